"""A dataset, with its resources and columns."""

from typing import Annotated, Literal

from pydantic import Field

from hacksite.model.fields import (
    Labels,
    Listed,
    LocalPath,
    Noun,
    PartnerRef,
    PersonRef,
    Picture,
    Slug,
    Texts,
    Url,
    YesNo,
)
from hacksite.model.moments import Day, DayOrMoment
from hacksite.model.text import Text


class Column(Noun):
    """A column of a table. Source of the names: Table Schema, "Field"."""

    name: str
    """The header."""
    title: Text | None = None
    """Its name for people."""
    type: Literal[
        "string",
        "number",
        "integer",
        "boolean",
        "date",
        "time",
        "datetime",
        "year",
        "yearmonth",
        "duration",
        "geopoint",
        "geojson",
        "object",
        "array",
        "any",
    ] = "any"
    """What the values are."""
    description: Text | None = None
    """What it means."""
    unit: str | None = None
    """UCUM code: `km/h`, `m3`, `1` for counts."""
    example: str | None = None
    """A value."""


class Resource(Noun):
    """A file or an address that gives the data. Source of the names: Data Package "Resource"."""

    name: Slug | None = None
    """Stable name; made from the file's name when left empty."""
    title: Text | None = None
    """Its name for people."""
    path: LocalPath | None = None
    """A file of the event folder."""
    url: Url | None = None
    """An address."""
    format: str | None = None
    """CSV, GeoJSON, JSON, Parquet, API …"""
    mediatype: str | None = None
    """IANA media type."""
    bytes: Annotated[int, Field(ge=0)] | None = None
    """Size in bytes; measured for files of the folder."""
    encoding: str | None = None
    """Character encoding."""
    description: Text | None = None
    """What is in it."""
    sample: YesNo = False
    """Whether it is an extract for trials."""
    columns: tuple[Column, ...] = ()
    """Its columns, in order."""


class Temporal(Noun):
    """The time covered. Source: DCAT `dct:temporal`."""

    start: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    """First year, month or day."""
    end: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None = None
    """Last year, month or day; empty while it goes on."""


class Source(Noun):
    """Where the description was read."""

    type: Literal["datagouv", "ckan", "opendatasoft", "dcat", "datapackage", "huggingface", "url", "file"]
    """The kind of catalogue."""
    id: str | None = None
    """Its id there."""
    url: Url | None = None
    """Its page there."""
    retrieved: Day | None = None
    """Day it was read."""


class Dataset(Noun):
    """Data that teams can use. `datasets/<id>.md`. Source of the names: DCAT-AP 3."""

    id: Slug
    """Stable name; the file's name when left empty."""
    title: Text
    """Its name."""
    summary: Text | None = None
    """One or two sentences for lists."""
    publisher: Text | None = None
    """Who makes it available."""
    partner: PartnerRef | None = None
    """The partner that publishes it."""
    url: Url | None = None
    """Its page in a catalogue (`dcat:landingPage`)."""
    license: str | None = None
    """SPDX id (`etalab-2.0`, `ODbL-1.0`, `CC-BY-4.0`), or the catalogue's word for it."""
    themes: Labels = ()
    """Subjects, for filters."""
    keywords: Labels = ()
    """Words people may search."""
    frequency: str | None = None
    """How often it is updated: an id of data.gouv.fr or a code of the EU list."""
    issued: Day | None = None
    """First published."""
    modified: Day | None = None
    """Last updated."""
    spatial: Text | None = None
    """The territory covered."""
    temporal: Temporal | None = None
    """The time covered."""
    access: Literal["open", "restricted", "closed"] = "open"
    """Whether everybody may have it. Source: DCAT-AP `accessRights`."""
    conditions: Text | None = None
    """How to get data that is not open."""
    wanted: YesNo = False
    """Whether it does not exist yet, and is wished for."""
    experts: Listed[PersonRef] = ()
    """Whom to ask."""
    limits: Texts = ()
    """What it cannot tell: known limits."""
    resources: tuple[Resource, ...] = ()
    """Files and addresses."""
    source: Source | None = None
    """Where this description comes from."""
    cover: Picture | None = None
    """A picture; drawn when left empty."""
    publish_at: DayOrMoment | None = None
    """Held back until then."""
    body: Text | None = None
    """The description, in Markdown."""
