"""`schedule.json`: the programme for conference applications. Source: c3voc, validator/json/schema.json."""

from typing import Any

from pydantic_core import to_json

from hacksite import __version__
from hacksite.emit.frab_texts import event_texts, version_of
from hacksite.views.frab_tree import FrabEvent, FrabLink, FrabPerson, FrabRoom, FrabSchedule, FrabTrack

_SCHEMA = "https://c3voc.de/schedule/schema.json"


def frab_json(schedule: FrabSchedule) -> bytes:
    """The tree as frab's JSON; what is not known is left out, unless the schema wants it empty."""
    conference = {
        "acronym": schedule.acronym,
        "title": schedule.title,
        "start": schedule.start,
        "end": schedule.end,
        "daysCount": len(schedule.days),
        "timeslot_duration": "00:05",
        **_known(time_zone_name=schedule.zone, url=schedule.url),
        "colors": {"primary": schedule.color},
        "tracks": [_track(track) for track in schedule.tracks],
        "rooms": [_room(room) for room in schedule.rooms],
        "days": [
            {
                "index": day.index,
                "date": day.date,
                "day_start": day.start,
                "day_end": day.end,
                "rooms": {
                    room.name: [_event(event, schedule.language) for event in events]
                    for room, events in day.rooms
                },
            }
            for day in schedule.days
        ],
    }
    about = {
        "$schema": _SCHEMA,
        "generator": {"name": "hacksite", "version": __version__},
        "schedule": {
            "version": version_of(schedule),
            **_known(base_url=schedule.url),
            "conference": conference,
        },
    }
    return to_json(about, indent=1)


def _event(event: FrabEvent, language: str) -> dict[str, Any]:
    return {
        **event_texts(event, language),
        "id": event.id,
        "guid": event.guid,
        "end": event.end,
        # The schema wants an address; without a site there is none, and the GUID's own is true.
        "url": event.url or f"urn:uuid:{event.guid}",
        "persons": [_person(person) for person in event.persons],
        "links": [_link(link) for link in event.links],
        "attachments": [_link(link) for link in event.attachments],
    }


def _person(person: FrabPerson) -> dict[str, str]:
    """The name twice: programs read one or the other. With `id` as well, the schema refuses both names."""
    return {
        "guid": person.guid,
        "name": person.name,
        "public_name": person.name,
        **_known(url=person.url),
    }


def _link(link: FrabLink) -> dict[str, str]:
    return {"title": link.title, "url": link.url, "type": link.kind}


def _room(room: FrabRoom) -> dict[str, Any]:
    return {
        "name": room.name,
        "guid": room.guid,
        **_known(slug=room.slug, type="online" if room.online else "", url=room.url),
        "capacity": room.capacity,
    }


def _track(track: FrabTrack) -> dict[str, str]:
    return {"name": track.name, **_known(slug=track.slug, color=track.color)}


def _known(**texts: str) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}
