"""Whatever stands in whatever field, people read our words about it, never the validator's."""

import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from hacksite.diagnostics import Diagnostic
from hacksite.load.explain import inner_model
from hacksite.load.paths import drop_empties
from hacksite.load.validate import build
from hacksite.model import (
    Challenge,
    Dataset,
    EventFile,
    FaqEntry,
    NewsItem,
    Noun,
    Page,
    Partner,
    Person,
    Project,
    Reading,
    Results,
    Session,
)
from hacksite.source import Mapping
from hacksite.source.yaml_text import parse_yaml

NOUNS: tuple[type[Noun], ...] = (
    EventFile, Results, Challenge, Dataset, Session, Person, Partner, FaqEntry, Project, NewsItem, Page,
)  # fmt: skip
SHAPES = (
    "", "abc", "-5", "9" * 5000, "'12,5'", "inf", "nan", "[a, b]", "[[a]]", "{a: b}", "[{a: b}]", "{a: [b]}",
    "{xx: b}", "[]", "{}", "'10:30'", "2027-01-01", "2027-01-01 10h", "0001-01-01 00:00", "9999-12-31 24:00",
    "99999999999h", '"\\0\\e[31m"', "😀",
)  # fmt: skip
FOREIGN = re.compile(r"Input|should be|Value error|Assertion|<class|\x1b|\{")
Path = tuple[str | int, ...]


def fields(noun: type[BaseModel], above: Path = ()) -> Iterator[Path]:
    """The path of every field below a noun, the first item standing for a list."""
    for name, field in noun.model_fields.items():
        yield (*above, name)
        inner = inner_model(field.annotation)
        if inner:
            yield from fields(
                inner, (*above, name, 0) if "tuple" in str(field.annotation) else (*above, name)
            )


def written(path: Path, shape: str) -> str:
    """YAML that holds `shape` at `path`."""
    for step in reversed(path):
        shape = f"[{shape}]" if isinstance(step, int) else f"{{{step}: {shape}}}"
    return shape


@pytest.mark.parametrize("noun", NOUNS)
def test_every_refusal_is_told_in_words_for_people(noun: type[Noun]) -> None:
    foreign = []
    for path in fields(noun):
        for shape in SHAPES:
            found: list[Diagnostic] = []
            node = parse_yaml("f.yml", written(path, shape), found.append)
            assert isinstance(node, Mapping)
            drop_empties(node)
            build(noun, node, Reading(("fr", "en")), found.append)
            said = [f"{d.message(la)} {d.accepted(la)} {d.hint(la)}" for d in found for la in ("fr", "en")]
            foreign += [(path, shape[:20], text) for text in said if FOREIGN.search(text)]
    assert foreign == []
