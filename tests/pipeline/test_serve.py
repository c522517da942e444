"""`hacksite serve`, as somebody who is writing an event meets it."""

import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import ONE_DAY, EventFolder

pytestmark = pytest.mark.slow
HACKSITE = Path(sys.executable).with_name("hacksite")
PATIENCE_SECONDS = 30
FILES = {
    "challenges/water.md": "---\ntitle: Water\n---\nA text.\n",
    "media/plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "secret.txt": "not for visitors",
}


@dataclass
class Server:
    """A running `hacksite serve`, with the lines it has printed."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    @property
    def url(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.said)
        return found[0] if found else ""

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE_SECONDS) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def raw(self, path: str) -> tuple[int, bytes]:
        """A request with its path exactly as given, which no browser would send."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE_SECONDS)
        try:
            connection.putrequest("GET", path, skip_host=False)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def shows(self, path: str, text: str) -> bool:
        return comes_true(lambda: text in self.get(path)[1])


def comes_true(condition: Callable[[], bool]) -> bool:
    """Whether it does before patience ends."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


@contextmanager
def serving(event: Path) -> Iterator[Server]:
    command = [
        str(HACKSITE),
        "serve",
        str(event),
        "--port",
        "0",
        "--host",
        "plain",
        "--at",
        "2027-02-01 12:00",
    ]
    process = subprocess.Popen(
        [*command, "--language", "en"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    running = Server(process)
    try:
        assert comes_true(lambda: running.url != ""), running.said
        yield running
    finally:
        process.kill()
        process.wait(10)
        if process.stdout:
            process.stdout.close()


@pytest.fixture
def event(event_folder: EventFolder) -> Path:
    return event_folder(FILES)


@pytest.fixture
def server(event: Path) -> Iterator[Server]:
    """A server of one's own, for tests that edit or stop."""
    with serving(event) as running:
        yield running


@pytest.fixture(scope="module")
def calm_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for tests that only look."""
    event = tmp_path_factory.mktemp("calm") / "event"
    for name, text in {**FILES, "event.yml": ONE_DAY}.items():
        (event / name).parent.mkdir(parents=True, exist_ok=True)
        (event / name).write_text(text, "utf-8")
    with serving(event) as running:
        yield running


def test_the_site_is_shown_with_its_files(calm_server: Server) -> None:
    assert calm_server.shows("", "Water hackathon")
    assert calm_server.get("fr/defis/water/")[0] == 200
    assert calm_server.get("agenda.ics")[1].startswith("BEGIN:VCALENDAR")
    assert '"title"' in calm_server.get("event.json")[1]


def test_an_edit_appears(server: Server, event: Path) -> None:
    (event / "challenges/water.md").write_text("---\ntitle: Fresh water\n---\nA text.\n", "utf-8")
    assert server.shows("challenges/", "Fresh water")
    (event / "challenges/wind.md").write_text("---\ntitle: Wind\n---\nA text.\n", "utf-8")
    assert server.shows("challenges/wind/", "Wind")


def test_an_open_page_hears_of_an_edit_that_changes_it(server: Server, event: Path) -> None:
    assert '<script type="module" src="/@hacksite/reload.js?shown=page-' in server.get("challenges/")[1]
    assert "@hacksite/version" in server.get("@hacksite/reload.js")[1]
    mine, other = (server.get(f"@hacksite/version?page=/{page}")[1] for page in ("challenges/", "faq/"))
    (event / "challenges/water.md").write_text("---\ntitle: Fresh water\n---\nA text.\n", "utf-8")
    assert server.get(f"@hacksite/version?page=/challenges/&after={mine}")[1] != mine
    assert server.get("@hacksite/version?page=/faq/")[1] == other


def test_a_page_that_is_not_there_hears_of_every_build(server: Server, event: Path) -> None:
    version = server.get("@hacksite/version?page=/challenges/wind/")[1]
    (event / "challenges/wind.md").write_text("---\ntitle: Wind\n---\nA text.\n", "utf-8")
    assert server.get(f"@hacksite/version?page=/challenges/wind/&after={version}")[1] != version


def test_no_version_is_told_of_files_outside_the_site(calm_server: Server) -> None:
    assert calm_server.get("@hacksite/version?page=/../../event/secret.txt")[1].startswith("build-")


def test_a_mistake_keeps_the_last_good_site_and_says_what_is_wrong_where(server: Server, event: Path) -> None:
    file = event / "challenges/water.md"
    file.write_text("---\ntitle: Fresh water\ndatasets: [nothing]\n---\nA text.\n", "utf-8")
    assert comes_true(lambda: "challenges/water.md:3:12" in server.said), server.said
    assert "Fresh water" not in server.get("challenges/")[1]
    assert server.get("challenges/water/")[0] == 200
    file.write_text("---\ntitle: Clear water\n---\nA text.\n", "utf-8")
    assert server.shows("challenges/", "Clear water")


def test_the_last_good_page_says_what_is_wrong_until_it_is_mended(server: Server, event: Path) -> None:
    file = event / "challenges/water.md"
    shown = server.get("@hacksite/version?page=/faq/")[1]
    file.write_text("---\ntitle: Water\ndatasets: [nothing]\n---\nA text.\n", "utf-8")
    # Every open page hears of it, though none of them changed.
    wrong = server.get(f"@hacksite/version?page=/faq/&after={shown}")[1]
    assert wrong != shown
    for page in ("challenges/water/", "faq/"):
        assert 'role="alert"' in server.get(page)[1]
        assert "challenges/water.md:3:12" in server.get(page)[1]
    file.write_text("---\ntitle: Water\n---\nA text.\n", "utf-8")
    assert server.get(f"@hacksite/version?page=/faq/&after={wrong}")[1] == shown
    assert 'role="alert"' not in server.get("faq/")[1]


def test_a_folder_that_is_deleted_and_comes_back_is_followed(server: Server, event: Path) -> None:
    text = (event / "event.yml").read_text("utf-8")
    (event / "event.yml").unlink()
    assert comes_true(lambda: "HS008" in server.said), server.said
    (event / "event.yml").write_text(text.replace("Water hackathon", "Wine hackathon"), "utf-8")
    assert server.shows("", "Wine hackathon")


def test_an_unknown_page_gives_the_sites_own_404(calm_server: Server) -> None:
    status, page = calm_server.get("nothing/here/")
    assert status == 404
    assert "Page not found" in page


def test_an_address_without_its_slash_leads_to_the_page(calm_server: Server) -> None:
    assert calm_server.get("challenges/water")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../event/secret.txt", "/../../event/secret.txt", "/%2e%2e/%2e%2e/event/secret.txt",
        "/challenges/../../../event/secret.txt", "//etc/passwd", "/..%2f..%2f..%2fetc/passwd",
        "/....//....//etc/passwd", "/secret.txt", "/event.yml", "/.cache/", "/%00", "/\\..\\..\\secret.txt",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_can_be_had(path: str, calm_server: Server) -> None:
    status, content = calm_server.raw(path)
    assert status in {301, 400, 404}
    assert b"not for visitors" not in content
    assert b"root:" not in content
    assert calm_server.get("")[0] == 200


def test_folders_are_not_listed(calm_server: Server) -> None:
    status, page = calm_server.get("assets/")
    assert status == 404
    assert "hacksite." not in page.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_cleanly(name: signal.Signals, server: Server) -> None:
    server.process.send_signal(name)
    # Before the server listens, click itself ends the command, with 1.
    assert server.process.wait(PATIENCE_SECONDS) in ({0, 1, 130} if name == signal.SIGINT else {0, -15, 143})
    assert "Traceback" not in server.said


def test_a_port_in_use_is_one_clear_sentence(server: Server, event: Path) -> None:
    port = str(urlsplit(server.url).port)
    command = [str(HACKSITE), "serve", str(event), "--port", port, "--host", "plain"]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=60)
    assert run.returncode == 2
    assert port in run.stderr
    assert "Traceback" not in run.stderr
