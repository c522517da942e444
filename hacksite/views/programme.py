"""What the programme says: by day on one page, or a page for each day where it is long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, time, timedelta
from itertools import groupby

from hacksite.model import Room, Said, Session, Track
from hacksite.views.addresses import SHEETS
from hacksite.views.below import below, page_below
from hacksite.views.facets import Filters, Row, filters_of
from hacksite.views.layout import section_page
from hacksite.views.marks import session_facets, session_marks
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.phase import Phase
from hacksite.views.programme_grid import Place, Shape, grid_of
from hacksite.views.scene import Scene
from hacksite.views.session_row import SessionRow, session_row
from hacksite.views.subscribe import SubscribeView, subscribe_view
from hacksite.wording.collation import words_in
from hacksite.wording.dates import chip_day, clock, day

DAY_BEGINS = time(5)
"""A session that starts before this hour belongs to the day before. Source: pretalx, DAY_START_HOUR."""

MOST_ON_ONE_PAGE = 150
"""A programme of more sessions has a page for each day."""


@dataclass(frozen=True, slots=True)
class RoomView:
    """The heading of a room's columns in the grid."""

    name: Said
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HourView:
    """A full hour beside the grid, at its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class GridView:
    """A day as a grid: its headings, and the place of each of the day's rows, in their order."""

    rooms: tuple[RoomView, ...]
    hours: tuple[HourView, ...]
    places: tuple[Place, ...]
    shape: Shape
    label: str


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the programme; `anchor` is its date, `start` and `end` its first and last instant.

    `url` is where the day is shown. `grid` is None where nothing goes on in parallel.
    """

    anchor: str
    title: str
    short: str
    url: str
    start: str
    end: str
    count: str
    rows: tuple[SessionRow, ...]
    grid: GridView | None = None
    is_past: bool = False
    """Whether the event goes on and this day is over: it is folded among the others."""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The programme, or one day of it.

    `days` are shown with their sessions; `every_day` leads to all. The way to subscribe is on the first page.
    On a page of one day, `day` is that day, and `next_day` leads on.
    """

    lead: str
    zone: str
    days: tuple[DayView, ...]
    every_day: tuple[DayView, ...]
    empty: str
    subscribe: SubscribeView | None
    filters: Filters | None = None
    tracks: tuple[LinkView, ...] = ()
    rooms: tuple[LinkView, ...] = ()
    changes: LinkView | None = None
    sheet: str = ""
    """The programme on paper; "" where there is none."""
    day: DayView | None = None
    next_day: LinkView | None = None
    shapes: tuple[tuple[str, Shape], ...] = ()
    """The grids of every day, by the day's anchor: the same for all pages, which share a style sheet."""
    applications: tuple[str, ...] = ("schedule.xml", "schedule.json")
    """The same for conference applications, in frab's two formats."""

    @property
    def has_grid(self) -> bool:
        """Whether a reader can choose between a list and a grid."""
        return any(day.grid for day in self.days)


def programme_day(session: Session) -> date:
    """The day a session is listed under: nights belong to the evening before."""
    start = session.start
    return start.date() if start.time() >= DAY_BEGINS else start.date() - timedelta(days=1)


def by_day(sessions: Sequence[Session]) -> Iterator[tuple[date, tuple[Session, ...]]]:
    """The sessions of each day; within a day by start, then by room.

    In UTC: where the clock goes back, hours of the event's zone come twice.
    """
    ordered = sorted(sessions, key=lambda s: (s.start.astimezone(UTC), s.end.astimezone(UTC), s.rooms, s.id))
    for when, found in groupby(ordered, key=programme_day):
        yield when, tuple(found)


def days(
    scene: Scene, sessions: Sequence[Session] | None = None, *, grids: bool = True
) -> tuple[DayView, ...]:
    """The programme by day, or that of some sessions."""
    shown = scene.event.sessions if sessions is None else sessions
    return tuple(_day(scene, when, found, grids=grids) for when, found in by_day(shown))


def programme_pages(scene: Scene) -> tuple[PageView, ...]:
    """The programme's page; where it is long, that is a table of contents, and each day has its own."""
    every = days(scene)
    head = _view(scene, every)
    first = section_page(scene, "programme", head, listed=bool(every))
    if not is_long(scene):
        return (replace(first, view=replace(head, filters=_filters(scene, every))),)
    whole = replace(head, days=())
    following = (*(LinkView(Said(d.title, scene.language), d.url) for d in every[1:]), None)
    pages = (
        _day_page(scene, first, replace(head, next_day=after), shown)
        for shown, after in zip(every, following, strict=True)
    )
    return (replace(first, view=whole), *pages)


def is_long(scene: Scene) -> bool:
    """Whether each day has a page of its own."""
    return len(scene.event.sessions) > MOST_ON_ONE_PAGE


def day_url(scene: Scene, when: date) -> str:
    """Where a day is shown."""
    if is_long(scene):
        return below(scene, "programme", when.isoformat())
    return f"{scene.addresses.section('programme')}#d{when.isoformat()}"


def part_link(scene: Scene, kind: str, part: Track | Room) -> LinkView:
    """The way to the page of a track or a room; `kind` is the key of its slug."""
    return LinkView(
        part.name.say(scene.language), below(scene, "programme", scene.addresses.slugs[kind], part.id)
    )


def tracks_in_use(scene: Scene) -> tuple[Track, ...]:
    """The tracks that have a session."""
    used = {session.track for session in scene.event.sessions}
    return tuple(track for track in scene.event.tracks if track.id in used)


def rooms_in_use(scene: Scene) -> tuple[Room, ...]:
    """The rooms and places online that have a session."""
    used = {room for session in scene.event.sessions for room in session.rooms}
    return tuple(room for room in scene.event.rooms if room.id in used)


def _view(scene: Scene, every: tuple[DayView, ...]) -> ProgrammeView:
    words = scene.words
    moved = Said(words("changes.title"), scene.language)
    return ProgrammeView(
        words("programme.lead"),
        words("programme.zone", zone=str(scene.event.timezone)),
        every,
        tuple(replace(shown, rows=(), grid=None) for shown in every),
        words("programme.empty"),
        subscribe_view(scene),
        changes=LinkView(moved, below(scene, "programme", scene.addresses.slugs["changes"]), "clock"),
        sheet=f"{scene.addresses.root}{SHEETS['programme']}" if scene.paper and every else "",
        tracks=tuple(part_link(scene, "tracks", track) for track in tracks_in_use(scene)),
        rooms=tuple(part_link(scene, "rooms", room) for room in rooms_in_use(scene)),
        shapes=tuple((shown.anchor, shown.grid.shape) for shown in every if shown.grid),
    )


def _day_page(scene: Scene, first: PageView, head: ProgrammeView, shown: DayView) -> PageView:
    shown = replace(shown, is_past=False)  # Nothing is folded on a page of its own.
    view = replace(
        head, lead=shown.count, days=(shown,), subscribe=None, day=shown, tracks=(), rooms=(),
        filters=_filters(scene, (shown,)),
    )  # fmt: skip
    page = page_below(
        scene, "programme", (shown.anchor,), Said(shown.title, scene.language), view, first.template
    )
    if view.filters:
        own = replace(view.filters, file=f"{page.url}filters.json")
        page = replace(page, view=replace(view, filters=own))
    return page


def _day(scene: Scene, when: date, sessions: tuple[Session, ...], *, grids: bool) -> DayView:
    end = max((s.end for s in sessions), key=lambda end: end.astimezone(UTC))
    is_on = scene.phase in {Phase.LIVE, Phase.RESTITUTION}
    return DayView(
        when.isoformat(),
        day(when, scene.words),
        chip_day(when, scene.words),
        day_url(scene, when),
        sessions[0].start.isoformat(),
        end.isoformat(),
        scene.words("programme.count", n=len(sessions)),
        tuple(session_row(scene, s) for s in sessions),
        _grid(scene, when, sessions) if grids else None,
        is_on and end <= scene.now,
    )


def _grid(scene: Scene, when: date, sessions: tuple[Session, ...]) -> GridView | None:
    grid = grid_of(sessions, scene.event.rooms)
    if grid is None:
        return None
    elsewhere = Said(scene.words("programme.elsewhere"), scene.language)
    return GridView(
        tuple(
            RoomView(c.room.name.say(scene.language) if c.room else elsewhere, c.start, c.end)
            for c in grid.columns
        ),
        tuple(HourView(clock(at, scene.words), line) for line, at in grid.hours),
        grid.places,
        grid.shape,
        scene.words("programme.grid_label", day=day(when, scene.words)),
    )


def _filters(scene: Scene, shown: tuple[DayView, ...]) -> Filters | None:
    def row(own: SessionRow, title: str) -> Row:
        said = (text.text for text in (own.title, own.summary, own.track, *own.where, *own.people) if text)
        session = scene.index.session[own.id]
        return Row(own.url, words_in(*said, own.kind_label), session_marks(scene, session, title))

    groups = [(day.title, [row(own, day.title) for own in day.rows]) for day in shown]
    return filters_of(scene, "programme", session_facets(scene, [day.title for day in shown]), groups)
