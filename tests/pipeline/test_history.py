"""What real git histories make of the stamps of calendars."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hacksite.pipeline import git as git_memory
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.history import recent, revisions
from hacksite.views.revision import Revision

AT = datetime(2027, 3, 20, 9, tzinfo=UTC)
ROOMS = "[{id: hall, name: Hall}, {id: loft, name: Loft}]"
EVENT = f"title: H\nid: h\nstart: 2027-03-27\nlanguages: en\nrooms: {ROOMS}\n"
SCHEDULE = """
- {id: opening, title: Opening, start: "9h", end: "10h", rooms: [hall]}
- {id: lunch, title: Lunch, start: "12h", end: "13h", rooms: [hall]}
"""
YEAR_2000 = datetime(2000, 1, 1, tzinfo=UTC)


def git(folder: Path, *command: str, day: int = 1) -> None:
    """Run git in a folder, as if on that day of January 2027 at noon."""
    when = f"2027-01-{day:02}T12:00:00Z"
    surroundings = {
        **os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull,
    }  # fmt: skip
    as_someone = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main"]
    subprocess.run(
        ["git", *as_someone, "-C", str(folder), *command], env=surroundings, check=True, capture_output=True
    )


Commit = Callable[[dict[str, str], int], Path]
"""Writes files into an event folder and commits them on a day of January; gives the folder."""


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    root = tmp_path / "repository"
    folder = root / "events/h"
    folder.mkdir(parents=True)
    git(root, "init")

    def write(files: dict[str, str], day: int) -> Path:
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        git(root, "add", "--all")
        git(root, "commit", "-m", "Edit", day=day)
        return folder

    return write


def found(folder: Path, at: datetime = AT) -> dict[str, tuple[str, int]]:
    """Day of the last change and SEQUENCE of each entry but the event's own; a cold cache says the same."""
    warm = _revisions(folder, at)
    shutil.rmtree(folder / CACHE)
    assert _revisions(folder, at) == warm
    assert all(revision.is_known for revision in warm.values())
    return {
        uid.split("@")[0]: (f"{revision.changed:%m-%d}", revision.sequence)
        for uid, revision in warm.items()
        if "@" in uid
    }


def _revisions(folder: Path, at: datetime = AT) -> dict[str, Revision]:
    event = read_event(folder).loaded.event
    assert event is not None
    return dict(revisions(event, folder, at))


def on_day(day: int) -> int:
    """The SEQUENCE of what moved on that day of January at noon."""
    return int((datetime(2027, 1, day, 12, tzinfo=UTC) - YEAR_2000).total_seconds())


def test_an_entry_that_never_changed_has_the_stamp_of_its_first_commit(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    commit({"faq.md": "## Why?\n\nWhy not.\n"}, 5)
    assert found(folder) == {"opening": ("01-02", 0), "lunch": ("01-02", 0)}


def test_only_the_session_edited_moves_and_its_sequence_only_with_time_place_or_status(
    commit: Commit,
) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    steps = (
        ("title: Lunch", "title: Soup", ("01-03", 0)),
        ('end: "13h"', 'end: "14h"', ("01-04", on_day(4))),
        ("title: Soup", "title: Lunch", ("01-05", on_day(4))),
        ('end: "14h", rooms: [hall]', 'end: "14h", rooms: [loft]', ("01-06", on_day(6))),
        ("title: Lunch,", "title: Lunch, status: cancelled,", ("01-07", on_day(7))),
    )
    text = SCHEDULE
    for day, (before, after, expected) in enumerate(steps, start=3):
        assert before in text
        text = text.replace(before, after)
        commit({"schedule.yml": text}, day)
        assert found(folder) == {"opening": ("01-02", 0), "lunch": expected}


def test_sorting_rewriting_and_commenting_the_file_moves_nothing(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    rows = SCHEDULE.strip().split("\n")
    rewritten = "\n".join(["# Sorted.", *reversed(rows)]).replace('"9h"', '"09:00"')
    commit({"schedule.yml": rewritten}, 3)
    (folder / "schedule.yml").unlink()
    commit(
        {"schedule.csv": "id,title,start,end,rooms\nlunch,Lunch,12h,13h,hall\nopening,Opening,9h,10h,hall\n"},
        4,
    )
    assert found(folder) == {"opening": ("01-02", 0), "lunch": ("01-02", 0)}


def test_a_room_renamed_in_event_yml_changes_its_sessions(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE.replace("[hall]", "[loft]", 1)}, 2)
    commit({"event.yml": EVENT.replace("name: Hall", "name: Great hall")}, 3)
    assert found(folder) == {"opening": ("01-02", 0), "lunch": ("01-03", 0)}


def test_a_session_added_begins_at_its_commit_and_one_that_comes_back_has_moved(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    only_opening = "\n".join(SCHEDULE.split("\n")[:2])
    commit({"schedule.yml": only_opening}, 3)
    late = f'{SCHEDULE}- {{id: party, title: Party, start: "20h", end: "22h"}}\n'
    commit({"schedule.yml": late}, 4)
    assert found(folder) == {"opening": ("01-02", 0), "lunch": ("01-04", on_day(4)), "party": ("01-04", 0)}


def test_an_edit_that_is_not_committed_has_the_clock_of_the_build(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    (folder / "schedule.yml").write_text(SCHEDULE.replace("title: Lunch", "title: Soup"), "utf-8")
    assert found(folder) == {"opening": ("01-02", 0), "lunch": ("03-20", 0)}


def test_the_clock_changes_nothing_that_is_committed(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    assert (
        _revisions(folder)
        == _revisions(folder, AT.replace(year=2020))
        == _revisions(folder, AT.replace(year=2030))
    )


def test_a_commit_that_cannot_be_read_is_passed_over(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    commit({"event.yml": "title: [\n"}, 3)
    commit({"event.yml": EVENT}, 4)
    assert found(folder) == {"opening": ("01-02", 0), "lunch": ("01-02", 0)}


def test_clocks_that_go_back_do_not_take_stamps_back(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 9)
    commit({"schedule.yml": SCHEDULE.replace('"13h"', '"14h"')}, 4)
    assert found(folder) == {"opening": ("01-09", 0), "lunch": ("01-09", on_day(9))}


def test_merged_work_counts_from_the_day_it_was_merged(commit: Commit) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    git(folder, "switch", "-c", "work")
    commit({"schedule.yml": SCHEDULE.replace('"13h"', '"14h"')}, 3)
    git(folder, "switch", "main")
    git(folder, "merge", "--no-ff", "-m", "Merge", "work", day=6)
    assert found(folder) == {"opening": ("01-02", 0), "lunch": ("01-06", on_day(6))}


def test_a_shallow_clone_never_goes_back_behind_the_whole_one(commit: Commit, tmp_path: Path) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    commit({"schedule.yml": SCHEDULE.replace('"13h"', '"14h"')}, 3)
    commit({"faq.md": "## Why?\n\nWhy not.\n"}, 5)
    whole = found(folder)
    git(tmp_path, "clone", "--depth", "1", f"file://{folder.parents[1]}", "shallow")
    shallow = found(tmp_path / "shallow/events/h")
    assert whole == {"opening": ("01-02", 0), "lunch": ("01-03", on_day(3))}
    # All that is known is that nothing changed since the one commit there is.
    assert shallow == {"opening": ("01-05", on_day(5)), "lunch": ("01-05", on_day(5))}


def test_a_clone_that_is_completed_says_what_the_whole_one_says(commit: Commit, tmp_path: Path) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    commit({"schedule.yml": SCHEDULE.replace('"13h"', '"14h"')}, 3)
    git(tmp_path, "clone", "--depth", "1", f"file://{folder.parents[1]}", "clone")
    clone = tmp_path / "clone/events/h"
    _revisions(clone)
    git(clone, "fetch", "--unshallow")
    assert _revisions(clone) == _revisions(folder)


def test_a_folder_that_another_repository_does_not_track_has_no_history(commit: Commit) -> None:
    other = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2).parent / "untracked"
    other.mkdir()
    (other / "event.yml").write_text(EVENT, "utf-8")
    (other / "schedule.yml").write_text(SCHEDULE, "utf-8")
    made = _revisions(other)
    assert {(revision.sequence, revision.is_known) for revision in made.values()} == {(0, False)}
    assert len({revision.changed for revision in made.values()}) == len(made)


def test_no_setting_of_the_repository_starts_a_program(commit: Commit, tmp_path: Path) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    mark = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n", "utf-8")
    program.chmod(0o755)
    for setting in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "core.sshCommand"):
        git(folder, "config", setting, str(program))
    git(folder, "config", "log.showSignature", "true")
    assert _revisions(folder)["lunch@h.hacksite"].is_known
    assert not mark.exists()


def test_inside_a_hook_of_another_repository_the_folders_own_history_counts(
    commit: Commit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = commit({"event.yml": EVENT, "schedule.yml": SCHEDULE}, 2)
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert _revisions(folder)["lunch@h.hacksite"].changed == datetime(2027, 1, 2, 12, tzinfo=UTC)


def test_of_a_very_long_history_the_oldest_commits_are_left_out_by_strides() -> None:
    history = [git_memory.Commit(str(number), number, {}, is_cut=False) for number in range(9)]
    kept = [recent(history[:length], most=4, stride=2) for length in range(1, 10)]
    assert [commits[0].id for commits in kept] == ["0", "0", "0", "0", "2", "2", "4", "4", "6"]
    assert [len(commits) for commits in kept] == [1, 2, 3, 4, 3, 4, 3, 4, 3]
    assert [commits[0].is_cut for commits in kept] == [False] * 4 + [True] * 5
