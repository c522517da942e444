"""Writes a planned import: all files or none."""

import contextlib
from collections import Counter
from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.importers.planning import Change, Plan
from hacksite.pipeline.checking import read_event
from hacksite.wording import Words


def write_plan(root: Path, plan: Plan, words: Words) -> None:
    """Write the files of a plan: each beside its place, then all moved there.

    Raises HacksiteError, and leaves the folder as it was, where that fails or gives a folder with new errors.
    """
    before = _errors(root)
    waiting: list[tuple[Path, Path]] = []
    done: list[Change] = []
    try:
        for change in plan.changes:
            path = root / change.name
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.new")
            beside.write_bytes(change.after.encode())
            waiting.append((beside, path))
        for (beside, path), change in zip(waiting, plan.changes, strict=True):
            beside.replace(path)
            done.append(change)
    except OSError as error:
        _undo(root, waiting, done)
        raise HacksiteError(f"{error.filename}: {error.strerror or error}") from None
    new = _errors(root) - before
    if new:
        _undo(root, waiting, done)
        raise HacksiteError(words("import.would_break", said="; ".join(sorted(new)[:3])))


def _errors(root: Path) -> Counter[str]:
    """The errors of reading the folder, as they are told without their lines."""
    read = read_event(root)
    return Counter(f"{p.at.file}: {p.message('en')}" for p in read.problems if p.severity == "error")


def _undo(root: Path, waiting: list[tuple[Path, Path]], done: list[Change]) -> None:
    for beside, _ in waiting:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    for change in done:
        path = root / change.name
        if change.before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(change.before.encode())
