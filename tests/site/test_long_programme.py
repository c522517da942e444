"""A programme of a thousand sessions, with a page for each day: FOSDEM 2025 where its file is at hand."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.importers.test_import_schedule import report
from tests.recorded import recorded
from tests.site.axe import violations
from tests.site.browsing import Witness, served
from tests.site.built_site import SITE_URL, BuiltSite, has_class, texts
from tests.site.first_visit import named_weight
from tests.site.test_programme import BOXES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BRUSSELS = ZoneInfo("Europe/Brussels")
AT = datetime(2025, 1, 20, 10, tzinfo=BRUSSELS)
EVENT = """
title: FOSDEM
start: 2025-02-01
end: 2025-02-02
languages: en
timezone: Europe/Brussels
"""
IS_SEEN = """() => [...document.querySelectorAll("[aria-current=time]")].some(row => {
  const box = row.getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight && box.left >= 0 && box.left < innerWidth;
})"""
# Of five hundred rows that are alike, some of each hour tell all that a rule could find.
SHORTEN = """() => [...document.querySelectorAll('.hs-session')]
  .filter((_, n) => n % 12).forEach(e => e.remove())"""
TITLE = has_class("hs-session__title")
DAYS = ("2025-02-01", "2025-02-02")
HEAVIEST_PAGE_BYTES = 250_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    path = recorded("frab/fosdem-2025.xml")
    folder = tmp_path_factory.mktemp("fosdem") / "event"
    folder.mkdir()
    (folder / "event.yml").write_text(EVENT, "utf-8")
    assert report(path, folder)["carried"] == 1105
    out: Path = folder.parent / "hackathon-2027"
    built = build_folder(folder, out, Settings(AT, SITE_URL))
    assert built.written is not None, built.checked.report.errors
    return BuiltSite(out)


@pytest.fixture(scope="module")
def home(site: BuiltSite) -> Iterator[str]:
    with served(site.root.parent) as origin:
        yield f"{origin}{site.root.name}/"


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(
        timezone_id="Europe/Brussels", viewport={"width": 1280, "height": 900}, service_workers="block"
    )
    witness = Witness(context, home)
    yield witness.page()
    context.close()
    assert witness.noted == []


def test_the_programme_leads_to_its_days_tracks_and_rooms(site: BuiltSite) -> None:
    head = site.page("programme/index.html")
    days = "//*[contains(@class, 'hs-parts--days')]/li"
    assert head.xpath(f"{days}/a/@href") == [f"../programme/{day}/" for day in DAYS]
    assert texts(head, f"{days}/span") == ["543 sessions", "562 sessions"]
    assert head.xpath("//*[contains(@class, 'hs-session')]") == []
    assert len(head.xpath("//*[@class='hs-parts']//a")) == 78 + 35


def test_every_session_is_on_the_page_of_its_day_once(site: BuiltSite) -> None:
    found = [
        address
        for day in DAYS
        for address in site.page(f"programme/{day}/index.html").xpath(
            "//h3[@class='hs-session__title']/a/@href"
        )
    ]
    assert (len(found), len(set(found))) == (1105, 1105)


@pytest.mark.parametrize("day", DAYS)
def test_a_day_of_five_hundred_sessions_is_a_light_page(day: str, site: BuiltSite) -> None:
    """Everything a first visit brings: the page, its sheets and scripts, and the font."""
    own = f"programme/{day}/index.html"
    assert any("programme." in str(sheet) for sheet in site.page(own).xpath("//link/@href"))
    assert named_weight(site, own) < HEAVIEST_PAGE_BYTES


def test_no_two_sessions_of_thirty_five_rooms_cover_each_other(page: Page, home: str) -> None:
    for day in DAYS:
        page.goto(f"{home}programme/{day}/")
        found = page.evaluate(BOXES, day)
        assert len(found) > 500
        covering = [
            (one["id"], other["id"])
            for one, other in combinations(found, 2)
            if one["x"] < other["right"] - 1
            and other["x"] < one["right"] - 1
            and one["y"] < other["bottom"] - 1
            and other["y"] < one["bottom"] - 1
        ]
        assert covering == []
        region = page.get_by_role("region", name="Grid of rooms and hours")
        expect(region).to_have_attribute("tabindex", "0")
        # The region scrolls; the page does not.
        assert page.evaluate("document.scrollingElement.scrollWidth") == 1280


def test_now_leads_to_the_page_of_the_day(page: Page, home: str) -> None:
    page.clock.install(time=datetime(2025, 2, 2, 11, 10, tzinfo=BRUSSELS))
    page.goto(f"{home}programme/2025-02-01/")
    page.get_by_role("link", name="Now", exact=True).click()
    page.wait_for_url("**/programme/2025-02-02/#now")
    page.wait_for_function(IS_SEEN)


def test_axe_finds_nothing_on_a_long_day(page: Page, home: str) -> None:
    found = []
    for address in ("programme/", f"programme/{DAYS[0]}/", "programme/changes/", "programme/rooms/janson/"):
        page.goto(home + address)
        page.evaluate(SHORTEN)
        found += violations(page)
    assert found == []
