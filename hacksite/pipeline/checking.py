"""Reads, loads and checks an event folder: every problem, at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hacksite.diagnostics import Diagnostic, Report
from hacksite.load import Loaded, Nouns, Team, by_team, load_event, with_stand_ins
from hacksite.model import Event
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.profiles import profiles
from hacksite.pipeline.settings import read_instant
from hacksite.pipeline.variant_cache import recall_pictures, remember_pictures
from hacksite.source import Folder, read_folder
from hacksite.source.memory import Memory

if TYPE_CHECKING:
    from hacksite.emit.frame import Frame, FrameKey

_DIGEST = 16
_MOST_REMEMBERED = 500_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A folder, what was read from it, and everything wrong with it."""

    folder: Folder
    loaded: Loaded
    report: Report

    @property
    def event(self) -> Event | None:
        """The event, as far as it could be read."""
        return self.loaded.event

    @property
    def held(self) -> Mapping[Team, tuple[Diagnostic, ...]]:
        """The teams whose projects hold errors, with these: only stand-ins of them are published."""
        return by_team(self.loaded, self.report.errors)

    @property
    def blocking(self) -> tuple[Diagnostic, ...]:
        """The errors that keep the whole site from being published: all that are no single project's."""
        own = {problem for told in self.held.values() for problem in told}
        return tuple(problem for problem in self.report.errors if problem not in own)

    @property
    def publishable(self) -> Event | None:
        """The event with stand-ins for the projects that hold errors; None where others block it."""
        return None if self.blocking else with_stand_ins(self.loaded, self.held)


@dataclass(slots=True)
class Shown:
    """What the last build of a preview was made of: its event, and the frames of its pages."""

    event: Event | None = None
    frames: Mapping["FrameKey", "Frame"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a process that builds again and again keeps: parsed files, nouns made of them, what it shows."""

    files: Memory = field(default_factory=Memory)
    nouns: Nouns = field(default_factory=Nouns)
    shown: Shown = field(default_factory=Shown)


@dataclass(frozen=True, slots=True)
class Read:
    """A folder as read and loaded, before its content is checked."""

    folder: Folder
    loaded: Loaded
    problems: tuple[Diagnostic, ...]

    def with_findings(self, findings: Iterable[Diagnostic]) -> Checked:
        """The whole report, from the findings of the content checks."""
        return Checked(self.folder, self.loaded, Report.of([*self.problems, *findings]))


def check_folder(root: Path, at: datetime | None = None) -> Checked:
    """Read and check the event folder `root`. Raises HacksiteError only where there is no folder."""
    from hacksite.check import check_event

    read = read_event(root)
    findings = [*check_event(read.loaded, at or read_instant(None)), *check_files(read)]
    checked = read.with_findings(findings)
    if (root / CACHE).is_dir():
        remember_pictures(root)
    return checked


def check_files(read: Read) -> Iterator[Diagnostic]:
    """What a look inside the folder's data files finds."""
    from hacksite.check.data_file import check_data_files

    if read.loaded.event is not None:
        root = read.folder.root
        keep = (root / CACHE).is_dir()
        found = profiles(read.loaded.event, root, read.folder.files, keep=keep)
        yield from check_data_files(read.loaded, found)


def read_event(root: Path, memory: Remembered | None = None) -> Read:
    """Read the event folder `root`, field by field. Raises HacksiteError only where there is no folder."""
    found: list[Diagnostic] = []
    recall_pictures(root)
    folder = read_folder(root, found.append, memory.files if memory else None)
    loaded = load_event(folder, found.append, memory.nouns if memory else None)
    return Read(folder, loaded, tuple(found))


def check_content(read: Read, at: datetime, memory: Path) -> tuple[Diagnostic, ...]:
    """What the content checks find; `memory` is a file that remembers texts without problems."""
    from hacksite.check import check_event, known_clean

    if not known_clean and memory.is_file():
        stored = memory.read_bytes()
        known_clean.update(stored[i : i + _DIGEST] for i in range(0, len(stored), _DIGEST))
    before = len(known_clean)
    findings = tuple(check_event(read.loaded, at))
    if before != len(known_clean) <= _MOST_REMEMBERED:
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_bytes(b"".join(sorted(known_clean)))
    return findings
