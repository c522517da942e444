"""The programme as readers see it: a grid on a desk, a list on a phone, a page a day on paper."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.site.browsing import Witness, served
from tests.site.conftest import PHASES, SampleAt

pytestmark = pytest.mark.browser

BOXES = """day => [...document.querySelectorAll(`[aria-labelledby="d${day}"] .hs-session`)].map(row => {
  const box = row.getBoundingClientRect();
  return {id: row.id, x: box.x, y: box.y, right: box.right, bottom: box.bottom,
    fits: row.scrollWidth <= row.clientWidth + 1 && row.scrollHeight <= row.clientHeight + 1};
}).filter(box => box.right > box.x)"""
DAYS = ("2027-03-27", "2027-03-28")


@pytest.fixture(scope="module")
def home(sample_at: SampleAt) -> Iterator[str]:
    site = sample_at(PHASES["open"])
    with served(site.root.parent) as origin:
        yield f"{origin}{site.root.name}/"


@pytest.fixture(scope="module")
def window(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(locale="fr", timezone_id="Europe/Paris", service_workers="block")
    witness = Witness(context, home)
    yield witness.page()
    context.close()
    assert witness.noted == []


@pytest.fixture
def page(window: Page, home: str) -> Page:
    """The programme, opened anew: nothing of what was chosen before is kept."""
    window.set_viewport_size({"width": 1280, "height": 900})
    window.emulate_media(media="null")
    window.goto(f"{home}programme/")
    return window


def boxes(page: Page, day: str) -> dict[str, Any]:
    return {box["id"]: box for box in page.evaluate(BOXES, day)}


def is_grid(page: Page) -> bool:
    """Whether two workshops at the same hour stand side by side."""
    found = boxes(page, "2027-03-27")
    return bool(found["atelier-cartes"]["y"] == found["atelier-interfaces"]["y"])


def test_no_session_of_the_grid_covers_another_or_lacks_room_for_its_words(page: Page) -> None:
    for width in (1024, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        for day in DAYS:
            found = boxes(page, day)
            covering = [
                (one["id"], other["id"])
                for one, other in combinations(found.values(), 2)
                if one["x"] < other["right"] - 1
                and other["x"] < one["right"] - 1
                and one["y"] < other["bottom"] - 1
                and other["y"] < one["bottom"] - 1
            ]
            assert (covering, [box["id"] for box in found.values() if not box["fits"]]) == ([], [])


def test_what_lasts_longer_is_taller_and_what_begins_later_is_lower(page: Page) -> None:
    found = boxes(page, "2027-03-27")
    interfaces, walk, work = (found[i] for i in ("atelier-interfaces", "balade-riviere", "travail-samedi"))
    assert interfaces["y"] == walk["y"] == work["y"]
    assert interfaces["bottom"] < walk["bottom"] < work["bottom"]
    # What everyone is at is as broad as all rooms.
    assert found["ouverture"]["x"] == work["x"]
    assert found["ouverture"]["right"] >= walk["right"]
    assert found["declaration-des-equipes"]["bottom"] <= work["y"] + 2
    # Nights belong to the evening before.
    assert found["nuit-au-calme"]["y"] > found["travail-soiree"]["y"]


def test_the_grid_is_one_list_in_the_order_of_time(page: Page) -> None:
    (starts,) = [
        page.eval_on_selector_all(
            f"[aria-labelledby='d{DAYS[0]}'] > .hs-grid ol.hs-sessions > li time",
            "times => times.map(time => time.dateTime)",
        )
    ]
    assert len(starts) > 20
    assert all(before <= after for before, after in pairwise(starts))
    assert page.locator("main h3, #hs-main h3").count() == page.locator(".hs-session").count()


def test_a_phone_has_the_list_and_no_choice(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert not is_grid(page)
    expect(page.locator(".hs-views")).to_be_hidden()
    expect(page.locator(".hs-grid__rooms").first).to_be_hidden()


def test_the_list_can_be_chosen_by_keyboard(page: Page) -> None:
    assert is_grid(page)
    page.locator("#hs-as-grid").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#hs-as-list")).to_be_checked()
    assert not is_grid(page)
    expect(page.locator(".hs-session__summary").first).to_be_visible()


def test_the_choice_needs_no_script(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{home}programme/")
    with_grid = is_grid(page)
    page.locator("#hs-as-list").check()
    with_list = is_grid(page)
    context.close()
    assert (with_grid, with_list) == (True, False)


def test_filters_narrow_the_grid_where_it_stands(page: Page) -> None:
    before = boxes(page, "2027-03-27")["balade-riviere"]
    page.locator("hs-filters summary").click()
    page.check("input[name=kind][value=expose]")
    expect(page.locator("hs-filters [role=status]")).to_have_text(re.compile(r"\d"))
    after = boxes(page, "2027-03-27")
    assert list(after) == ["balade-riviere"]
    assert abs(after["balade-riviere"]["x"] - before["x"]) < 1


def test_room_names_stay_in_sight(page: Page) -> None:
    page.evaluate("document.getElementById('diner').scrollIntoView({block: 'center', behavior: 'instant'})")
    page.wait_for_function("document.getElementById('diner').getBoundingClientRect().top < innerHeight")
    box = page.locator(f"[aria-labelledby='d{DAYS[0]}'] .hs-grid__rooms").bounding_box()
    assert box is not None
    assert abs(box["y"]) < 2


@pytest.mark.parametrize("language", ["", "en/"])
def test_on_paper_each_day_is_one_page_of_a4_and_no_session_is_cut(
    language: str, home: str, page: Page
) -> None:
    page.goto(f"{home}{language}programme/")
    # Two evenings of one webinar each share the first page.
    assert pages_of(page.pdf(format="A4")) == 3
    page.emulate_media(media="print")
    breaking = "rows => rows.filter(row => getComputedStyle(row).breakInside !== 'avoid').length"
    assert page.eval_on_selector_all(".hs-session", breaking) == 0
    expect(page.locator(".hs-filters__form, .hs-views, .hs-subscribe").locator("visible=true")).to_have_count(
        0
    )


def test_a_crowded_day_still_is_one_page_of_paper(
    event_folder: EventFolder, tmp_path: Path, browser: Browser
) -> None:
    rooms = "rooms: [" + ", ".join(f"{{id: r{n}, name: Room number {n}}}" for n in range(6)) + "]\n"
    sessions = "".join(
        f"- {{id: s{n}, title: A session with a title that is neither short nor long {n}, kind: talk, "
        f"start: '{9 + n // 6}h', end: '{10 + n // 6}h', rooms: [r{n % 6}]}}\n"
        for n in range(40)
    )
    folder = event_folder(
        {"event.yml": f"title: H\nstart: 2027-03-27\nlanguages: en\n{rooms}", "schedule.yml": sessions}
    )
    built = build_folder(folder, tmp_path / "site", Settings(PHASES["open"], "", host="plain"))
    assert built.written is not None, built.checked.report.errors
    page = browser.new_page()
    with served(tmp_path / "site") as origin:
        page.goto(f"{origin}programme/")
        pages = pages_of(page.pdf(format="A4"))
    page.close()
    assert pages == 1


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
