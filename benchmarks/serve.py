"""How long `hacksite serve` takes to show an edit."""

import socket
import subprocess
import time
from http.client import HTTPConnection, HTTPException

from benchmarks.contenders import INSTANT
from benchmarks.measure import CommandError
from benchmarks.trial import Trial

_PATIENCE = 300.0
"""Seconds before a server that shows nothing is given up."""
_PAUSE = 0.01


def time_edits(trial: Trial, edits: int) -> list[float]:
    """Serve the trial's event on loopback, edit one project's text `edits` times: seconds until each shows.

    The trial was built before, so that its pages are known. The time begins when the file is
    written and ends when the server answers with a page that has the new text.
    """
    port = _free_port()
    command = [*trial.contender.tool(), "serve", str(trial.folder), "--port", str(port), "--at", INSTANT]
    with (trial.base / "log.txt").open("wb") as log:
        server = subprocess.Popen(
            command,
            cwd=trial.folder,
            env=trial.environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            return _time(trial, server, port, edits)
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _time(trial: Trial, server: subprocess.Popen[bytes], port: int, edits: int) -> list[float]:
    source, page = trial.edited_file, f"/{trial.edited_page}"
    before = source.read_text("utf-8")
    _until_shown(port, page, "", server)
    taken = []
    try:
        for number in range(edits):
            time.sleep(1)
            mark = f"Retouche numéro {number + 1}."
            source.write_text(f"{before}\n{mark}\n", "utf-8")
            began = time.perf_counter()
            _until_shown(port, page, mark, server)
            taken.append(time.perf_counter() - began)
    finally:
        source.write_text(before, "utf-8")
    return taken


def _until_shown(port: int, page: str, mark: str, server: subprocess.Popen[bytes]) -> None:
    latest = time.monotonic() + _PATIENCE
    while time.monotonic() < latest:
        if server.poll() is not None:
            raise CommandError(f"hacksite serve ended with {server.returncode}")
        html = _get(port, page)
        if html and mark in html:
            return
        time.sleep(_PAUSE)
    raise CommandError(f"{page} did not show {mark or 'anything'!r} within {_PATIENCE:.0f} s")


def _get(port: int, page: str) -> str:
    """Fetch a page from loopback; empty while there is none."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", page)
        answer = connection.getresponse()
        return answer.read().decode("utf-8") if answer.status == 200 else ""
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
