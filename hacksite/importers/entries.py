"""What was imported as entries of the event folder: with our ids, in the event's zone, in its languages."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from hacksite.importers.imported import Address, Imported, ImportedSession, Lose
from hacksite.importers.remembered import Remembered
from hacksite.importers.yaml_edits import Entry, Value
from hacksite.load import Loaded
from hacksite.model import Event, Room, Track, slugify
from hacksite.model.moments import is_repeated

_LONGEST_ID = 60
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class FolderEntries:
    """The rooms, tracks, people and sessions of an import, by the ids they have or get in the folder."""

    def __init__(
        self, imported: Imported, loaded: Loaded, event: Event, known: Remembered, lose: Lose
    ) -> None:
        self._event, self._loaded, self._lose = event, loaded, lose
        self.new_rooms: list[Entry] = []
        self.new_tracks: list[Entry] = []
        self._rooms = self._in_event("room", event.rooms, [r.name for r in imported.rooms])
        self._tracks = self._in_event("track", event.tracks, [t.name for t in imported.tracks])
        used = (room for session in imported.sessions for room in session.rooms)
        self._fill_rooms(imported, used)
        self._fill_tracks(imported)
        self.people = self._people(imported, known)
        self.sessions: dict[str, Entry] = {}
        ids = _Ids(loaded.ids("session"))
        by_source = {s.source_id: s.id for s in event.sessions if s.source_id}
        for session in imported.sessions:
            item = known.session_id(session.key) or by_source.get(session.key)
            item = item or ids.new(session.slug, session.title, "session")
            self.sessions[session.key] = self._session(item, session)

    def _in_event(self, noun: str, entries: Iterable[Room | Track], names: list[str]) -> dict[str, str]:
        """The ids of what `event.yml` already holds, by name in small letters."""
        found: dict[str, str] = {}
        for entry in entries:
            for said in entry.name.by_language.values():
                found.setdefault(said.casefold(), entry.id)
        known = set(self._loaded.ids(noun))
        found.update(
            {n.casefold(): slugify(n) for n in names if n.casefold() not in found and slugify(n) in known}
        )
        return found

    def _fill_rooms(self, imported: Imported, used: Iterable[str]) -> None:
        ids = _Ids(self._loaded.ids("room"))
        about = {room.name: room for room in imported.rooms}
        for name in dict.fromkeys((*about, *used)):
            if name.casefold() not in self._rooms:
                room = about.get(name)
                item = self._rooms[name.casefold()] = ids.new("", name, "room")
                kind = "online" if room and room.online else ""
                capacity = str(room.capacity) if room and room.capacity else ""
                text = room.text if room else ""
                self.new_rooms.append(_filled(id=item, name=name, kind=kind, capacity=capacity, text=text))

    def _fill_tracks(self, imported: Imported) -> None:
        ids = _Ids(self._loaded.ids("track"))
        about = {track.name: track for track in imported.tracks}
        for name in dict.fromkeys((*about, *(s.track for s in imported.sessions if s.track))):
            if name.casefold() not in self._tracks:
                track = about.get(name)
                item = ids.new(track.slug if track else "", name, "track")
                self._tracks[name.casefold()] = item
                color = track.color if track and _COLOUR.fullmatch(track.color) else ""
                self.new_tracks.append(_filled(id=item, name=name, color=color))

    def _people(self, imported: Imported, known: Remembered) -> dict[str, Entry]:
        ids = _Ids(self._loaded.ids("person"))
        by_name = {p.name.casefold(): p.id for p in self._event.people}
        taken = set(known.people_ids())
        entries: dict[str, Entry] = {}
        for person in imported.people:
            item = known.person_id(person.key)
            if item is None:
                item = by_name.get(person.name.casefold())
                item = ids.new("", person.name, "person") if item is None or item in taken else item
            taken.add(item)
            entries[person.key] = _filled(
                id=item, name=person.name, bio=person.bio, links=_links(person.links)
            )
        return entries

    def _session(self, item: str, session: ImportedSession) -> Entry:
        zone, languages = self._event.timezone, self._event.languages
        start, end = session.start.astimezone(zone), session.end.astimezone(zone)
        if _is_second_time(start):
            self._lose("repeated_hour", session.title)
        written = languages[0] if session.language not in languages else session.language

        def text(words: str) -> Value:
            return words if written == languages[0] or not words else {written: words}

        ends, lasts = _end_and_duration(start, end)
        people = [str(self.people[key]["id"]) for key in session.people if key in self.people]
        return _filled(
            id=item,
            title=text(session.title),
            kind="" if session.kind == "other" else session.kind,
            date=start.date().isoformat(),
            start=_clock(start),
            end=ends,
            duration=lasts,
            rooms=[self._rooms[room.casefold()] for room in session.rooms],
            track=self._tracks.get(session.track.casefold(), ""),
            people=people,
            language="" if session.language == languages[0] else session.language,
            summary=text(session.summary),
            body=text(session.body),
            status=session.status,
            registration=session.registration,
            slides=session.slides,
            video=session.video,
            links=_links(session.links),
            source_id=" ".join(session.key.split()),
        )


class _Ids:
    """Makes ids that nothing else has."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def new(self, slug: str, name: str, noun: str) -> str:
        """An id from the source's slug, else from the name, else from the noun."""
        stem = slugify(slug)[:_LONGEST_ID].strip("-") or slugify(name)[:_LONGEST_ID].strip("-") or noun
        item, count = stem, 1
        while item in self._taken:
            count += 1
            item = f"{stem}-{count}"
        self._taken.add(item)
        return item


def _is_second_time(when: datetime) -> bool:
    """Whether it is in the hour that clocks bring twice, and its clock time was there before."""
    return is_repeated(when) and bool(when.fold)


def _end_and_duration(start: datetime, end: datetime) -> tuple[str, str]:
    """How an end is typed: as an hour, or as a duration where that hour comes twice; nothing for a moment."""
    seconds = int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds())
    if not seconds:
        return "", ""
    if _is_second_time(end) and seconds % 60 == 0:
        return "", str(seconds // 60)
    return (_clock(end) if end.date() == start.date() else f"{end.date()} {_clock(end)}"), ""


def _clock(when: datetime) -> str:
    return f"{when:%H:%M:%S}" if when.second else f"{when:%H:%M}"


def _links(links: Iterable[Address]) -> Value:
    return [{"label": link.label, "url": link.url} for link in links]


def _filled(**fields: Value) -> Entry:
    return {name: value for name, value in fields.items() if value not in ("", [], {})}
