"""Urgent news on top of every page: for their time, and until their reader closes them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.axe import violations
from tests.site.browsing import served
from tests.site.built_site import BuiltSite, has_class, texts
from tests.site.conftest import PARIS, PHASES, SampleAt

pytestmark = pytest.mark.slow
EVENING = datetime(2027, 3, 27, 18, tzinfo=PARIS)
OUTING = "La sortie nocturne de ce soir est annulée"
BANNER = f"//*[{has_class('hs-banner')}]//a"
NEWS = "---\ntitle: {title}\ndate: 2027-03-27 {date}\nurgent: oui\n{more}---\nLe texte.\n"


@pytest.fixture(scope="module")
def evening(sample_at: SampleAt) -> BuiltSite:
    return sample_at(EVENING)


@pytest.fixture
def page(evening: BuiltSite, browser: Browser) -> Iterator[Page]:
    with served(evening.root.parent) as origin:
        context = browser.new_context(base_url=f"{origin}{evening.root.name}/", service_workers="block")
        page = context.new_page()
        page.clock.install(time=EVENING)
        yield page
        context.close()


def test_what_holds_at_the_instant_of_the_build_stands_on_top_newest_first(
    sample_folder: Path, tmp_path: Path
) -> None:
    made = {
        "a-venir.md": NEWS.format(title="À venir", date="19:00", more=""),
        "finie.md": NEWS.format(title="Finie", date="15:00", more="until: 2027-03-27 17:00\n"),
        "du-jour.md": NEWS.format(title="Du jour", date="16:00", more="until: 2027-03-27\n"),
        "sans-fin-dite.md": NEWS.format(title="Sans fin dite", date="17:00", more=""),
    }
    files = [sample_folder / "news" / f"2027-03-27-{name}" for name in made]
    try:
        for file, text in zip(files, made.values(), strict=True):
            file.write_text(text, "utf-8")
        out = tmp_path / "site"
        for at, shown in (
            (EVENING, [OUTING, "Sans fin dite", "Du jour"]),
            (EVENING + timedelta(hours=7), ["À venir", OUTING, "Sans fin dite"]),
            (EVENING + timedelta(days=2), []),
        ):
            built = build_folder(sample_folder, out, Settings(at, "", "plain"))
            assert built.written is not None, built.checked.report.errors
            # Read anew: the reader of built sites remembers a page by its path.
            home = BuiltSite(out).text("index.html")
            assert [title for title in shown if title not in home.partition("<header")[0]] == []
            assert home.partition("<header")[0].count('class="hs-banner"') == len(shown)
    finally:
        for file in files:
            file.unlink(missing_ok=True)


def test_every_page_says_it_and_links_to_the_news(evening: BuiltSite) -> None:
    for path in ("index.html", "en/programme/index.html", "defis/eau-fraiche/index.html", "404.html"):
        (link,) = evening.page(path).xpath(BANNER)
        found = evening.target(path, str(link.get("href")))
        assert found is not None
        assert found[0].endswith("/2027-03-27-sortie-nocturne-annulee/index.html")
    assert texts(evening.page("en/index.html"), BANNER) == ["Tonight’s river outing is cancelled"]


@pytest.mark.browser
def test_a_page_that_stays_open_hides_what_is_over(page: Page) -> None:
    page.goto("programme/")
    expect(page.get_by_role("region", name="Annonces urgentes")).to_be_visible()
    page.clock.fast_forward("13:59:00")
    expect(page.get_by_role("region", name="Annonces urgentes")).to_be_visible()
    page.clock.fast_forward("00:02:00")
    expect(page.get_by_role("region", name="Annonces urgentes")).to_be_hidden()


@pytest.mark.browser
def test_closing_one_keeps_it_closed_on_other_pages_and_gives_the_focus_to_the_page(page: Page) -> None:
    page.goto("programme/")
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Fermer l’annonce").press("Enter")
    expect(page.locator("#hs-main")).to_be_focused()
    page.goto("defis/")
    expect(page.locator("hs-announcements")).to_be_hidden()


@pytest.mark.browser
def test_axe_finds_nothing_with_an_announcement(page: Page) -> None:
    # A page of few words: what is judged stands above them.
    page.goto("accessibilite/")
    assert violations(page) == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.browser
def test_without_script_it_is_there_without_a_button(evening: BuiltSite, browser: Browser) -> None:
    with served(evening.root.parent) as origin:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{origin}{evening.root.name}/")
        expect(page.get_by_role("link", name=OUTING).first).to_be_visible()
        assert page.locator("hs-announcements button").count() == 0
        context.close()


def test_nothing_is_on_top_when_nothing_is_urgent(sample_at: SampleAt) -> None:
    assert "hs-announcements" not in sample_at(PHASES["results"]).text("index.html")
