"""Reads calendars with three programs that share no code, and looks at the bytes themselves."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import icalendar
import vobject

from tests.toolbox import NODE_TOOLS, node, node_tool


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says: instants in UTC, or days as text; a moment ends where it starts."""

    uid: str
    start: str
    end: str
    summary: str
    description: str
    location: str
    status: str
    sequence: int


def by_icalendar(content: bytes) -> list[Said]:
    return [_by_icalendar(entry) for entry in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def _by_icalendar(entry: Any) -> Said:
    start = entry["DTSTART"].dt
    end = entry["DTEND"].dt if "DTEND" in entry else start
    summary, said, place, status = (
        str(entry.get(key, "")) for key in ("SUMMARY", "DESCRIPTION", "LOCATION", "STATUS")
    )
    number = int(entry["SEQUENCE"])
    return Said(str(entry["UID"]), _when(start), _when(end), summary, said, place, status, number)


def by_vobject(content: bytes) -> list[Said]:
    return [_by_vobject(entry) for entry in vobject.readOne(content.decode()).vevent_list]


def _by_vobject(entry: Any) -> Said:
    def text(name: str) -> str:
        return str(getattr(entry, name).value) if hasattr(entry, name) else ""

    start = entry.dtstart.value
    end = entry.dtend.value if hasattr(entry, "dtend") else start
    summary, said, place, status = (text(name) for name in ("summary", "description", "location", "status"))
    return Said(text("uid"), _when(start), _when(end), summary, said, place, status, int(text("sequence")))


def by_ical_js(content: bytes) -> list[Said]:
    node_tool("ical.js")
    rows = json.loads(node(NODE_TOOLS / "ical_entries.mjs", stdin=content.decode()))
    for row in rows:
        for key in ("start", "end"):
            if len(row[key]) > 10:
                row[key] = _when(datetime.fromisoformat(row[key]))
    return [Said(**row) for row in rows]


def _when(when: Any) -> str:
    if not isinstance(when, datetime):
        return str(when)
    assert when.utcoffset() is not None, f"{when} is a floating time"
    return when.astimezone(UTC).isoformat()


def faults(content: bytes) -> list[str]:
    """What the bytes of a calendar have against RFC 5545, beyond what parsers let pass."""
    lines = content.split(b"\r\n")
    found = [] if lines.pop() == b"" else ["no CRLF at the end"]
    found += [f"a bare line end: {line!r}" for line in lines if re.search(rb"[\r\n]", line)]
    found += [f"{len(line)} octets: {line!r}" for line in lines if len(line) > 75]
    found += [f"a split character: {line!r}" for line in lines if _is_split(line)]
    unfolded = b"\r\n".join(lines).replace(b"\r\n ", b"").split(b"\r\n")
    found += [
        f"control characters: {line!r}" for line in unfolded if re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
    ]
    if b"TZID=" in content:
        found.append("a TZID without VTIMEZONE")
    texts = [
        line for line in unfolded if re.match(rb"(SUMMARY|DESCRIPTION|LOCATION|NAME|X-WR-CAL\w+)[:;]", line)
    ]
    found += [
        f"not escaped: {line!r}"
        for line in texts
        if re.search(rb"(?<!\\)(?:\\\\)*[;,]", line.partition(b":")[2])
    ]
    entries: Any = icalendar.Calendar.from_ical(content).walk("VEVENT")
    for entry in entries:
        found += [f"{entry['UID']} lacks {key}" for key in ("DTSTAMP", "DTSTART", "UID") if key not in entry]
        found += [f"{entry['UID']}: DTEND and DURATION" for _ in "1" if {"DTEND", "DURATION"} <= set(entry)]
        if "DTEND" in entry and entry["DTEND"].dt <= entry["DTSTART"].dt:
            found.append(f"{entry['UID']} ends before it starts")
    uids = re.findall(rb"BEGIN:VEVENT.*?\r\nUID:([^\r]*)", content, re.DOTALL)
    found += [f"{uid!r} stands twice" for uid in set(uids) if uids.count(uid) > 1]
    return found if uids else [*found, "no entry"]


def _is_split(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
