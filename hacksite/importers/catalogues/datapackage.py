"""Data Package: a `datapackage.json`, version 1 or 2.

Source: frictionlessdata/datapackage; paths are beside the file, never above it.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from hacksite.importers.catalogues.found import FoundDataset, FoundResource, text_in
from hacksite.importers.catalogues.received import by_language, listed, mapped, number, said

_PUBLISHES = {"publisher", "maintainer", "author", "contributor", "wrangler"}


def found_in(answer: object, url: str = "") -> FoundDataset | None:
    """What a descriptor says; None for what is none."""
    about = mapped(answer)
    resources = listed(about.get("resources"))
    if not resources or not any(mapped(r).get("path") or "data" in mapped(r) for r in resources):
        return None
    name = said(about.get("name")) or said(about.get("title"))
    licence = mapped(next(iter(listed(about.get("licenses"))), None))
    return FoundDataset(
        "datapackage",
        said(about.get("id")) or url or name,
        name,
        by_language(about.get("title")) or {"": name or url},
        by_language(about.get("description")),
        publisher=text_in("", _publisher(about)),
        page=said(about.get("homepage")) or url,
        api=url,
        licence=said(licence.get("name") or about.get("license")) or said(licence.get("title")),
        licence_url=said(licence.get("path")),
        keywords=tuple(text_in("", word) for word in listed(about.get("keywords"))),
        start=said(mapped(about.get("temporal")).get("start")),
        end=said(mapped(about.get("temporal")).get("end")),
        modified=said(about.get("created")),
        resources=tuple(r for entry in resources for r in _resources(mapped(entry), url)),
        metadata={key: said for key, said in about.items() if key != "resources"}
        | {"resources": [{k: v for k, v in mapped(r).items() if k != "data"} for r in resources]},
    )


def _publisher(about: Mapping[str, Any]) -> str:
    """The organisation that publishes; people are named at the source, not here."""
    for entry in listed(about.get("contributors")):
        person = mapped(entry)
        roles = {said(person.get("role")), *(said(r) for r in listed(person.get("roles")))}
        if said(person.get("organization")) and roles & (_PUBLISHES | {""}):
            return said(person["organization"])
        if "publisher" in roles:
            return said(person.get("title"))
    return ""


def _resources(about: Mapping[str, Any], url: str) -> list[FoundResource]:
    paths = about.get("path")
    fields = listed(mapped(about.get("schema")).get("fields"))
    columns = tuple(_column(mapped(field)) for field in fields)
    made = []
    for path in listed(paths) or [paths]:
        typed = said(path)
        address = urljoin(url, typed)
        above = ".." in typed.split("/") or typed.startswith("/")
        # The format forbids paths above the file: they could name anything.
        if (
            not typed
            or (above and not urlsplit(typed).scheme)
            or not address.startswith(("http://", "https://"))
        ):
            continue
        made.append(
            FoundResource(
                said(about.get("name")) + (f"/{typed}" if isinstance(paths, list) else "") or typed,
                address,
                by_language(about.get("title") or about.get("name")),
                by_language(about.get("description")),
                said(about.get("format")),
                said(about.get("mediatype")),
                number(about.get("bytes")),
                columns=columns,
            )
        )
    return made


def _column(field: Mapping[str, Any]) -> dict[str, str]:
    kinds = {
        "string", "number", "integer", "boolean", "date", "time", "datetime", "year", "yearmonth", "duration",
        "geopoint", "geojson", "object", "array", "any",
    }  # fmt: skip
    kind = said(field.get("type"))
    return {
        "name": said(field.get("name")),
        "title": said(field.get("title")),
        "type": kind if kind in kinds and kind != "any" else "",
        "description": " ".join(said(field.get("description")).split()),
        "unit": said(field.get("unit")),
        "example": said(field.get("example")),
    }
