"""A field that no room uses would be an option that does nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import hacksite
from hacksite.emit.theme import theme_folder
from hacksite.model import Event, Noun

ROOMS = ("views", "emit")
PACKAGE = Path(hacksite.__file__).parent


def _nouns(noun: type[Noun]) -> Iterator[type[Noun]]:
    for child in noun.__subclasses__():
        yield child
        yield from _nouns(child)


def _fields() -> list[tuple[str, str]]:
    assert issubclass(Event, Noun)
    ours = (noun for noun in dict.fromkeys(_nouns(Noun)) if noun.__module__.startswith("hacksite."))
    return [
        (noun.__name__, field) for noun in ours for field in noun.__annotations__ if field != "model_config"
    ]


@pytest.fixture(scope="module")
def code() -> str:
    modules = [file.read_text("utf-8") for room in ROOMS for file in (PACKAGE / room).rglob("*.py")]
    return "\n".join([*modules, *(file.read_text("utf-8") for file in theme_folder().rglob("*.html"))])


# Read while loading, to build another field of the same session; by a check, a command or the pipeline alone.
USED_ELSEWHERE = {
    ("Session", "date"),
    ("Session", "duration"),
    ("Legal", "public_body"),
    ("DeadLink", "checked"),
    ("Restitution", "preselect"),
    ("Restitution", "votes"),
    ("Portal", "redirects"),
    ("Edition", "folder"),
    ("Redirect", "old"),
}


@pytest.mark.parametrize(("noun", "field"), _fields())
def test_a_field_is_used_by_a_view_or_a_file(noun: str, field: str, code: str) -> None:
    if (noun, field) not in USED_ELSEWHERE:
        assert re.search(rf"\.{field}\b|[\"']{field}[\"']", code)
