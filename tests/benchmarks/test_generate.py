"""The texts the benchmarks are made of."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.contenders import CONTENDERS, Contender
from benchmarks.event_folder import write_event_folder
from benchmarks.generate import count_words, make_items
from hacksite.load import load_event
from hacksite.source import read_folder

if TYPE_CHECKING:
    from hacksite.diagnostics import Diagnostic


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("contender", CONTENDERS, ids=lambda contender: contender.name)
def test_the_same_seed_gives_the_same_bytes(contender: Contender, tmp_path: Path) -> None:
    contender.write(tmp_path / "first", make_items(20, seed=7))
    contender.write(tmp_path / "second", make_items(20, seed=7))
    assert bytes_below(tmp_path / "first") == bytes_below(tmp_path / "second")


def test_another_seed_gives_other_texts() -> None:
    one, other = ({item.body for item in make_items(100, seed=seed)} for seed in (1, 2))
    assert one & other == set()


def test_a_small_event_is_the_start_of_a_large_one() -> None:
    said = {(item.id, item.title, item.summary, item.body) for item in make_items(100)}
    assert {(item.id, item.title, item.summary, item.body) for item in make_items(10)} <= said


def test_one_fifth_are_challenges_and_one_fifth_datasets() -> None:
    counts = Counter(item.section for item in make_items(52))
    assert counts == {"challenges": 10, "datasets": 10, "projects": 32}


def test_every_text_has_250_to_400_words_and_a_table_a_list_and_code() -> None:
    for item in make_items(1000):
        assert 250 <= count_words(item.body) <= 400
        assert {line[:2] for line in item.body.splitlines()} >= {"| ", "- ", "``"}


def test_no_two_texts_are_alike() -> None:
    items = make_items(1000)
    assert len({item.body for item in items}) == 1000
    assert len({item.id for item in items}) == 1000


def test_fewer_than_ten_items_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^9 items: 10 at least$"):
        make_items(9)


def test_every_contender_gets_every_text(tmp_path: Path) -> None:
    items = make_items(20)
    for place, contender in enumerate(CONTENDERS):
        folder = tmp_path / str(place)
        contender.write(folder, items)
        written = {path.stem: path.read_text("utf-8") for path in folder.rglob("*-*.md")}
        assert {item.id: item.body for item in items} == {
            name: text[text.index("## Contexte") :] for name, text in written.items()
        }
        assert [item.id for item in items if item.summary not in written[item.id]] == []


def test_the_event_folder_is_read_whole_and_without_complaint(tmp_path: Path) -> None:
    write_event_folder(tmp_path / "event", make_items(50))
    found: list[Diagnostic] = []
    event = load_event(read_folder(tmp_path / "event", found.append), found.append).event
    assert found == []
    assert event is not None
    lists = (event.challenges, event.datasets, event.projects, event.sessions, event.people)
    assert [len(nouns) for nouns in lists] == [10, 10, 30, 6, 3]
    datasets = {dataset.id for dataset in event.datasets}
    challenges = {challenge.id for challenge in event.challenges}
    assert {use.dataset for project in event.projects for use in project.data} <= datasets
    assert {dataset for challenge in event.challenges for dataset in challenge.datasets} <= datasets
    assert {challenge for project in event.projects for challenge in project.challenges} <= challenges
