"""What the event's own data files hold, looked at once and kept by content."""

import contextlib
import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from pydantic import TypeAdapter

from hacksite.emit.tried_table import digest_of, tried_table
from hacksite.model import Event
from hacksite.pipeline.cache import PROFILES
from hacksite.pipeline.parallel import in_parallel
from hacksite.source.table import TableProfile
from hacksite.source.table_file import can_look_inside, is_table

_VERSION = 2
_ADAPTER: TypeAdapter[TableProfile] = TypeAdapter(TableProfile)


def profiles(
    event: Event, root: Path, files: frozenset[str], *, keep: bool = True
) -> Mapping[str, TableProfile]:
    """The profile of each data file of the folder that a dataset names, by its name.

    With `keep`, they are kept in the folder's cache.

    Empty where DuckDB is not installed (`hacksite[data]`): pages then list the files, no more.
    """
    if not can_look_inside():
        return {}
    named = {r.path for dataset in event.datasets for r in dataset.resources if r.path}
    names = sorted(name for name in named & files if is_table(name))
    kept = {name: root / PROFILES / f"{_digest(root / name)}.json" for name in names}
    found = {name: _recalled(path) for name, path in kept.items()}
    new = [name for name, profile in found.items() if profile is None]
    looks = in_parallel(new, partial(_looked_at, root), worth_it=2)
    for name, (profile, rows) in zip(new, looks, strict=True):
        found[name] = profile
        if keep:
            _keep(rows, _rows_beside(kept[name]))
            _keep(_ADAPTER.dump_json(profile), kept[name])
    if keep:
        _forget_all_but(root, {path.name for path in kept.values()})
    return {name: profile for name, profile in found.items() if profile is not None}


def rows_to_try(root: Path, name: str) -> bytes:
    """The rows of a data file for its explorer, as they were kept, or else read once more."""
    with contextlib.suppress(OSError):
        return _rows_beside(root / PROFILES / f"{_digest(root / name)}.json").read_bytes()
    return _looked_at(root, name)[1]


def _looked_at(root: Path, name: str) -> tuple[TableProfile, bytes]:
    """A file's profile, and its rows to try; no bytes where there are none."""
    from hacksite.source.table_profile import read_table

    profile, tried = read_table(root / name)
    if tried is None or not tried.rows:
        return profile, b""
    rows = tried_table(tried)
    return replace(profile, tried=digest_of(rows), is_list=tried.is_list), rows


def _rows_beside(profile: Path) -> Path:
    return profile.with_suffix(".rows.json")


def _digest(path: Path) -> str:
    """Of the content and of the ending, which says how it is read."""
    stat = path.stat()
    return _digest_of(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=1000)
def _digest_of(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{_VERSION}-{content[:24]}-{path.suffix.lower().lstrip('.')}"


def _recalled(path: Path) -> TableProfile | None:
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValueError):
        return None


def _keep(content: bytes, path: Path) -> None:
    # Where the folder cannot be written to, its files are looked at again the next time.
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_bytes(content)
        half.replace(path)


def _forget_all_but(root: Path, names: set[str]) -> None:
    with contextlib.suppress(OSError):
        for path in (root / PROFILES).glob("*.json"):
            if path.name.replace(".rows.json", ".json") not in names:
                path.unlink()
