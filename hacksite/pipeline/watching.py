"""Notices edits in an event folder and keeps its site up to date."""

import gc
import math
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from hacksite.diagnostics import Report
from hacksite.pipeline.building import Built, build_folder
from hacksite.pipeline.checking import Remembered
from hacksite.pipeline.settings import Settings, read_instant

_PAUSE_SECONDS = 0.08
_QUIET_SECONDS = 0.5

Snapshot = dict[str, tuple[int, int]]
"""Every file of a folder with its size and time of change."""


def snapshot(root: Path) -> Snapshot:
    """What the folder holds now; hidden folders, our cache among them, do not count."""
    found: Snapshot = {}
    folders = [str(root)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    stat = entry.stat()
                    found[entry.path] = (stat.st_size, stat.st_mtime_ns)
    return found


def _seen(root: Path) -> Snapshot:
    """The folder's snapshot; empty, so that it is looked at again, while an editor swaps files."""
    try:
        return snapshot(root)
    except OSError:
        return {}


@dataclass(slots=True)
class Preview:
    """A site that follows its event folder.

    `builds` counts them. `errors` are what keeps the newest one from being shown. `seen` is the folder as
    the last build found it.
    """

    root: Path
    out: Path
    settings: Settings
    fixed_clock: bool
    builds: int = 0
    seen: Snapshot = field(default_factory=dict)
    errors: Report = field(default_factory=Report)
    memory: Remembered = field(default_factory=Remembered)

    def build(self) -> Built:
        """Build once, at the fixed clock or now."""
        # Looked at before it is read, so that an edit made meanwhile is not missed.
        self.seen = _seen(self.root)
        settings = self.settings if self.fixed_clock else replace(self.settings, at=read_instant(None))
        built = build_folder(self.root, self.out, settings, self.memory)
        self.errors = Report(built.checked.blocking)
        self.builds += 1
        return built

    def version(self, page: Path) -> str:
        """Changes whenever a page of the site or the errors do; where there is no page, with each build."""
        try:
            stamp = f"page-{page.stat().st_mtime_ns}"
        except (OSError, ValueError):
            return f"build-{self.builds}"
        return f"{stamp}-{self.builds}" if self.errors.problems else stamp

    def follow(self, told: Callable[[Built, float], None], stop: threading.Event) -> None:
        """Build after every edit until `stop`; `told` hears of each build and its seconds."""
        # Looking for garbage stops every thread, so it waits until the reader's browser has the new page.
        gc.disable()
        tidy_at = math.inf
        while not stop.wait(_PAUSE_SECONDS):
            if time.monotonic() > tidy_at:
                gc.collect()
                tidy_at = math.inf
            try:
                now = snapshot(self.root)
            except OSError:  # an editor was swapping files: look again
                continue
            if now != self.seen:
                started = time.monotonic()
                told(self.build(), time.monotonic() - started)
                tidy_at = min(tidy_at, time.monotonic() + _QUIET_SECONDS)
