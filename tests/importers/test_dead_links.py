"""Which addresses of an event no longer answer, asked of a server on this machine with every fault."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.emit.dead_link import with_dead_links
from hacksite.importers.catalogues.client import Patience
from hacksite.importers.dead_links import addresses, look, looked, remember
from hacksite.model.dead_link import DeadLink
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.settings import Settings
from hacksite.views.dead_link import DeadLinkView, same_address
from hacksite.wording import words_of
from tests.conftest import EventFolder

FIRST, LATER = date(2028, 1, 8), date(2028, 1, 15)
HASTY = Patience(connect=0.5, read=0.3, retries=0, longest_wait=0.1, pause=0, redirects=3)
COPY = "https://web.archive.org/web/2027/https://water.fr/"
STATUSES = {
    "/gone": 410, "/none": 404, "/closed": 403, "/login": 401, "/broken": 500, "/fine": 200, "/busy": 429,
}  # fmt: skip


class _Faulty(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - one server, one list

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/slow":
            threading.Event().wait(0.6)
        if self.path == "/cut":
            self.connection.close()
            return
        self.send_response(
            302 if self.path in {"/loop", "/moved"} else STATUSES.get(self.path.partition("?")[0], 200)
        )
        if self.path in {"/loop", "/moved"}:
            self.send_header("Location", "/loop" if self.path == "/loop" else "/fine")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    _Faulty.asked.clear()
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Faulty)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()
    thread.join(5)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/gone", "gone"), ("/none", "gone"), ("/broken", "silent"), ("/slow", "silent"), ("/cut", "silent"),
        ("/loop", "silent"), ("/moved", None), ("/closed", None), ("/login", None), ("/busy", None),
        ("/fine", None),
    ],
)  # fmt: skip
def test_each_fault_is_told_for_what_it_is(path: str, status: str | None, server: str) -> None:
    ((_, entry),) = look([server + path], (), FIRST, words_of("en"), HASTY)
    assert (entry and entry.status) == status


def test_a_server_that_is_not_there_is_silent() -> None:
    ((_, entry),) = look(["http://127.0.0.1:9/"], (), FIRST, words_of("en"), HASTY)
    assert entry is not None
    assert (entry.status, entry.is_dead) == ("silent", False)


def test_silence_is_believed_on_another_day_and_forgotten_when_the_address_answers(server: str) -> None:
    words, url = words_of("en"), f"{server}/broken"
    first = looked(look([url], (), FIRST, words, HASTY), FIRST, lambda _: None)
    same_day = looked(look([url], first.entries, FIRST, words, HASTY), FIRST, lambda _: None)
    later = looked(look([url], first.entries, LATER, words, HASTY), LATER, lambda _: None)
    assert [len(found.dead) for found in (first, same_day, later)] == [0, 0, 1]
    assert (later.dead[0].since, later.dead[0].checked) == (FIRST, LATER)
    fine = DeadLink.model_validate({**later.dead[0].model_dump(), "url": f"{server}/fine"})
    assert list(look([fine.url], [fine], LATER, words, HASTY)) == [(fine.url, None)]


def test_copies_added_by_hand_are_never_lost(server: str, event_folder: EventFolder) -> None:
    url = f"{server}/fine"
    rows = "".join(
        f"- {{url: '{address}', since: 2027-12-01, checked: 2027-12-01, archive: '{COPY}'}}\n"
        for address in (url, "https://no-longer-named.fr/")
    )
    root = event_folder({"links.yml": rows})
    event = check_folder(root).event
    assert event is not None
    found = looked(look([url], event.dead_links, LATER, words_of("fr"), HASTY), LATER, lambda _: None)
    remember(root, found.entries, words_of("fr"))
    again = check_folder(root)
    assert again.event is not None
    assert again.event.dead_links == found.entries
    assert [(e.status, e.since, e.archive) for e in found.entries] == [
        ("answers", LATER, COPY),
        ("gone", date(2027, 12, 1), COPY),
    ]
    assert again.report.errors == ()


def test_every_address_is_asked_once_but_private_and_made_up_ones(event_folder: EventFolder) -> None:
    body = (
        "See [this](https://a.fr/x#part), <https://a.fr/x> and https://b.fr/y. Join https://zoom.us/j/123.\n"
    )
    project = f"---\ntitle: P\ndemo: https://c.fr/\ncode: https://made-up.example/\n---\n{body}"
    checked = check_folder(event_folder({"projects/p.md": project}))
    assert addresses(checked.loaded) == ("https://c.fr/", "https://a.fr/x", "https://b.fr/y")


def test_the_command_remembers_and_the_next_build_marks_dead_links_without_a_network(
    server: str, event_folder: EventFolder, tmp_path: Path
) -> None:
    project = (
        f"---\ntitle: P\ndemo: {server}/gone\ncode: {server}/fine\n---\nRead [it]({server}/none?a=1&b=2).\n"
    )
    root = event_folder({"projects/p.md": project})
    run = CliRunner().invoke(cli, ["links", str(root), "--at", "2028-01-15", "--language", "en"])
    assert run.exit_code == 1
    assert "Addresses asked: 3; dead: 2; to look at again another day: 0." in run.output
    text = (
        (root / "links.yml")
        .read_text("utf-8")
        .replace("checked: 2028-01-15\n", f"checked: 2028-01-15\n  archive: {COPY}\n", 1)
    )
    (root / "links.yml").write_text(text, "utf-8")
    _Faulty.asked.clear()
    built = build_folder(root, tmp_path / "site", Settings(datetime(2028, 2, 1, tzinfo=UTC), host="plain"))
    assert built.written is not None
    page = (tmp_path / "site/projects/p/index.html").read_text("utf-8")
    assert page.count("no longer answers since 15 January 2028") == page.count("hs-dead") == 2
    assert page.count(f'<a href="{COPY}">archived copy</a>') == 1
    assert _Faulty.asked == []


def test_a_machine_without_a_network_changes_nothing(event_folder: EventFolder) -> None:
    body = "---\ntitle: P\ndemo: http://127.0.0.1:9/\ncode: http://127.0.0.1:9/b\n---\nText.\n"
    root = event_folder({"projects/p.md": body})
    run = CliRunner().invoke(cli, ["links", str(root), "--language", "en"])
    assert "probably has no network" in str(run.exception)
    assert not (root / "links.yml").exists()


def test_what_cannot_be_read_in_links_is_told_and_left_as_it_is(event_folder: EventFolder) -> None:
    broken = "- {url: nowhere, since: 2027-12-01}\n"
    root = event_folder({"links.yml": broken})
    run = CliRunner().invoke(cli, ["links", str(root), "--language", "en"])
    assert run.exit_code == 1
    assert "HS501" in run.output
    assert (root / "links.yml").read_text("utf-8") == broken


def test_marks_are_made_of_hostile_addresses_too() -> None:
    url = 'https://a.fr/?q="><script>&b=é'
    dead = {same_address(url): DeadLinkView("dead", 'https://b.fr/"x')}
    html = '<a class="x" href="https://a.fr/?q=%22%3E%3Cscript%3E&amp;b=%C3%A9">words</a><a href="https://c.fr">c</a>'
    told = with_dead_links(html, dead, "copy")
    assert told == html.replace(
        "words</a>", 'words</a> <small class="hs-dead">(dead, <a href="https://b.fr/&#34;x">copy</a>)</small>'
    )
