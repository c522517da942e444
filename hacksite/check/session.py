"""Checks of the programme: sessions in time, in their rooms, with their people."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from hacksite.check.places import Places
from hacksite.check.when import has_sure_days
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event, Session
from hacksite.model.moments import is_repeated
from hacksite.source import Mapping, Scalar

_MAY_COME_EARLIER = {"webinar", "deadline"}
_EMPTY = re.compile(r"[\w-]+\s*:\s*(?:~|null)?\s*(?:[,}#]|$)")
_EARLIEST = timedelta(days=365)
_LATEST = timedelta(hours=6)


def check_sessions(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Hours that contradict the event, each other, or the clock itself."""
    nodes = {item: node for noun, item, node in places.entries() if noun == "session"}
    for session in event.sessions:
        yield from _length(places, session, nodes.get(session.id))
        yield from _doubtful_hours(places, session, nodes.get(session.id))
    if has_sure_days(places, event):
        yield from _outside(places, event)
    held = [s for s in event.sessions if s.status != "cancelled" and s.minutes > 0]
    yield from _same_room(places, held)
    yield from _same_person(places, held)


def _length(places: Places, session: Session, node: object) -> Iterator[Diagnostic]:
    values = {"id": session.id, "start": _clock(session.start), "end": _clock(session.end)}
    if session.minutes < 0:
        yield Diagnostic("HS204", places.at("session", session.id, "end"), values)
    elif session.kind != "deadline" and session.status != "cancelled" and _is_open(places, session, node):
        yield Diagnostic("HS203", places.at("session", session.id, "start"), values)


def _is_open(places: Places, session: Session, node: object) -> bool:
    """Whether neither an end nor a duration was typed."""
    if not session.is_moment or not isinstance(node, Mapping):
        return False
    return not any(_was_typed(places, node, key) for key in ("end", "duration"))


def _was_typed(places: Places, node: Mapping, key: str) -> bool:
    """Whether the field was filled, even with something that loading had to leave out."""
    entry, at = node.entries.get(key), node.keys.get(key)
    if isinstance(entry, Scalar) and entry.text is not None:
        return True
    # A key without its value: empty in the file, or wrong and already reported. The file knows.
    line = places.folder.source_line(at.file, at.line)[at.column - 1 :] if at else ""
    return at is not None and not _EMPTY.match(line)


def _clock(when: datetime) -> str:
    return f"{when:%H:%M}"


def _moment(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M}"


def _doubtful_hours(places: Places, session: Session, node: object) -> Iterator[Diagnostic]:
    """Typed hours that happen twice that night; an end reckoned from a duration is sure."""
    for key, when in (("start", session.start), ("end", session.end)):
        typed = key == "start" or (isinstance(node, Mapping) and _was_typed(places, node, key))
        if typed and is_repeated(when):
            values = {"typed": _moment(when), "zone": str(when.tzinfo)}
            yield Diagnostic("HS211", places.at("session", session.id, key), values)


def _outside(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Sessions before the first day or after the last night.

    Webinars and deadlines may come up to a year earlier; the last night lasts until 6:00.
    """
    opening = datetime.combine(event.first_day, time(0), event.timezone)
    closing = datetime.combine(event.last_day + timedelta(days=1), time(0), event.timezone) + _LATEST
    for session in event.sessions:
        earliest = opening - _EARLIEST if session.kind in _MAY_COME_EARLIER else opening
        if (session.start >= earliest and session.end <= closing) or session.minutes < 0:
            continue
        values = {
            "id": session.id,
            "when": _moment(session.start if session.start < earliest else session.end),
            "first": str(event.first_day),
            "last": str(event.last_day),
        }
        key = "start" if session.start < earliest or session.start > closing else "end"
        yield Diagnostic("HS202", places.at("session", session.id, key), values)


def _overlaps(sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """Each session that begins before an earlier one has ended, with that earlier one."""
    longest: Session | None = None
    for session in sorted(sessions, key=lambda s: (s.start, s.end, s.id)):
        if longest is not None and session.start < longest.end:
            yield longest, session
        if longest is None or session.end > longest.end:
            longest = session


def _same_room(places: Places, held: list[Session]) -> Iterator[Diagnostic]:
    in_room = defaultdict(list)
    for session in held:
        for room in dict.fromkeys(session.rooms):
            in_room[room].append(session)
    for room, sessions in in_room.items():
        for first, second in _overlaps(sessions):
            values = {"room": room, **_both(first, second)}
            yield Diagnostic("HS207", places.at("session", second.id, "start"), values)


def _same_person(places: Places, held: list[Session]) -> Iterator[Diagnostic]:
    with_person = defaultdict(list)
    for session in held:
        for person in dict.fromkeys(session.people):
            with_person[person].append(session)
    for person, sessions in with_person.items():
        for first, second in _overlaps(sessions):
            # One and the same room: that overlap is already told as HS207.
            if not first.rooms or not set(first.rooms) & set(second.rooms):
                values = {"person": person, **_both(first, second)}
                yield Diagnostic("HS208", places.at("session", second.id, "people"), values)


def _both(first: Session, second: Session) -> dict[str, str]:
    return {
        "first": first.id,
        "first_hours": f"{_clock(first.start)}–{_clock(first.end)}",
        "second": second.id,
        "second_hours": f"{_clock(second.start)}–{_clock(second.end)}",
    }
