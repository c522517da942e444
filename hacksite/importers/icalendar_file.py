"""Reads the entries of an iCalendar file as sessions. Sources: RFC 5545, RFC 7986."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from hacksite.importers.imported import Address, Imported, ImportedRoom, ImportedSession, Lose
from hacksite.importers.kinds import kind_of
from hacksite.importers.safe_markdown import lose_address, safe_markdown, sound_address
from hacksite.importers.texts import Texts, summary_and_body

_STATUS = {"CANCELLED": "cancelled", "TENTATIVE": "tentative"}
_CARRIED = {
    "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "LOCATION", "DESCRIPTION", "STATUS", "CATEGORIES",
    "URL", "CONFERENCE", "ATTACH", "RECURRENCE-ID", "RRULE", "RDATE",
}  # fmt: skip
_NOT_WORTH_TELLING = {
    "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "PRIORITY", "X-ALT-DESC", "EXDATE",
}  # fmt: skip
_PEOPLE = {"ORGANIZER", "ATTENDEE", "CONTACT"}


def read_icalendar(file: bytes, texts: Texts, lose: Lose) -> Imported:
    """The sessions of a calendar. Raises ValueError for a file that is no calendar.

    Times without zone are in the event's. Of a series, the first occurrence is carried.
    """
    calendars = icalendar.Calendar.from_ical(file, multiple=True)
    found = 0
    sessions: dict[str, ImportedSession] = {}
    rooms: dict[str, ImportedRoom] = {}
    for entry in (entry for calendar in calendars for entry in calendar.walk("VEVENT")):
        found += 1
        session = _session(entry, texts, rooms, lose)
        if session is not None and session.key in sessions:
            lose("same_key", f"{session.key}: {session.title}")
        elif session is not None:
            sessions[session.key] = session
    title = (
        texts.line(str(calendars[0].get("NAME") or calendars[0].get("X-WR-CALNAME") or ""))
        if calendars
        else ""
    )
    zone = str(calendars[0].get("X-WR-TIMEZONE") or "") if calendars else ""
    return Imported("icalendar", found, tuple(sessions.values()), (), tuple(rooms.values()), (), title, zone)


def _session(
    entry: icalendar.Component, texts: Texts, rooms: dict[str, ImportedRoom], lose: Lose
) -> ImportedSession | None:
    title = texts.line(str(entry.get("SUMMARY") or ""))
    start = _instant(entry, "DTSTART", texts.zone)
    if not title or start is None:
        whole_day = start is None and "DTSTART" in entry
        lose(
            "no_title" if not title else "whole_day" if whole_day else "no_start",
            title or str(entry.get("UID")),
        )
        return None
    if "RRULE" in entry or "RDATE" in entry:
        lose("series", title)
    for name in entry:
        if name.upper() in _PEOPLE:
            lose("email", f"{name}: {title}")
        elif name.upper() not in _CARRIED | _NOT_WORTH_TELLING and not name.upper().startswith("X-"):
            lose("field", f"{name}: {title}")
    uid = str(entry.get("UID") or title)
    occurrence = _instant(entry, "RECURRENCE-ID", texts.zone)
    body = safe_markdown(str(entry.get("DESCRIPTION") or ""), lose, title)
    summary, body = summary_and_body(body, "")
    kind, track = _category(entry, texts, lose, title)
    place = texts.line(str(entry.get("LOCATION") or ""))
    # Our own calendars say several rooms in one line; elsewhere a comma is part of an address.
    ours = uid.endswith(".hacksite")
    places = tuple(dict.fromkeys(place.split(", "))) if ours else (place,) if place else ()
    rooms.update({name: ImportedRoom(name) for name in places if name and name not in rooms})
    status = _STATUS.get(str(entry.get("STATUS") or "").upper(), "")
    if ours and status == "cancelled":
        title = texts.not_cancelled(title)
    return ImportedSession(
        f"{uid} {occurrence.isoformat()}" if occurrence else uid,
        uid.split("@", maxsplit=1)[0] if uid.endswith(".hacksite") else title,
        title, start, _end(entry, start, texts.zone, lose, title), kind, tuple(filter(None, places)), track,
        summary=summary, body=body, status=status,
        links=_links(entry, lose, title),
    )  # fmt: skip


def _instant(entry: icalendar.Component, name: str, zone: ZoneInfo) -> datetime | None:
    when = getattr(entry.get(name), "dt", None)
    if not isinstance(when, datetime):
        return None
    return when if when.tzinfo else when.replace(tzinfo=zone)


def _end(entry: icalendar.Component, start: datetime, zone: ZoneInfo, lose: Lose, title: str) -> datetime:
    end = _instant(entry, "DTEND", zone)
    lasts = getattr(entry.get("DURATION"), "dt", timedelta())
    end = end or start + lasts
    if end < start:
        lose("no_duration", title)
    return max(start, end)


def _category(entry: icalendar.Component, texts: Texts, lose: Lose, title: str) -> tuple[str, str]:
    """The kind, where a category names one of ours in the event's words; else the first is the track."""
    found = [
        texts.line(str(c)) for value in _several(entry.get("CATEGORIES")) for c in getattr(value, "cats", [])
    ]
    kinds = texts.kinds()
    kind = next((kinds[c.lower()] for c in found if c.lower() in kinds), "other")
    others = [c for c in found if c and c.lower() not in kinds]
    for other in others[1:]:
        lose("category", f"{other}: {title}")
    guessed = (
        kind_of(others[0], lambda *_: None, title, has_people=False)
        if others and kind == "other"
        else "other"
    )
    if guessed != "other":
        return guessed, ""
    return kind, others[0] if others else ""


def _links(entry: icalendar.Component, lose: Lose, title: str) -> tuple[Address, ...]:
    found: dict[str, Address] = {}
    for name in ("URL", "CONFERENCE", "ATTACH"):
        for value in _several(entry.get(name)):
            url = sound_address(str(value))
            label = str(getattr(value, "params", {}).get("LABEL", "")) or (url.split("/")[2] if url else "")
            if url:
                found.setdefault(url, Address(label, url))
            else:
                lose_address(lose, str(value), title)
    return tuple(found.values())


def _several(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]
