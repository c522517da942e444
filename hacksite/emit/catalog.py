"""`catalog.jsonld`: the event's data as a DCAT-AP 3 catalogue, for portals and search engines.

Source: SEMICeu, DCAT-AP 3.0.1. The context is inside the file: readers need no network.
"""

import mimetypes
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic_core import to_json

from hacksite.model import Dataset, Resource, Text
from hacksite.model.frequency import find_frequency
from hacksite.model.licence import find_licence
from hacksite.views.scene import Scene

_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_ACCESS = {"open": "PUBLIC", "restricted": "RESTRICTED", "closed": "NON_PUBLIC"}
_FILE_TYPES = {
    "csv", "geojson", "gml", "gpkg", "gtfs", "html", "json", "kml", "netcdf", "ods", "parquet", "pdf", "rdf",
    "shp", "tsv", "txt", "xlsx", "xml", "zip",
}  # fmt: skip
"""Words for formats whose capitals are the EU's code. Source: EU authority table "file-type"."""
_LANGUAGES = {"fr": "FRA", "en": "ENG", "de": "DEU", "es": "SPA", "it": "ITA", "nl": "NLD", "pt": "POR"}
_YEAR, _MONTH = 4, 7
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalog(scene: Scene) -> bytes:
    """The catalogue of what may be seen, texts in every language, without data that is only wished for."""
    event = scene.event
    datasets = [_dataset(scene, dataset) for dataset in event.datasets if not dataset.wanted]
    about = {
        "@context": CONTEXT,
        "@id": _absolute(scene, "catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": _texts(event.title),
        "dct:description": _texts(event.summary or event.title),
        "dct:publisher": _agent(event.legal.publisher.name or str(event.title)),
        "dct:language": [
            _is(f"{_EU}language/{_LANGUAGES[code]}", "dct:LinguisticSystem")
            for code in scene.languages
            if code in _LANGUAGES
        ],
        "foaf:homepage": _is(_absolute(scene, scene.addresses.section("home")), "foaf:Document"),
        "dcat:dataset": datasets,
    }
    return to_json(_without_nothing(about), indent=1)


def _dataset(scene: Scene, dataset: Dataset) -> dict[str, Any]:
    page = _absolute(scene, scene.addresses.item("dataset", dataset.id))
    frequency = find_frequency(dataset.frequency) if dataset.frequency else None
    return _without_nothing({
        "@id": f"{page}#data",
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.source.id if dataset.source and dataset.source.id else dataset.id,
        "dct:title": _texts(dataset.title),
        "dct:description": _texts(dataset.summary or dataset.body or dataset.title),
        "dct:publisher": _agent(str(dataset.publisher)) if dataset.publisher else None,
        # The producer's own page is where the data is at home; ours is one about it.
        "dcat:landingPage": _is(dataset.url or page, "foaf:Document"),
        "foaf:page": _is(page, "foaf:Document"),
        "dcat:keyword": [word for label in (*dataset.themes, *dataset.keywords) for word in _texts(label)],
        "dct:accrualPeriodicity": _is(frequency.uri, "dct:Frequency")
        if frequency and frequency.uri
        else None,
        "dct:issued": _day(dataset.issued),
        "dct:modified": _day(dataset.modified),
        "dct:spatial": _place(dataset.spatial),
        "dct:temporal": _period(dataset),
        "dct:accessRights": _is(f"{_EU}access-right/{_ACCESS[dataset.access]}", "dct:RightsStatement"),
        "dcat:distribution": [_distribution(scene, dataset, r, page) for r in dataset.resources],
    })  # fmt: skip


def _distribution(scene: Scene, dataset: Dataset, resource: Resource, page: str) -> dict[str, Any]:
    address = resource.url or (_absolute(scene, resource.path) if resource.path else page)
    kind = (resource.format or "").lower()
    guessed = resource.mediatype or mimetypes.guess_type(resource.path or "")[0]
    size = {"@type": "xsd:nonNegativeInteger", "@value": str(resource.bytes)}
    return _without_nothing({
        "@type": "dcat:Distribution",
        "dct:title": _texts(resource.title) if resource.title else None,
        "dct:description": _texts(resource.description) if resource.description else None,
        "dcat:accessURL": _is(address),
        "dcat:downloadURL": _is(address) if resource.path else None,
        "dct:format": _is(f"{_EU}file-type/{kind.upper()}", "dct:MediaTypeOrExtent")
        if kind in _FILE_TYPES
        else None,
        "dcat:mediaType": _is(f"{_MEDIA_TYPES}{guessed}", "dct:MediaType") if guessed else None,
        "dcat:byteSize": size if resource.bytes else None,
        "dct:license": _licence(dataset.license),
    })  # fmt: skip


def _licence(typed: str | None) -> dict[str, Any] | None:
    found = find_licence(typed) if typed else None
    return {"@id": found.url, "@type": "dct:LicenseDocument"} if found and found.url else None


def _place(said: Text | None) -> dict[str, Any] | None:
    return {"@type": "dct:Location", "rdfs:label": _texts(said)} if said else None


def _period(dataset: Dataset) -> dict[str, Any] | None:
    if dataset.temporal is None:
        return None
    ends = {"dcat:startDate": dataset.temporal.start, "dcat:endDate": dataset.temporal.end}
    return {"@type": "dct:PeriodOfTime"} | {name: _moment(typed) for name, typed in ends.items() if typed}


def _moment(typed: str) -> dict[str, str]:
    """A year, a month or a day, as XML Schema names them."""
    kinds = {_YEAR: "xsd:gYear", _MONTH: "xsd:gYearMonth"}
    return {"@type": kinds.get(len(typed), "xsd:date"), "@value": typed}


def _day(when: date | datetime | None) -> dict[str, str] | None:
    return {"@type": "xsd:date", "@value": when.isoformat()[:10]} if when else None


def _texts(text: Text) -> list[dict[str, str]]:
    return [{"@language": code, "@value": words} for code, words in text.by_language.items()]


def _agent(name: str) -> dict[str, str]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _is(address: str, kind: str = "") -> dict[str, str]:
    """What an address stands for, with its class: readers need not fetch the lists it comes from."""
    return {"@id": address} | ({"@type": kind} if kind else {})


def _absolute(scene: Scene, url: str) -> str:
    return f"{scene.site_url.rstrip('/')}/{url}" if scene.site_url else url


def _without_nothing(node: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, [])}
