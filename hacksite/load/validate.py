"""Turns located nodes into model objects, reporting every field that does not fit."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hacksite.diagnostics import Diagnostic, Position, closest
from hacksite.model import Noun, Reading
from hacksite.model.moments import SAID_ELSEWHERE
from hacksite.source import Mapping, Node, Sequence, Translated, at_path, plain
from hacksite.source.text_file import Found

Built = TypeVar("Built", bound=Noun)
_TYPE_WORDS = {
    "string_type": "text", "string_sub_type": "text", "int_parsing": "integer", "int_type": "integer",
    "int_from_float": "integer", "float_parsing": "number", "float_type": "number",
    "bool_parsing": "yes / no", "bool_type": "yes / no", "tuple_type": "list", "list_type": "list",
    "model_type": "key: value", "model_attributes_type": "key: value", "dict_type": "key: value",
    "date_type": "2027-03-27", "datetime_type": "2027-03-27 09:30",
}  # fmt: skip


def build(kind: type[Built], node: Mapping, reading: Reading, found: Found) -> Built | None:
    """Validate `node` as `kind`; a field that does not fit is reported and left out.

    None when a required field is missing or wrong: nothing can stand in for it.
    """
    for _ in range(4):
        try:
            return kind.model_validate(plain(node), context=reading)
        except ValidationError as error:
            if not _mend(kind, node, error.errors(include_url=False), reading, found):
                return None
    return None


def _mend(
    kind: type[Noun], node: Mapping, errors: list[ErrorDetails], reading: Reading, found: Found
) -> bool:
    """Report the errors and take what is wrong out of `node`; False when nothing is left to try."""
    lost = False
    doomed: set[tuple[str | int, ...]] = set()
    for error in errors:
        path = tuple(step for step in error["loc"] if isinstance(step, str | int))
        value = _node_at(node, path)
        if isinstance(value, Translated) and error["type"] != "HS801":
            _untranslate(node, path, value, reading, found)
            continue
        if error["type"] != SAID_ELSEWHERE:
            found(_explain(kind, node, path, error))
        lost = _is_required(kind, path) or lost
        doomed.add(path[:-1] if error["type"] == "missing" else path)
    # Last list items first, so that the places of the others still hold.
    for path in sorted(doomed, key=lambda p: [(isinstance(s, int), s) for s in p], reverse=True):
        lost = not _take_out(node, path) or lost
    return not lost


def _explain(kind: type[Noun], node: Mapping, path: tuple[str | int, ...], error: ErrorDetails) -> Diagnostic:
    at = at_path(node, path)
    name = error["type"]
    key = str(next((step for step in reversed(path) if isinstance(step, str)), ""))
    context = error.get("ctx") or {}
    if name.startswith("HS"):
        return Diagnostic(name, at, {"key": key, **context})
    if name == "extra_forbidden":
        known = tuple(_model_at(kind, path[:-1]).model_fields)
        values = {"key": key, "known": ", ".join(known), "did_you_mean": closest(key, known)}
        return Diagnostic("HS101", _key_position(node, path), values)
    if name == "missing":
        return Diagnostic("HS103", at_path(node, path[:-1]), {"key": key})
    typed = str(error.get("input"))[:60] if not isinstance(error.get("input"), dict | list) else "…"
    if name in {"literal_error", "enum"}:
        accepted = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        values = {"key": key, "found": typed, "expected": ", ".join(accepted)}
        return Diagnostic("HS104", at, {**values, "did_you_mean": closest(typed, accepted)})
    if name in _TYPE_WORDS:
        return Diagnostic("HS102", at, {"key": key, "found": typed, "expected": _TYPE_WORDS[name]})
    limit = context.get("pattern") or ", ".join(f"{k} {v}" for k, v in context.items()) or error["msg"]
    return Diagnostic("HS105", at, {"key": key, "found": typed, "expected": str(limit)})


def _untranslate(
    node: Mapping, path: tuple[str | int, ...], value: Translated, reading: Reading, found: Found
) -> None:
    """Keep the base language's value of a field that is the same in every language."""
    base = value.by_language.get(reading.language) or next(iter(value.by_language.values()))
    for scalar in value.by_language.values():
        if scalar.text != base.text:
            key = next((str(s) for s in reversed(path) if isinstance(s, str)), "")
            found(Diagnostic("HS107", scalar.at, {"key": key, "found": scalar.text, "base": base.text}))
    _replace(node, path, base)


def _node_at(node: Node, path: tuple[str | int, ...]) -> Node | None:
    for step in path:
        if isinstance(node, Mapping) and str(step) in node.entries:
            node = node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _replace(node: Node, path: tuple[str | int, ...], value: Node) -> None:
    parent = _node_at(node, path[:-1])
    if isinstance(parent, Mapping):
        parent.entries[str(path[-1])] = value
    elif isinstance(parent, Sequence) and isinstance(path[-1], int):
        parent.items[path[-1]] = value


def _take_out(node: Mapping, path: tuple[str | int, ...]) -> bool:
    """Remove the value at `path`, or the nearest one above it; False when that is the whole node."""
    while path:
        parent = _node_at(node, path[:-1])
        last = path[-1]
        if isinstance(parent, Mapping) and str(last) in parent.entries:
            del parent.entries[str(last)]
            return True
        if isinstance(parent, Sequence) and isinstance(last, int) and last < len(parent.items):
            del parent.items[last]
            return True
        path = path[:-1]
    return False


def _model_at(kind: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    """The model class of the object at `path` below `kind`."""
    for step in path:
        if isinstance(step, str) and step in kind.model_fields:
            kind = _inner_model(kind.model_fields[step].annotation) or kind
    return kind


def _inner_model(annotation: object) -> type[BaseModel] | None:
    from typing import get_args

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for m in map(_inner_model, get_args(annotation)) if m), None)


def _is_required(kind: type[Noun], path: tuple[str | int, ...]) -> bool:
    """Whether the loss of the value at `path` leaves the whole object unusable."""
    first = str(path[0]) if path else ""
    return len(path) == 1 and first in kind.model_fields and kind.model_fields[first].is_required()


def _key_position(node: Mapping, path: tuple[str | int, ...]) -> Position:
    parent = _node_at(node, path[:-1])
    if isinstance(parent, Mapping) and str(path[-1]) in parent.keys:
        return parent.keys[str(path[-1])]
    return at_path(node, path)
