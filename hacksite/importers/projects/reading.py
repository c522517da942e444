"""Reads projects from whatever holds them: the content tells which reader it wants, never its name."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hacksite.check.sections import spoken_sections
from hacksite.diagnostics import HacksiteError
from hacksite.importers.catalogues.client import Client
from hacksite.importers.fetching import fetched
from hacksite.importers.projects.csv_file import read_csv
from hacksite.importers.projects.dribdat import is_package, read_package
from hacksite.importers.projects.found import Handed
from hacksite.importers.projects.markdown_folder import read_markdown_folder
from hacksite.importers.projects.reuses import asked_tag, is_answer, read_reuses, tagged
from hacksite.importers.texts import decoded
from hacksite.model import Challenge, Dataset, Event
from hacksite.wording import Words

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a source needs to know: the event, its words, the map of columns, the tag of reuses."""

    event: Event
    words: Words
    client: Client
    columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    tag: str = ""


def choices_of(event: Event) -> dict[str, list[str]]:
    """What a team may choose in a form, in every language: the titles and ids of challenges and datasets."""
    nouns: dict[str, Iterable[Challenge | Dataset]] = {
        "challenges": event.challenges, "datasets": event.datasets,
    }  # fmt: skip
    return {
        name: [said for noun in listed for said in (*noun.title.by_language.values(), noun.id)]
        for name, listed in nouns.items()
    }


def read_projects(source: str, reading: Reading) -> Handed:
    """The projects of a file, a folder or an address. Raises HacksiteError where there is none."""
    words, event = reading.words, reading.event
    asked = tuple(spoken_sections(event))
    wanted = asked_tag(source)
    if wanted is not None:
        return read_reuses(tagged(reading.client, *wanted), "", words)
    if Path(source).is_dir():
        handed = read_markdown_folder(Path(source), asked)
    else:
        file = fetched(source, words)
        if file.startswith(_ZIP):
            raise HacksiteError(words("import.spreadsheet"))
        text = decoded(file)
        if text.lstrip().startswith(("{", "[")):
            handed = _json(text, reading)
        else:
            handed = read_csv(text, reading.columns, asked, choices_of(event), words)
    if not handed.count:
        raise HacksiteError(words("projects.nothing_found", format=handed.format))
    return handed


def _json(text: str, reading: Reading) -> Handed:
    words = reading.words
    try:
        about = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HacksiteError(words("import.broken", said=str(error)[:200])) from None
    if isinstance(about, dict) and is_package(about):
        return read_package(about, words)
    if is_answer(about):
        return read_reuses(about, reading.tag, words)
    raise HacksiteError(words("projects.unknown_format"))
