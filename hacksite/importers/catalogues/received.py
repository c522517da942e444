"""Reads answers of unknown shape: what is not of the kind expected is empty, never an error."""

from collections.abc import Mapping
from typing import Any

from hacksite.views.frab_words import clean

_NOTHING: Mapping[str, Any] = {}


def said(value: object) -> str:
    """A text on no matter how many lines, without control signs; "" for what is no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return clean(str(value)).strip()


def mapped(value: object) -> Mapping[str, Any]:
    """A mapping; an empty one for anything else."""
    return value if isinstance(value, Mapping) else _NOTHING


def listed(value: object) -> list[Any]:
    """A list; an empty one for anything else."""
    return value if isinstance(value, list) else []


def number(value: object) -> int | None:
    """A count that makes sense; None for anything else."""
    typed = said(value)
    try:
        count = int(float(typed)) if typed else -1
    except (ValueError, OverflowError):
        return None
    return count if 0 <= count < 10**15 else None


def by_language(value: object, language: str = "") -> dict[str, str]:
    """A text, or texts by language code; codes such as `de-CH` become `de`."""
    if isinstance(value, Mapping):
        return {str(code).lower()[:2]: said(text) for code, text in value.items() if said(text)}
    return {language: said(value)} if said(value) else {}
