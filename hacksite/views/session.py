"""What the programme says: by day, and one page per session."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import groupby

from hacksite.model import Said, Session
from hacksite.views.addresses import SHEETS
from hacksite.views.agenda import calendar_path
from hacksite.views.cards import challenge_card, dataset_card, person_card
from hacksite.views.facets import Filters, Row, filters_of
from hacksite.views.layout import ItemView, fact, item_page, present, section_page, shelf
from hacksite.views.marks import session_facets, session_marks
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.scene import Scene
from hacksite.views.subscribe import SubscribeView, subscribe_view
from hacksite.wording import language_in
from hacksite.wording.collation import words_in
from hacksite.wording.dates import chip_day, day, hours

DAY_BEGINS = time(5)
"""A session that starts before this hour belongs to the day before. Source: pretalx, DAY_START_HOUR."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the programme."""

    id: str
    url: str
    title: Said
    start: str
    end: str
    hours: str
    kind: str
    kind_label: str
    where: tuple[Said, ...]
    track: Said | None
    people: tuple[Said, ...]
    summary: Said | None
    cancelled: bool
    online: bool
    is_moment: bool
    color: str


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the programme; `anchor` is its date."""

    anchor: str
    title: str
    short: str
    rows: tuple[SessionRow, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The programme, with the ways to subscribe."""

    lead: str
    zone: str
    days: tuple[DayView, ...]
    empty: str
    subscribe: SubscribeView
    filters: Filters | None = None
    sheet: str = ""
    """The programme on paper; "" where there is none."""
    applications: tuple[str, ...] = ("schedule.xml", "schedule.json")
    """The same for conference applications, in frab's two formats."""


def session_row(scene: Scene, session: Session) -> SessionRow:
    """A session as a row of the programme."""
    rooms = tuple(scene.index.room[room] for room in session.rooms if room in scene.index.room)
    people = (scene.index.person[item] for item in session.people)
    track = scene.index.track.get(session.track or "")
    return SessionRow(
        session.id,
        scene.addresses.item("session", session.id),
        session.title.say(scene.language),
        session.start.isoformat(),
        session.end.isoformat(),
        hours(session.start, session.end, scene.words),
        session.kind,
        scene.words(f"kind.{session.kind}"),
        tuple(room.name.say(scene.language) for room in rooms),
        track.name.say(scene.language) if track else None,
        tuple(Said(p.name, scene.language) for p in people),
        scene.say(session.summary),
        session.status == "cancelled",
        any(room.kind == "online" for room in rooms),
        session.is_moment,
        (track.color or "") if track else "",
    )


def programme_day(session: Session) -> date:
    """The day a session is listed under: nights belong to the evening before."""
    start = session.start
    return start.date() if start.time() >= DAY_BEGINS else start.date() - timedelta(days=1)


def days(scene: Scene) -> tuple[DayView, ...]:
    """The programme by day; within a day by start, then by room."""
    ordered = sorted(scene.event.sessions, key=lambda s: (s.start, s.end, s.rooms, s.id))
    return tuple(
        DayView(
            when.isoformat(),
            day(when, scene.words),
            chip_day(when, scene.words),
            tuple(session_row(scene, s) for s in sessions),
        )
        for when, sessions in groupby(ordered, key=programme_day)
    )


def programme_page(scene: Scene) -> PageView:
    """The programme."""
    by_day = days(scene)
    view = ProgrammeView(
        scene.words("programme.lead"),
        scene.words("programme.zone", zone=str(scene.event.timezone)),
        by_day,
        scene.words("programme.empty"),
        subscribe_view(scene),
        filters=_filters(scene, by_day),
        sheet=f"{scene.addresses.root}{SHEETS['programme']}" if scene.paper and by_day else "",
    )
    return section_page(scene, "programme", view, listed=bool(scene.event.sessions))


def _filters(scene: Scene, by_day: tuple[DayView, ...]) -> Filters | None:
    def row(shown: SessionRow, title: str) -> Row:
        said = (
            text.text
            for text in (shown.title, shown.summary, shown.track, *shown.where, *shown.people)
            if text
        )
        session = scene.index.session[shown.id]
        return Row(shown.url, words_in(*said, shown.kind_label), session_marks(scene, session, title))

    groups = [(day.title, [row(shown, day.title) for shown in day.rows]) for day in by_day]
    return filters_of(scene, "programme", session_facets(scene, [day.title for day in by_day]), groups)


def session_page(scene: Scene, session: Session) -> PageView:
    """One session: when, where, with whom, about what."""
    index, words = scene.index, scene.words
    rooms = [index.room[room] for room in session.rooms if room in index.room]
    track = index.track.get(session.track or "")
    online = [LinkView(room.name.say(scene.language), room.url) for room in rooms if room.url]
    links = [
        LinkView(Said(words(f"link.{key}"), scene.language), url)
        for key in ("registration", "slides", "video")
        if (url := getattr(session, key))
    ]
    own = calendar_path(scene, f"agenda/sessions/{session.id}.ics")
    calendar = LinkView(Said(words("session.calendar"), scene.language), own, "calendar-plus")
    more = [LinkView(link.label.say(scene.language), link.url) for link in session.links]
    view = ItemView(
        kicker=words(f"kind.{session.kind}"),
        lead=scene.say(session.summary),
        badges=present(
            words("status.cancelled") if session.status == "cancelled" else "",
            words("status.tentative") if session.status == "tentative" else "",
        ),
        seed=session.id,
        actions=(*links, calendar),
        facts=present(
            fact(scene, "when", day(session.start.date(), words), hours(session.start, session.end, words)),
            fact(scene, "where", *(r.name for r in rooms if not r.url), links=online),
            fact(scene, "floor", *(r.floor for r in rooms)),
            fact(scene, "track", track.name if track else None),
            fact(scene, "links", links=more),
            fact(
                scene, "language", language_in(session.language, scene.language) if session.language else None
            ),
        ),
        body=scene.say(session.body),
        shelves=present(
            shelf(scene, "people", session.people, index.person, person_card),
            shelf(scene, "challenges", session.challenges, index.challenge, challenge_card),
            shelf(scene, "datasets", session.datasets, index.dataset, dataset_card),
        ),
        extra=session_row(scene, session),
    )
    return item_page(scene, "session", session.id, session.title, view, source="schedule.yml")
