"""Errors in words that every language of the program has."""

from hacksite.diagnostics import HacksiteError
from hacksite.wording import words_of


def refusal(key: str, **values: object) -> HacksiteError:
    """The error that the catalogues know by `key`; programs that read its message get it in English."""
    return HacksiteError(words_of("en")(key, None, **values), key, **values)
