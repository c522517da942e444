"""The catalogue's table is sorted and narrowed by its reader; the picture of links answers to the pointer."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import Witness, served
from tests.site.conftest import PHASES, SampleAt

pytestmark = pytest.mark.browser
TITLES = "[...document.querySelectorAll('.hs-rows tr:not([hidden]) th')].map((cell) => cell.textContent)"


@pytest.fixture(scope="module")
def home(sample_at: SampleAt) -> Iterator[str]:
    site = sample_at(PHASES["results"])
    with served(site.root.parent) as origin:
        yield f"{origin}{site.root.name}/"


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", locale="fr", service_workers="block")
    witness = Witness(context, home)
    yield witness.page()
    context.close()
    assert witness.noted == []


def test_a_heading_sorts_the_table_once_more_turns_it_and_empty_cells_stay_last(
    page: Page, home: str
) -> None:
    page.goto(f"{home}donnees/tableau/")
    before = page.evaluate(TITLES)
    heading = page.get_by_role("button", name="Mise à jour")
    heading.press("Enter")
    ascending = page.evaluate(TITLES)
    expect(page.locator("[role=status]").last).to_have_text("Trié par Mise à jour")
    heading.press("Enter")
    descending = page.evaluate(TITLES)
    assert sorted(ascending) == sorted(descending) == sorted(before)
    days = "[...document.querySelectorAll('.hs-rows tr')].map((row) => row.cells[4].dataset.order ?? '')"
    found = page.evaluate(days)
    dated = [day for day in found if day]
    assert dated
    assert found == sorted(dated, reverse=True) + [""] * (len(found) - len(dated))
    assert page.get_by_role("columnheader", name="Mise à jour").get_attribute("aria-sort") == "descending"


def test_what_is_sorted_is_narrowed_rightly(page: Page, home: str) -> None:
    page.goto(f"{home}donnees/tableau/")
    page.get_by_role("button", name="Projets").click()
    page.get_by_role("searchbox").fill("nappes")
    expect(page.locator(".hs-rows tr:not([hidden])")).to_have_count(1)
    assert page.evaluate(TITLES) == ["Niveaux des nappes souterraines"]


def test_the_pointer_brings_out_what_is_linked(page: Page, home: str) -> None:
    page.goto(f"{home}donnees/liens/")
    page.locator("[data-node='project-gourde']").hover()
    near = page.locator("path.hs-relations--near")
    expect(near).not_to_have_count(0)
    ends = near.evaluate_all("paths => paths.map((path) => path.dataset.end)")
    assert set(ends) == {"project-gourde"}


def test_a_phone_has_the_list_of_links_and_no_picture_cut_in_two(page: Page, home: str) -> None:
    page.goto(f"{home}donnees/liens/")
    expect(page.locator(".hs-relations__picture")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".hs-relations__picture")).to_be_hidden()
    expect(page.locator(".hs-relations__list").first).to_be_visible()
