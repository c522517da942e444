"""The programme as one tree, which the frab files in XML and in JSON both say.

Source: the schemas of c3voc (voc/schedule, validator/), the stricter where they differ, and the habits of the
programs that read them: EventFahrplan, Giggity, c3voc's own tools.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from itertools import groupby
from uuid import UUID, uuid5

from hacksite.model import Event, Room, Said, Session
from hacksite.views.frab_tree import (
    FrabDay,
    FrabEvent,
    FrabLink,
    FrabPerson,
    FrabRoom,
    FrabSchedule,
    FrabTrack,
)
from hacksite.views.frab_words import address, clean, instant
from hacksite.views.programme import DAY_BEGINS, programme_day
from hacksite.views.scene import Scene

_NAMESPACE = UUID("6f1e3b52-0c2b-5a0e-9f5b-2d6a4c6d9b10")
_LONGEST_MINUTES = 99 * 60 + 59
_LEAST_SLUG = 4
# What EventFahrplan and other Java programs keep ids in.
_ID_BITS = 31
_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+|UTC$")
_TRACK_SLUG = re.compile(r"[a-z][a-z0-9-]+")


def frab_schedule(scene: Scene) -> FrabSchedule:
    """The tree of what may be seen, in the scene's language.

    Cancelled sessions are not in it: the format has no word for them, and the programs that read it tell
    people that a session they marked is gone. A session in several rooms is one event in each.
    """
    event = scene.event
    places = _Places(scene)
    days = _days(scene, places)
    spoken = [date.fromisoformat(day.date) for day in days]
    zone = str(event.timezone)
    return FrabSchedule(
        clean(event.title.in_(scene.language)),
        acronym(event),
        min([event.first_day, *spoken]).isoformat(),
        max([event.last_day, *spoken]).isoformat(),
        zone if _ZONE.match(zone) else "",
        address(scene, scene.addresses.section("home")),
        event.look.primary.lower(),
        event.languages[0],
        tuple(
            FrabTrack(
                clean(track.name.in_(scene.language)),
                track.id if _TRACK_SLUG.fullmatch(track.id) else "",
                (track.color or "").lower(),
            )
            for track in event.tracks
        ),
        tuple(places.rooms.values()),
        days,
    )


def acronym(event: Event) -> str:
    """The event's id as both schemas take it: four signs at least, without hyphen."""
    name = event.id.replace("-", "_")
    return name if len(name) >= _LEAST_SLUG else f"{name}_{event.first_day.year}"


class _Places:
    """The rooms by id, under names that are all different, and the one for sessions without a room."""

    def __init__(self, scene: Scene) -> None:
        names: set[str] = set()
        self.rooms: dict[str, FrabRoom] = {}
        for room in scene.event.rooms:
            name = clean(room.name.in_(scene.language)) or room.id
            self.rooms[room.id] = _room(scene.event, room, _unlike(names, name, room.id))
        venue = scene.event.venue
        name = clean(venue.name.in_(scene.language)) if venue else ""
        name = _unlike(names, name or scene.words("frab.no_room"), "–")
        self.nowhere = FrabRoom(name, _guid(scene.event, "room", ""), "", online=False, capacity=None, url="")

    def of(self, session: Session) -> tuple[tuple[str, FrabRoom], ...]:
        """The session's rooms with their ids; the id is "" where it has none."""
        known = tuple((room, self.rooms[room]) for room in dict.fromkeys(session.rooms) if room in self.rooms)
        return known or (("", self.nowhere),)


def _unlike(names: set[str], name: str, sign: str) -> str:
    while name in names:
        name = f"{name} ({sign})"
    names.add(name)
    return name


def _room(event: Event, room: Room, name: str) -> FrabRoom:
    slug = room.id if len(room.id) > 1 else ""
    url = address(None, room.url or "")
    return FrabRoom(name, _guid(event, "room", room.id), slug, room.kind == "online", room.capacity, url)


def _days(scene: Scene, places: _Places) -> tuple[FrabDay, ...]:
    seen = [session for session in scene.event.sessions if session.status != "cancelled"]
    if not seen:
        return (_day(scene, 1, scene.event.first_day, ()),)
    placed = [(session, item, room) for session in seen for item, room in places.of(session)]
    keys = _keys(scene.event, placed)
    persons = _persons(scene)
    order = {room.name: place for place, room in enumerate((*places.rooms.values(), places.nowhere))}
    found = [
        (programme_day(session), room, _event(scene, session, room, key, persons))
        for (session, _, room), key in zip(placed, keys, strict=True)
    ]
    found.sort(key=lambda row: (row[0], order[row[1].name], row[2].date, row[2].slug))
    return tuple(
        _day(scene, index, when, _by_room((room, event) for _, room, event in rows))
        for index, (when, rows) in enumerate(groupby(found, key=lambda row: row[0]), start=1)
    )


def _by_room(
    rows: Iterable[tuple[FrabRoom, FrabEvent]],
) -> tuple[tuple[FrabRoom, tuple[FrabEvent, ...]], ...]:
    grouped = groupby(rows, key=lambda row: row[0])
    return tuple((room, tuple(event for _, event in events)) for room, events in grouped)


def _day(
    scene: Scene, index: int, when: date, rooms: tuple[tuple[FrabRoom, tuple[FrabEvent, ...]], ...]
) -> FrabDay:
    zone = scene.event.timezone
    begins = datetime.combine(when, DAY_BEGINS, zone)
    ends = datetime.combine(when + timedelta(days=1), DAY_BEGINS, zone) - timedelta(minutes=1)
    return FrabDay(index, when.isoformat(), instant(begins), instant(ends), rooms)


@dataclass(frozen=True, slots=True)
class _Key:
    """What a program knows an event by."""

    id: int
    guid: str
    slug: str


def _keys(event: Event, placed: list[tuple[Session, str, FrabRoom]]) -> list[_Key]:
    """One key for each session in each room, none twice; they come from ids alone, so edits change none.

    A session imported from another system keeps the GUID it had there, in its first room.
    """
    firsts: set[str] = set()
    guids: set[str] = set()
    slugs = []
    made = []
    for session, room, _ in placed:
        name = session.id if len(session.id) >= _LEAST_SLUG else f"session_{session.id}"
        first = session.id not in firsts
        firsts.add(session.id)
        slugs.append(f"{acronym(event)}-{name if first else f'{name}__{room}'}")
        given = _given_guid(session) if first else ""
        guid = given if given and given not in guids else _guid(event, "session", slugs[-1])
        guids.add(guid)
        made.append(guid)
    ids = _numbers(slugs)
    return [_Key(ids[slug], guid, slug) for slug, guid in zip(slugs, made, strict=True)]


def _given_guid(session: Session) -> str:
    try:
        return str(UUID(session.source_id or ""))
    except ValueError:
        return ""


def _guid(event: Event, noun: str, item: str) -> str:
    return str(uuid5(_NAMESPACE, f"{event.id}/{noun}/{item}"))


def _numbers(names: Iterable[str]) -> dict[str, int]:
    """A positive number for each name, from the name alone; where two meet, the later name moves."""
    numbers: dict[str, int] = {}
    used: set[int] = set()
    for name in sorted(set(names)):
        digest = int.from_bytes(blake2b(name.encode(), digest_size=8).digest())
        number = digest % (2**_ID_BITS - 1) + 1
        while number in used:
            number = number % (2**_ID_BITS - 1) + 1
        used.add(number)
        numbers[name] = number
    return numbers


def _persons(scene: Scene) -> dict[str, FrabPerson]:
    numbers = _numbers(scene.index.person)
    return {
        item: FrabPerson(
            numbers[item],
            _guid(scene.event, "person", item),
            clean(person.name),
            address(scene, scene.addresses.item("person", item)),
        )
        for item, person in scene.index.person.items()
    }


def _event(
    scene: Scene, session: Session, room: FrabRoom, key: _Key, persons: dict[str, FrabPerson]
) -> FrabEvent:
    track = scene.index.track.get(session.track or "")
    minutes = min(max(session.minutes, 0), _LONGEST_MINUTES)
    links = [(scene.words("link.registration"), session.registration, "related")]
    links += [(scene.words("link.video"), session.video, "media")]
    links += [(link.label.in_(scene.language), link.url, "related") for link in session.links]
    slides = [(scene.words("link.slides"), session.slides, "slides")]
    return FrabEvent(
        key.id,
        key.guid,
        key.slug,
        clean(session.title.in_(scene.language)),
        session.kind,
        instant(session.start),
        f"{session.start:%H:%M}",
        instant(session.end if session.minutes > 0 else session.start),
        f"{minutes // 60:02}:{minutes % 60:02}",
        room.name,
        clean(track.name.in_(scene.language)) if track else "",
        clean(session.language or scene.event.languages[0]),
        clean(_text(scene.say(session.summary))),
        clean(_text(scene.say(session.body))),
        address(scene, scene.addresses.item("session", session.id)),
        tuple(persons[item] for item in dict.fromkeys(session.people) if item in persons),
        _links(links),
        _links(slides),
    )


def _text(said: Said | None) -> str:
    return said.text if said else ""


def _links(rows: Iterable[tuple[str, str | None, str]]) -> tuple[FrabLink, ...]:
    made = (FrabLink(clean(title), address(None, url), kind) for title, url, kind in rows if url)
    return tuple(link for link in made if link.url)
