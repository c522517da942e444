"""Several things said in a row."""

from collections.abc import Sequence

from babel.lists import format_list

from hacksite.wording.dates import locale_of
from hacksite.wording.words import Words


def enumeration(things: Sequence[str], words: Words) -> str:
    """The things, the last one after « et »; "" for none."""
    return format_list(things, locale=locale_of(words)) if things else ""
