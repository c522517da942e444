"""Turns a refusal of Pydantic's into a diagnostic: where it stands, what was found, what is accepted."""

from collections.abc import Mapping as AnyMapping
from typing import get_args
from zoneinfo import available_timezones

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from hacksite.diagnostics import Diagnostic, Position, closest
from hacksite.load.accepted import KINDS, limits
from hacksite.load.paths import Path, node_at
from hacksite.load.usual_words import field_called, value_called, zone_called
from hacksite.model import Noun
from hacksite.source import Mapping, at_path
from hacksite.source.shapes import FIELDS, LIST, Words, quoted, shown

_LONGEST_VALUE = 200


def explain(kind: type[Noun], node: Mapping, path: Path, error: ErrorDetails) -> Diagnostic:
    """The problem at `path` of `node`, which was to become a `kind`."""
    at = at_path(node, path)
    name: str = error["type"]
    values: dict[str, object]
    key = shown(next((step for step in reversed(path) if isinstance(step, str)), ""))
    context = error.get("ctx") or {}
    if name.startswith("HS"):
        return _of_our_own(name, node, path, {"key": key, **context})
    if name == "extra_forbidden":
        known = tuple(_model_at(kind, path[:-1]).model_fields)
        values = {
            "key": key,
            "known": ", ".join(known),
            "did_you_mean": field_called(key, known) or closest(key, known),
        }
        return Diagnostic("HS101", key_position(node, path), values)
    if name == "missing":
        return Diagnostic("HS103", key_position(node, path), {"key": key})
    found = _found(error.get("input"))
    if name in {"literal_error", "enum"}:
        accepted = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        typed = error.get("input")
        guess = (value_called(typed, accepted) or closest(typed, accepted)) if isinstance(typed, str) else ""
        expected = ", ".join(accepted)
        values = {"key": key, "found": found, "expected": expected, "did_you_mean": guess}
        return Diagnostic("HS104", at, values)
    if name in KINDS:
        return Diagnostic("HS102", at, {"key": key, "found": found, "expected": KINDS[name]})
    limit = limits(context, error["msg"])
    return Diagnostic("HS105", at, {"key": key, "found": found, "expected": limit})


def _found(typed: object) -> Words:
    """What was typed: its words, or what it is made like."""
    return FIELDS if isinstance(typed, dict) else LIST if isinstance(typed, list) else quoted(typed)


def _of_our_own(code: str, node: Mapping, path: Path, context: AnyMapping[str, object]) -> Diagnostic:
    """A refusal of the model's, whose type is already a code."""
    values: dict[str, object] = {
        name: shown(value, _LONGEST_VALUE) if isinstance(value, str) else value
        for name, value in context.items()
    }
    at = at_path(node, path)
    if code == "HS304":
        values["did_you_mean"] = values["slug"]
    elif code == "HS209":
        typed, zones = str(values["zone"]), tuple(sorted(available_timezones()))
        values["did_you_mean"] = zone_called(typed, zones) or closest(typed, zones)
    elif code == "HS801":
        at = key_position(node, (*path, str(context["language"])))
    return Diagnostic(code, at, values)


def key_position(node: Mapping, path: Path) -> Position:
    """Where the last key of `path` is written, or the nearest place above it."""
    parent = node_at(node, path[:-1])
    if isinstance(parent, Mapping) and str(path[-1]) in parent.keys:
        return parent.keys[str(path[-1])]
    return at_path(node, path)


def _model_at(kind: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model class of the object at `path` below `kind`."""
    for step in path:
        if isinstance(step, str) and step in kind.model_fields:
            kind = inner_model(kind.model_fields[step].annotation) or kind
    return kind


def inner_model(annotation: object) -> type[BaseModel] | None:
    """The model a field holds, alone, optional or in a list; None for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for m in map(inner_model, get_args(annotation)) if m), None)
