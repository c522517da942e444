"""What an entry means when the organiser leaves a field out."""

import re
from collections.abc import Callable

from hacksite.model import slugify
from hacksite.source import Mapping, Scalar, Sequence, Translated

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _first_text(node: Mapping, key: str) -> str:
    entry = node.entries.get(key)
    if isinstance(entry, Translated):
        return next(iter(entry.by_language.values())).text or ""
    if isinstance(entry, Mapping):
        return next((s.text for s in entry.entries.values() if isinstance(s, Scalar) and s.text), "")
    return (entry.text or "") if isinstance(entry, Scalar) else ""


NAMING = ("title", "name", "question")
"""The fields that an id is made from."""


def id_from(key: str) -> Callable[[Mapping], None]:
    """Give an entry the id its `key` makes, unless it has one."""

    def fill(node: Mapping) -> None:
        if "id" not in node.entries:
            slug = slugify(_first_text(node, key))[:60].strip("-")
            if slug:
                node.put("id", Scalar(node.at, slug))

    return fill


def event_defaults(node: Mapping) -> None:
    """An event's id is its title's and its year's; its last day is its first."""
    start = node.entries.get("start")
    if "end" not in node.entries and isinstance(start, Scalar):
        node.put("end", Scalar(start.at, start.text))
    languages = node.entries.get("languages")
    if isinstance(languages, Sequence) and not languages.items:
        del node.entries["languages"]
    if "id" not in node.entries:
        title = slugify(_first_text(node, "title"))[:60].strip("-")
        year = _YEAR.search(start.text or "") if isinstance(start, Scalar) else None
        parts = [title, year.group() if year and year.group() not in title else ""]
        node.put("id", Scalar(node.at, "-".join(part for part in parts if part) or "event"))


def dataset_defaults(node: Mapping) -> None:
    """A resource's name is its file's; its format is the file's ending."""
    resources = node.entries.get("resources")
    for item in resources.items if isinstance(resources, Sequence) else ():
        if not isinstance(item, Mapping):
            continue
        address = item.text("path") or item.text("url") or ""
        last = address.split("?")[0].rstrip("/").rpartition("/")[2]
        stem, dot, ending = last.rpartition(".")
        if "name" not in item.entries and (stem or last):
            item.put("name", Scalar(item.at, slugify(stem or last) or "file"))
        if "format" not in item.entries and item.text("path") and dot:
            item.put("format", Scalar(item.at, ending.upper().replace("GEOJSON", "GeoJSON")))


def nothing(node: Mapping) -> None:
    """No default beyond the model's own."""
