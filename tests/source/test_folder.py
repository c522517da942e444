"""An event folder is read whole: what is ours, what is lost, and what only looks like a folder."""

import os
import sys
from pathlib import Path

import pytest

from hacksite.diagnostics import Diagnostic, HacksiteError
from hacksite.source import Folder, plain, read_folder
from tests.conftest import EventFolder


def read(root: Path) -> tuple[Folder, list[tuple[str, str, object]]]:
    """The folder, and what was told: code, file, guess."""
    found: list[Diagnostic] = []
    folder = read_folder(root, found.append)
    return folder, [(d.code, d.at.file, d.values.get("did_you_mean")) for d in found]


def test_a_translation_lies_over_its_base(event_folder: EventFolder) -> None:
    folder, told = read(
        event_folder(
            {
                "schedule.yml": "- {id: demos, title: Demos, start: 9h}\n",
                "schedule.fr.yml": "- {id: demos, title: Démos}\n",
            }
        )
    )
    assert [plain(node) for node in folder.lists["schedule"]] == [
        {"id": "demos", "title": {"en": "Demos", "fr": "Démos"}, "start": "9h"}
    ]
    assert told == []


def test_a_markdown_file_gives_its_name_as_id_and_a_news_file_its_date(event_folder: EventFolder) -> None:
    folder, told = read(
        event_folder({"challenges/2027-water.md": "# Water\n", "news/2027-01-05-open.md": "# Open\n\nYes.\n"})
    )
    assert [plain(node) for node in (*folder.lists["challenges"], *folder.lists["news"])] == [
        {"title": "Water", "id": "2027-water"},
        {"title": "Open", "date": "2027-01-05", "id": "2027-01-05-open", "body": "Yes."},
    ]
    assert told == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("shedule.yml", ("HS009", "shedule.yml", "schedule.yml")),
        ("people.xlsx", ("HS009", "people.xlsx", "people.csv")),
        ("schedule.yml.txt", ("HS009", "schedule.yml.txt", "schedule.yml")),
        ("Challenges/water.md", ("HS009", "Challenges/water.md", "challenges/")),
        ("schedule.fr.yml", ("HS809", "schedule.fr.yml", None)),
        ("challenges/water.fr.md", ("HS809", "challenges/water.fr.md", None)),
        ("event.en.yml", ("HS802", "event.en.yml", None)),
        ("event.de.yml", ("HS801", "event.de.yml", None)),
    ],
)
def test_content_that_would_be_lost_is_told(
    name: str, told: tuple[str, str, object], event_folder: EventFolder
) -> None:
    assert read(event_folder({name: "title: x\n"}))[1] == [told]


@pytest.mark.parametrize("name", ["README.md", "_draft.yml", ".hidden.yml", "mkdocs.yml", "media/list.csv"])
def test_files_that_are_not_content_are_left_alone(name: str, event_folder: EventFolder) -> None:
    assert read(event_folder({name: "title: x\n"}))[1] == []


def test_a_folder_named_event_yml_is_no_event_file(tmp_path: Path) -> None:
    (tmp_path / "event.yml").mkdir()
    assert read(tmp_path)[1] == [("HS008", "event.yml", "")]


def test_dangling_and_looping_links_are_no_files(event_folder: EventFolder) -> None:
    root = event_folder()
    (root / "people.yml").symlink_to(root / "nowhere.yml")
    (root / "pages").symlink_to(root)
    folder, told = read(root)
    assert (folder.lists["people"], told) == ([], [])


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="file names are text there")
def test_a_file_name_that_is_no_text_is_told_in_letters_that_can_be_printed(
    event_folder: EventFolder,
) -> None:
    root = event_folder()
    (root / "challenges").mkdir()
    (root / "challenges" / os.fsdecode(b"d\xe9fi.md")).write_text("# x\n", "utf-8")
    assert read(root)[1] == [("HS009", "challenges/d\ufffdfi.md", "")]


def test_files_read_only_in_part_are_known(event_folder: EventFolder) -> None:
    folder, _ = read(event_folder({"people.yml": "- name: a: b\n", "partners.yml": "- name: c\n"}))
    assert folder.broken == frozenset({"people.yml"})


def test_signs_that_would_disturb_a_terminal_are_shown_as_spaces(event_folder: EventFolder) -> None:
    folder, _ = read(event_folder({"pages/a.md": "# a\x1b[31mb\tc\n"}))
    assert folder.source_line("pages/a.md", 1) == "# a [31mb\tc"


def test_a_folder_that_is_not_there_stops_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(HacksiteError, match="nowhere"):
        read_folder(tmp_path / "nowhere", list[Diagnostic]().append)


SHAPES = ["text\n", "- a\n- b\n", "a: b\n", "[[]]\n", "null\n", "", "- \n", "? []\n: x\n"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["event.yml", "results.yml", "schedule.yml", "people.yml", "event.fr.yml"])
def test_a_file_of_another_shape_is_told_where_it_stands(
    name: str, shape: str, event_folder: EventFolder
) -> None:
    files = {"schedule.yml": "- {id: a, title: A, start: 9h}\n", name: shape}
    assert {(code, file) for code, file, _ in read(event_folder(files))[1]} <= {
        ("HS102", name),
        ("HS106", name),
    }
