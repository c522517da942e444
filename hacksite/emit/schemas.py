"""JSON Schemas of every file of an event folder, so that editors complete and check while people type.

The models give names, descriptions and limits. Their schemas speak of values once read; files hold
values as typed, and an editor's YAML reader has already taken `26400` for a number and `true` for a
boolean. So every scalar is widened to what hacksite reads as that value, and nothing more.
Source: JSON Schema 2020-12; YAML 1.2 core schema (what VS Code's YAML extension reads).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, BeforeValidator

from hacksite.emit.schema_values import DAY, INSTANT, TEXT, widened
from hacksite.model import (
    Challenge,
    Dataset,
    EventFile,
    FaqEntry,
    NewsItem,
    Noun,
    Page,
    Partner,
    Person,
    Project,
    Results,
    Session,
)
from hacksite.model.fields import Labels, Listed, Picture, Texts

Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SPLIT, _LABELS, _ONE_OR_MORE, _PICTURE = (
    next(mark for mark in get_args(kind) if isinstance(mark, BeforeValidator))
    for kind in (Listed[str], Labels, Texts, Picture)
)


@dataclass(frozen=True, slots=True)
class _File:
    """What a file holds: one noun, or a list of them; `made` are the fields hacksite fills in."""

    model: type[Noun]
    listed: bool = False
    made: frozenset[str] = frozenset({"id"})


# A Markdown file's id is its name, its title may be its first heading, its date the start of its name.
_NAMED = frozenset({"id", "title"})
_FILES: Mapping[str, _File] = {
    "event.yml": _File(EventFile, made=frozenset({"id", "end"})),
    "schedule.yml": _File(Session, listed=True),
    "people.yml": _File(Person, listed=True),
    "partners.yml": _File(Partner, listed=True),
    "faq.yml": _File(FaqEntry, listed=True),
    "results.yml": _File(Results),
    "challenge": _File(Challenge, made=_NAMED),
    "dataset": _File(Dataset, made=_NAMED),
    "project": _File(Project, made=_NAMED),
    "news": _File(NewsItem, made=_NAMED | {"date"}),
    "page": _File(Page, made=_NAMED),
}
SCHEMAS = tuple(_FILES)
"""The name of every schema: a file's, or a noun's for the front matter of its Markdown files."""


def schema_of(name: str, *, translation: bool = False) -> Schema:
    """The schema of that name; a `translation` needs no field. Raises KeyError for another name."""
    file = _FILES[name]
    whole = file.model.model_json_schema(ref_template="#/$defs/{model}")
    defs = {**whole.pop("$defs", {}), "Text": TEXT}
    defs[file.model.__name__] = whole
    for model in _reached(file.model):
        made = file.made if model is file.model else frozenset()
        defs[model.__name__] = _fields(model, defs[model.__name__], made, needed=not translation)
    item = {"$ref": f"#/$defs/{file.model.__name__}"}
    content: Schema = {"type": ["array", "null"], "items": item} if file.listed else item
    title = f"{name} ({'translation' if translation else 'hacksite'})"
    return {"$schema": _DRAFT, "title": title, **content, "$defs": dict(sorted(defs.items()))}


def written_schemas() -> dict[str, str]:
    """Every schema as JSON, by file name: `event.json`, and `event.translation.json` for `event.en.yml`."""
    texts = {}
    for name in SCHEMAS:
        stem = name.removesuffix(".yml")
        texts[f"{stem}.json"] = as_json(schema_of(name))
        texts[f"{stem}.translation.json"] = as_json(schema_of(name, translation=True))
    return texts


def as_json(schema: Schema) -> str:
    """A schema as text, the same bytes each time."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _reached(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model below it, once each."""
    seen: dict[type[BaseModel], None] = {model: None}
    queue = [model]
    while queue:
        for field in queue.pop().model_fields.values():
            for below in _models_in(field.annotation):
                if below not in seen:
                    seen[below] = None
                    queue.append(below)
    yield from seen


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for arg in get_args(annotation):
        yield from _models_in(arg)


def _fields(model: type[BaseModel], made: Schema, filled: frozenset[str], *, needed: bool) -> Schema:
    """The schema of one model: fields as typed, no other key, and only what must be written required."""
    required = [name for name in made.get("required", []) if needed and name not in filled]
    properties = {
        name: _field(set(_marks(model.model_fields[name])), schema, empty=name not in required)
        for name, schema in made["properties"].items()
    }
    schema: Schema = {"type": "object", "description": _first_words(made.get("description", ""))}
    schema |= {"additionalProperties": False, "properties": properties}
    return schema | ({"required": required} if required else {})


def _first_words(description: str) -> str:
    return description.split("\n\n")[0].replace("\n", " ")


def _field(marks: set[str], schema: Schema, *, empty: bool) -> Schema:
    """A field as typed; `empty` where a name without a value counts as not written."""
    about = {key: schema[key] for key in ("title", "description") if key in schema}
    default = schema.get("default")
    if isinstance(default, str | int | float):
        about["default"] = default
    forms = [form for form in schema.get("anyOf", [schema]) if form.get("type") != "null"]
    if {"anyOf"} & schema.keys() and "Text" in _names(schema):
        forms = [TEXT]
    wide = [alternative for form in forms for alternative in _forms(marks, form)]
    if empty:
        wide.append({"type": "null"})
    return {**about, **(wide[0] if len(wide) == 1 else {"anyOf": wide})}


def _names(schema: Schema) -> set[str]:
    return {"Text"} if any("propertyNames" in form for form in schema.get("anyOf", [])) else set()


def _forms(marks: set[str], form: Schema) -> Iterator[Schema]:
    raise NotImplementedError
