"""Every calendar of the site as plain data: the agenda, and its parts by track, room and session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from hacksite.model import Event, Session, Text
from hacksite.model.event_file import Milestone
from hacksite.model.moments import last_instant
from hacksite.views.layout import present
from hacksite.views.revision import (
    REGISTRATION_CLOSES,
    Revision,
    deadline_uid,
    event_uid,
    is_onsite,
    session_uid,
)
from hacksite.views.scene import Scene

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
_RUNG = {"registration", "submission"}
_BEFORE_AN_HOUR = (timedelta(days=-1), timedelta(hours=-1))
# A deadline without an hour is a whole day, which begins at midnight: nobody is to be woken.
_BEFORE_A_DAY = (timedelta(hours=-15), timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a calendar, in one language.

    `start` and `end` are instants in UTC, or days, the last one excluded; a moment has no `end`. `text` is
    Markdown. `online` are places with their labels. `alarms` count from the start.
    """

    uid: str
    title: str
    start: datetime | date
    end: datetime | date | None
    revision: Revision
    status: Status = "CONFIRMED"
    text: str = ""
    notes: tuple[str, ...] = ()
    location: str = ""
    position: tuple[float, float] | None = None
    url: str = ""
    categories: tuple[str, ...] = ()
    online: tuple[tuple[str, str], ...] = ()
    alarms: tuple[timedelta, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar file. `path` is its address from the site's root; `url` and `source` are absolute, or ""."""

    path: str
    label: str
    name: str
    text: str
    language: str
    zone: str
    color: str
    url: str
    source: str
    entries: tuple[Entry, ...]
    is_listed: bool = True


def calendars(scene: Scene) -> Iterator[Calendar]:
    """Every calendar of a language. One without entries would be invalid: there is none.

    Until there is a programme, the event's days stand in the agenda, so that people can save the date.
    """
    event, words = scene.event, scene.words
    sessions = sorted(event.sessions, key=lambda s: (s.start.astimezone(UTC), s.id))
    entries = {session.id: _session(scene, session) for session in sessions}
    whole = (_whole_event(scene),)
    yield _calendar(scene, "agenda.ics", words("file.agenda"), "", tuple(entries.values()) or whole)
    yield _calendar(scene, "agenda/event.ics", words("file.dates"), "", whole)
    deadlines = tuple(_deadlines(scene, entries))
    if deadlines:
        label = words("calendar.deadlines")
        yield _calendar(scene, "agenda/deadlines.ics", label, label, deadlines)
    for track in event.tracks:
        own = tuple(entries[s.id] for s in sessions if s.track == track.id)
        if own:
            name = track.name.in_(scene.language)
            yield _calendar(scene, f"agenda/tracks/{track.id}.ics", name, name, own, track.color or "")
    for room in event.rooms:
        own = tuple(entries[s.id] for s in sessions if room.id in s.rooms)
        if own:
            name = room.name.in_(scene.language)
            yield _calendar(scene, f"agenda/rooms/{room.id}.ics", name, name, own)
    for item, entry in entries.items():
        yield _calendar(scene, f"agenda/sessions/{item}.ics", entry.title, entry.title, (entry,))


def calendar_path(scene: Scene, path: str = "agenda.ics") -> str:
    """The address of a calendar in the scene's language, from the site's root."""
    return f"{scene.addresses.root}{path}"


def absolute(scene: Scene, url: str) -> str:
    """The whole address of something on the site; "" where the site's address is not known."""
    return f"{scene.site_url.rstrip('/')}/{url}" if scene.site_url else ""


def _calendar(
    scene: Scene, path: str, label: str, part: str, entries: tuple[Entry, ...], color: str = ""
) -> Calendar:
    event = scene.event
    title = event.title.in_(scene.language)
    where = calendar_path(scene, path)
    return Calendar(
        where,
        label,
        scene.words("calendar.part", event=title, part=part) if part else title,
        scene.words_in(event.summary or event.tagline),
        scene.language,
        str(event.timezone),
        color or event.look.primary,
        absolute(scene, scene.addresses.section("programme")),
        absolute(scene, where),
        entries,
        "/sessions/" not in path,
    )


def _session(scene: Scene, session: Session) -> Entry:
    event, words = scene.event, scene.words
    rooms = [scene.index.room[room] for room in session.rooms]
    track = scene.index.track.get(session.track or "")
    names = ", ".join(room.name.in_(scene.language) for room in rooms)
    onsite = is_onsite(event, rooms)
    uid = session_uid(event, session.id)
    status = _status(event, session)
    title = session.title.in_(scene.language)
    return Entry(
        uid,
        words("calendar.cancelled", title=title) if status == "CANCELLED" else title,
        session.start.astimezone(UTC),
        None if session.is_moment else session.end.astimezone(UTC),
        scene.revisions[uid],
        status,
        scene.words_in(session.summary or session.body),
        tuple(
            words("calendar.online", place=room.name.in_(scene.language), url=room.url)
            for room in rooms
            if room.url
        ),
        " – ".join(present(names, _place(scene) if onsite else "")),
        _position(event) if onsite else None,
        absolute(scene, scene.addresses.item("session", session.id)),
        present(words(f"kind.{session.kind}"), track.name.in_(scene.language) if track else ""),
        tuple((room.name.in_(scene.language), room.url) for room in rooms if room.url),
    )


def _status(event: Event, session: Session | None = None) -> Status:
    """Whether it takes place; what happens to the event happens to its sessions."""
    states = {event.status, session.status if session else ""}
    if "cancelled" in states:
        return "CANCELLED"
    return "TENTATIVE" if states & {"tentative", "postponed"} else "CONFIRMED"


def _whole_event(scene: Scene) -> Entry:
    event = scene.event
    uid = event_uid(event)
    onsite = event.format != "online"
    title = event.title.in_(scene.language)
    status = _status(event)
    return Entry(
        uid,
        scene.words("calendar.cancelled", title=title) if status == "CANCELLED" else title,
        event.first_day,
        event.last_day + timedelta(days=1),
        scene.revisions[uid],
        status,
        scene.words_in(event.summary or event.tagline),
        location=_place(scene) if onsite else "",
        position=_position(event) if onsite else None,
        url=absolute(scene, scene.addresses.section("home")),
    )


def _deadlines(scene: Scene, entries: dict[str, Entry]) -> Iterator[Entry]:
    """Milestones, the end of registration, and the programme's own deadlines, each said once."""
    event, zone = scene.event, scene.event.timezone
    said = {(m.kind, last_instant(m.at, zone)) for m in event.milestones}
    instants = {instant for _, instant in said}
    closes = event.registration.closes
    found = [(m.id, m) for m in event.milestones]
    if closes and ("registration", last_instant(closes, zone)) not in said:
        title = Text({scene.language: scene.words("calendar.registration_closes")})
        url = event.registration.url
        end = Milestone.model_construct(
            id=REGISTRATION_CLOSES, title=title, at=closes, kind="registration", url=url
        )
        found.append((REGISTRATION_CLOSES, end))
    for item, milestone in sorted(found, key=lambda row: (last_instant(row[1].at, zone), row[0])):
        yield _deadline(scene, item, milestone)
    for session in event.sessions:
        if session.kind == "deadline" and session.start not in instants:
            yield entries[session.id]


def _deadline(scene: Scene, item: str, milestone: Milestone) -> Entry:
    uid = deadline_uid(scene.event, item)
    when = milestone.at
    is_hour = isinstance(when, datetime)
    alarms = _BEFORE_AN_HOUR if is_hour else _BEFORE_A_DAY
    return Entry(
        uid,
        milestone.title.in_(scene.language),
        when.astimezone(UTC) if isinstance(when, datetime) else when,
        None if is_hour else when + timedelta(days=1),
        scene.revisions[uid],
        text=scene.words_in(milestone.text),
        url=milestone.url or absolute(scene, scene.addresses.section("home")),
        categories=(scene.words("kind.deadline"),),
        alarms=alarms if milestone.kind in _RUNG else (),
    )


def _place(scene: Scene) -> str:
    """The venue and its postal address on one line: what a map needs to find it."""
    venue = scene.event.venue
    if venue is None:
        return ""
    address = venue.address
    town = " ".join(present(address.postal_code, address.city)) if address else ""
    return ", ".join(present(venue.name.in_(scene.language), address and address.street, town))


def _position(event: Event) -> tuple[float, float] | None:
    venue = event.venue
    if venue is None or venue.latitude is None or venue.longitude is None:
        return None
    return venue.latitude, venue.longitude
