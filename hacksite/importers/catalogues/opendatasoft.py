"""Opendatasoft (Huwise), Explore 2.1: one dataset, with its columns and its exports.

Source of the fields: opendatasoft/ods-documentation-explore-api. Descriptions are HTML; there is no list of
files, each format is an export.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from hacksite.importers.catalogues.addresses import Meant
from hacksite.importers.catalogues.client import Client
from hacksite.importers.catalogues.found import FoundDataset, FoundResource, text_in
from hacksite.importers.catalogues.received import listed, mapped, number, said

_TABLES = ("csv", "json", "xlsx", "parquet")
_MAPS = ("geojson", "shp")
_TYPES = {
    "text": "string", "int": "integer", "double": "number", "boolean": "boolean", "date": "date",
    "datetime": "datetime", "geo_point_2d": "geopoint", "geo_shape": "geojson", "json_blob": "object",
    "file": "object",
}  # fmt: skip


def ask(client: Client, meant: Meant) -> FoundDataset:
    """The dataset of an id, which may be federated (`name@public`)."""
    url = f"{meant.base}/api/explore/v2.1/catalog/datasets/{quote(meant.id, safe='@')}"
    found = found_in(client.json(url), meant.base)
    if found is None:
        raise client.fault("not_a_catalogue", url)
    return found


def found_in(answer: object, base: str = "") -> FoundDataset | None:
    """What an answer says, in version 2.1 or nested as in 2.0; None for what is no such answer."""
    about = mapped(answer)
    about = mapped(about["dataset"]) if isinstance(about.get("dataset"), Mapping) else about
    key, metas = said(about.get("dataset_id")), mapped(about.get("metas"))
    default = mapped(metas.get("default"))
    if not key or not default:
        return None
    dcat = mapped(metas.get("dcat"))
    language = said(default.get("metadata_languages") or default.get("language"))[:2].lower()
    return FoundDataset(
        "opendatasoft",
        key,
        key.partition("@")[0],
        text_in(language, default.get("title")) or {language: key},
        text_in(language, default.get("description")),
        publisher=text_in(language, default.get("publisher")),
        page=f"{base}/explore/dataset/{key}/" if base else "",
        api=f"{base}/api/explore/v2.1/catalog/datasets/{key}" if base else "",
        licence=said(default.get("license")),
        licence_url=said(default.get("license_url")),
        frequency=said(dcat.get("accrualperiodicity") or default.get("update_frequency")),
        keywords=tuple(text_in(language, word) for word in listed(default.get("keyword"))),
        spatial=tuple(said(name) for name in listed(default.get("territory")) if said(name)),
        start=said(dcat.get("temporal_coverage_start")) or said(dcat.get("temporal")),
        end=said(dcat.get("temporal_coverage_end")),
        issued=said(dcat.get("issued")),
        modified=said(default.get("modified") or default.get("data_processed")),
        access="open" if about.get("data_visible") is not False else "restricted",
        resources=tuple(_exports(about, base, key)) if base else (),
        metadata=dict(about),
    )


def _exports(about: Mapping[str, Any], base: str, key: str) -> list[FoundResource]:
    files = [mapped(entry) for entry in listed(about.get("attachments"))]
    attached = [
        FoundResource(
            f"attachment/{said(file.get('id'))}", said(file.get("url")), text_in("", file.get("title")),
            mediatype=said(file.get("mimetype")), is_main=False,
        )
        for file in files
        if said(file.get("url"))
    ]  # fmt: skip
    if about.get("has_records") is False:
        return attached
    is_map = "geo" in listed(about.get("features"))
    root = f"{base}/api/explore/v2.1/catalog/datasets/{quote(key, safe='@')}/exports"
    columns = tuple(_column(mapped(field)) for field in listed(about.get("fields")))
    exports = [
        FoundResource(
            f"export/{kind}", f"{root}/{kind}", text_in("", f"{kind.upper()}"), format=kind,
            bytes=number(None), columns=columns if kind == "csv" else (),
        )
        for kind in _TABLES + (_MAPS if is_map else ())
    ]  # fmt: skip
    return exports + attached


def _column(field: Mapping[str, Any]) -> dict[str, str]:
    unit = said(mapped(field.get("annotations")).get("unit"))
    return {
        "name": said(field.get("name")),
        "title": said(field.get("label")) if said(field.get("label")) != said(field.get("name")) else "",
        "type": _TYPES.get(said(field.get("type")), ""),
        "description": " ".join(said(field.get("description")).split()),
        "unit": unit,
    }
