"""Reads frab files as those who must accept them do: c3voc's schemas, EventFahrplan and Giggity."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import jsonschema
from lxml import etree

from tests.recorded import recorded


@dataclass(frozen=True, slots=True)
class Told:
    """An event as an application shows it; instants in UTC."""

    guid: str
    start: datetime
    end: datetime
    title: str
    room: str
    track: str
    people: tuple[str, ...]


def schema_faults(xml: bytes, about: dict[str, Any]) -> list[str]:
    """What c3voc's two schemas say against the files."""
    schema = etree.XMLSchema(file=str(recorded("frab/schedule.xml.xsd")))
    schema.validate(etree.fromstring(xml))
    found = [str(error) for error in schema.error_log]
    rules = json.loads(recorded("frab/schedule.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft6Validator(rules, format_checker=jsonschema.Draft6Validator.FORMAT_CHECKER)
    return [*found, *(error.message for error in validator.iter_errors(about))]


def told_by_xml(xml: bytes) -> list[Told]:
    """Every event of a frab XML: the instant from `date`, hours and minutes of `duration` after it."""
    return [_told(event) for event in etree.fromstring(xml).iterfind("day/room/event")]


def _told(event: Any) -> Told:
    start = datetime.fromisoformat(event.findtext("date")).astimezone(UTC)
    hours, minutes = map(int, event.findtext("duration").split(":"))
    return Told(
        event.get("guid"),
        start,
        start + timedelta(hours=hours, minutes=minutes),
        " ".join(event.findtext("title").split()),
        event.findtext("room"),
        event.findtext("track") or "",
        tuple(" ".join(person.text.split()) for person in event.iterfind("persons/person")),
    )


def told_by_json(about: dict[str, Any]) -> list[Told]:
    """Every event of a frab JSON, by the fields that are not deprecated."""
    events = (e for d in about["schedule"]["conference"]["days"] for es in d["rooms"].values() for e in es)
    return [
        Told(
            event["guid"],
            datetime.fromisoformat(event["date"]).astimezone(UTC),
            datetime.fromisoformat(event["end"]).astimezone(UTC),
            event["title"],
            event["room"],
            event["track"] or "",
            tuple(person.get("public_name") or person["name"] for person in event["persons"]),
        )
        for event in events
    ]
