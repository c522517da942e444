"""What a build does to the folder it writes to."""

import os
import re
from pathlib import Path

import pytest

from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.building import Built, build_folder
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.writing import Written
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT, contents

FILES = {
    "challenges/water.md": "---\ntitle: Water\n---\nA text.\n",
    "challenges/wind.md": "---\ntitle: Wind\n---\nAnother text.\n",
}


def build(event: Path, out: Path) -> Built:
    return build_folder(event, out, Settings(AT, "", "plain"))


def times(out: Path) -> dict[str, int]:
    return {p.relative_to(out).as_posix(): p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()}


def aged(out: Path) -> dict[str, int]:
    """Set every file back by an hour; the times they then have."""
    for path in out.rglob("*"):
        stat = path.stat()
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns - 3_600_000_000_000))
    return times(out)


def test_what_did_not_change_is_not_written_again(event_folder: EventFolder, tmp_path: Path) -> None:
    event, out = event_folder(FILES), tmp_path / "site"
    first = build(event, out)
    before = times(out)
    second = build(event, out)
    assert first.written == Written(len(before), 0, 0)
    assert second.written == Written(0, len(before), 0)
    assert times(out) == before


def test_an_edit_rewrites_only_the_pages_that_show_it(event_folder: EventFolder, tmp_path: Path) -> None:
    event, out = event_folder(FILES), tmp_path / "site"
    build(event, out)
    before = times(out)
    event_folder({**FILES, "challenges/water.md": "---\ntitle: Water\n---\nA text, mended.\n"})
    build(event, out)
    after = times(out)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"challenges/water/index.html", "fr/defis/water/index.html", "event.json"}


def test_a_page_touched_by_somebody_else_is_written_again(event_folder: EventFolder, tmp_path: Path) -> None:
    event, out = event_folder(FILES), tmp_path / "site"
    build(event, out)
    before = contents(out)
    (out / "challenges/water/index.html").write_text("scribbled")
    (out / "programme/index.html").unlink()
    build(event, out)
    assert contents(out) == before


def test_the_page_of_a_removed_noun_disappears_with_its_folder(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event, out = event_folder(FILES), tmp_path / "site"
    build(event, out)
    assert (out / "challenges/wind/index.html").is_file()
    (event / "challenges/wind.md").unlink()
    built = build(event, out).written
    assert built is not None
    assert built.removed == 2
    assert [name for name in contents(out) if "wind" in name] == []
    assert not (out / "challenges/wind").exists()


def test_without_a_record_what_is_left_of_an_older_build_is_removed(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    build(event_folder(FILES), out)
    other = tmp_path / "other"
    other.mkdir()
    (other / "event.yml").write_text("title: Other\nstart: 2027-03-27\nlanguages: en\n")
    build(other, out)
    assert [name for name in contents(out) if "water" in name or re.match(r"fr/(?!agenda)", name)] == []


def test_a_folder_that_holds_other_files_is_refused_and_left_alone(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    out = tmp_path / "documents"
    out.mkdir()
    (out / "thesis.odt").write_text("years of work")
    with pytest.raises(HacksiteError, match="holds other files"):
        build(event_folder(FILES), out)
    assert contents(out) == {"thesis.odt": b"years of work"}


def test_a_folder_with_a_foreign_event_json_is_refused_and_left_alone(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    out = tmp_path / "documents"
    out.mkdir()
    mine = {"event.json": b'{"name": "keynote"}', "thesis.odt": b"years of work"}
    for name, content in mine.items():
        (out / name).write_bytes(content)
    with pytest.raises(HacksiteError, match="holds other files"):
        build(event_folder(FILES), out)
    assert contents(out) == mine


@pytest.mark.parametrize(
    "place", [".", "challenges", ".."], ids=["the event", "inside the event", "around it"]
)
def test_the_site_cannot_be_written_over_the_event(place: str, event_folder: EventFolder) -> None:
    event = event_folder(FILES)
    before = contents(event)
    with pytest.raises(HacksiteError):
        build(event, event / place)
    assert contents(event) == before


def test_a_file_added_to_the_site_by_hand_stays(event_folder: EventFolder, tmp_path: Path) -> None:
    event, out = event_folder(FILES), tmp_path / "site"
    build(event, out)
    (out / "CNAME").write_text("hack.example.org")
    build(event, out)
    assert (out / "CNAME").read_text() == "hack.example.org"


def test_an_event_with_errors_leaves_the_site_as_it_was(event_folder: EventFolder, tmp_path: Path) -> None:
    event, out = event_folder(FILES), tmp_path / "site"
    build(event, out)
    before = times(out)
    event_folder({"event.yml": "title: Water hackathon\nstart: 2027-02-30\nlanguages: en, fr\n"})
    assert build(event, out).written is None
    assert times(out) == before
