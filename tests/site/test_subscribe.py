"""The panel to subscribe: every way in it leads to a calendar that is there."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.browsing import served
from tests.site.built_site import SITE_URL, BuiltSite, words
from tests.site.conftest import PHASES, SampleAt

pytestmark = pytest.mark.slow
PANEL = "//section[@aria-labelledby='subscribe']"
WEBCAL = SITE_URL.replace("https://", "webcal://")
OPEN = PHASES["open"]


def links(site: BuiltSite, page: str) -> list[str]:
    return [str(href) for href in site.page(page).xpath(f"{PANEL}//a/@href")]


@pytest.mark.parametrize(("page", "root"), [("programme/index.html", ""), ("en/programme/index.html", "en/")])
def test_each_way_to_subscribe_leads_to_a_calendar_of_the_readers_language(
    page: str, root: str, sample_at: SampleAt
) -> None:
    site = sample_at(OPEN)
    found = links(site, page)
    webcal = {href.removeprefix(WEBCAL) for href in found if href.startswith("webcal:")}
    files = {target[0] for href in found if (target := site.target(page, href)) and href.endswith(".ics")}
    listed = {name for name in site.files() if name.endswith(".ics") and "/sessions/" not in name}
    own = {name for name in listed if name.startswith("en/") == bool(root)}
    assert webcal == files == own
    assert f"https://calendar.google.com/calendar/r?cid={WEBCAL}{root}agenda.ics" in found
    panel = words(site.page(page).xpath(PANEL)[0])
    assert f"{SITE_URL}{root}agenda.ics" in panel
    (label,) = site.page(page).xpath(f"{PANEL}//*[@role='img']/@aria-label")
    assert label.endswith(f"{SITE_URL}{page.removesuffix('index.html')}#subscribe")


def test_without_the_sites_address_only_the_download_is_offered_and_the_panel_says_why(
    sample_folder: Path, tmp_path: Path
) -> None:
    assert build_folder(sample_folder, tmp_path / "site", Settings(OPEN, "", "plain")).written is not None
    site = BuiltSite(tmp_path / "site")
    found = links(site, "programme/index.html")
    assert "../agenda.ics" in found
    assert [href for href in found if ":" in href] == []
    assert "apparaîtront sur le site publié" in words(site.page("programme/index.html").xpath(PANEL)[0])


def test_a_sessions_page_leads_to_its_own_calendar(sample_at: SampleAt) -> None:
    site = sample_at(OPEN)
    for page, path in (
        ("programme/ouverture/index.html", "agenda"),
        ("en/programme/ouverture/index.html", "en/agenda"),
    ):
        found = [site.target(page, str(href)) for href in site.page(page).xpath("//a/@href")]
        assert (f"{path}/sessions/ouverture.ics", "") in found
        assert f"{path}/sessions/ouverture.ics" in site.files()


@pytest.mark.browser
def test_the_button_copies_the_address_that_stands_beside_it(sample_at: SampleAt, browser: Browser) -> None:
    site = sample_at(OPEN)
    with served(site.root.parent) as origin:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{origin}{site.root.name}/programme/")
        page.locator(".hs-subscribe details").first.locator("summary").click()
        page.locator("hs-copy button").click()
        page.get_by_text("Adresse copiée").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == f"{SITE_URL}agenda.ics"
        context.close()


@pytest.mark.browser
def test_without_script_the_address_is_there_and_no_button_is(sample_at: SampleAt, browser: Browser) -> None:
    site = sample_at(OPEN)
    with served(site.root.parent) as origin:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{origin}{site.root.name}/programme/")
        page.locator(".hs-subscribe details").first.locator("summary").click()
        assert page.locator("hs-copy").inner_text() == f"{SITE_URL}agenda.ics"
        assert page.locator("hs-copy button").count() == 0
        context.close()
