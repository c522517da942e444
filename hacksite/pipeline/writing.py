"""Writes a site to a folder: only what changed, nothing left over, and nothing before all of it is made.

What changed is made in a folder beside, then moved into place file by file: first what is new, then what
replaces something, at last what goes. So every link of the site leads somewhere at every moment, whenever
the power fails; the next build finishes the work.
"""

import contextlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.emit.artifact import Artifact
from hacksite.pipeline.errors import refusal
from hacksite.pipeline.parallel import in_parallel
from hacksite.pipeline.staging import Stage, staged

_OURS = "event.json"
_INDEX = "pagefind"
# What the workers hold for a batch is theirs until it is done.
_BATCH = 1000
_STYLED = re.compile(rb"assets/(?:hacksite|embed)\.")

Row = list[str | int]
"""What is remembered of a file: its digest, its size, its time of change."""

_UNKNOWN: Row = ["", -1, -1]


@dataclass(slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


Find = Callable[[str], Path]
"""Where a file of the site, by its path, stands while the site is being written."""


def write_site(
    artifacts: Iterable[Artifact],
    out: Path,
    record: Path,
    last: Callable[[Find, Callable[[str], str]], Iterable[Artifact]] | None = None,
) -> Written:
    """Write every artifact below `out`; `record` remembers what was written there.

    A file whose digest and place on disk are as recorded is not made again. `last` gives the files that are
    made from all others: it is told where those are, and asks for their digests by path. Raises
    HacksiteError when `out` holds files that are not a site of ours, or where the disk is full; the site is
    then as it was.
    """
    before = _recorded(record, out)
    result = Written()
    after: dict[str, Row] = {}
    try:
        with staged(out, record.parent) as stage:
            _stage_changed(artifacts, stage, before, after, result)
            if last:
                made_of_all = last(stage.find, lambda path: str(after[path][0]))
                _stage_changed(made_of_all, stage, before, after, result)
            gone = before.keys() - after.keys()
            # Until all is in place, the record knows both sites: what is left over is then found again.
            if stage.changed or gone:
                _remember(record, {**dict.fromkeys(after, _UNKNOWN), **before})
            # What tells that the folder is ours comes first.
            stage.move(sorted(after, key=lambda path: (path != _OURS, path)))
    except OSError as error:
        raise HacksiteError(f"{error.filename or out}: {error.strerror or error}") from error
    result.removed = _remove(out, gone)
    _remember(record, after)
    return result


def _remember(record: Path, rows: dict[str, Row]) -> None:
    record.parent.mkdir(parents=True, exist_ok=True)
    half = record.with_suffix(".half")
    half.write_text(json.dumps(rows), "utf-8")
    half.replace(record)


def _stage_changed(
    artifacts: Iterable[Artifact],
    stage: Stage,
    before: dict[str, Row],
    after: dict[str, Row],
    result: Written,
) -> None:
    waiting: list[Artifact] = []
    for artifact in artifacts:
        known = before.get(artifact.path)
        # What is new gives its digest where it is made.
        if known and _is_as_recorded(stage.out, artifact, known):
            after[artifact.path] = known
            result.unchanged += 1
            continue
        waiting.append(artifact)
        if len(waiting) >= _BATCH:
            _stage_batch(waiting, stage, after, result)
            waiting = []
    _stage_batch(waiting, stage, after, result)


def _stage_batch(batch: list[Artifact], stage: Stage, after: dict[str, Row], result: Written) -> None:
    for path, row, changed in in_parallel(batch, partial(_made, stage)):
        after[path] = row
        stage.changed |= changed
        result.written += changed
        result.unchanged += not changed


def _made(stage: Stage, artifact: Artifact) -> tuple[str, Row, bool]:
    """Make one file, and keep it beside unless it is in place already to the byte."""
    path = stage.out / artifact.path
    content = artifact.make()
    changed = not (path.is_file() and path.read_bytes() == content)
    if changed:
        path = stage.beside / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    stat = path.stat()
    return artifact.path, [artifact.digest, stat.st_size, stat.st_mtime_ns], changed


def _recorded(record: Path, out: Path) -> dict[str, Row]:
    """What was written to `out` before. Raises HacksiteError when it holds something else."""
    if not out.is_dir() or not any(out.iterdir()):
        return {}
    if (out / _OURS).is_file():
        with contextlib.suppress(OSError, ValueError):
            rows: dict[str, Row] = json.loads(record.read_text("utf-8"))
            return rows
    if not _is_ours(out):
        raise refusal("error.not_ours", place=out)
    # No record of this site is left: everything is written afresh. Of what is there, only pages, styles
    # and indexes that are surely ours may be removed; a `CNAME`, a `.git` or a picture is somebody's.
    ours = (path for path in out.rglob("*.*") if _is_surely_ours(path))
    return {path.relative_to(out).as_posix(): _UNKNOWN for path in ours}


def _is_surely_ours(path: Path) -> bool:
    if path.suffix == ".css":
        return path.name.startswith(("hacksite.", "embed.")) and path.parent.name == "assets"
    if path.suffix.startswith(".pf_") or path.parent.name == _INDEX:
        return True
    if path.name == "filters.json":
        return (path.parent / "index.html").is_file() and _is_surely_ours(path.parent / "index.html")
    if path.suffix == ".ics":
        return b"PRODID:-//hacksite//" in path.read_bytes()
    return path.suffix == ".html" and _STYLED.search(path.read_bytes()) is not None


def _is_ours(out: Path) -> bool:
    """Whether a folder holds a site of hacksite: its `event.json` lists what else is there."""
    try:
        event = json.loads((out / _OURS).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(event, dict) and {"exports", "phase"} <= event.keys()


def _is_as_recorded(out: Path, artifact: Artifact, known: Row) -> bool:
    try:
        stat = (out / artifact.path).stat()
    except OSError:
        return False
    is_in_place = [stat.st_size, stat.st_mtime_ns] == known[1:]
    return is_in_place and known[0] != "" and known[0] == artifact.digest


def _remove(out: Path, names: Iterable[str]) -> int:
    count = 0
    for name in names:
        path = out / name
        if path.is_file():
            path.unlink()
            count += 1
        for folder in path.parents:
            if folder == out or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    return count
