"""The blocks of the home page: each says one thing, or nothing when there is nothing to say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hacksite.model import Said
from hacksite.model.moments import first_instant, last_instant
from hacksite.views.cards import challenge_card, dataset_card, partner_card, project_card
from hacksite.views.challenge import in_order
from hacksite.views.layout import part, present, section_link
from hacksite.views.moments import moments
from hacksite.views.news_item import newest_first, news_card
from hacksite.views.page_view import Card, LinkView, Part, Shelf
from hacksite.views.phase import Phase
from hacksite.views.practical import contact_links
from hacksite.views.restitution import TurnView, turn_views
from hacksite.views.results import FigureView, after_link, laureates
from hacksite.views.running_order import has_restitution, running_order
from hacksite.views.scene import Scene
from hacksite.wording.dates import moment, short_day

_FEW = 6
_ANSWERING = {"chat", "forum", "other"}
"""Channels where somebody answers; nobody does in code, on a newsletter or in a film."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the home page; `name` is also its template's. Some name themselves: `title` is "" then."""

    name: str
    title: str
    content: Any


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date to keep; `iso` is the instant, for a countdown that says to what."""

    title: Said
    when: str
    iso: str
    url: str


@dataclass(frozen=True, slots=True)
class Help:
    """Where to turn on the day: what the organisers say of it, and the ways to them."""

    text: Said | None
    ways: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a project: its last news."""

    project: LinkView
    status: str
    date: str
    iso: str
    text: Said


@dataclass(frozen=True, slots=True)
class After:
    """The last news of projects, and the way to all that came after."""

    rows: tuple[Followed, ...]
    all: LinkView | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What the organisers undertake, in a few lines under an icon."""

    icon: str
    part: Part


@dataclass(frozen=True, slots=True)
class Row:
    """A few cards of a section, and the way to all of them."""

    shelf: Shelf
    all: LinkView


@dataclass(frozen=True, slots=True)
class Running:
    """Who presents when, and the way to the whole page."""

    turns: tuple[TurnView, ...]
    all: LinkView


def _deadlines(scene: Scene) -> tuple[Deadline, ...]:
    """Dates still to come."""
    zone = scene.event.timezone
    coming = [m for m in scene.event.milestones if last_instant(m.at, zone) > scene.now]
    return tuple(
        Deadline(
            m.title.say(scene.language), moment(m.at, scene.words),
            last_instant(m.at, zone).isoformat(), m.url or "",
        )
        for m in sorted(coming, key=lambda m: first_instant(m.at, zone))[:4]
    )  # fmt: skip


def _story(scene: Scene) -> tuple[Part, ...]:
    return present(part(scene, "theme", scene.event.theme), part(scene, "problem", scene.event.problem))


def _promises(scene: Scene) -> tuple[Promise, ...]:
    """What is wanted, what a project can become, and what helps it."""
    event, outcomes = scene.event, scene.event.outcomes
    rows = (
        (part(scene, "objectives", items=event.objectives), "target"),
        (part(scene, "exit_points", items=outcomes.exit_points), "sprout"),
        (part(scene, "support", items=outcomes.support), "handshake"),
    )
    return tuple(Promise(icon, shown) for shown, icon in rows if shown)


def _audience(scene: Scene) -> tuple[Part, ...]:
    return tuple(Part(a.role.in_(scene.language), scene.say(a.text)) for a in scene.event.audience)


def _help(scene: Scene) -> Help | None:
    """The venue's own words first; then the place, the conversation, the organisers."""
    venue = scene.event.venue
    channels = (
        LinkView(c.label.say(scene.language), c.url, "message-circle")
        for c in scene.event.channels
        if c.kind in _ANSWERING
    )
    place = section_link(scene, "practical") if venue else None
    ways = (
        *((LinkView(place.label, place.url, "map-pin"),) if place else ()),
        *channels,
        *contact_links(scene),
    )
    text = scene.say(venue.help) if venue else None
    return Help(text, ways) if text or ways else None


def _figures(scene: Scene) -> tuple[FigureView, ...]:
    results = scene.event.results
    return tuple(FigureView(f.value, f.label.say(scene.language)) for f in results.figures) if results else ()


def _after(scene: Scene) -> After | None:
    """The last news of each project that gave some, the freshest first."""
    last = sorted(
        ((max(p.follow_ups, key=lambda f: f.date), p) for p in scene.event.projects if p.follow_ups),
        key=lambda row: row[0].date,
        reverse=True,
    )
    rows = tuple(
        Followed(
            LinkView(p.title.say(scene.language), scene.addresses.item("project", p.id)),
            scene.words(f"follow_up.{f.status}"),
            short_day(f.date, scene.words),
            f.date.isoformat(),
            f.text.say(scene.language),
        )
        for f, p in last
    )
    return After(rows, after_link(scene)) if rows else None


def _partners(scene: Scene) -> tuple[Card, ...]:
    return tuple(partner_card(scene, p) for p in scene.event.partners)


def _row(scene: Scene, key: str, cards: tuple[Card, ...]) -> Row | None:
    return Row(Shelf(scene.words(f"home.{key}"), cards), section_link(scene, key)) if cards else None


def _news(scene: Scene) -> Row | None:
    return _row(scene, "news", tuple(news_card(scene, n) for n in newest_first(scene)[:3]))


def _challenges(scene: Scene) -> Row | None:
    event = scene.event
    featured = [scene.index.challenge[c] for c in event.featured] or in_order(
        event.challenges, scene.language
    )
    return _row(scene, "challenges", tuple(challenge_card(scene, c) for c in featured[:_FEW]))


def _data(scene: Scene) -> Row | None:
    return _row(scene, "data", tuple(dataset_card(scene, d) for d in scene.event.datasets[:_FEW]))


def _projects(scene: Scene) -> Row | None:
    """All of them once it is over, for all are equal; a few during the restitution."""
    projects = sorted(scene.event.projects, key=lambda p: str(p.title).lower())
    shown = projects if scene.phase in {Phase.RESULTS, Phase.ARCHIVED} else projects[:_FEW]
    return _row(scene, "projects", tuple(project_card(scene, p) for p in shown))


def _running(scene: Scene) -> Running | None:
    turns = running_order(scene.event) if has_restitution(scene.event) else ()
    return Running(turn_views(scene, turns), section_link(scene, "restitution")) if turns else None


_BLOCKS: Mapping[str, Callable[[Scene], Any]] = {
    "after": _after,
    "audience": _audience,
    "challenges": _challenges,
    "data": _data,
    "deadlines": _deadlines,
    "figures": _figures,
    "help": _help,
    "laureates": laureates,
    "lead": lambda scene: scene.say(scene.event.summary),
    "moments": moments,
    "news": _news,
    "partners": _partners,
    "projects": _projects,
    "running": _running,
    "promises": _promises,
    "story": _story,
}
"""Every block by its name. What it gives is falsy when there is nothing to say."""

_TITLED = {"after", "audience", "deadlines", "figures", "help", "laureates", "partners", "running"}


def blocks(scene: Scene, names: str) -> tuple[Block, ...]:
    """The blocks that have something to say, in the order of their names."""
    made = ((name, _BLOCKS[name](scene)) for name in names.split())
    return tuple(
        Block(name, scene.words(f"home.{name}") if name in _TITLED else "", content)
        for name, content in made
        if content
    )
