"""The sample's pages by keyboard alone: everything is reached, in order, and the focus is always seen.

A new component joins by a line in `WALKS`: a page, a width, and what to do first.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.site.browsing import served
from tests.site.conftest import PHASES, SampleAt
from tests.site.walking import Preparation, Walk, walk

pytestmark = pytest.mark.browser
PHONE, DESK = 390, 1280
FOLDED = ":is(summary, header [aria-expanded=false])"


def as_it_is(page: Page) -> None:
    """Nothing to do first."""


def unfold(page: Page) -> None:
    """Open by keyboard whatever is folded: the phone's menu, details."""
    for folded in page.locator(FOLDED).all():
        if folded.is_visible():
            folded.focus()
            page.keyboard.press("Enter")
    to_the_top(page)


def to_the_top(page: Page) -> None:
    """Begin again: a blurred element still is where the next Tab begins."""
    page.evaluate(
        "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')"
    )


def in_a_list(page: Page) -> None:
    """Choose the list where a wide window shows the grid."""
    page.locator("#hs-as-list").check()
    to_the_top(page)


class Way(NamedTuple):
    """A page to walk through, at a width; `first` is done before."""

    address: str
    width: int
    first: Preparation = as_it_is
    phase: str = "results"


WALKS = (
    Way("", DESK), Way("", PHONE, unfold), Way("", DESK, phase="live"), Way("en/", PHONE, unfold, "open"),
    Way("defis/", DESK), Way("projets/", PHONE), Way("donnees/", DESK), Way("personnes/", DESK),
    Way("defis/lire-la-secheresse/", DESK), Way("projets/etiage-clair/", PHONE, unfold),
    Way("donnees/nappes/", DESK, unfold), Way("questions/", DESK, unfold), Way("resultats/", DESK),
    Way("pratique/", PHONE), Way("accessibilite/", DESK), Way("plan-du-site/", PHONE), Way("404.html", DESK),
)  # fmt: skip
BOTH_WAYS = (
    Way("programme/", PHONE, phase="live"),
    Way("programme/", DESK, phase="live"),
    Way("programme/", DESK, in_a_list, "live"),
)
SKIPS = ("", "en/", "programme/", "projets/etiage-clair/", "accessibilite/")


@pytest.fixture(scope="module")
def visit(sample_at: SampleAt, browser: Browser) -> Iterator[object]:
    """Opens a page of the sample in a phase, at a width."""
    pages: dict[str, Page] = {}
    # Otherwise the page is still gliding to the stop when it is looked at.
    context = browser.new_context(locale="fr", reduced_motion="reduce", service_workers="block")

    def open_at(way: Way) -> Page:
        site = sample_at(PHASES[way.phase])
        page = pages.setdefault("one", context.new_page())
        page.set_viewport_size({"width": way.width, "height": 800})
        with served(site.root.parent) as origin:
            page.goto(f"{origin}{site.root.name}/{way.address}", wait_until="load")
        return page

    yield open_at
    context.close()


def opened(visit: object, way: Way) -> Page:
    assert callable(visit)
    page = visit(way)
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize("way", WALKS, ids=lambda way: f"{way.phase} {way.address or 'home'} {way.width}")
def test_tab_reaches_everything_in_order_and_the_focus_is_always_seen(visit: object, way: Way) -> None:
    page = opened(visit, way)
    way.first(page)
    found = walk(page)
    assert found.faults() == {}
    assert len(found.reached) > 8


@pytest.mark.parametrize("way", BOTH_WAYS, ids=lambda way: f"{way.width} {way.first.__name__}")
def test_on_the_way_back_no_stop_is_under_the_names_of_days_and_rooms(visit: object, way: Way) -> None:
    page = opened(visit, way)
    way.first(page)
    there = walk(page)
    back = walk(page, backwards=True, until_back=True)
    assert (there.faults(), back.faults()) == ({}, {})
    assert len(back.reached) == len(there.reached) > 100


@pytest.mark.parametrize("address", SKIPS)
def test_the_first_stop_skips_to_the_content(visit: object, address: str) -> None:
    page = opened(visit, Way(address, DESK))
    page.keyboard.press("Tab")
    first = page.evaluate(
        "(() => { const e = document.activeElement, r = e.getBoundingClientRect();"
        " const shown = r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.width > 40;"
        " return [e.getAttribute('href'), shown] })()"
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("!!document.activeElement.closest('main, #hs-main')")
    assert (first, inside) == (["#hs-main", True], True)


@pytest.mark.parametrize(("address", "menu"), [("", "Menu principal"), ("en/", "Main menu")])
def test_a_phone_s_menu_is_reached_and_read_by_keyboard(visit: object, address: str, menu: str) -> None:
    page = opened(visit, Way(address, PHONE))
    unfold(page)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    entries = page.get_by_role("navigation", name=menu).get_by_role("link")
    wanted = [entry.get_attribute("href") for entry in entries.all()]
    found = walk(page)
    assert found.faults() == {}
    assert len(wanted) > 5
    assert [href for href in wanted if not any(name.endswith(f" {href}") for name in found.reached)] == []


TRAP = """<!doctype html><html lang=en><title>t</title><style>
#bare:focus {{ outline: none }}
#lid {{ position: fixed; inset: 0 0 auto; height: 60px; background: #fff }}</style>
<body>{inside}<script>{script}</script>"""
HALF_UNDER = """<style>a, button { position: absolute; top: 50px } button { top: 90px }</style>
<a href=#a>a</a> <button>b</button><div id=lid></div>"""


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def judged(page: Page, inside: str, script: str = "") -> Walk:
    page.goto("about:blank")
    page.set_content(TRAP.format(inside=inside, script=script))
    return walk(page, most_stops=20)


@pytest.mark.parametrize(
    ("inside", "script", "kinds"),
    [
        ("<a href=#a>a</a> <button>b</button>", "", []),
        ("<a href=#a id=bare>a</a> <button>b</button>", "", ["focus not to be seen"]),
        ("<a href=#a>a</a> <button>b</button><div id=lid></div>", "", ["hidden while focused"]),
        (HALF_UNDER, "", ["partly covered while focused"]),
        ("<a href=#a tabindex=2>a</a> <button tabindex=1>b</button>", "", ["out of order"]),
        (
            "<a href=#a>a</a> <button>b</button>",
            "addEventListener('keydown', e => e.target.tagName === 'BUTTON' && e.preventDefault())",
            ["focus not to be seen", "no way out"],
        ),
        (
            "<a href=#a>a</a> <button>b</button>",
            "document.querySelector('button').onfocus = e => e.target.blur()",
            ["never reached"],
        ),
    ],
    ids=["sound", "no outline", "covered", "partly covered", "shuffled", "trapped", "unreachable"],
)
def test_the_walker_itself_notices(bare: Page, inside: str, script: str, kinds: list[str]) -> None:
    assert sorted(judged(bare, inside, script).faults()) == sorted(kinds)
