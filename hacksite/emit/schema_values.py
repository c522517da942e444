"""What a field accepts in a file, as JSON Schema: one value, in every way people type it.

The model's types speak of values once read. An editor's YAML reader has already taken `26400` for a number
and `true` for a boolean, so every scalar is as wide as the text that hacksite reads for it.
Source: JSON Schema 2020-12; YAML 1.2 core schema, which VS Code's YAML extension reads.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, WithJsonSchema
from pydantic.fields import FieldInfo

from hacksite.model import Text
from hacksite.model.fields import Labels, Listed, Picture, Texts, YesNo
from hacksite.model.moments import Day, DayOrMoment, Minutes, Moment

Schema = dict[str, Any]
_Marks = tuple[Any, ...]

_DAY = r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
_CLOCK = r"\d{1,2}\s*([:.hH]\s*(\d{2}(:\d{2})?)?)"
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_YES_NO_WORDS = ("yes", "oui", "true", "vrai", "on", "no", "non", "false", "faux", "off")
_YES_NO = "|".join("".join(f"[{letter}{letter.upper()}]" for letter in word) for word in _YES_NO_WORDS)
_STATUS = r"^([Aa]ccessibilité|[Tt]otalement|[Pp]artiellement|[Nn]on|[Ff]ully|[Pp]artially|[Nn]ot)\b"

TEXT: Schema = {
    "description": "A text in the event's first language, or texts by language code.",
    "anyOf": [
        _SCALAR,
        {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"},
            "additionalProperties": _SCALAR,
        },
    ],
}
"""A text, as `#/$defs/Text`."""


def _marks_of(kind: Any) -> _Marks:
    return tuple(mark for mark in get_args(kind)[1:] if isinstance(mark, BeforeValidator | WithJsonSchema))


def _first(kind: Any) -> Any:
    return _marks_of(kind)[0]


_AS_TYPED: tuple[tuple[Any, Schema], ...] = (
    (_first(Day), {"type": "string", "pattern": f"^{_DAY}$"}),
    (_first(DayOrMoment), {"type": "string", "pattern": rf"^\s*{_DAY}([ T]\s*{_CLOCK})?\s*$"}),
    (_first(Moment), {"type": ["string", "number"], "pattern": rf"^\s*({_DAY}[ T]+)?{_CLOCK}\s*$"}),
    (_first(Minutes), {"type": ["integer", "string"]}),
    (
        _first(YesNo),
        {
            "anyOf": [
                {"type": "boolean"},
                {"enum": [0, 1, "0", "1"]},
                {"type": "string", "pattern": rf"^\s*({_YES_NO})\s*$"},
            ]
        },
    ),
)
"""Kinds of values that people type in several ways, by the mark of the model's type."""


def value_schema(annotation: Any, marks: Sequence[Any] = ()) -> Schema:
    """The schema of a value of that type; `marks` are what `Annotated` says of it."""
    forms = list(_forms(annotation, tuple(marks)))
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def or_nothing(schema: Schema) -> Schema:
    """The same value, or none: a name without a value counts as not written."""
    reference = schema.get("$ref", "")
    if "anyOf" in schema or reference.endswith("/Text"):
        return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}]}
    if reference:
        # Every noun's own schema takes nothing for an answer.
        return schema
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    kinds = schema["type"]
    return {**schema, "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"]}


def _forms(annotation: Any, marks: _Marks) -> Iterator[Schema]:
    """Every way to write a value; None is left to the field."""
    known = next((schema for mark, schema in _AS_TYPED if mark in marks), None)
    said = next((mark.json_schema for mark in marks if isinstance(mark, WithJsonSchema)), None)
    origin = get_origin(annotation)
    if known is not None:
        yield known
    elif said is not None:
        yield _as_typed(said)
    elif origin is Annotated:
        inner, *more = get_args(annotation)
        yield from _forms(inner, (*marks, *_unpacked(more)))
    elif origin in {Union, UnionType}:
        for kind in get_args(annotation):
            if kind is not NoneType:
                yield from _forms(kind, marks)
    elif origin is tuple:
        yield from _lists(get_args(annotation)[0], marks)
    elif origin is Literal:
        yield from _choices(get_args(annotation))
    else:
        yield from _one(annotation, marks)


def _unpacked(marks: Sequence[Any]) -> Iterator[Any]:
    for mark in marks:
        yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _lists(item: Any, marks: _Marks) -> Iterator[Schema]:
    one = value_schema(item)
    yield {"type": "array", "items": one}
    if _first(Listed[str]) in marks:
        yield {"type": ["string", "number", "boolean"]}
    elif _first(Labels) in marks:
        by_language = {"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}
        yield _SCALAR
        yield {"type": "object", "additionalProperties": by_language}
    elif _first(Texts) in marks:
        yield one


def _choices(values: tuple[Any, ...]) -> Iterator[Schema]:
    yield {"enum": list(values)}
    if "non conforme" in values:
        # The law's three mentions, also as they stand on other sites, and in English.
        yield {"type": "string", "pattern": _STATUS}


def _one(kind: Any, marks: _Marks) -> Iterator[Schema]:
    if kind is Text:
        yield {"$ref": "#/$defs/Text"}
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield {"$ref": f"#/$defs/{kind.__name__}"}
        if _first(Picture) in marks:
            yield {"type": "string"}
    elif kind in {int, float}:
        yield from _numbers(kind, _limits(marks))
    elif kind is date:
        yield {"type": "string", "pattern": f"^{_DAY}$"}
    else:
        pattern = next((mark.pattern for mark in marks if getattr(mark, "pattern", None)), None)
        yield _as_typed({"type": "string", "pattern": pattern} if pattern else {"type": "string"})


def _numbers(kind: type, limits: Schema) -> Iterator[Schema]:
    lowest: float = limits.get("minimum", limits.get("exclusiveMinimum", -1)) or 0
    sign = r"\+?" if lowest >= 0 else "[+-]?"
    digits = r"\d+" if kind is int else r"(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"
    yield {"type": "integer" if kind is int else "number", **limits}
    yield {"type": "string", "pattern": rf"^\s*{sign}{digits}\s*$"}


def _limits(marks: _Marks) -> Schema:
    names = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
    return {
        word: getattr(mark, name)
        for mark in marks
        for name, word in names.items()
        if getattr(mark, name, None) is not None
    }


def _as_typed(schema: Schema) -> Schema:
    """A text, and the numbers and booleans that an editor makes of texts that fit."""
    if schema.get("type") != "string" or "format" in schema:
        return schema
    pattern = schema.get("pattern", "")
    kinds = ["string"]
    kinds += ["number"] if any(re.search(pattern, number) for number in ("1", "2027", "26400")) else []
    kinds += ["boolean"] if re.search(pattern, "true") else []
    return {**schema, "type": kinds if len(kinds) > 1 else "string"}
