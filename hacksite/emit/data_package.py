"""`datapackage.json`: the event's data files and its lists as a Data Package, for Frictionless tools.

Source: Data Package 2.0, https://datapackage.org/.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic_core import to_json

from hacksite.model import Dataset, Resource, slugify
from hacksite.model.licence import find_licence
from hacksite.source.table import ColumnProfile, TableProfile
from hacksite.views.inventory import rows_of
from hacksite.views.scene import Scene

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLES = ("csv", "tsv")
_TRUE = ("true", "oui", "yes", "vrai")
_FALSE = ("false", "non", "no", "faux")
Read = Callable[[str], bytes]
"""Gives the content of a file of the event folder by its name."""


def data_package(scene: Scene, published: frozenset[str], read: Read) -> bytes:
    """The package, in the event's first language.

    Its resources are the data files that are published, with the columns found in them, and the lists of
    challenges, datasets and projects as tables inside it.
    """
    event = scene.event
    taken: set[str] = set()
    files = [
        _file(scene, dataset, resource, read(resource.path), taken)
        for dataset in event.datasets
        for resource in dataset.resources
        if resource.path in published and resource.path
    ]
    about = {
        "$schema": _PROFILE,
        "name": event.id,
        "title": str(event.title),
        "description": scene.words_in(event.summary),
        "homepage": scene.site_url,
        "licenses": _licences(event.legal.licence),
        "resources": [*files, *_lists(scene)],
    }
    return to_json(_said(about), indent=1)


def _file(
    scene: Scene, dataset: Dataset, resource: Resource, content: bytes, taken: set[str]
) -> dict[str, Any]:
    path = resource.path or ""
    stem, _, ending = path.rpartition("/")[2].lower().rpartition(".")
    found = scene.profiles.get(path) or TableProfile()
    about: dict[str, Any] = {
        "name": _free(resource.name or slugify(stem) or dataset.id, taken),
        "path": path,
        "title": scene.words_in(resource.title) or scene.words_in(dataset.title),
        "description": scene.words_in(resource.description) or scene.words_in(dataset.summary),
        "format": ending,
        "mediatype": resource.mediatype,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "licenses": _licences(dataset.license),
        "sources": [{"title": scene.words_in(dataset.publisher or dataset.title), "path": dataset.url}]
        if dataset.url
        else [],
    }
    if ending in _TABLES and found.columns:
        about |= {
            "type": "table",
            "encoding": found.encoding.replace("cp1252", "windows-1252"),
            "dialect": {"delimiter": found.delimiter or ","},
            "schema": _schema(scene, resource, found),
        }
    return _said(about)


def _schema(scene: Scene, resource: Resource, found: TableProfile) -> dict[str, Any]:
    described = {column.name: column for column in resource.columns}
    fields = []
    for number, column in enumerate(found.columns):
        told = described.get(column.name)
        example = next((row[number] for row in found.preview if row[number]), "")
        said = (
            {"title": scene.words_in(told.title), "description": scene.words_in(told.description)}
            if told
            else {}
        )
        fields.append(_said({"name": column.name, **_type(column, example), **said}))
    return {"fields": fields}


def _type(column: ColumnProfile, example: str) -> dict[str, Any]:
    """The type that every value has; a column with exceptions is one of words."""
    if column.misfits:
        return {"type": "string"}
    if column.type == "boolean":
        spelled = [
            [way(word) for word in words for way in (str, str.title, str.upper)] for words in (_TRUE, _FALSE)
        ]
        return {"type": "boolean", "trueValues": spelled[0], "falseValues": spelled[1]}
    if column.type == "number" and column.has_comma:
        return {"type": "number", "decimalChar": ","}
    if column.type == "date":
        return {"type": "date", "format": "%d/%m/%Y" if "/" in example else "default"}
    return {"type": column.type, "format": "any"} if column.type == "datetime" else {"type": column.type}


def _lists(scene: Scene) -> Iterator[dict[str, Any]]:
    """The event's nouns, as rows inside the package."""
    for noun in ("challenge", "dataset", "project"):
        rows = rows_of(scene, noun)
        if rows:
            fields = [{"name": column, "type": "string"} for column in rows[0]]
            name = f"event-{noun}s"
            yield {"name": name, "type": "table", "data": rows, "schema": {"fields": fields}}


def _licences(typed: str | None) -> list[dict[str, str]]:
    found = find_licence(typed) if typed else None
    if found is None or not (found.spdx or found.url):
        return []
    return [_said({"name": found.spdx, "path": found.url, "title": found.en})]


def _free(name: str, taken: set[str]) -> str:
    free = next(
        n
        for number in range(1, len(taken) + 2)
        if (n := name if number == 1 else f"{name}-{number}") not in taken
    )
    taken.add(free)
    return free


def _said(about: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in about.items() if value not in ("", [], None)}
