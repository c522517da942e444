"""Checks of languages: texts still to translate, and languages the site has no words for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from hacksite.check.places import Places
from hacksite.check.texts import NOUN_OF_LIST
from hacksite.diagnostics import Diagnostic, Position
from hacksite.model import Event, Text
from hacksite.wording import language_code
from hacksite.wording import languages as interface_languages

# Names that most often stay the same in every language.
_NAMES = {"name", "organisation", "publisher", "credit", "proposed_by"}
_SHOWN = 3
_FIELD_OF_LIST = {"schedule": "sessions"}


def check_languages(places: Places, event: Event) -> Iterator[Diagnostic]:
    """One note for each file and language that lacks texts, and unknown interface languages."""
    known = [language for language in event.languages if language_code(language) == language]
    for place, language in enumerate(event.languages):
        if language not in known:
            values = {"language": language, "did_you_mean": language_code(language)}
            yield Diagnostic("HS807", places.at_event("languages", place), values)
        elif not {language, language.partition("-")[0]}.intersection(interface_languages()):
            values = {"language": language, "known": ", ".join(interface_languages())}
            yield Diagnostic("HS806", places.at_event("languages"), values)
    if len(event.languages) < 2:
        return
    missing: dict[tuple[str, str], list[str]] = defaultdict(list)
    for asked in texts_to_translate(places, event):
        for language in known:
            if language not in asked.languages:
                missing[asked.file, language].append(asked.field)
    for (file, language), paths in missing.items():
        rest = "…" if len(paths) > _SHOWN else ""
        untold: dict[str, object] = {
            "language": language,
            "count": len(paths),
            "fields": ", ".join(paths[:_SHOWN]) + rest,
            # What lacks in the first language belongs in the file itself.
            "file": file if language == event.languages[0] else translation_of(file, language),
        }
        yield Diagnostic("HS805", Position(file), untold)


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, or a list of texts, that a reader would want in their language, and where it is."""

    file: str
    field: str
    texts: tuple[Text, ...]

    @property
    def languages(self) -> frozenset[str]:
        """The languages it is wholly written in."""
        return frozenset.intersection(*(frozenset(text.by_language) for text in self.texts))


def texts_to_translate(places: Places, event: Event) -> Iterator[Asked]:
    """Every text of the event that differs from language to language, in the order of the model."""
    for file, above, noun, fields in _sources(places, event):
        for path, texts in _texts(noun, fields):
            yield Asked(file, above + path, texts)


def translation_of(file: str, language: str) -> str:
    """The name of the file that holds a file's translation."""
    stem, _, ending = file.rpartition(".")
    return f"{stem}.{language}.{ending}"


def _sources(places: Places, event: Event) -> Iterator[tuple[str, str, BaseModel, frozenset[str]]]:
    """Each noun with the file it was read from, its name in that file, and the fields to look at."""
    lists = {_FIELD_OF_LIST.get(name, name): noun for name, noun in NOUN_OF_LIST.items()}
    own = frozenset(type(event).model_fields) - lists.keys() - {"results"}
    yield places.at_event().file, "", event, own
    for field, noun in lists.items():
        for item in getattr(event, field):
            file = places.at(noun, item.id).file
            above = "" if "/" in file else f"{item.id}."
            yield file, above, item, frozenset(type(item).model_fields)
    if event.results is not None:
        yield places.at_results().file, "", event.results, frozenset(type(event.results).model_fields)


def _texts(noun: BaseModel, fields: frozenset[str]) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """The texts below a noun that a reader would want in their language, with their paths."""
    values = noun.__dict__
    for field in type(noun).model_fields:
        value = values.get(field)
        if field in fields and field not in _NAMES and value is not None:
            yield from _below(field, value)


def _below(path: str, value: object) -> Iterator[tuple[str, tuple[Text, ...]]]:
    if isinstance(value, Text):
        yield path, (value,)
    elif isinstance(value, BaseModel):
        for inner, texts in _texts(value, frozenset(type(value).model_fields)):
            yield f"{path}.{inner}", texts
    elif isinstance(value, tuple) and value and all(isinstance(item, Text) for item in value):
        # A list of texts is one thing to translate.
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, BaseModel):
                yield from _below(f"{path}.{index + 1}", item)
