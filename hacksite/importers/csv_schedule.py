"""Reads a programme kept as a table: our own columns, pretalx's export, and what people call them."""

import re
from datetime import datetime, timedelta

from hacksite.importers.clock import day_alone, from_spreadsheet, minutes_of, moment_of
from hacksite.importers.imported import (
    Address,
    Imported,
    ImportedPerson,
    ImportedRoom,
    ImportedSession,
    ImportedTrack,
    Lose,
)
from hacksite.importers.kinds import kind_of
from hacksite.importers.safe_markdown import lose_address, safe_markdown, sound_address
from hacksite.importers.texts import Texts, summary_and_body
from hacksite.load.usual_words import SESSION_FIELDS, field_called
from hacksite.model import slugify
from hacksite.source import Mapping
from hacksite.source.csv_text import parse_csv
from hacksite.source.nodes import plain
from hacksite.source.text_file import TextFile

_COLUMNS = (*SESSION_FIELDS, "subtitle")
_TIMES = {"date", "start", "end", "duration"}
_STATUS = {
    "cancelled": "cancelled", "canceled": "cancelled", "annule": "cancelled", "annulee": "cancelled",
    "withdrawn": "cancelled", "tentative": "tentative", "provisoire": "tentative",
    "a-confirmer": "tentative",
}  # fmt: skip
_SETTLED = {"confirmed", "confirme", "confirmee", "accepted", "scheduled", ""}
_SEPARATOR = re.compile(r"\s*[;|\n]\s*")


def read_csv_schedule(text: str, texts: Texts, lose: Lose) -> Imported | None:
    """The sessions of a table; None where its header names no title and no start."""
    rows = [
        row
        for row in parse_csv(TextFile("source.csv", text), lambda _: None).items
        if isinstance(row, Mapping)
    ]
    header = {title for row in rows for title in row.entries}
    columns = {title: field for title in header if (field := field_called(title, _COLUMNS))}
    if not {"title", "start"} <= set(columns.values()):
        return None
    reader = _Reader(texts, lose)
    for row in rows:
        cells: dict[str, str] = {}
        for title in row.entries:
            value = plain(row.entries[title])
            field = columns.get(title, "")
            if not field:
                lose("column", title)
            elif isinstance(value, str):
                said = texts.said(value)
                cells.setdefault(field, from_spreadsheet(said) if field in _TIMES else said)
        reader.add(row.at.line, cells)
    return Imported(
        "csv", len(rows), tuple(reader.sessions.values()), tuple(reader.people.values()),
        tuple(ImportedRoom(name) for name in reader.rooms),
        tuple(ImportedTrack(name) for name in reader.tracks),
    )  # fmt: skip


class _Reader:
    def __init__(self, texts: Texts, lose: Lose) -> None:
        self.texts, self.lose = texts, lose
        self.sessions: dict[str, ImportedSession] = {}
        self.people: dict[str, ImportedPerson] = {}
        self.rooms: dict[str, None] = {}
        self.tracks: dict[str, None] = {}

    def add(self, line: int, cells: dict[str, str]) -> None:
        """Read one row, which begins on a line of the file."""
        lose = self.lose
        title = self.texts.line(cells.get("title", ""))
        start = self._start(cells)
        if not title or start is None:
            where = self.texts.words("projects.row", number=line)
            typed = " ".join(filter(None, (cells.get("date"), cells.get("start")))) or "—"
            lose("no_start" if title else "no_title", f"{', '.join(filter(None, (where, title)))} ({typed})")
            return
        key = cells.get("id") or f"{title} {start:%Y-%m-%d %H:%M}"
        if key in self.sessions:
            lose("same_key", f"{key}: {title}")
            return
        people = tuple(dict.fromkeys(filter(None, _SEPARATOR.split(self._names(cells.get("people", ""))))))
        self.people.update({name: ImportedPerson(name, name) for name in people if name not in self.people})
        rooms = tuple(dict.fromkeys(filter(None, _SEPARATOR.split(cells.get("rooms", "")))))
        self.rooms.update(dict.fromkeys(rooms))
        track = self.texts.line(cells.get("track", ""))
        self.tracks.update({track: None} if track else {})
        summary, body = summary_and_body(
            safe_markdown(cells.get("summary", ""), lose, title),
            safe_markdown(cells.get("body", ""), lose, title),
        )
        subtitle = self.texts.line(cells.get("subtitle", ""))
        link = self._address(cells, "links", title)
        self.sessions[key] = ImportedSession(
            key, cells.get("id", ""), f"{title} – {subtitle}" if subtitle else title, start,
            self._end(start, cells, title),
            kind_of(cells.get("kind", ""), lose, title, has_people=bool(people)), rooms, track, people,
            cells.get("language", "").lower()[:2], summary, body, self._status(cells, title),
            self._address(cells, "registration", title), self._address(cells, "slides", title),
            self._address(cells, "video", title), (Address(link.split("/")[2], link),) if link else (),
        )  # fmt: skip

    def _names(self, typed: str) -> str:
        """Names are parted by `;`, or by `,` where no other sign parts them."""
        return typed if _SEPARATOR.search(typed) else typed.replace(",", ";")

    def _start(self, cells: dict[str, str]) -> datetime | None:
        typed, zone = cells.get("start", ""), self.texts.zone
        return moment_of(typed, zone) or moment_of(f"{day_alone(cells.get('date', ''))} {typed}", zone)

    def _end(self, start: datetime, cells: dict[str, str], title: str) -> datetime:
        typed, zone = cells.get("end", ""), self.texts.zone
        end = moment_of(typed, zone)
        if end is None and typed:
            end = moment_of(f"{start.date()} {typed}", zone)
            end = end + timedelta(days=1) if end is not None and end < start else end
        minutes = minutes_of(cells.get("duration", ""))
        if end is not None and end >= start:
            return end
        if minutes is None:
            self.lose("no_duration", title)
        return start + timedelta(minutes=minutes or 0)

    def _status(self, cells: dict[str, str], title: str) -> str:
        said = slugify(cells.get("status", ""))
        if said not in _STATUS and said not in _SETTLED:
            self.lose("status", f"{cells['status']}: {title}")
        return _STATUS.get(said, "")

    def _address(self, cells: dict[str, str], field: str, title: str) -> str:
        typed = cells.get(field, "")
        sound = sound_address(typed)
        if typed and not sound:
            lose_address(self.lose, typed, title)
        return sound
