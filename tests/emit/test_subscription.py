"""Somebody subscribes, the organisers change the programme: the calendar follows, without duplicates.

With real programs: the published agenda comes to a Radicale server (CalDAV) through vdirsyncer, from there to
a folder as to a phone, and khal shows it. They live in an environment of their own.
"""

import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import icalendar
import pytest

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.pipeline.test_history import git, on_day
from tests.toolbox import ROOT, environment_of_or_skip

pytestmark = pytest.mark.slow

ROOMS = "[{id: hall, name: Hall}, {id: loft, name: Loft}]"
EVENT = f"id: h\ntitle: H\nstart: 2027-03-27\nlanguages: en\nrooms: {ROOMS}\n"
BEFORE = """
- {id: opening, title: Opening, start: "9h", end: "10h", rooms: [hall]}
- {id: lunch, title: Lunch, start: "12h", end: "13h", rooms: [hall]}
- {id: walk, title: "Walk, with boots; or without", start: "14h", end: "15h"}
- {id: talk, title: Talk, start: "16h", end: "17h", rooms: [loft]}
"""
AFTER = """
- {id: lunch, title: Lunch, start: "12h30", end: "13h30", rooms: [loft]}
- {id: opening, title: Grand opening, start: "9h", end: "10h", rooms: [hall]}
- {id: walk, title: "Walk, with boots; or without", start: "14h", end: "15h", status: cancelled}
- {id: party, title: Party 🎉, start: "20h", end: "23h", rooms: [hall]}
- {id: talk, title: Talk, start: "16h", end: "17h", rooms: [loft]}
"""
# What khal shows of an entry: an id, hours in Paris, title, place, state.
SHOWN = ("uid", "start-time", "end-time", "title", "location", "status")
FIRST = {
    ("opening@h.hacksite", "09:00", "10:00", "Opening", "Hall", "CONFIRMED "),
    ("lunch@h.hacksite", "12:00", "13:00", "Lunch", "Hall", "CONFIRMED "),
    ("walk@h.hacksite", "14:00", "15:00", "Walk, with boots; or without", "", "CONFIRMED "),
    ("talk@h.hacksite", "16:00", "17:00", "Talk", "Loft", "CONFIRMED "),
}
THEN = {
    ("opening@h.hacksite", "09:00", "10:00", "Grand opening", "Hall", "CONFIRMED "),
    ("lunch@h.hacksite", "12:30", "13:30", "Lunch", "Loft", "CONFIRMED "),
    ("walk@h.hacksite", "14:00", "15:00", "Cancelled: Walk, with boots; or without", "", "CANCELLED "),
    ("party@h.hacksite", "20:00", "23:00", "Party 🎉", "Hall", "CONFIRMED "),
    ("talk@h.hacksite", "16:00", "17:00", "Talk", "Loft", "CONFIRMED "),
}
SYNC = """
[general]
status_path = "{folder}/status"
[pair published]
a = "web"
b = "server"
collections = null
conflict_resolution = "a wins"
[pair phone]
a = "server"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage web]
{web}
[storage server]
type = "caldav"
url = "{server}/reader/event/"
username = "reader"
password = "any"
[storage here]
type = "filesystem"
path = "{folder}/phone"
fileext = ".ics"
"""
WAYS = {
    # Entries are told apart by their UIDs.
    "file": 'type = "singlefile"\npath = "{folder}/fetched.ics"\nread_only = true',
    # Entries are told apart by what they say, and get other UIDs: some subscriptions are like that too.
    "web": 'type = "http"\nurl = "{site}/agenda.ics"\nread_only = true',
}
KHAL = """
[calendars]
[[event]]
path = {folder}/phone
[locale]
local_timezone = Europe/Paris
default_timezone = Europe/Paris
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Requests are not worth a line each."""


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pins = (ROOT / "requirements/subscription.txt").read_text("utf-8")
    return environment_of_or_skip(tmp_path_factory.mktemp("programs"), pins)


@pytest.fixture
def published(tmp_path: Path) -> Iterator[str]:
    """The address of what lies in the folder `site`."""
    (tmp_path / "site").mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "site"))) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def caldav(programs: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a Radicale server with one empty calendar, `reader/event`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--server-hosts=127.0.0.1:{port}", f"--storage-filesystem-folder={tmp_path / 'radicale'}"]
    more = ["--config=", "--auth-type=none", "--logging-level=warning"]
    command: list[str | Path] = [programs / "radicale", *more, *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(100):
            try:
                _request(f"{address}/reader/event/", "MKCALENDAR")
                break
            except OSError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def _request(address: str, method: str) -> bytes:
    # Basic authentication: `reader:any`.
    asked = urllib.request.Request(
        address, method=method, headers={"Authorization": "Basic cmVhZGVyOmFueQ=="}
    )
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return bytes(answer.read())


def _publish(event: Path, schedule: str, site: Path, day: int) -> None:
    (event / "schedule.yml").write_text(schedule, "utf-8")
    git(event, "add", "--all")
    git(event, "commit", "-m", "Programme", day=day)
    at = datetime(2027, 1, day, 13, tzinfo=UTC)
    assert build_folder(event, site, Settings(at, "", "plain")).written is not None


def _shown(programs: Path, folder: Path, site: str) -> list[tuple[str, ...]]:
    """What the reader sees in the phone's calendar, after a look at the site."""
    (folder / "fetched.ics").write_bytes(_request(f"{site}/agenda.ics", "GET"))
    sync: list[str | Path] = [programs / "vdirsyncer", "-c", folder / "sync.ini"]
    subprocess.run([*sync, "discover"], check=True, capture_output=True)
    subprocess.run([*sync, "sync", "published"], check=True, capture_output=True)
    subprocess.run([*sync, "sync", "phone"], check=True, capture_output=True)
    return _listed(programs, folder)


def _listed(programs: Path, folder: Path) -> list[tuple[str, ...]]:
    """What khal shows of the phone's calendar."""
    row = "|".join(f"{{{name}}}" for name in SHOWN)
    command: list[str | Path] = [
        programs / "khal",
        "-c",
        folder / "khal.ini",
        "list",
        "--day-format",
        "",
        "--format",
        row,
    ]
    run = subprocess.run([*command, "2027-03-01", "60d"], check=True, capture_output=True, encoding="utf-8")
    return [tuple(line.split("|")) for line in run.stdout.splitlines() if line]


@pytest.mark.parametrize("way", WAYS)
def test_a_subscribers_calendar_follows_and_holds_nothing_twice(
    way: str, programs: Path, published: str, caldav: str, event_folder: EventFolder, tmp_path: Path
) -> None:
    (tmp_path / "phone").mkdir()
    web = WAYS[way].format(folder=tmp_path, site=published)
    (tmp_path / "sync.ini").write_text(SYNC.format(folder=tmp_path, web=web, server=caldav), "utf-8")
    (tmp_path / "khal.ini").write_text(KHAL.format(folder=tmp_path), "utf-8")
    event, site = event_folder({"event.yml": EVENT}), tmp_path / "site"
    git(event, "init")

    _publish(event, BEFORE, site, 2)
    first = _shown(programs, tmp_path, published)
    _publish(event, AFTER, site, 5)
    then = _shown(programs, tmp_path, published)

    # Lists, not only sets: each stands once.
    begin = 0 if way == "file" else 1
    for shown, expected in ((first, FIRST), (then, THEN)):
        assert sorted(row[begin:] for row in shown) == sorted(row[begin:] for row in expected)
    on_server: Any = icalendar.Calendar.from_ical(_request(f"{caldav}/reader/event/", "GET")).walk("VEVENT")
    titles = sorted((str(entry["SUMMARY"]), int(entry["SEQUENCE"])) for entry in on_server)
    moved = on_day(5)
    assert titles == [
        ("Cancelled: Walk, with boots; or without", moved),
        ("Grand opening", 0),
        ("Lunch", moved),
        ("Party 🎉", 0),
        ("Talk", 0),
    ]


def test_a_file_imported_again_changes_its_entries_and_adds_none(
    programs: Path, event_folder: EventFolder, tmp_path: Path
) -> None:
    (tmp_path / "phone").mkdir()
    (tmp_path / "khal.ini").write_text(KHAL.format(folder=tmp_path), "utf-8")
    event, site = event_folder({"event.yml": EVENT}), tmp_path / "site"
    git(event, "init")
    shown = []
    for schedule, day in ((BEFORE, 2), (AFTER, 5)):
        _publish(event, schedule, site, day)
        command: list[str | Path] = [programs / "khal", "-c", tmp_path / "khal.ini", "import", "--batch"]
        subprocess.run([*command, site / "agenda.ics"], check=True, capture_output=True)
        shown.append(_listed(programs, tmp_path))
    assert [sorted(rows) for rows in shown] == [sorted(FIRST), sorted(THEN)]
