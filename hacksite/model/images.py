"""Every picture that an event's nouns hold, whatever the noun."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from hacksite.model.fields import Image, Noun

Some = TypeVar("Some", bound=Noun)


def images(noun: Noun) -> Iterator[Image]:
    """The pictures of a noun and of the nouns inside it."""
    for field in _holding(type(noun)):
        value = getattr(noun, field)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Image):
                yield part
            elif isinstance(part, Noun):
                yield from images(part)


def with_images(noun: Some, change: Callable[[Image], Image | None]) -> Some:
    """The noun with each of its pictures changed; those for which `change` gives None are left out."""
    changed: dict[str, Any] = {}
    for field in _holding(type(noun)):
        value = getattr(noun, field)
        if isinstance(value, tuple):
            parts = tuple(part for old in value if (part := _changed(old, change)) is not None)
            if len(parts) != len(value) or any(a is not b for a, b in zip(parts, value, strict=True)):
                changed[field] = parts
        elif isinstance(value, Noun):
            part = _changed(value, change)
            if part is not value:
                changed[field] = part
    return noun.model_copy(update=changed) if changed else noun


def _changed(value: Any, change: Callable[[Image], Image | None]) -> Any:
    if isinstance(value, Image):
        return change(value)
    return with_images(value, change) if isinstance(value, Noun) else value


@cache
def _holding(noun: type[Noun]) -> tuple[str, ...]:
    """The fields through which pictures are reached; asked once a class, for a thousand projects are many."""
    return tuple(name for name in noun.model_fields if any(map(_has_pictures, _nouns_in(noun, name))))


def _has_pictures(noun: type[Noun]) -> bool:
    return issubclass(noun, Image) or bool(_holding(noun))


def _nouns_in(noun: type[Noun], field: str) -> Iterator[type[Noun]]:
    for found in _types(noun.model_fields[field].annotation):
        if isinstance(found, type) and issubclass(found, Noun):
            yield found


def _types(annotation: object) -> Iterator[object]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _types(inner)
