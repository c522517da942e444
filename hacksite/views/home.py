"""What the home page says; it changes with the phase."""

from dataclasses import dataclass
from datetime import UTC, datetime

from hacksite.model import Said
from hacksite.model.moments import first_instant, last_instant
from hacksite.views.cards import challenge_card, dataset_card, partner_card, project_card
from hacksite.views.challenge import in_order
from hacksite.views.layout import part, present, section_link, section_page
from hacksite.views.news_item import newest_first, news_card
from hacksite.views.page_view import Card, LinkView, PageView, Part, Picture, Shelf, picture_of
from hacksite.views.phase import Phase
from hacksite.views.practical import price_words
from hacksite.views.results import FigureView, Laureate, laureates
from hacksite.views.scene import Scene
from hacksite.views.session import SessionRow, session_row
from hacksite.wording.dates import day, days, moment

_FEW = 6
_OVER = {Phase.RESULTS, Phase.ARCHIVED}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date to keep; `iso` is the instant, for a countdown that says to what."""

    title: Said
    when: str
    iso: str
    url: str


@dataclass(frozen=True, slots=True)
class Moments:
    """What is going on: sessions under way, and the next ones."""

    now: tuple[SessionRow, ...]
    next: tuple[SessionRow, ...]
    programme: LinkView


@dataclass(frozen=True, slots=True)
class HomeFact:
    """What one must know in five seconds: when, where, at what price."""

    icon: str
    label: str
    text: Said


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page: what, when, where, whether it is for me, and what to do now."""

    phase: str
    phase_words: str
    lead: Said | None
    tagline: Said | None
    facts: tuple[HomeFact, ...]
    status: str
    cover: Picture | None
    seed: str
    actions: tuple[LinkView, ...]
    deadlines: tuple[Deadline, ...]
    moments: Moments | None
    laureates: tuple[Laureate, ...]
    figures: tuple[FigureView, ...]
    story: tuple[Part, ...]
    promises: tuple[tuple[Part, str], ...]
    audience: tuple[Part, ...]
    shelves: tuple[tuple[Shelf, LinkView], ...]
    follow_ups: tuple[Card, ...]
    partners: tuple[Card, ...]


def home_page(scene: Scene) -> PageView:
    """The home page of a language."""
    event = scene.event
    results = event.results
    view = HomeView(
        phase=scene.phase.value,
        phase_words=_phase_words(scene),
        lead=scene.say(event.summary),
        tagline=scene.say(event.tagline),
        facts=_facts(scene),
        status=_status(scene),
        cover=picture_of(event.look.cover, scene.language),
        seed=event.id,
        actions=_actions(scene),
        deadlines=_deadlines(scene),
        moments=_moments(scene),
        laureates=laureates(scene) if scene.phase in _OVER else (),
        figures=tuple(FigureView(f.value, f.label.say(scene.language)) for f in results.figures)
        if results
        else (),
        story=present(part(scene, "theme", event.theme), part(scene, "problem", event.problem)),
        promises=_promises(scene),
        audience=tuple(Part(a.role.in_(scene.language), scene.say(a.text)) for a in event.audience),
        shelves=_shelves(scene),
        follow_ups=_followed(scene),
        partners=tuple(partner_card(scene, p) for p in event.partners),
    )
    description = words_or(scene, event.title.in_(scene.language))
    return section_page(scene, "home", view, description=description)


def _phase_words(scene: Scene) -> str:
    """The phase in words; an event that is over without results says no more than that."""
    without_results = scene.phase is Phase.RESULTS and scene.event.results is None
    return scene.words("phase.over" if without_results else f"phase.{scene.phase.value}")


def words_or(scene: Scene, fallback: str) -> str:
    """The event in a sentence: its summary, else its tagline, else `fallback`."""
    return scene.words_in(scene.event.summary) or scene.words_in(scene.event.tagline) or fallback


def _status(scene: Scene) -> str:
    """What changed about the event's taking place; "" when nothing did."""
    event, words = scene.event, scene.words
    if event.status == "scheduled":
        return ""
    said = words(f"event_status.{event.status}")
    if event.previous_start is None:
        return said
    return words("event_status.from", status=said, day=day(event.previous_start, words))


def _facts(scene: Scene) -> tuple[HomeFact, ...]:
    """When, where, and until an event is full or over, at what price and until when one can join."""
    words = scene.words
    rows = [("calendar-days", "when", words_of_days(scene)), ("map-pin", "where", _place(scene))]
    if scene.phase in {Phase.ANNOUNCED, Phase.OPEN}:
        rows.append(("ticket", "registration", _registration(scene)))
    return tuple(
        HomeFact(icon, words(f"home.{key}"), Said(text, scene.language)) for icon, key, text in rows if text
    )


def words_of_days(scene: Scene) -> str:
    """The event's days as people say them."""
    return days(scene.event.first_day, scene.event.last_day, scene.words)


def _place(scene: Scene) -> str:
    """The venue, the town, and whether one can take part from afar."""
    venue = scene.event.venue
    place = ", ".join(present(venue.name.in_(scene.language), *_town(scene))) if venue else ""
    return " · ".join(present(place, scene.words(f"format.{scene.event.format}")))


def _registration(scene: Scene) -> str:
    """The price and the last day, as far as they are known."""
    registration, words = scene.event.registration, scene.words
    if registration.url is None and registration.closes is None:
        return ""
    price, closes = price_words(scene), registration.closes
    if closes is None:
        return price
    last = closes.date() if isinstance(closes, datetime) else closes
    until = words("home.until", day=day(last, words, year=False))
    return " · ".join(present(price, until))


def _town(scene: Scene) -> tuple[str, ...]:
    address = scene.event.venue.address if scene.event.venue else None
    return present(" ".join(present(address.postal_code, address.city))) if address else ()


def _actions(scene: Scene) -> tuple[LinkView, ...]:
    """What to do now, first thing first."""
    words, event = scene.words, scene.event

    def action(key: str, url: str, icon: str = "") -> LinkView:
        return LinkView(Said(words(f"action.{key}"), scene.language), url, icon)

    calendar = action("calendar", "agenda.ics", "calendar-plus")
    see = {
        key: action(key, scene.addresses.section(key))
        for key, filled in (
            ("challenges", event.challenges), ("programme", event.sessions),
            ("projects", event.projects), ("results", event.results), ("practical", event.venue),
        )
        if filled
    }  # fmt: skip
    join = action("join", event.registration.url) if event.registration.url else None
    by_phase = {
        Phase.ANNOUNCED: (calendar, see.get("challenges")),
        Phase.OPEN: (join, see.get("challenges"), calendar),
        Phase.CLOSED: (see.get("practical"), see.get("programme"), calendar),
        Phase.LIVE: (see.get("programme"), see.get("practical"), see.get("challenges")),
        Phase.RESTITUTION: (see.get("projects"), see.get("programme")),
        Phase.RESULTS: (see.get("results"), see.get("projects")),
        Phase.ARCHIVED: (see.get("projects"), see.get("results")),
    }
    return present(*by_phase[scene.phase])


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


def _moments(scene: Scene) -> Moments | None:
    sessions = [s for s in scene.event.sessions if s.status != "cancelled"]
    if scene.phase not in {Phase.LIVE, Phase.RESTITUTION} or not sessions:
        return None
    # Instants, for wall-clock times of one zone compare as they look, twice the same in autumn.
    now = scene.now.astimezone(UTC)
    going_on = sorted((s for s in sessions if s.start <= now < s.end), key=lambda s: s.start)
    coming = sorted((s for s in sessions if s.start > now), key=lambda s: s.start)
    soon = [s for s in coming if s.start == coming[0].start] if coming else []
    return Moments(
        tuple(session_row(scene, s) for s in going_on),
        tuple(session_row(scene, s) for s in soon),
        section_link(scene, "programme"),
    )


def _promises(scene: Scene) -> tuple[tuple[Part, str], ...]:
    """What is wanted, what a project can become, and what helps it, each with its icon; until it is over."""
    if scene.phase in _OVER:
        return ()
    event, outcomes = scene.event, scene.event.outcomes
    rows = (
        (part(scene, "objectives", items=event.objectives), "target"),
        (part(scene, "exit_points", items=outcomes.exit_points), "sprout"),
        (part(scene, "support", items=outcomes.support), "handshake"),
    )
    return tuple((shown, icon) for shown, icon in rows if shown)


def _shelves(scene: Scene) -> tuple[tuple[Shelf, LinkView], ...]:
    """A few of each noun, the most useful first."""
    event, index = scene.event, scene.index
    over = scene.phase in _OVER
    projects = sorted(event.projects, key=lambda p: str(p.title).lower())
    featured = [index.challenge[c] for c in event.featured] or in_order(event.challenges, scene.language)
    rows = [
        ("news", tuple(news_card(scene, n) for n in newest_first(scene)[:3])),
        ("challenges", tuple(challenge_card(scene, c) for c in featured[:_FEW])),
        ("data", tuple(dataset_card(scene, d) for d in event.datasets[:_FEW])),
    ]
    shown = tuple(project_card(scene, p) for p in (projects if over else projects[:_FEW]))
    rows.insert(
        0 if over else len(rows), ("projects", shown if over or scene.phase is Phase.RESTITUTION else ())
    )
    return tuple(
        (Shelf(scene.words(f"home.{key}"), cards), section_link(scene, key)) for key, cards in rows if cards
    )


def _followed(scene: Scene) -> tuple[Card, ...]:
    if scene.phase is not Phase.ARCHIVED:
        return ()
    return tuple(project_card(scene, p) for p in scene.event.projects if p.follow_ups)
