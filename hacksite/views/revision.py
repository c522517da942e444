"""When each entry of the calendars last changed: what tells a subscriber's program to take it again."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from hacksite.model import Event, Session, Text
from hacksite.model.event_file import Milestone
from hacksite.model.venue import Room

REGISTRATION_CLOSES = "registration-closes"
"""Stands for the id of the deadline that `registration.closes` is, where no milestone says it."""

_SECONDS_IN_A_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Revision:
    """When an entry last changed, in UTC, and its iCalendar SEQUENCE.

    `is_known` is false where no history says it: `changed` is then made from what the entry says.
    """

    changed: datetime
    sequence: int = 0
    is_known: bool = True


Texts = tuple[tuple[str, str], ...]
"""A text in its languages, in their order."""


@dataclass(frozen=True, slots=True)
class Told:
    """What readers went by: a session's name, hours, rooms and whether it takes place.

    `start` and `end` are local, with their offset; `names` are those of the rooms, whose ids are `rooms`.
    """

    title: Texts
    start: str
    end: str
    rooms: tuple[str, ...]
    names: tuple[Texts, ...]
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a session, in UTC. It was added where `before` is None, withdrawn where `after` is."""

    session: str
    when: datetime
    before: Told | None
    after: Told | None


@dataclass(frozen=True, slots=True)
class History:
    """The revision of each entry, by UID, and every change of a session, newest first.

    `changes` is None where there is no history to tell them.
    """

    revisions: Mapping[str, Revision]
    changes: tuple[Change, ...] | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """Digests of what an entry says in any language, and of its time, place and status alone.

    `told` is what a session says in full; None for other entries.
    """

    said: str
    moved: str
    session: str = ""
    told: Told | None = None


def session_uid(event: Event, item: str) -> str:
    """The UID of a session, in every calendar and language."""
    return f"{item}@{event.id}.hacksite"


def deadline_uid(event: Event, item: str) -> str:
    """The UID of a milestone; a session may have the same id."""
    return f"{item}@deadlines.{event.id}.hacksite"


def event_uid(event: Event) -> str:
    """The UID of the event as a whole."""
    return f"{event.id}.hacksite"


def contents(event: Event) -> dict[str, Content]:
    """What each public entry says, by UID. Internal sessions have none; the clock has no part in it."""
    return dict(_contents(event))


def revisions_from_content(event: Event) -> dict[str, Revision]:
    """Revisions where no history is known: another content gives another instant, and nothing else does.

    The instants lie in the year before the event's; they move, but do not only move forward.
    """
    start = datetime(max(event.first_day.year - 1, 1), 1, 1, tzinfo=UTC)
    return {
        uid: Revision(start + timedelta(seconds=int(content.said, 16) % _SECONDS_IN_A_YEAR), is_known=False)
        for uid, content in contents(event).items()
    }


def last_known_change(revisions: Mapping[str, Revision]) -> datetime | None:
    """The newest change that a history tells; None where none is known."""
    return max((r.changed for r in revisions.values() if r.is_known), default=None)


def _contents(event: Event) -> Iterator[tuple[str, Content]]:
    rooms = {room.id: room for room in event.rooms}
    tracks = {track.id: track for track in event.tracks}
    place = _place(event)
    for session in event.sessions:
        if session.internal:
            continue
        there = [rooms[room] for room in session.rooms if room in rooms]
        track = tracks.get(session.track or "")
        where = place if is_onsite(event, there) else None
        moved = (_times(session), session.rooms, where, session.status, event.status)
        said = (
            moved, _texts(session.title), _texts(session.summary or session.body), session.kind,
            _texts(track.name) if track else None, [(_texts(r.name), r.kind, r.url) for r in there],
        )  # fmt: skip
        told = _told(session, there)
        yield session_uid(event, session.id), Content(_digest(said), _digest(moved), session.id, told)
    for milestone in event.milestones:
        yield deadline_uid(event, milestone.id), _milestone(milestone)
    closes = event.registration.closes
    if closes:
        content = Content(_digest((str(closes), event.registration.url)), _digest(str(closes)))
        yield deadline_uid(event, REGISTRATION_CLOSES), content
    days = (event.first_day, event.last_day, place, event.status)
    whole = (days, _texts(event.title), _texts(event.summary or event.tagline), event.format)
    yield event_uid(event), Content(_digest(whole), _digest(days))


def _told(session: Session, rooms: list[Room]) -> Told:
    return Told(
        tuple(_texts(session.title) or ()),
        session.start.isoformat(),
        session.end.isoformat(),
        tuple(room.id for room in rooms),
        tuple(tuple(_texts(room.name) or ()) for room in rooms),
        session.status == "cancelled",
    )


def is_onsite(event: Event, rooms: list[Room]) -> bool:
    """Whether one goes to the venue for it: to one of its rooms or, where none is named, at all."""
    return any(room.kind == "onsite" for room in rooms) if rooms else event.format != "online"


def _milestone(milestone: Milestone) -> Content:
    said = (
        str(milestone.at), _texts(milestone.title), _texts(milestone.text), milestone.kind, milestone.url,
    )  # fmt: skip
    return Content(_digest(said), _digest(str(milestone.at)))


def _times(session: Session) -> tuple[str, str]:
    return session.start.astimezone(UTC).isoformat(), session.end.astimezone(UTC).isoformat()


def _place(event: Event) -> tuple[Any, ...] | None:
    venue = event.venue
    if venue is None:
        return None
    address = venue.address and venue.address.model_dump_json()
    return _texts(venue.name), address, venue.latitude, venue.longitude


def _texts(text: Text | None) -> list[tuple[str, str]] | None:
    by_language: Mapping[str, str] = text.by_language if text else {}
    return sorted(by_language.items()) or None


def _digest(content: object) -> str:
    return hashlib.blake2b(repr(content).encode(), digest_size=8).hexdigest()
