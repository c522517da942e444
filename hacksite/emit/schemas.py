"""JSON Schemas of every file of an event folder, so that editors complete and check while people type."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from hacksite.emit.schema_values import TEXT, Schema, or_nothing, value_schema
from hacksite.model import (
    Challenge,
    Dataset,
    DeadLink,
    EventFile,
    FaqEntry,
    NewsItem,
    Page,
    Partner,
    Person,
    Project,
    Results,
    Session,
)
from hacksite.model.descriptions import descriptions
from hacksite.model.preparation import Preparation

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class _File:
    """What a file holds: one noun, or a list of them; `made` are the fields hacksite fills in."""

    model: type[BaseModel]
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
    "links.yml": _File(DeadLink, listed=True),
    "plan.yml": _File(Preparation),
    "challenge": _File(Challenge, made=_NAMED),
    "dataset": _File(Dataset, made=_NAMED),
    "project": _File(Project, made=_NAMED),
    "news": _File(NewsItem, made=_NAMED | {"date"}),
    "page": _File(Page, made=_NAMED),
}
SCHEMAS = tuple(_FILES)
"""The name of every schema: a file's, or a noun's for the front matter of its Markdown files."""


def schema_of(name: str, *, translation: bool = False) -> Schema:
    """The schema of that name; in a `translation` no field is required. Raises KeyError for another name."""
    file = _FILES[name]
    defs: Schema = {"Text": TEXT}
    for model in _reached(file.model):
        made = file.made if model is file.model else frozenset()
        defs[model.__name__] = _fields(model, made, needed=not translation)
    reference = {"$ref": f"#/$defs/{file.model.__name__}"}
    content: Schema = {"type": ["array", "null"], "items": reference} if file.listed else reference
    kind = " (translation)" if translation else ""
    return {"$schema": _DRAFT, "title": f"hacksite: {name}{kind}", **content, "$defs": defs}


def written_schemas() -> dict[str, str]:
    """Every schema as JSON, by file name: `event.json`, and `event.translation.json` for `event.en.yml`."""
    texts = {}
    for name in SCHEMAS:
        stem = name.removesuffix(".yml")
        texts[f"{stem}.json"] = as_json(schema_of(name))
        # Editors look for the schema of a YAML file, not of what stands at the top of a Markdown file.
        if name.endswith(".yml"):
            texts[f"{stem}.translation.json"] = as_json(schema_of(name, translation=True))
    return texts


def as_json(schema: Schema) -> str:
    """A schema as text, the same bytes each time."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _reached(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """A model and every model below it, once each."""
    seen = {model: None}
    queue = [model]
    while queue:
        for field in queue.pop(0).model_fields.values():
            new = [below for below in _models_in(field.annotation) if below not in seen]
            seen |= dict.fromkeys(new)
            queue += new
    return tuple(seen)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _fields(model: type[BaseModel], made: frozenset[str], *, needed: bool) -> Schema:
    """The fields of a model, no other key, and only what somebody must write required."""
    fields, said = model.model_fields, descriptions(model)
    required = [name for name, field in fields.items() if needed and field.is_required() and name not in made]
    properties = {}
    for name, field in fields.items():
        value = value_schema(field.annotation, field.metadata)
        if name not in required:
            value = or_nothing(value)
        about: Schema = {"title": name.replace("_", " ").capitalize(), "description": said[name]}
        if isinstance(field.default, str | int | float):
            about["default"] = field.default
        properties[name] = {**about, **value}
    schema: Schema = {
        # As anywhere, nothing at all counts as not written; only the event itself cannot be left empty.
        "type": "object" if required and model is EventFile else ["object", "null"],
        "title": model.__name__,
        "description": (model.__doc__ or "").split("\n\n")[0].strip(),
        "properties": properties,
        "additionalProperties": False,
    }
    return schema | ({"required": required} if required else {})
