"""`mkdocs serve` shows an edit of the event, and survives a mistake in it."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.plugin.conftest import PROGRAMS, QUIET, Project
from tests.plugin.test_own_project import CONFIG, EVENT, OWN

pytestmark = pytest.mark.slow
PATIENCE_SECONDS = 60
Fetch = Callable[[str], str]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def comes_true(condition: Callable[[], bool]) -> bool:
    """Whether it does before patience ends."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            if condition():
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    return False


def shown_after(file: Path, text: str, condition: Callable[[], bool]) -> bool:
    """Whether saving a text has its effect.

    MkDocs compares the folder with what it was at its first look, which may come after an edit that
    follows the start at once: the file is saved again from time to time.
    """

    due = time.monotonic()

    def saved_or_true() -> bool:
        nonlocal due
        if time.monotonic() >= due:
            due = time.monotonic() + 5
            file.write_text(text, "utf-8")
        return condition()

    return comes_true(saved_or_true)


@pytest.fixture
def served(project: Project) -> Iterator[tuple[Path, Fetch]]:
    """A project that `mkdocs serve` follows: its folder, and how to fetch a page of it."""
    root = project({**EVENT, **OWN, "mkdocs.yml": CONFIG})
    address = f"127.0.0.1:{free_port()}"
    command = [str(PROGRAMS / "mkdocs"), "serve", "-a", address]
    with (root / "serve.log").open("w") as log:
        server = subprocess.Popen(command, cwd=root, env={**os.environ, **QUIET}, stdout=log, stderr=log)

        def fetch(path: str) -> str:
            with urllib.request.urlopen(f"http://{address}/chez-nous/{path}", timeout=10) as answer:
                text: str = answer.read().decode()
                return text

        try:
            assert comes_true(lambda: "De l’eau" in fetch("defis/eau/")), (root / "serve.log").read_text()
            yield root, fetch
        finally:
            server.terminate()
            server.wait(10)


def test_edits_are_shown_and_a_mistake_only_waits_to_be_mended(served: tuple[Path, Fetch]) -> None:
    root, fetch = served
    file, log = root / "event/challenges/eau.md", root / "serve.log"
    right = file.read_text("utf-8")
    fresh, wrong = right.replace("De l’eau", "De l’eau fraîche"), right.replace("nappes", "napes")
    assert shown_after(file, fresh, lambda: "De l’eau fraîche" in fetch("defis/"))
    assert shown_after(file, wrong, lambda: "challenges/eau.md:3:12" in log.read_text("utf-8"))
    assert shown_after(file, fresh, lambda: "De l’eau fraîche" in fetch("defis/eau/")), log.read_text("utf-8")
    other = root / "event/challenges/vent.md"
    assert shown_after(
        other, "---\ntitle: Du vent\n---\nUn texte.\n", lambda: "Du vent" in fetch("defis/vent/")
    )
    assert "Bienvenue chez nous" in fetch("")
