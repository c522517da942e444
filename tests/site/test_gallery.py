"""The gallery's viewer, by keyboard, mouse and finger; pages that stand still while pictures arrive."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.site.axe import LOOK_VIOLATIONS, violations
from tests.site.browsing import Witness, served
from tests.site.built_site import BuiltSite

pytestmark = pytest.mark.browser
GALLERY = "projets/carnet-1921/"
SHIFTS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => { for (const shift of list.getEntries()) total += shift.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(total), 300);
})"""


@contextmanager
def visiting(site: BuiltSite, browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page of the site in a window of its own; nothing may go wrong in it."""
    with served(site.root.parent) as origin:
        home = f"{origin}{site.root.name}/"
        options = {"reduced_motion": "reduce", "locale": "fr", "service_workers": "block", **options}
        context = browser.new_context(**options)
        witness = Witness(context, home)
        page = witness.page()
        # What is under way when a page is left would count as failed.
        page.goto(home + address, wait_until="networkidle")
        yield page
        context.close()
        assert [row for row in witness.noted if "404 (" not in row] == []


def later(route: Route) -> None:
    time.sleep(0.02)
    route.continue_()


def finger(kind: str, *across: int) -> dict[str, Any]:
    return {"type": kind, "touchPoints": [{"x": x, "y": 420} for x in across]}


def place(page: Page) -> str:
    return page.locator(".hs-viewer [role=status]").inner_text()


def shown(page: Page) -> str:
    """The words of the picture that can be seen and heard."""
    return page.locator(".hs-viewer li:not([inert]) img").get_attribute("alt") or ""


def test_the_viewer_is_led_by_keyboard_and_gives_the_focus_back(
    results_site: BuiltSite, browser: Browser
) -> None:
    with visiting(results_site, browser, GALLERY) as page:
        words = page.locator("hs-gallery img").evaluate_all("all => all.map(i => i.alt)")
        page.locator("hs-gallery a").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".hs-viewer")).to_be_visible()
        told = []
        for key in (
            "",
            "ArrowRight",
            "ArrowRight",
            "ArrowLeft",
            "End",
            "ArrowRight",
            "Home",
            "ArrowLeft",
            "End",
        ):
            if key:
                page.keyboard.press(key)
            told.append((place(page), words.index(shown(page))))
        assert told == [
            ("1 sur 4", 0), ("2 sur 4", 1), ("3 sur 4", 2), ("2 sur 4", 1), ("4 sur 4", 3), ("4 sur 4", 3),
            ("1 sur 4", 0), ("1 sur 4", 0), ("4 sur 4", 3),
        ]  # fmt: skip
        page.keyboard.press("Escape")
        expect(page.locator(".hs-viewer")).to_be_hidden()
        # The dialog tells that it has closed a moment after it has.
        expect(page.locator("hs-gallery li", has=page.locator("a:focus")).locator("img")).to_have_attribute(
            "alt", words[3]
        )


def test_captions_and_credits_come_along_and_buttons_say_where_they_lead(
    results_site: BuiltSite, browser: Browser
) -> None:
    with visiting(results_site, browser, f"en/{GALLERY.replace('projets', 'projects')}") as page:
        page.locator("hs-gallery a").first.click()
        viewer = page.get_by_role("dialog", name="Pictures, one by one")
        assert " ".join(viewer.locator("li:not([inert]) figcaption").inner_text().split()) == (
            "The ten places, looked for on the map during the night La Lampe à huile, CC-BY-SA-4.0"
        )
        viewer.get_by_role("button", name="Previous").press("Enter")
        assert place(page) == "1 of 4"
        viewer.get_by_role("button", name="Next").click()
        assert place(page) == "2 of 4"
        viewer.get_by_role("button", name="Close").click()
        expect(page.locator(".hs-viewer")).to_be_hidden()


def test_a_swipe_shows_the_next_picture(results_site: BuiltSite, browser: Browser) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visiting(results_site, browser, GALLERY, **phone) as page:
        page.locator("hs-gallery a").first.tap()
        client = page.context.new_cdp_session(page)
        client.send("Input.dispatchTouchEvent", finger("touchStart", 320))
        for x in range(310, 40, -10):
            client.send("Input.dispatchTouchEvent", finger("touchMove", x))
            page.wait_for_timeout(16)
        client.send("Input.dispatchTouchEvent", finger("touchEnd"))
        expect(page.locator(".hs-viewer [role=status]")).to_have_text("2 sur 4")


def test_axe_finds_nothing_with_the_viewer_open(results_site: BuiltSite, browser: Browser) -> None:
    with visiting(results_site, browser, GALLERY) as page:
        page.locator("hs-gallery a").nth(1).click()
        assert violations(page) == []
        page.emulate_media(forced_colors="active")
        assert page.evaluate(LOOK_VIOLATIONS) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_overflows_with_the_viewer_open(
    width: int, results_site: BuiltSite, browser: Browser
) -> None:
    with visiting(results_site, browser, GALLERY, viewport={"width": width, "height": 640}) as page:
        page.locator("hs-gallery a").nth(1).click()
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        boxes = page.locator(".hs-viewer button, .hs-viewer li:not([inert]) img").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(r => [r.left, r.right, r.top, r.bottom])"
        )
        assert len(boxes) == 4
        for left, right, top, bottom in boxes:
            assert (left >= 0, right <= width, top >= 0, bottom <= 640) == (True, True, True, True)


def test_without_script_thumbnails_lead_to_the_pictures(results_site: BuiltSite, browser: Browser) -> None:
    with visiting(results_site, browser, GALLERY, java_script_enabled=False) as page:
        page.locator("hs-gallery a").first.click()
        page.wait_for_url("**/table-carte-1440.*.webp")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_pictures_arrive(width: int, results_site: BuiltSite, browser: Browser) -> None:
    size = {"viewport": {"width": width, "height": 800}}
    with visiting(results_site, browser, "plan-du-site/", **size) as page:
        # Pictures come last, as on a slow network.
        page.route("**/*.{webp,svg}", later)
        home = page.url.removesuffix("plan-du-site/")
        for address in ("", "projets/", GALLERY, "actualites/2027-03-30-merci/", "partenaires/"):
            page.goto(home + address)
            for _ in range(6):
                page.mouse.wheel(0, 700)
                page.wait_for_timeout(50)
            assert page.evaluate(SHIFTS) == 0, address


def test_a_page_asks_only_for_the_width_it_needs(results_site: BuiltSite, browser: Browser) -> None:
    asked: list[str] = []
    with visiting(results_site, browser, "plan-du-site/", viewport={"width": 390, "height": 800}) as page:
        page.on("request", lambda request: asked.append(Path(request.url).name.partition(".")[0]))
        page.goto(page.url.replace("plan-du-site/", "actualites/2027-03-30-merci/"))
        page.wait_for_load_state("networkidle")
    assert [name for name in asked if name.startswith("riviere")] == ["riviere-aube-640"]
