"""A folder beside the site, where what changed waits until all of it is made."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_PREFIX = "staging-"


@dataclass(slots=True)
class Stage:
    """The site's folder, and the folder beside it; `changed` once anything waits there."""

    out: Path
    beside: Path
    changed: bool = False

    def find(self, path: str) -> Path:
        """Where a file of the new site is: waiting, or in place already."""
        waiting = self.beside / path
        return waiting if waiting.is_file() else self.out / path

    def move(self, paths: Sequence[str]) -> None:
        """Put into place what waits of `paths`, the first of them first.

        A new site comes at once; else what is new before what replaces something.
        """
        if not self.changed:
            return
        if _is_empty(self.out):
            self.out.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(OSError):
                if self.out.is_dir():
                    # Not every system lets a folder take the place of an empty one.
                    self.out.rmdir()
                self.beside.rename(self.out)
                return
        waiting = [path for path in paths if (self.beside / path).is_file()]
        for path in sorted(waiting, key=lambda path: (self.out / path).exists()):
            place = self.out / path
            place.parent.mkdir(parents=True, exist_ok=True)
            (self.beside / path).replace(place)


@contextlib.contextmanager
def staged(out: Path, cache: Path) -> Iterator[Stage]:
    """A stage for the site in `out`, below `cache` where that is on the same disk; it is gone afterwards.

    What a build left that was stopped midway is cleared away.
    """
    parent = cache if _disk(cache) == _disk(out) else _existing(out.absolute().parent)
    for left in parent.glob(f"{_PREFIX}*"):
        if _is_left(left):
            shutil.rmtree(left, ignore_errors=True)
    beside = parent / f"{_PREFIX}{os.getpid()}"
    try:
        beside.mkdir(parents=True)
        yield Stage(out, beside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _is_empty(folder: Path) -> bool:
    return not folder.is_dir() or not any(folder.iterdir())


def _existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def _disk(folder: Path) -> int:
    return _existing(folder.absolute()).stat().st_dev


def _is_left(folder: Path) -> bool:
    """Whether the build that made it has ended."""
    owner = folder.name.removeprefix(_PREFIX)
    if not owner.isdigit() or os.name != "posix":
        return owner.isdigit()
    try:
        os.kill(int(owner), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(owner) == os.getpid()
