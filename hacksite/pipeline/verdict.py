"""The verdict on a large event, begun before this process has imported what it builds with.

A start of Python takes as long as reading a thousand files: a copy of the process reads and checks
the folder meanwhile. It reads what the build will read again; that costs an idle processor only.
"""

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from hacksite.diagnostics import Diagnostic
from hacksite.pipeline.cache import CLEAN_TEXTS
from hacksite.pipeline.parallel import in_background

Verdict = Callable[[], tuple[Diagnostic, ...]]
"""Waits for what the content checks found."""

_MANY = 300


def early_verdict(root: Path, typed: str | None, now: datetime) -> Verdict | None:
    """Begin to check the event folder `root`, at the instant `typed` or now.

    None for a small event, which is read and checked sooner than a copy is made.
    """
    if not is_large(root):
        return None
    return in_background(partial(_verdict, root, typed, now), worth_it=True)


def is_large(root: Path) -> bool:
    """Whether a folder holds so many files that work is worth sharing."""
    count = 0
    for folder in ("challenges", "datasets", "projects"):
        if (root / folder).is_dir():
            count += len(os.listdir(root / folder))  # noqa: PTH208 - only their number matters
    return count >= _MANY


def _verdict(root: Path, typed: str | None, now: datetime) -> tuple[Diagnostic, ...]:
    from hacksite.pipeline.checking import check_content, read_event
    from hacksite.pipeline.settings import read_instant
    from hacksite.source.zone import zone_of

    at = read_instant(typed, zone_of(root)) if typed else now
    return check_content(read_event(root), at, root / CLEAN_TEXTS)
