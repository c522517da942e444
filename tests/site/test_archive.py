"""The archive of the sample, opened from a disk in a real browser with no network."""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext

from hacksite.pipeline.archiving import Archived, archive_folder
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.site.axe import OPEN_ALL, VIOLATIONS, axe_source
from tests.site.browsing import Witness
from tests.toolbox import ROOT

AT = datetime(2028, 1, 15, 12, tzinfo=UTC)
URL = "https://eauxvives.example/2027/"
READ = ("", "resultats/suites", "projets", "projets/etiage-clair", "programme", "en/results")
"""The pages that are judged by axe: one of each kind that an archive changes."""


@dataclass(frozen=True)
class Unzipped:
    """An archive, what was told of it, and the folder it was unzipped to."""

    made: Archived
    folder: Path
    names: frozenset[str]


@pytest.fixture(scope="module")
def unzipped(tmp_path_factory: pytest.TempPathFactory) -> Unzipped:
    folder = tmp_path_factory.mktemp("archive with a space")
    made = archive_folder(ROOT / "sample_event", folder / "edition.zip", Settings(AT, URL))
    with zipfile.ZipFile(folder / "edition.zip") as archive:
        archive.extractall(folder / "kept")
        return Unzipped(made, folder / "kept", frozenset(archive.namelist()))


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True)
    yield context
    context.close()


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(
        self,
        tag: str,  # noqa: ARG002 - the parent's name
        attrs: list[tuple[str, str | None]],
    ) -> None:
        named = dict(attrs)
        self.ids.add(named.get("id") or "")
        if (named.get("rel") or "") not in {"canonical", "alternate"}:
            self.found += [value for name in ("href", "src") if (value := named.get(name))]


def _read(page: Path) -> _Addresses:
    parser = _Addresses()
    parser.feed(page.read_text("utf-8"))
    return parser


def page_types(folder: Path) -> list[Path]:
    """The sections, and two pages of each other folder; the other language's have the same markup."""
    below: dict[Path, list[Path]] = {}
    for path in sorted(folder.rglob("*.html")):
        if path.relative_to(folder).parts[:1] != ("en",) or path.parent.name == "en":
            below.setdefault(path.parent.parent, []).append(path)
    return [path for parent, found in below.items() for path in (found if parent == folder else found[:2])]


def test_every_kind_of_page_opens_from_a_disk_without_a_fault_and_without_a_request(
    unzipped: Unzipped, offline: BrowserContext
) -> None:
    witness = Witness(offline, unzipped.folder.as_uri())
    pages = page_types(unzipped.folder)
    assert len(pages) > 40
    for first in range(0, len(pages), 20):
        # A tab that has been led on many times takes ever longer.
        page = witness.page()
        for path in pages[first : first + 20]:
            page.goto(path.as_uri(), wait_until="load")
            if 'http-equiv="refresh"' in path.read_text("utf-8"):
                page.wait_for_selector("a.hs-brand")
            assert page.locator("h1").count() == 1
        page.close()
    assert witness.noted == []


def test_no_page_of_the_archive_loads_anything_from_elsewhere(unzipped: Unzipped) -> None:
    loads = re.compile(
        r"""(?:\bsrc(?:set)?|<link rel="(?:stylesheet|icon|preload)"[^>]*\bhref)=["'](?:https?:)?//"""
    )
    pages = list(unzipped.folder.rglob("*.html"))
    assert len(pages) > 150
    assert [path for path in pages if loads.search(path.read_text("utf-8"))] == []
    assert loads.search('<link rel="stylesheet" href="https://example.org/a.css">')
    assert loads.search("<img src='//example.org/a.png'>")


def test_no_link_of_the_archive_is_broken(unzipped: Unzipped) -> None:
    known = {path: _read(path) for path in unzipped.folder.rglob("*.html")}
    broken = []
    for path, read in known.items():
        for address in read.found:
            target = urlsplit(urljoin(path.as_uri(), address))
            if target.scheme != "file":
                continue
            file = Path(unquote(target.path))
            anchor = unquote(target.fragment)
            if not file.is_file() or (anchor and file in known and anchor not in known[file].ids):
                broken.append(f"{path.relative_to(unzipped.folder)}: {address}")
    assert broken == []


@pytest.mark.parametrize("name", READ)
def test_pages_of_the_archive_pass_axe_and_show_their_font_and_icons(
    name: str, unzipped: Unzipped, offline: BrowserContext
) -> None:
    page = offline.new_page()
    page.goto((unzipped.folder / name / "index.html").as_uri())
    assert page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('16px \"Bricolage Grotesque\"'))"
    )
    drawn = (
        "[...document.querySelectorAll('.hs-icon')].filter(i => i.checkVisibility() && !i.innerHTML.trim())"
    )
    assert page.evaluate(f"{drawn}.length") == 0
    page.evaluate(OPEN_ALL)
    page.evaluate(axe_source())
    assert page.evaluate(VIOLATIONS) == []


def test_every_address_of_the_live_edition_stays_valid(unzipped: Unzipped, tmp_path: Path) -> None:
    built = build_folder(ROOT / "sample_event", tmp_path / "site", Settings(AT, URL, host="plain"))
    assert built.site is not None
    live = {f"{page.url}index.html" for page in built.site.pages() if page.url.endswith("/")}
    assert live - unzipped.names == set()


def test_registration_live_parts_and_particulars_of_people_are_gone(unzipped: Unzipped) -> None:
    about = json.loads((unzipped.folder / "event.json").read_text("utf-8"))
    assert "url" not in about["registration"]
    assert about["phase"] == "archived"
    assert not any("email" in person or "available" in person for person in about["people"])
    for lived in ("live", "mon-programme", "recherche", "en/search"):
        text = (unzipped.folder / lived / "index.html").read_text("utf-8")
        assert 'http-equiv="refresh"' in text
    everything = "".join(page.read_text("utf-8") for page in unzipped.folder.rglob("*.html"))
    assert re.findall(r"<script(?! type=\"application/ld)|webcal:|<iframe", everything) == []


def test_the_archive_holds_every_file_for_machines_that_it_names(unzipped: Unzipped) -> None:
    about = json.loads((unzipped.folder / "event.json").read_text("utf-8"))
    named = {export["url"].removeprefix(URL) for export in about["exports"]}
    assert named - unzipped.names == set()
    assert {"datapackage.json", "event.json", "hackathon.json", "schedule.xml", "agenda.ics"} <= named


def test_the_same_folder_at_the_same_instant_gives_the_same_archive(
    unzipped: Unzipped, tmp_path: Path
) -> None:
    again = archive_folder(ROOT / "sample_event", tmp_path / "again.zip", Settings(AT, URL))
    assert again.files == unzipped.made.files == len(unzipped.names)
    assert (unzipped.folder.parent / "edition.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_a_picture_on_another_site_is_led_to_and_never_loaded(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    text = "![Le canal](https://elsewhere.example/canal.png) <img src='https://elsewhere.example/b.png'>\n"
    event = "title: Eau\nstart: 2027-03-27\nlanguages: [fr]\n"
    files = {"event.yml": event, "projects/eau.md": f"---\ntitle: Eau\n---\n{text}"}
    archive_folder(event_folder(files), tmp_path / "edition.zip", Settings(AT, URL))
    with zipfile.ZipFile(tmp_path / "edition.zip") as archive:
        page = archive.read("projets/eau/index.html").decode()
    shown = re.findall(r"<(\w+)[^>]*(?:src|srcset|href)=\"(https://elsewhere[^\"]*)", page)
    assert shown == [("a", "https://elsewhere.example/canal.png"), ("a", "https://elsewhere.example/b.png")]
