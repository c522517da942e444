"""A preview follows its folder from the moment it was first read."""

import gc
import threading
import time
import weakref
from pathlib import Path

from hacksite.model import Event
from hacksite.pipeline.building import Built
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.watching import Preview
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT

EVENT = {"challenges/water.md": "---\ntitle: Water\n---\nA text.\n"}


def test_an_edit_between_the_first_build_and_the_first_look_is_not_missed(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event = event_folder(EVENT)
    preview = Preview(event, tmp_path / "site", Settings(AT, "", "plain"), fixed_clock=True)
    preview.build()
    event_folder({"challenges/water.md": "---\ntitle: Fresh water\n---\nA text.\n"})
    stop, heard = threading.Event(), list[bool]()

    def told(built: Built, _seconds: float) -> None:
        heard.append(built.written is not None)
        stop.set()

    guard = threading.Timer(30, stop.set)
    guard.start()
    preview.follow(told, stop)
    guard.cancel()
    assert heard == [True]
    assert "Fresh water" in (tmp_path / "site/challenges/index.html").read_text("utf-8")


def test_what_an_older_version_held_is_let_go_though_garbage_is_not_looked_for_at_each_build(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    gc.disable()  # as commands do
    event = event_folder(EVENT)
    preview = Preview(event, tmp_path / "site", Settings(AT, "", "plain"), fixed_clock=True)
    old = weakref.ref(_event_of(preview.build()))
    event_folder({"challenges/water.md": "---\ntitle: Fresh water\n---\nA text.\n"})
    stop, let_go = threading.Event(), list[bool]()

    def wait() -> None:
        latest = time.monotonic() + 30
        while old() is not None and time.monotonic() < latest:
            time.sleep(0.05)
        let_go.append(old() is None)
        stop.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    try:
        preview.follow(lambda _built, _seconds: None, stop)
        waiting.join()
    finally:
        gc.enable()
    assert let_go == [True]


def _event_of(built: Built) -> Event:
    assert built.site is not None
    return built.site.scenes[0].event
