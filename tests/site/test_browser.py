"""The sample's pages in a real browser: for every eye, on every width, asking nobody else for anything."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.axe import ALL_VIEWS, OPEN_ALL, VIEWS, violations
from tests.site.browsing import Witness, served
from tests.site.conftest import PHASES, SampleAt
from tests.site.first_visit import STORED

pytestmark = pytest.mark.browser
NARROWEST = 320
PAGES = (
    "", "defis/", "defis/lire-la-secheresse/", "defis/boire-en-route/", "donnees/",
    "donnees/nappes/", "donnees/beals/", "donnees/ecoulement-onde/", "donnees/tableau/", "donnees/liens/",
    "donnees/retours/", "programme/", "programme/ouverture/",
    "programme/depot-des-projets/", "programme/changements/", "programme/parcours/donnees/",
    "programme/salles/passerelle/", "pratique/", "personnes/", "personnes/soizic-le-goff/",
    "partenaires/", "partenaires/epival/", "questions/", "projets/", "resultats/", "actualites/",
    "actualites/2027-01-11-inscriptions-ouvertes/", "mentions-legales/", "accessibilite/",
    "donnees-personnelles/", "reglement/", "plan-du-site/", "charte/",
    "bien-commencer-avec-les-donnees/", "recherche/", "en/", "en/data/nappes/",
)  # fmt: skip
ONLY_WITH_PROJECTS = ("projets/etiage-clair/", "projets/orge-ou-mais/", "en/projects/carnet-1921/")
VARIED = ("", "programme/", "donnees/nappes/", "projets/etiage-clair/")
"""Pages whose header, grid, table and gallery are others on a phone than on a desk: seen in every view."""
OPEN_PAGES = (
    "", "en/", "defis/", "defis/boire-en-route/", "donnees/", "programme/", "pratique/", "personnes/",
    "actualites/", "reglement/",
)  # fmt: skip
"""What says more, or less, before the event than after it."""
LIVE_PAGES = ("", "en/", "programme/")
RESTITUTION_PAGES = (*LIVE_PAGES, "restitution/", "restitution/ecran/", "restitution/jury/")
# The first elements that stand out of a page that scrolls sideways.
WIDEST = """() => document.scrollingElement.scrollWidth <= innerWidth ? []
  : [`${document.scrollingElement.scrollWidth} px`, ...[...document.body.querySelectorAll('*')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3).map(e => e.tagName + '.' + e.className)]"""


@pytest.fixture(scope="module")
def visited(sample_at: SampleAt, browser: Browser) -> dict[str, Any]:
    """What the browser found on every page type: by finding, a list that should be empty."""
    found: dict[str, Any] = {"axe": [], "wide": [], "noted": [], "stored": [], "seen": 0}
    visits = {
        "results": PAGES + ONLY_WITH_PROJECTS,
        "open": OPEN_PAGES,
        "live": LIVE_PAGES,
        "restitution": RESTITUTION_PAGES,
    }
    for phase, pages in visits.items():
        site = sample_at(PHASES[phase])
        with served(site.root.parent) as origin:
            home = f"{origin}{site.root.name}/"
            context = browser.new_context(reduced_motion="reduce", locale="fr", service_workers="block")
            witness = Witness(context, home)
            page = witness.page()
            for address in pages:
                _visit(page, home, address, phase, found)
            found["stored"] += [*context.cookies(), *page.evaluate(STORED)]
            found["noted"] += [row for row in witness.noted if "404 (" not in row]
            context.close()
    return found


def _visit(page: Page, home: str, address: str, phase: str, found: dict[str, Any]) -> None:
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    page.goto(home + address)
    page.evaluate(OPEN_ALL)
    found["wide"] += [f"{phase} {address}: {row}" for row in page.evaluate(WIDEST)]
    views = ALL_VIEWS if phase == "results" and address in VARIED else VIEWS
    found["axe"] += [f"{phase} {row}" for row in violations(page, views)]
    found["wide"] += [f"{phase} {address}: {row}" for row in page.evaluate(WIDEST)]
    found["seen"] += len(views)


DARK_ON_DARK = "<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style>"


def test_axe_is_awake_in_each_view(browser: Browser) -> None:
    page = browser.new_page()
    inside = "<main><h1>t</h1><img src='data:,'><p>A text</p></main>"
    page.set_content(f"<html lang='fr'><title>t</title>{DARK_ON_DARK}{inside}")
    found = [" ".join(row.split()[1:4]) for row in violations(page)]
    page.close()
    assert found == ["390 light: image-alt", "1280 dark: color-contrast"]


def test_axe_finds_nothing_on_any_page_narrow_and_light_wide_and_dark(visited: dict[str, Any]) -> None:
    assert visited["seen"] > 110
    assert visited["axe"] == []


def test_no_page_scrolls_sideways_on_the_narrowest_phone_or_a_desk(visited: dict[str, Any]) -> None:
    assert visited["wide"] == []


def test_no_page_leaves_a_cookie_or_anything_else(visited: dict[str, Any]) -> None:
    assert visited["stored"] == []


def test_no_page_errs_or_asks_another_origin(visited: dict[str, Any]) -> None:
    assert visited["noted"] == []
