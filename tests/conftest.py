"""What tests share: real event folders, written to a temporary place."""

import gc
import os
import sys
from collections.abc import Callable, Generator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault of the code: no example is timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

EventFolder = Callable[..., Path]
"""Gives the path of an event folder that holds the files named."""

ONE_DAY = "title: Water hackathon\nstart: 2027-03-27\nlanguages: en, fr\n"
"""The default `event.yml`: one day, in English and French."""


@pytest.fixture
def event_folder(tmp_path: Path) -> EventFolder:
    """Write `{name: text or bytes}` into an event folder; `event.yml` is added when it is not named.

    Text is written as UTF-8 with the line ends it has. Called again, it adds to the same folder.
    """

    def write(files: Mapping[str, str | bytes] | None = None) -> Path:
        root = tmp_path / "event"
        for name, content in {"event.yml": ONE_DAY, **(files or {})}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are processors: tests that drive a browser often wait for it."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first: begun last, one would keep a single process busy at the end."""
    slow = {item.path for item in items if _is_slow(item)}
    items.sort(key=lambda item: item.path not in slow)


def _is_slow(item: pytest.Item) -> bool:
    return any(item.iter_markers("slow")) or any(item.iter_markers("browser"))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Look for garbage once a file: a process that holds a thousand pages takes long to look through."""
    gc.disable()
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Leave slow tests, and those of many examples, out of the coverage: traced, they take far longer."""
    trace = sys.gettrace()
    if _is_slow(item) or getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(trace)
