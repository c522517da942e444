"""Every picture that an event's nouns hold, whatever the noun."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from hacksite.model.fields import Image, Noun

Some = TypeVar("Some", bound=Noun)


def images(noun: Noun) -> Iterator[Image]:
    """The pictures of a noun and of the nouns inside it."""
    for value in noun.__dict__.values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Image):
                yield part
            elif isinstance(part, Noun):
                yield from images(part)


def with_images(noun: Some, change: Callable[[Image], Image | None]) -> Some:
    """The noun with each of its pictures changed; those for which `change` gives None are left out."""
    changed: dict[str, Any] = {}
    for name, value in noun.__dict__.items():
        if isinstance(value, tuple):
            parts = tuple(part for old in value if (part := _changed(old, change)) is not None)
            if len(parts) != len(value) or any(a is not b for a, b in zip(parts, value, strict=True)):
                changed[name] = parts
        elif isinstance(value, Noun):
            part = _changed(value, change)
            if part is not value:
                changed[name] = part
    return noun.model_copy(update=changed) if changed else noun


def _changed(value: Any, change: Callable[[Image], Image | None]) -> Any:
    if isinstance(value, Image):
        return change(value)
    return with_images(value, change) if isinstance(value, Noun) else value
