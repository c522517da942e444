"""What a first visit may weigh, and what it may leave behind: nothing."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser

from benchmarks.event_folder import write_event_folder
from benchmarks.generate import make_items
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.built_site import BASE, SITE_URL, BuiltSite
from tests.site.conftest import PARIS, PHASES, SampleAt
from tests.site.first_visit import Visit, named_weight, visit
from tests.site.network import network_of

pytestmark = pytest.mark.browser
KB = 1000
HOME = 110 * KB
# An upper bound: here browsers keep nothing, and the worker fetches font and styles once more.
KEPT = 125 * KB
LIST_OF_60 = 140 * KB
FONTS = 45 * KB
WIDTHS = (390, 1280)
REQUESTS = 8
"""Without pictures: the page, a style sheet, a font, an icon, and a few scripts."""
PAGES = (
    "", "defis/", "donnees/nappes/", "programme/", "personnes/", "projets/etiage-clair/", "actualites/",
    "mentions-legales/",
)  # fmt: skip
"""Those that ask for most, of their kind; and one that asks for nothing of its own."""


@pytest.fixture(scope="module")
def visits(sample_at: SampleAt, browser: Browser) -> dict[tuple[str, int], Visit]:
    """Pages of the sample, when they have most to show, on a phone; the home page on a desk, too."""
    site = sample_at(PHASES["results"])
    with network_of(site.root.parent) as network:
        base = BASE.lstrip("/")
        return {
            (page, width): visit(browser, network, base, page, width)
            for page in PAGES
            for width in WIDTHS
            if width == WIDTHS[0] or not page
        }


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Visit]:
    """A list of 60 projects: three fifths of what is generated."""
    folder = tmp_path_factory.mktemp("sixty")
    event = folder / "event"
    write_event_folder(event, make_items(100))
    at = datetime(2027, 6, 1, 12, tzinfo=PARIS)
    assert build_folder(event, folder / "www" / "base", Settings(at, SITE_URL)).written is not None
    assert len(list((folder / "www" / "base" / "projets").glob("*/index.html"))) == 60
    with network_of(folder / "www") as network:
        yield visit(browser, network, "base/", "projets/")


def test_the_home_page_keeps_to_its_budget(visits: dict[tuple[str, int], Visit]) -> None:
    for width in WIDTHS:
        assert visits["", width].weight <= HOME, visits["", width]


def test_a_list_of_60_keeps_to_its_budget(long_list: Visit) -> None:
    assert long_list.weight <= LIST_OF_60, long_list
    assert long_list.text > 3 * KB


def test_every_page_keeps_to_the_budget_of_a_list(
    visits: dict[tuple[str, int], Visit], results_site: BuiltSite
) -> None:
    assert {key: seen.weight for key, seen in visits.items() if not 0 < seen.weight <= LIST_OF_60} == {}
    named = {path: named_weight(results_site, path) for path in results_site.pages()}
    assert {path: weight for path, weight in named.items() if not FONTS / 2 < weight <= LIST_OF_60} == {}


def test_fonts_are_one_file_at_most(visits: dict[tuple[str, int], Visit]) -> None:
    assert {key: seen.font for key, seen in visits.items() if seen.font > FONTS} == {}


def test_a_page_is_few_requests(visits: dict[tuple[str, int], Visit]) -> None:
    assert {
        key: seen.requests for key, seen in visits.items() if seen.requests > REQUESTS and not seen.picture
    } == {}


def test_what_is_kept_for_the_hours_without_a_network_keeps_to_its_budget(
    visits: dict[tuple[str, int], Visit],
) -> None:
    later = {key: seen.later for key, seen in visits.items()}
    assert max(later.values()) <= KEPT
    assert max(later.values()) > KB


def test_nobody_else_is_asked(visits: dict[tuple[str, int], Visit]) -> None:
    assert {key: seen.elsewhere for key, seen in visits.items() if seen.elsewhere} == {}


def test_no_cookie_and_no_storage_is_left(visits: dict[tuple[str, int], Visit]) -> None:
    assert {key: seen.stored for key, seen in visits.items() if seen.stored} == {}


def test_nothing_moves_while_a_page_arrives(visits: dict[tuple[str, int], Visit]) -> None:
    assert {key: seen.shift for key, seen in visits.items() if seen.shift > 0} == {}
