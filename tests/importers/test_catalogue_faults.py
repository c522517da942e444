"""Each fault between a catalogue and us: its own plain message, no half-written file, no impatience."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hacksite.importers.catalogues.addresses import Meant
from hacksite.importers.catalogues.client import Client, Patience
from hacksite.importers.catalogues.datagouv import ask
from hacksite.importers.catalogues.faults import CatalogueError
from hacksite.wording import words_of
from tests.importers.catalogue_server import ID, RESOURCE, Catalogue, Reply, as_json, udata

QUICK = Patience(
    connect=10, read=10, whole=30, retries=2, backoff=0.01, longest_wait=2, pause=0, megabytes=0.2
)
PATH = f"/api/1/datasets/{ID}/"
GOOD = as_json(udata())


def meant(catalogue: Catalogue) -> Meant:
    return Meant("datagouv", "dataset", catalogue.base, ID, catalogue.base + PATH)


def fault(catalogue: Catalogue, language: str = "en", patience: Patience = QUICK) -> CatalogueError:
    with pytest.raises(CatalogueError) as caught:
        ask(Client(None, words_of(language), patience), meant(catalogue))
    return caught.value


FAULTS: dict[str, tuple[Callable[[], list[Reply]], str, int]] = {
    # What the server says, the message in English ("URL" and "HOST" stand for the server's), requests made.
    "not_found": (
        lambda: [as_json({}, status=404)],
        "not found (404): URL does not exist, or is not public. Check the address.",
        1,
    ),
    "gone": (
        lambda: [as_json({}, status=410)],
        "removed at the source (410): URL existed, and is no longer published.",
        1,
    ),
    "closed": (
        lambda: [as_json({}, status=403)],
        "access refused (403): URL asks for an account. hacksite imports only what is public.",
        1,
    ),
    "too_many": (
        lambda: [as_json({}, status=429)],
        "HOST gets too many requests (429), even after 3 tries: start again in a few minutes.",
        3,
    ),
    "server": (
        lambda: [as_json({}, status=500)],
        "HOST is out of order (500), even after 3 tries: start again later, nothing was changed.",
        3,
    ),
    "later": (
        lambda: [as_json({}, status=503, headers={"Retry-After": "1800"})],
        "URL asks to be left alone for 30 min: start again after that.",
        1,
    ),
    "status": (
        lambda: [as_json({}, status=418)],
        "URL answered 418, which catalogues do not usually do: check the address.",
        1,
    ),
    "too_slow": (
        lambda: [as_json(udata(), wait=1.2)],
        "URL did not answer wholly within 0.5 seconds: start again later.",
        2,
    ),
    "redirects": (
        lambda: [Reply(308, headers={"Location": PATH})],
        (
            "URL leads from one address to another more than 5 times, probably in a circle: "
            "open the page and copy the final address."
        ),
        6,
    ),
    "cut": (
        lambda: [Reply(body=GOOD.body[:100], promised=len(GOOD.body))],
        "the answer of URL was cut on its way: start again.",
        1,
    ),
    "bad_json": (
        lambda: [Reply(body=GOOD.body[:100])],
        "the answer of URL is incomplete or invalid JSON: the catalogue has a problem, start again later.",
        1,
    ),
    "html": (
        lambda: [Reply(body=b"<!doctype html><title>Maintenance</title>", mediatype="text/html")],
        "URL answered with a web page instead of data: the site may have changed, or ask to sign in.",
        1,
    ),
    "too_large": (
        lambda: [Reply(endless=True)],
        "the answer of URL is larger than 0.2 MB: it is no description of a dataset.",
        1,
    ),
    "not_a_catalogue": (
        lambda: [as_json({"hello": "world"})],
        "URL answers, but not as the catalogue that its address suggests: check the address.",
        1,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_its_own_plain_message(name: str, catalogue: Catalogue) -> None:
    replies, message, requests = FAULTS[name]
    url = catalogue.says(PATH, *replies())
    # Only where slowness is tried may a busy machine be too slow.
    found = fault(catalogue, patience=replace(QUICK, read=0.5) if name == "too_slow" else QUICK)
    host = catalogue.base.removeprefix("http://")
    assert (found.name, str(found)) == (name, message.replace("URL", url).replace("HOST", host))
    assert catalogue.count(PATH) == requests


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_in_french_too(name: str) -> None:
    keys = [f"catalogue.fault_{name}"]
    french, english = words_of("fr"), words_of("en")
    assert [key for key in keys if french(key) in {key, english(key)}] == []


def test_a_server_that_does_not_answer_at_all_is_told() -> None:
    client = Client(None, words_of("en"), QUICK)
    with pytest.raises(CatalogueError) as caught:
        client.get("http://127.0.0.1:9/nothing")
    assert str(caught.value) == "127.0.0.1:9 cannot be reached: check the address and the connection."


def test_a_server_that_speaks_no_http_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueError) as caught:
        Client(None, words_of("en"), QUICK).get(catalogue.base.replace("http:", "https:"))
    assert caught.value.name == "certificate"


def test_an_answer_that_drips_without_end_is_left(catalogue: Catalogue) -> None:
    catalogue.says(PATH, Reply(endless=True))
    began = time.monotonic()
    found = fault(catalogue, patience=Patience(retries=0, whole=0.3, megabytes=10**9, pause=0))
    assert (found.name, time.monotonic() - began < 30) == ("too_slow", True)


def test_a_passing_fault_is_waited_out(catalogue: Catalogue) -> None:
    catalogue.says(PATH, as_json({}, status=500), as_json({}, status=502), GOOD)
    found = ask(Client(None, words_of("en"), QUICK), meant(catalogue))
    assert (found.title, catalogue.count(PATH)) == ({"fr": "Débits de la Clairette"}, 3)


def test_a_server_that_asks_to_wait_is_waited_for(catalogue: Catalogue) -> None:
    catalogue.says(PATH, as_json({}, status=503, headers={"Retry-After": "1"}), GOOD)
    began = time.monotonic()
    ask(Client(None, words_of("en"), QUICK), meant(catalogue))
    assert time.monotonic() - began >= 1


def test_what_did_not_change_is_not_sent_again(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.says(PATH, GOOD)
    for _ in range(2):
        assert ask(Client(tmp_path, words_of("en"), QUICK), meant(catalogue)).key == ID
    first, second = (headers.get("if-none-match", "") for _, headers in catalogue.asked)
    assert (first, second != "") == ("", True)
    assert [p for p in (tmp_path / ".cache/hacksite/catalogues").rglob("*") if p.is_file()] != []


def test_requests_name_who_asks_and_carry_no_password(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    catalogue.says(PATH, GOOD)
    ask(Client(None, words_of("en"), QUICK), meant(catalogue))
    (_, headers), *_ = catalogue.asked
    assert headers["user-agent"].startswith("hacksite/")
    assert "authorization" not in headers


def test_a_wish_to_wait_that_nobody_understands_is_passed_over(catalogue: Catalogue) -> None:
    catalogue.says(PATH, as_json({}, status=503, headers={"Retry-After": "soon"}), GOOD)
    assert ask(Client(None, words_of("en"), QUICK), meant(catalogue)).key == ID


def test_what_was_kept_and_broke_is_asked_for_again(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.says(PATH, GOOD)
    ask(Client(tmp_path, words_of("en"), QUICK), meant(catalogue))
    for kept in (tmp_path / ".cache").rglob("*"):
        if kept.is_file():
            kept.write_bytes(kept.read_bytes()[:40])
    assert ask(Client(tmp_path, words_of("en"), QUICK), meant(catalogue)).key == ID
    assert catalogue.count(PATH) == 2


def test_a_slug_that_changed_is_followed(catalogue: Catalogue) -> None:
    catalogue.has(udata())
    old = Meant("datagouv", "dataset", catalogue.base, "debits-de-la-clairette", "")
    found = ask(Client(None, words_of("en"), QUICK), old)
    assert (found.key, found.api) == (ID, catalogue.base + PATH)


def test_a_link_of_a_file_leads_to_its_dataset(catalogue: Catalogue) -> None:
    catalogue.has(udata())
    catalogue.says(f"/api/2/datasets/resources/{RESOURCE}/", {"resource": {}, "dataset_id": ID})
    file = Meant("datagouv", "resource", catalogue.base, RESOURCE, "")
    assert ask(Client(None, words_of("en"), QUICK), file).key == ID


def test_a_file_of_no_dataset_is_told(catalogue: Catalogue) -> None:
    catalogue.says(f"/api/2/datasets/resources/{RESOURCE}/", {"resource": {}, "dataset_id": None})
    file = Meant("datagouv", "resource", catalogue.base, RESOURCE, "URL")
    with pytest.raises(CatalogueError) as caught:
        ask(Client(None, words_of("en"), QUICK), file)
    assert str(caught.value) == "URL is a file that belongs to no dataset (a community resource)."


def test_who_asks_to_be_left_alone_is_not_asked_for_the_next_dataset(catalogue: Catalogue) -> None:
    client = Client(None, words_of("en"), QUICK)
    catalogue.says(PATH, as_json({}, status=503, headers={"Retry-After": "1800"}))
    for item in (ID, "6" * 24, "7" * 24):
        with pytest.raises(CatalogueError) as caught:
            ask(client, Meant("datagouv", "dataset", catalogue.base, item, ""))
        assert caught.value.name == "later"
    assert len(catalogue.asked) == 1
