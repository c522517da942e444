"""`event.schema.json`: what `event.json` holds, as JSON Schema, from the model itself.

`emit/schemas.py` describes what people may type; this is what programs may read, and it is narrower.
Source: JSON Schema 2020-12.
"""

from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from hacksite.emit.event_json import NOUNS, SCHEMA_VERSION
from hacksite.emit.schemas import as_json
from hacksite.model import Event, EventFile, Results, Text
from hacksite.model.descriptions import descriptions
from hacksite.views.phase import Phase

Schema = dict[str, Any]

_TEXT: Schema = {
    "description": "A text by language code, the event's first language first.",
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {"type": "string"},
}
_URLS: Schema = {
    "description": "The address of its page, by language code.",
    "type": "object",
    "additionalProperties": {"type": "string"},
}
_EXPORT: Schema = {
    "type": "object",
    "properties": {
        "url": {"type": "string"},
        "mediaType": {"type": "string"},
        "title": {"type": "string"},
    },
    "required": ["url", "mediaType", "title"],
    "additionalProperties": False,
}
# Many validators leave formats unchecked, and a field may be a day or an instant.
_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})"
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date", "pattern": f"^{_DAY}$"},
    datetime: {"type": "string", "format": "date-time", "pattern": f"^{_DAY}T{_CLOCK}$"},
    ZoneInfo: {"type": "string", "examples": ["Europe/Paris"]},
    Text: {"$ref": "#/$defs/Text"},
}


def event_schema() -> bytes:
    """The schema, the same for every event of this version of hacksite."""
    defs: Schema = {"Text": _TEXT}
    about = _fields(EventFile, defs)
    lists = {name: _list(Event.model_fields[name].annotation, defs) for name in NOUNS}
    more: Schema = {
        "$schema": {"type": "string"},
        "schema_version": {"type": "string", "pattern": rf"^{SCHEMA_VERSION.partition('.')[0]}\.\d+$"},
        "urls": _URLS,
        **lists,
        "results": _value(Results, defs),
        "phase": {"enum": [phase.value for phase in Phase]},
        "exports": {"type": "array", "items": _EXPORT},
    }
    return as_json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"hacksite: event.json {SCHEMA_VERSION}",
            "type": "object",
            "properties": {**about["properties"], **more},
            "required": [*about["required"], "schema_version", "urls", *lists, "phase", "exports"],
            "$defs": defs,
        }
    ).encode()


def _list(annotation: Any, defs: Schema) -> Schema:
    """A list of nouns, each with the addresses of its page."""
    (noun, *_) = get_args(annotation)
    reference = _value(noun, defs)
    known: Schema = defs[noun.__name__]
    known["properties"]["urls"] = _URLS
    known["required"] = [*dict.fromkeys((*known["required"], "urls"))]
    return {"type": "array", "items": reference}


def _fields(model: type[BaseModel], defs: Schema) -> Schema:
    """An object of a model's fields; one that is optional is absent when it is empty."""
    said = descriptions(model)
    fields = model.model_fields
    return {
        "type": "object",
        "description": (model.__doc__ or "").split("\n\n")[0].strip(),
        "properties": {
            name: {"description": said[name], **_value(field.annotation, defs)}
            for name, field in fields.items()
        },
        "required": [name for name, field in fields.items() if field.is_required()],
    }


def _value(annotation: Any, defs: Schema) -> Schema:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _value(get_args(annotation)[0], defs)
    if origin in {Union, UnionType}:
        kinds = [_value(kind, defs) for kind in get_args(annotation) if kind is not NoneType]
        return kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    if origin is tuple:
        return {"type": "array", "items": _value(get_args(annotation)[0], defs)}
    if origin is Literal:
        return {"enum": list(get_args(annotation))}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation.__name__ not in defs:
            # Named before its fields are looked at: they may lead back to it.
            defs[annotation.__name__] = {}
            defs[annotation.__name__] = _fields(annotation, defs)
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    return _PLAIN[annotation]
