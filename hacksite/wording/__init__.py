"""Words, dates and plurals in each language."""

from hacksite.wording.words import (
    Words,
    country_in,
    direction_of,
    has_locale,
    language_code,
    language_in,
    language_name,
    languages,
    locale_of,
    words_of,
)

__all__ = [
    "Words",
    "country_in",
    "direction_of",
    "has_locale",
    "language_code",
    "language_in",
    "language_name",
    "languages",
    "locale_of",
    "words_of",
]
