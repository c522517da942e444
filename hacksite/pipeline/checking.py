"""Reads, loads and checks an event folder: every problem, at once."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hacksite.check import check_event
from hacksite.diagnostics import Diagnostic, Report
from hacksite.load import Loaded, load_event
from hacksite.model import Event
from hacksite.pipeline.settings import read_instant
from hacksite.source import Folder, read_folder


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


def check_folder(root: Path, at: datetime | None = None) -> Checked:
    """Read and check the event folder `root`. Raises HacksiteError only where there is no folder."""
    found: list[Diagnostic] = []
    folder = read_folder(root, found.append)
    loaded = load_event(folder, found.append)
    found.extend(check_event(loaded, at or read_instant(None)))
    return Checked(folder, loaded, Report.of(found))
