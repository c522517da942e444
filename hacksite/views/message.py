"""Texts that are ready to send: one for each moment of the event's life, made of its own facts.

They say only what may be seen at the clock: what is held back is not told before its hour.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from hacksite.model import Said, Text
from hacksite.model.moments import day_of
from hacksite.views.agenda import absolute
from hacksite.views.home import registration_in_words
from hacksite.views.layout import present
from hacksite.views.phase import Phase, results_instant
from hacksite.views.practical import address_lines
from hacksite.views.scene import Scene
from hacksite.views.takes_place import words_of_days, words_of_place, words_of_time
from hacksite.wording.dates import clock, day, moment

KINDS = ("announcement", "registration", "data", "week", "eve", "live", "results", "thanks", "six-months")
"""Every message, in the order of its day."""

_NAMED = 12
_PRACTICAL = ("hours", "directions", "access", "bring", "food", "wifi", "remote", "help")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of a message; `text` is Markdown where it comes from the folder (`is_markdown`)."""

    text: str
    title: str = ""
    is_markdown: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its day, its subject, its paragraphs for a mail, its pieces for social networks.

    The first piece is the least that must be said; others follow as long as there is room. `url` and
    `tag` come last, always. `wait` says why it is not to be sent yet; "" when nothing stands against it.
    """

    kind: str
    on: date
    day: str
    subject: str
    paragraphs: tuple[Paragraph, ...]
    pieces: tuple[str, ...]
    url: str
    tag: str
    wait: str


def messages(scene: Scene) -> tuple[Message, ...]:
    """The messages of a language, in the order of their days."""
    made = (message for kind in KINDS if (message := _message(scene, kind)))
    return tuple(sorted(made, key=lambda one: (one.on, KINDS.index(one.kind))))


def _message(scene: Scene, kind: str) -> Message | None:
    on = _day_of(scene, kind)
    if on is None:
        return None
    event, words = scene.event, scene.words
    section, say = _PLANS[kind]
    title = event.title.in_(scene.language)
    facts: dict[str, object] = {"event": title, "days": words_of_days(scene), "place": words_of_place(scene)}
    url = absolute(scene, scene.addresses.section(section))
    paragraphs = tuple(say(scene))
    return Message(
        kind,
        on,
        day(on, words),
        _said(scene, f"message.{kind}.subject", facts),
        present(Paragraph(_said(scene, f"message.{kind}.text", facts)), *paragraphs, *_closing(scene, url)),
        present(
            _said(scene, f"message.{kind}.short", facts),
            *(f"{label}{words('cli.colon')}{text}" for label, text in _short_facts(scene, kind)),
            scene.words_in(event.tagline),
        ),
        url,
        f"#{event.hashtag}" if event.hashtag else "",
        _wait(scene, kind, on),
    )


def _said(scene: Scene, key: str, facts: dict[str, object]) -> str:
    return scene.words(key, None, **facts)


def _day_of(scene: Scene, kind: str) -> date | None:
    """The day of a message, from the event's own dates; None where the event has no such moment."""
    event = scene.event
    before = {"week": 7, "eve": 1, "live": 0}
    opens = event.registration.opens
    if kind in before:
        return event.first_day - timedelta(days=before[kind])
    if kind == "announcement":
        two_months = event.first_day - timedelta(days=60)
        return min(two_months, day_of(opens) - timedelta(days=14)) if opens else two_months
    if kind == "registration":
        return day_of(opens) if opens else None
    if kind == "data":
        told = (day_of(m.at) for m in event.milestones if m.kind == "announcement")
        return next((d for d in sorted(told) if d < event.first_day), event.first_day - timedelta(days=21))
    if kind == "results":
        return results_instant(event).astimezone(event.timezone).date()
    return event.last_day + timedelta(days={"thanks": 3, "six-months": 182}[kind])


def _wait(scene: Scene, kind: str, on: date) -> str:
    """Why a message is not to be sent: its day lies ahead, or what it tells is not public yet."""
    event, words = scene.event, scene.words
    if event.status in {"cancelled", "postponed"} and kind not in {"results", "thanks", "six-months"}:
        return words("message.wait_status", status=words(f"event_status.{event.status}"))
    lacking = {"data": not event.datasets, "results": event.results is None, "live": not event.sessions}
    if lacking.get(kind):
        return words(f"message.wait_{kind}", day=day(on, words))
    return words("message.wait_day", day=day(on, words)) if scene.now.date() < on else ""


def _closing(scene: Scene, url: str) -> Iterator[Paragraph]:
    """The address, then who writes."""
    if url:
        yield Paragraph(url)
    contact = scene.event.contact
    lines = (scene.words_in(contact.name), contact.email, contact.phone) if contact else ()
    signed = "\n".join(present(*lines))
    if signed:
        yield Paragraph(signed)


def _facts(scene: Scene) -> Iterator[tuple[str, str]]:
    yield scene.words("home.when"), words_of_time(scene)
    place = words_of_place(scene)
    if place:
        yield scene.words("home.where"), place
    terms = registration_in_words(scene)
    if terms and scene.phase in {Phase.ANNOUNCED, Phase.OPEN}:
        yield scene.words("home.registration"), terms


def _short_facts(scene: Scene, kind: str) -> Iterator[tuple[str, str]]:
    """What a short message may still say: nothing that is over."""
    if kind in {"announcement", "registration", "data", "week"}:
        yield from list(_facts(scene))[1:]


def _fact_lines(scene: Scene) -> Paragraph:
    lines = (f"{label}{scene.words('cli.colon')}{text}" for label, text in _facts(scene))
    return Paragraph("\n".join(lines))


def _named(scene: Scene, titles: list[Text], title: str) -> Iterator[Paragraph]:
    """A titled list of names, cut where it grows too long for a mail."""
    if titles:
        shown = [f"- {text.in_(scene.language)}" for text in titles[:_NAMED]]
        more = [scene.words("message.more", n=len(titles) - _NAMED)] if len(titles) > _NAMED else []
        yield Paragraph("\n".join([*shown, *more]), title)


def _announcement(scene: Scene) -> Iterator[Paragraph]:
    yield from _markdown(scene.say(scene.event.summary))
    yield _fact_lines(scene)
    yield from _named(scene, [a.role for a in scene.event.audience], scene.words("home.audience"))


def _registration(scene: Scene) -> Iterator[Paragraph]:
    yield from _announcement(scene)
    yield from _markdown(scene.say(scene.event.registration.conditions), scene.words("fact.conditions"))
    if scene.event.registration.url:
        yield Paragraph(scene.event.registration.url, scene.words("action.join"))


def _data(scene: Scene) -> Iterator[Paragraph]:
    datasets = [d.title for d in scene.event.datasets if not d.wanted]
    yield from _named(scene, datasets, scene.words("section.data"))
    yield from _named(scene, [c.title for c in scene.event.challenges], scene.words("section.challenges"))


def _week(scene: Scene) -> Iterator[Paragraph]:
    yield _fact_lines(scene)
    closes = scene.event.registration.closes
    if closes and scene.phase is Phase.OPEN:
        yield Paragraph(scene.words("message.closes", when=moment(closes, scene.words)))
    yield from _named(scene, [c.title for c in scene.event.challenges], scene.words("section.challenges"))


def _eve(scene: Scene) -> Iterator[Paragraph]:
    """All that one must know the day before. Source: hackathon.guide, "the day before" e-mail."""
    event, words = scene.event, scene.words
    yield _fact_lines(scene)
    venue = event.venue
    if venue:
        lines = (venue.name.in_(scene.language), *address_lines(venue.address, scene.language))
        yield Paragraph("\n".join(lines), words("message.address"))
        for name in _PRACTICAL:
            yield from _markdown(scene.say(getattr(venue, name)), words(f"part.{name}"))
    first = sorted((s for s in event.sessions if s.start.date() == event.first_day), key=lambda s: s.start)
    if first:
        rows = (f"{clock(s.start, words)} – {s.title.in_(scene.language)}" for s in first)
        yield Paragraph("\n".join(rows), words("message.first_day"))


def _live(scene: Scene) -> Iterator[Paragraph]:
    for milestone in scene.event.milestones:
        if milestone.kind == "submission":
            when = moment(milestone.at, scene.words)
            yield Paragraph(
                "\n".join(present(when, milestone.url or "")), milestone.title.in_(scene.language)
            )
    channels = (
        f"{c.label.in_(scene.language)}{scene.words('cli.colon')}{c.url}" for c in scene.event.channels
    )
    said = "\n".join(channels)
    if said:
        yield Paragraph(said, scene.words("message.channels"))


def _results(scene: Scene) -> Iterator[Paragraph]:
    told = scene.event.results
    if told is None:
        return
    yield from _markdown(scene.say(told.intro))
    for award in told.awards:
        project, prize = scene.index.project.get(award.project), scene.index.prize.get(award.prize)
        if project and prize:
            name = project.title.in_(scene.language)
            yield from _markdown(scene.say(award.citation), f"{prize.title.in_(scene.language)} – {name}")
    yield from _named(scene, [p.title for p in scene.event.projects], scene.words("section.projects"))


def _thanks(scene: Scene) -> Iterator[Paragraph]:
    told = scene.event.results
    yield from _markdown(scene.say(told.thanks) if told else None)
    figures = told.figures if told else ()
    lines = (f"{f.label.in_(scene.language)}{scene.words('cli.colon')}{f.value}" for f in figures)
    said = "\n".join(lines)
    if said:
        yield Paragraph(said)


def _six_months(scene: Scene) -> Iterator[Paragraph]:
    for project in scene.event.projects:
        if project.follow_ups:
            last = max(project.follow_ups, key=lambda f: f.date)
            yield from _markdown(scene.say(last.text), project.title.in_(scene.language))


def _markdown(said: Said | None, title: str = "") -> Iterator[Paragraph]:
    if said:
        yield Paragraph(said.text, title, is_markdown=True)


_Say = Callable[[Scene], Iterator[Paragraph]]
_PLANS: dict[str, tuple[str, _Say]] = {
    "announcement": ("home", _announcement),
    "registration": ("home", _registration),
    "data": ("data", _data),
    "week": ("programme", _week),
    "eve": ("practical", _eve),
    "live": ("home", _live),
    "results": ("results", _results),
    "thanks": ("results", _thanks),
    "six-months": ("projects", _six_months),
}
"""The page that a message leads to, and what it says."""
