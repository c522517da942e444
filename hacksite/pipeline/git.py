"""What git remembers of some files of a folder; nothing where there is no git, or no history."""

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_SECONDS = 60
_HEADER = "\x01"
_FORMAT = f"{_HEADER}%H %ct%d"
# Set by git around hooks, they name another repository than the one the folder is in.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
# Nothing of a repository's settings may start a program, and nothing is fetched.
_QUIET = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false")
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed some of the files: when it came, and their blobs from then on, by name.

    `seconds` since 1970. `is_cut` marks the oldest commit of a shallow clone: what came before is unknown.
    """

    id: str
    seconds: int
    files: Mapping[str, str]
    is_cut: bool


def commits(root: Path, patterns: Sequence[str]) -> tuple[Commit, ...]:
    """The commits that changed files of `root` that match, oldest first, as they came to this branch."""
    pathspecs = [f":(glob){pattern}" for pattern in patterns]
    listing = ["log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z", "--relative"]
    said = _git(root, [*listing, "--no-ext-diff", f"--format={_FORMAT}", "--", *pathspecs])
    found: list[Commit] = []
    files: dict[str, str] = {}
    for text in reversed(said.decode("utf-8", "replace").split(_HEADER)[1:]):
        header, *rest = text.split("\0")
        commit, seconds, *marks = header.split(" ", 2)
        changes = [part.strip("\n") for part in rest]
        for row, name in pairwise(changes):
            if row.startswith(":"):
                *_, blob, status = row.split(" ")
                files = {**files, name: blob}
                if status.startswith("D"):
                    del files[name]
        found.append(Commit(commit, int(seconds), files, bool(marks) and "grafted" in marks[0]))
    return tuple(found)


def blobs(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs; those that are not in the clone are left out."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    said = _git(root, ["cat-file", "--batch"], "\n".join(wanted).encode() + b"\n")
    found = {}
    place = 0
    for blob in wanted:
        end = said.find(b"\n", place)
        if end < 0:
            break
        _, _, kind = said[place:end].partition(b" ")
        place = end + 1
        if kind.startswith(b"blob "):
            size = int(kind.removeprefix(b"blob "))
            found[blob] = said[place : place + size]
            place += size + 1
    return found


def _git(root: Path, arguments: Sequence[str], stdin: bytes = b"") -> bytes:
    """What git answers; nothing where it is not installed or refuses."""
    surroundings = {key: value for key, value in os.environ.items() if key not in _OF_A_HOOK}
    try:
        run = subprocess.run(  # noqa: S603 - the arguments are ours
            ["git", *_QUIET, "-C", str(root), *arguments],  # noqa: S607 - the organiser's own git
            input=stdin,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=surroundings | _OFFLINE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return run.stdout if run.returncode == 0 else b""
