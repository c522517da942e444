"""Reads frab's XML, c3voc's and FOSDEM's too, as the tree that `frab_json` understands."""

from typing import Any
from xml.etree.ElementTree import Element

_LISTS = {"persons", "links", "attachments"}


def frab_tree(root: Element) -> dict[str, Any]:
    """A `<schedule>` in the shape of frab's JSON."""
    about = root.find("conference")
    conference: dict[str, Any] = {}
    for child in about if about is not None else ():
        if child.tag != "track" and not len(child):
            conference[child.tag] = _text(child)
    tracks = [*root.iterfind("conference/track"), *root.iterfind("tracks/track")]
    conference["tracks"] = [{**t.attrib, "name": t.get("name") or _text(t)} for t in tracks]
    rooms: dict[str, dict[str, str]] = {}
    conference["days"] = [
        {
            "date": day.get("date", ""),
            "rooms": _by_room(day, rooms),
        }
        for day in root.iterfind("day")
    ]
    conference["rooms"] = list(rooms.values())
    return {"schedule": {"conference": conference}}


def _by_room(day: Element, rooms: dict[str, dict[str, str]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for room in day.iterfind("room"):
        name = room.get("name", "")
        rooms.setdefault(name, {"name": name})
        found.setdefault(name, []).extend(_event(event) for event in room.iterfind("event"))
    return found


def _event(event: Element) -> dict[str, Any]:
    read: dict[str, Any] = dict(event.attrib)
    for child in event:
        if child.tag in _LISTS:
            read[child.tag] = [_entry(child.tag, entry) for entry in child]
        elif child.tag == "recording":
            # `optout` false and an empty licence say nothing.
            optout, licence = child.findtext("optout", ""), child.findtext("license", "")
            read[child.tag] = licence.strip() or optout.strip() in {"true", "1"}
        else:
            read[child.tag] = _text(child)
    return read


def _entry(kind: str, entry: Element) -> dict[str, str]:
    name = "name" if kind == "persons" else "title"
    return {**entry.attrib, name: _text(entry)}


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
