"""Numbers as people write them in a language."""

from babel.numbers import format_decimal

from hacksite.wording.dates import locale_of
from hacksite.wording.words import Words


def decimal(value: float, words: Words) -> str:
    """A number with at most two decimals: `72,5` in French."""
    return format_decimal(value, "#,##0.##", locale=locale_of(words))


def number(value: float, words: Words) -> str:
    """A number with its thousands apart and at most four decimals; years stay together."""
    is_short = value == int(value) and abs(value) < 10_000
    return format_decimal(value, "0" if is_short else "#,##0.####", locale=locale_of(words))
