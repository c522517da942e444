"""`schedule.xml`: the programme for conference applications. Source: c3voc, schedule.xml.xsd."""

from io import BytesIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from hacksite import __version__
from hacksite.emit.frab_texts import event_texts, version_of
from hacksite.views.frab_tree import FrabDay, FrabEvent, FrabLink, FrabSchedule


def frab_xml(schedule: FrabSchedule) -> bytes:
    """The tree as frab's XML, in UTF-8."""
    root = Element("schedule")
    SubElement(root, "generator", name="hacksite", version=__version__)
    if schedule.url:
        _text(root, "url", f"{schedule.url}schedule.xml")
    _text(root, "version", version_of(schedule))
    _conference(root, schedule)
    for day in schedule.days:
        _day(root, day, schedule.language)
    indent(root, " ")
    file = BytesIO()
    ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
    return file.getvalue() + b"\n"


def _conference(root: Element, schedule: FrabSchedule) -> None:
    conference = SubElement(root, "conference")
    _text(conference, "acronym", schedule.acronym)
    _text(conference, "title", schedule.title)
    _text(conference, "start", schedule.start)
    _text(conference, "end", schedule.end)
    _text(conference, "days", str(len(schedule.days)))
    _text(conference, "timeslot_duration", "00:05")
    for name, text in (
        ("base_url", schedule.url),
        ("url", schedule.url),
        ("time_zone_name", schedule.zone),
    ):
        if text:
            _text(conference, name, text)
    SubElement(conference, "color", primary=schedule.color)
    for track in schedule.tracks:
        marks = {"name": track.name, "slug": track.slug, "color": track.color}
        SubElement(
            conference, "track", {name: mark for name, mark in marks.items() if mark or name == "name"}
        )


def _day(root: Element, day: FrabDay, language: str) -> None:
    below = SubElement(root, "day", index=str(day.index), date=day.date, start=day.start, end=day.end)
    for room, events in day.rooms:
        inside = SubElement(below, "room", name=room.name, guid=room.guid)
        for event in events:
            _event(inside, event, language)


def _event(room: Element, event: FrabEvent, language: str) -> None:
    entry = SubElement(room, "event", guid=event.guid, id=str(event.id))
    for name, text in event_texts(event, language).items():
        if text or name != "url":
            _text(entry, name, text)
    persons = SubElement(entry, "persons")
    for person in event.persons:
        SubElement(persons, "person", id=str(person.id), guid=person.guid).text = person.name
    _links(entry, "link", event.links)
    _links(entry, "attachment", event.attachments)


def _links(entry: Element, name: str, links: tuple[FrabLink, ...]) -> None:
    below = SubElement(entry, f"{name}s")
    for link in links:
        SubElement(below, name, href=link.url, type=link.kind).text = link.title


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
