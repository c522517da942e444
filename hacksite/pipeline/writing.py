"""Writes a site to a folder: only what changed, and nothing left over."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.emit.artifact import Artifact

_OURS = "event.json"


@dataclass(slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


def write_site(artifacts: Iterable[Artifact], out: Path, record: Path) -> Written:
    """Write every artifact below `out`; `record` remembers what was written there.

    A file whose digest and place on disk are as recorded is not made again. Raises
    HacksiteError when `out` holds files that are not a site of ours.
    """
    before = _recorded(record, out)
    result = Written()
    after: dict[str, list[object]] = {}
    folders: set[Path] = set()
    for artifact in artifacts:
        path = out / artifact.path
        known = before.get(artifact.path)
        if artifact.digest and known and known[0] == artifact.digest and _is_as_recorded(path, known):
            after[artifact.path] = known
            result.unchanged += 1
            continue
        content = artifact.make()
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        if not artifact.digest and path.is_file() and path.read_bytes() == content:
            result.unchanged += 1
        else:
            path.write_bytes(content)
            result.written += 1
        stat = path.stat()
        after[artifact.path] = [artifact.digest, stat.st_size, stat.st_mtime_ns]
    result.removed = _remove(out, before.keys() - after.keys())
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(json.dumps(after), "utf-8")
    return result


def _recorded(record: Path, out: Path) -> dict[str, list[object]]:
    if record.is_file() and (out / _OURS).is_file():
        rows: dict[str, list[object]] = json.loads(record.read_text("utf-8"))
        return rows
    if out.is_dir() and any(out.iterdir()):
        if not (out / _OURS).is_file():
            raise HacksiteError(f"{out}: the folder holds other files; choose an empty one with -o")
        # No record of this site is left: everything is written afresh, and what is not is removed.
        names = (path for path in out.rglob("*") if path.is_file())
        return {path.relative_to(out).as_posix(): ["", -1, -1] for path in names}
    return {}


def _is_as_recorded(path: Path, known: list[object]) -> bool:
    try:
        stat = path.stat()
    except OSError:
        return False
    return [stat.st_size, stat.st_mtime_ns] == known[1:]


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
