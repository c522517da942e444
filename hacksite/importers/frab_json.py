"""Reads the frab JSON of frab, pretalx and hacksite. Source: c3voc's JSON schema, and real exports."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hacksite.importers.clock import minutes_of, moment_of, zone_named
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

Json = Mapping[str, Any]
_CARRIED = {
    "id", "guid", "code", "date", "start", "end", "duration", "room", "slug", "title", "subtitle", "track",
    "type", "language", "abstract", "description", "persons", "links", "attachments", "feedback_url",
    "video_download_url", "_extra",
}  # fmt: skip
_LOST = {
    "url": "page", "origin_url": "page", "logo": "picture", "recording_license": "recording",
    "recording": "recording", "do_not_record": "recording", "do_not_stream": "recording",
    "answers": "answers",
}  # fmt: skip
_FILMS = (".mp4", ".webm")


def read_frab_json(about: Json, texts: Texts, lose: Lose) -> Imported:
    """The programme of a frab tree, also as `frab_xml` makes it. Events that cannot be placed are told."""
    schedule = _object(about.get("schedule", about))
    conference = _object(schedule.get("conference"))
    base = texts.said(schedule.get("base_url")) or texts.said(conference.get("base_url"))
    reader = _Reader(
        texts, lose, base, f"{texts.said(conference.get('acronym'))}-".lower(),
        zone_named(texts.said(conference.get("time_zone_name"))) or texts.zone,
    )  # fmt: skip
    # A file lists room after room: a session's second room may come before its first.
    events = sorted(_events(conference, texts), key=lambda row: "__" in texts.said(row[2].get("slug")))
    for day, room, event in events:
        reader.add(day, room, event)
    return Imported(
        "frab",
        reader.found,
        tuple(reader.sessions.values()),
        tuple(reader.people.values()),
        tuple(_rooms(conference, schedule, texts, lose)),
        tuple(
            ImportedTrack(name, texts.said(t.get("slug")), texts.said(t.get("color")))
            for t in map(_object, _list(conference.get("tracks")))
            if (name := texts.line(t.get("name")))
        ),
        texts.line(conference.get("title")),
        texts.said(conference.get("time_zone_name")),
    )


def _events(conference: Json, texts: Texts) -> Iterator[tuple[str, str, Json]]:
    for day in map(_object, _list(conference.get("days"))):
        for room, events in _object(day.get("rooms")).items():
            for event in _list(events):
                yield texts.said(day.get("date")), room, _object(event)


def _rooms(conference: Json, schedule: Json, texts: Texts, lose: Lose) -> Iterator[ImportedRoom]:
    for room in map(_object, _list(conference.get("rooms")) or _list(schedule.get("rooms"))):
        name = texts.line(room.get("name"))
        seats = room.get("capacity")
        if name:
            yield ImportedRoom(
                name,
                room.get("type") in {"online", "bbb"},
                int(seats) if isinstance(seats, int | float) and seats >= 1 else None,
                safe_markdown(texts.said(room.get("description")), lose, name),
            )


class _Reader:
    """Reads one event after the other; the same session in a second room is one session."""

    def __init__(self, texts: Texts, lose: Lose, base: str, prefix: str, zone: ZoneInfo) -> None:
        self.texts, self.lose, self.base, self.prefix, self.zone = texts, lose, base, prefix, zone
        self.sessions: dict[str, ImportedSession] = {}
        self.people: dict[str, ImportedPerson] = {}
        self.by_slug: dict[str, str] = {}
        self.found = 0

    def add(self, day: str, room: str, event: Json) -> None:
        """Read one event of the room `room` on the day `day`."""
        said = self.texts.said
        self.found += 1
        title = self.texts.line(event.get("title")) or said(event.get("code")) or said(event.get("slug"))
        start = moment_of(said(event.get("date")), self.zone)
        start = start or moment_of(f"{day} {said(event.get('start'))}", self.zone)
        if not title or start is None:
            self.lose("no_start" if title else "no_title", title or said(event.get("guid")))
            return
        slug = said(event.get("slug")).lower()
        first, _, second = slug.partition("__")
        room = self.texts.room(self.texts.line(event.get("room")) or room)
        known = self.sessions.get(self.by_slug.get(first, "")) if second else None
        if known is not None and known.start == start:
            self.found -= 1
            self.sessions[known.key] = _also_in(known, room)
            return
        key = said(event.get("guid")) or said(event.get("code")) or said(event.get("id")) or slug or title
        if key in self.sessions:
            self.lose("same_key", f"{key}: {title}")
            return
        self.by_slug[first] = key
        self.sessions[key] = self._session(key, slug.removeprefix(self.prefix), title, start, room, event)

    def _session(
        self, key: str, slug: str, title: str, start: datetime, room: str, event: Json
    ) -> ImportedSession:
        said, line, lose = self.texts.said, self.texts.line, self.lose
        self._tell_what_stays(title, event)
        people = tuple(
            dict.fromkeys(filter(None, (self._person(p, title) for p in _list(event.get("persons")))))
        )
        addresses = self._addresses(event, title)
        slides, attached = self._attachments(event, title)
        film = next((a.url for e in _FILMS for a in addresses if urlsplit(a.url).path.endswith(e)), "")
        film = self._sound(said(event.get("video_download_url")), title) or film
        summary, body = summary_and_body(
            safe_markdown(said(event.get("abstract")), lose, title, self.base),
            safe_markdown(said(event.get("description")), lose, title, self.base),
        )
        subtitle = line(event.get("subtitle"))
        return ImportedSession(
            key, slug, f"{title} – {subtitle}" if subtitle else title, start, self._end(start, event, title),
            kind_of(line(event.get("type")), lose, title, has_people=bool(people)), (room,) if room else (),
            line(event.get("track")), people, said(event.get("language")).lower()[:2], summary, body,
            slides=slides, video=film,
            links=tuple(a for a in (*addresses, *attached) if a.url not in {film, slides}),
        )  # fmt: skip

    def _end(self, start: datetime, event: Json, title: str) -> datetime:
        end = moment_of(self.texts.said(event.get("end")), self.zone)
        if end is not None and end >= start:
            return end
        minutes = minutes_of(self.texts.said(event.get("duration")))
        if minutes is None:
            self.lose("no_duration", title)
        return start + timedelta(minutes=minutes or 0)

    def _tell_what_stays(self, title: str, event: Json) -> None:
        for name, value in event.items():
            if name not in _CARRIED and value not in (None, "", False, [], {}):
                told = value if isinstance(value, str) else name
                self.lose(_LOST.get(name, "field"), f"{name if name not in _LOST else told}: {title}")

    def _person(self, person: object, title: str) -> str:
        about = _object(person)
        name = self.texts.line(about.get("public_name")) or self.texts.line(about.get("name"))
        if not name:
            self.lose("person", title)
            return ""
        key = next((str(about[k]) for k in ("guid", "code", "id") if about.get(k)), name)
        if key not in self.people:
            if about.get("avatar"):
                self.lose("picture", f"{about['avatar']}: {name}")
            for field in ("email", "answers"):
                if about.get(field):
                    self.lose("answers" if field == "answers" else "email", name)
            links = self._links(_list(about.get("links")), name)
            self.people[key] = ImportedPerson(
                key,
                name,
                safe_markdown(self.texts.said(about.get("biography")), self.lose, name, self.base),
                links,
            )
        return key

    def _addresses(self, event: Json, title: str) -> tuple[Address, ...]:
        feedback = self._sound(self.texts.said(event.get("feedback_url")), title)
        told = (Address(self.texts.words("import.feedback"), feedback),) if feedback else ()
        links = self._links(_list(event.get("links")), title)
        return (*(link for link in links if link.url != feedback), *told)

    def _attachments(self, event: Json, title: str) -> tuple[str, tuple[Address, ...]]:
        rows = _list(event.get("attachments"))
        found = self._links(rows, title)
        slides = {
            self._sound(_where(_object(row)), "")
            for row in rows
            if _object(row).get("type") in {"slides", None, ""}
        }
        first = next((link.url for link in found if link.url in slides), "")
        return first, found

    def _links(self, rows: list[Any], title: str) -> tuple[Address, ...]:
        found: dict[str, Address] = {}
        for row in map(_object, rows):
            url = self._sound(_where(row), title)
            if url:
                label = self.texts.line(row.get("title"))
                found.setdefault(url, Address(label or urlsplit(url).netloc, url))
        return tuple(found.values())

    def _sound(self, url: str, title: str) -> str:
        sound = sound_address(url, self.base)
        if url and not sound and title:
            lose_address(self.lose, url, title)
        return sound


def _where(row: Json) -> str:
    return str(row.get("url") or row.get("href") or "")


def _also_in(session: ImportedSession, room: str) -> ImportedSession:
    return replace(session, rooms=tuple(dict.fromkeys((*session.rooms, room))))


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
