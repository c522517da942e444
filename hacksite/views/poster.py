"""The poster: what it is about, when, where, for whom, and what to do now."""

from dataclasses import dataclass

from hacksite.model import Partner, Said
from hacksite.views.agenda import absolute
from hacksite.views.home import registration_in_words
from hacksite.views.layout import excerpt, labels, present
from hacksite.views.page_view import Picture, picture_of
from hacksite.views.partner import KINDS
from hacksite.views.phase import Phase, is_off
from hacksite.views.scene import Scene
from hacksite.views.takes_place import event_status, phase_in_words, words_of_time

_LOGOS = 14
"""More would be dust at the foot of a sheet: the rest are named."""
_ABREAST = 3
"""Logos that stand side by side."""
_CALLS = {
    Phase.ANNOUNCED: "save",
    Phase.OPEN: "join",
    Phase.CLOSED: "follow",
    Phase.LIVE: "follow",
    Phase.RESTITUTION: "projects",
    Phase.RESULTS: "projects",
    Phase.ARCHIVED: "projects",
}


@dataclass(frozen=True, slots=True)
class PosterPartner:
    """An organisation with its logo, or by its name alone."""

    name: Said
    logo: Picture | None


@dataclass(frozen=True, slots=True)
class PosterGroup:
    """Organisations that do the same."""

    label: str
    partners: tuple[PosterPartner, ...]


@dataclass(frozen=True, slots=True)
class PosterFact:
    """When, where, for whom: a word, then what one must know."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PosterView:
    """What the poster says. `here` is the site's address, "" where it is not known.

    `seed` draws a cover where the event has no picture; `space` says how much room the foot leaves it:
    "little", "some" or "much".
    """

    kicker: str
    title: Said
    tagline: Said | None
    status: str
    logo: Picture | None
    cover: Picture | None
    seed: str
    space: str
    facts: tuple[PosterFact, ...]
    audience: tuple[str, ...]
    call: str
    terms: str
    here: str
    address: str
    hashtag: str
    groups: tuple[PosterGroup, ...]
    others: tuple[str, ...]


def poster(scene: Scene) -> PosterView:
    """The poster of a language."""
    event, words = scene.event, scene.words
    shown, others = _partners(scene)
    here = absolute(scene, scene.addresses.section("home"))
    facts = (("when", words_of_time(scene)), ("where", _place(scene)))
    short = event.tagline or event.summary
    invites = scene.phase is Phase.OPEN and not is_off(event)
    return PosterView(
        _sentence(words(f"format.{event.format}")),
        event.title.say(scene.language),
        Said(excerpt(said.text), said.language) if (said := scene.say(short)) else None,
        event_status(scene),
        picture_of(event.look.logo, scene.language),
        picture_of(event.look.cover, scene.language),
        event.id,
        _space(shown, others),
        tuple(PosterFact(words(f"home.{key}"), (text,)) for key, text in facts if text),
        labels(scene, (one.role for one in event.audience)),
        words(f"poster.{'follow' if is_off(event) else _CALLS[scene.phase]}"),
        registration_in_words(scene) if invites else phase_in_words(scene),
        here,
        here.partition("://")[2].rstrip("/"),
        f"#{event.hashtag}" if event.hashtag else "",
        shown,
        others,
    )


def _space(groups: tuple[PosterGroup, ...], others: tuple[str, ...]) -> str:
    most = max((len(group.partners) for group in groups), default=0)
    if not groups and not others:
        return "much"
    return "some" if most <= _ABREAST and len(others) <= _ABREAST else "little"


def _place(scene: Scene) -> str:
    """The venue and its town, which stay together; what is online is said above."""
    venue = scene.event.venue
    if venue is None:
        return ""
    town = venue.address.city if venue.address else None
    return ", ".join(present(venue.name.in_(scene.language), (town or "").replace(" ", "\N{NO-BREAK SPACE}")))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _partners(scene: Scene) -> tuple[tuple[PosterGroup, ...], tuple[str, ...]]:
    """Who carries the event first, then the others, by what they bring; last, who is only named."""
    ordered = sorted(scene.event.partners, key=lambda p: KINDS.index(p.kind))
    first = [p for p in ordered if p.kind == "organiser"]
    rest = [p for p in ordered if p.kind != "organiser"]
    room = max(0, _LOGOS - len(first))
    shown = [p for p in rest if p.logo][:room]
    groups = (("poster.organisers", first), ("poster.partners", shown))
    named = tuple(p.name.in_(scene.language) for p in rest if p not in shown)
    return (
        tuple(
            PosterGroup(scene.words(key, n=len(partners)), tuple(_partner(scene, p) for p in partners))
            for key, partners in groups
            if partners
        ),
        named,
    )


def _partner(scene: Scene, partner: Partner) -> PosterPartner:
    return PosterPartner(partner.name.say(scene.language), picture_of(partner.logo, scene.language))
