"""What the home page says; it changes with the phase."""

from dataclasses import dataclass
from datetime import UTC

from hacksite.model import Said
from hacksite.model.moments import first_instant, last_instant
from hacksite.views.cards import challenge_card, dataset_card, partner_card, project_card
from hacksite.views.challenge import in_order
from hacksite.views.layout import part, present, section_link, section_page
from hacksite.views.news_item import newest_first, news_card
from hacksite.views.page_view import Card, LinkView, PageView, Part, Picture, Shelf, picture_of
from hacksite.views.phase import Phase
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
class HomeView:
    """The home page: what, when, where, whether it is for me, and what to do now."""

    phase: str
    phase_words: str
    lead: Said | None
    tagline: Said | None
    dates: str
    place: tuple[str, ...]
    format: str
    status: str
    cover: Picture | None
    seed: str
    actions: tuple[LinkView, ...]
    deadlines: tuple[Deadline, ...]
    moments: Moments | None
    laureates: tuple[Laureate, ...]
    figures: tuple[FigureView, ...]
    parts: tuple[Part, ...]
    audience: tuple[Part, ...]
    shelves: tuple[tuple[Shelf, LinkView], ...]
    follow_ups: tuple[Card, ...]
    partners: tuple[Card, ...]


def home_page(scene: Scene) -> PageView:
    """The home page of a language."""
    event, words = scene.event, scene.words
    results = event.results
    view = HomeView(
        phase=scene.phase.value,
        phase_words=_phase_words(scene),
        lead=scene.say(event.summary),
        tagline=scene.say(event.tagline),
        dates=days(event.first_day, event.last_day, words),
        place=_place(scene),
        format=words(f"format.{event.format}"),
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
        parts=_parts(scene),
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


def _place(scene: Scene) -> tuple[str, ...]:
    venue = scene.event.venue
    if venue is None:
        return ()
    return present(venue.name.in_(scene.language), *_town(scene))


def _town(scene: Scene) -> tuple[str, ...]:
    address = scene.event.venue.address if scene.event.venue else None
    return present(" ".join(present(address.postal_code, address.city))) if address else ()


def _actions(scene: Scene) -> tuple[LinkView, ...]:
    """What to do now, first thing first."""
    words, event = scene.words, scene.event

    def action(key: str, url: str) -> LinkView:
        return LinkView(Said(words(f"action.{key}"), scene.language), url)

    calendar = action("calendar", "agenda.ics")
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


def _parts(scene: Scene) -> tuple[Part, ...]:
    event, outcomes = scene.event, scene.event.outcomes
    over = scene.phase in _OVER
    return present(
        part(scene, "theme", event.theme),
        part(scene, "problem", event.problem),
        None if over else part(scene, "objectives", items=event.objectives),
        None if over else part(scene, "exit_points", items=outcomes.exit_points),
        None if over else part(scene, "support", items=outcomes.support),
    )


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
