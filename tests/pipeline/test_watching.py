"""A preview follows its folder from the moment it was first read."""

import threading
from pathlib import Path

from hacksite.pipeline.building import Built
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.watching import Preview
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT


def test_an_edit_between_the_first_build_and_the_first_look_is_not_missed(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event = event_folder({"challenges/water.md": "---\ntitle: Water\n---\nA text.\n"})
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
