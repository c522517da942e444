"""Writes what an import changes: all files or none, even where the power is cut.

Files are first written aside, then a journal says where each belongs, then all are moved. Cut before the
journal, an import never happened; cut after it, the next one finishes the moves (`finish_what_was_cut`).
"""

import contextlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.importers.planning import Change
from hacksite.pipeline.checking import read_event
from hacksite.wording import Words

ASIDE = ".hacksite/writing"
"""Where files wait, below the event folder; there only while an import writes, or after one was cut."""

_JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class Move:
    """A file that waits aside, and what its place held when it was written: a digest, "" for nothing."""

    aside: str
    name: str
    held: str


def write_changes(root: Path, changes: Sequence[Change], words: Words) -> None:
    """Write all changes.

    Raises HacksiteError, and leaves the folder as it was, where that fails or gives a folder with new errors.
    """
    before = _errors(root)
    done: list[Change] = []
    try:
        for move, change in zip(write_aside(root, changes), changes, strict=True):
            move_file(root, move)
            done.append(change)
    except OSError as error:
        _undo(root, done)
        raise HacksiteError(f"{error.filename}: {error.strerror or error}") from None
    new = _errors(root) - before
    if new:
        _undo(root, done)
        raise HacksiteError(words("import.would_break", said="; ".join(sorted(new)[:3])))
    _clear(root)


def finish_what_was_cut(root: Path) -> int:
    """Finish an import that was cut while it moved its files; how many were left to move.

    What was edited since is not touched. An import cut earlier than that leaves nothing but files to clear.
    """
    try:
        journal = json.loads((root / ASIDE / _JOURNAL).read_text("utf-8"))
        moves = [Move(*(str(value) for value in row)) for row in journal]
    except (OSError, ValueError, TypeError):
        moves = []
    finished = 0
    for move in moves:
        if (root / ASIDE / move.aside).is_file() and _held(root / move.name) == move.held:
            try:
                move_file(root, move)
            except OSError as error:
                raise HacksiteError(f"{error.filename}: {error.strerror or error}") from None
            finished += 1
    _clear(root)
    return finished


def write_aside(root: Path, changes: Sequence[Change]) -> list[Move]:
    """Write the files aside, then the journal; from then on they belong to the folder."""
    folder = root / ASIDE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    moves = []
    for number, change in enumerate(changes):
        write_file(folder / str(number), change.after.encode())
        moves.append(Move(str(number), change.name, _held(root / change.name)))
    rows = [[move.aside, move.name, move.held] for move in moves]
    write_file(folder / f"{_JOURNAL}.new", json.dumps(rows, ensure_ascii=False).encode())
    (folder / f"{_JOURNAL}.new").replace(folder / _JOURNAL)
    return moves


def write_file(path: Path, content: bytes) -> None:
    """Write a file that is really on the disk afterwards."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def move_file(root: Path, move: Move) -> None:
    """Move a file that waits aside to its place."""
    path = root / move.name
    path.parent.mkdir(parents=True, exist_ok=True)
    (root / ASIDE / move.aside).replace(path)


def _held(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _errors(root: Path) -> Counter[str]:
    """The errors of reading the folder, as they are told without their lines."""
    read = read_event(root)
    return Counter(f"{p.at.file}: {p.message('en')}" for p in read.problems if p.severity == "error")


def _undo(root: Path, done: list[Change]) -> None:
    _clear(root)
    for change in done:
        path = root / change.name
        if change.before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(change.before.encode())


def _clear(root: Path) -> None:
    # Without its journal, what waits aside belongs nowhere.
    (root / ASIDE / _JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(root / ASIDE, ignore_errors=True)
    with contextlib.suppress(OSError):
        (root / ASIDE).parent.rmdir()
