"""Nouns kept between two readings are those that a first reading would make, and no problem goes untold."""

from pathlib import Path

from hacksite.diagnostics import Diagnostic
from hacksite.load import Loaded, Nouns, load_event
from hacksite.source import read_folder
from tests.conftest import EventFolder

EVENT = {
    "challenges/water.md": "---\ntitle: Water\n---\nA text.\n",
    "challenges/air.md": "---\ntitle: Air\nlevel: impossible\n---\nA text.\n",
}


def _loaded(folder: Path, nouns: Nouns | None) -> tuple[Loaded, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return load_event(read_folder(folder, found.append), found.append, nouns), found


def test_an_unchanged_entry_gives_the_same_noun_and_an_edited_one_another(event_folder: EventFolder) -> None:
    nouns = Nouns()
    folder = event_folder(EVENT)
    before = _challenges(_loaded(folder, nouns)[0])
    event_folder({"datasets/wells.md": "---\ntitle: Wells\n---\n"})
    assert _challenges(_loaded(folder, nouns)[0])["water"] is before["water"]
    event_folder({"challenges/water.md": "---\ntitle: Fresh water\n---\nA text.\n"})
    after = _challenges(_loaded(folder, nouns)[0])
    assert after == _challenges(_loaded(folder, None)[0]) != before


def test_a_problem_is_told_at_every_reading(event_folder: EventFolder) -> None:
    nouns = Nouns()
    folder = event_folder(EVENT)
    first, again, afresh = (_loaded(folder, kept)[1] for kept in (nouns, nouns, None))
    assert first == again == afresh
    assert "HS104" in {problem.code for problem in first}


def test_nouns_follow_the_languages_of_the_event(event_folder: EventFolder) -> None:
    nouns = Nouns()
    folder = event_folder(EVENT)
    before = _challenges(_loaded(folder, nouns)[0])
    event_folder({"event.yml": "title: Water\nstart: 2027-03-27\nlanguages: [de]\n"})
    after = _challenges(_loaded(folder, nouns)[0])
    assert after == _challenges(_loaded(folder, None)[0])
    assert after["water"] != before["water"]


def _challenges(loaded: Loaded) -> dict[str, object]:
    return {c.id: c for c in loaded.event.challenges} if loaded.event else {}
