"""What a translator still has to do, language by language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hacksite.check.languages import Asked, texts_to_translate, translation_of
from hacksite.check.places import Places
from hacksite.model import Event, Text
from hacksite.wording.words import every_key, lacking

_SHOWN = 60
# What shows that a text and its translation have grown apart, whatever the words: their parts.
_PARTS = {
    "headings": re.compile(r"^#{1,6} ", re.MULTILINE),
    "items": re.compile(r"^ *(?:[-*+]|\d+[.)]) ", re.MULTILINE),
    "pictures": re.compile(r"!\["),
}


@dataclass(frozen=True, slots=True)
class Untold:
    """A text without translation: `written` of the `expected` texts of a list have one.

    `file` is where the translation belongs, `source` where the text is, `words` how it begins.
    """

    source: str
    file: str
    field: str
    words: str
    written: int = 0
    expected: int = 1


@dataclass(frozen=True, slots=True)
class Uneven:
    """A text and its translation that do not have as many `parts`: headings, items of lists, pictures."""

    source: str
    file: str
    field: str
    parts: str
    expected: int
    found: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one language is: the texts of the event, then the site's own words."""

    language: str
    texts: int
    missing: tuple[Untold, ...]
    uneven: tuple[Uneven, ...]
    keys: int
    missing_keys: tuple[str, ...]

    @property
    def texts_share(self) -> int:
        """Translated texts, in percent; 100 only when none is missing."""
        return _share(self.texts, len(self.missing))

    @property
    def keys_share(self) -> int:
        """The interface's words that this language has, in percent; 100 only when none is missing."""
        return _share(self.keys, len(self.missing_keys))


def translations(places: Places, event: Event) -> tuple[Progress, ...]:
    """One progress for each of the event's languages but the first; none for an event in one language."""
    # What the first language does not say is no text to translate: `HS805` tells those.
    first, *others = event.languages
    asked = [text for text in texts_to_translate(places, event) if first in text.languages]
    return tuple(
        Progress(
            language,
            len(asked),
            tuple(_untold(text, first, language) for text in asked if language not in text.languages),
            tuple(found for text in asked for found in _uneven(text, first, language)),
            len(every_key()),
            lacking(language),
        )
        for language in others
    )


def _untold(asked: Asked, first: str, language: str) -> Untold:
    lacks = [text for text in asked.texts if language not in text.by_language]
    return Untold(
        asked.file,
        translation_of(asked.file, language),
        asked.field,
        _first_words(lacks[0].by_language[first]),
        len(asked.texts) - len(lacks),
        len(asked.texts),
    )


def _uneven(asked: Asked, first: str, language: str) -> Iterator[Uneven]:
    for text in asked.texts:
        if language in text.by_language:
            for parts, expected, found in _differences(text, first, language):
                file = translation_of(asked.file, language)
                yield Uneven(asked.file, file, asked.field, parts, expected, found)


def _differences(text: Text, first: str, language: str) -> Iterator[tuple[str, int, int]]:
    for parts, pattern in _PARTS.items():
        expected, found = (len(pattern.findall(text.by_language[code])) for code in (first, language))
        if expected != found:
            yield parts, expected, found


def _first_words(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rsplit(' ', 1)[0]}…"


def _share(total: int, missing: int) -> int:
    return 100 * (total - missing) // total if total else 100
