"""The sample's pages in a real browser: for every eye, on every width, asking nobody else for anything."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site.axe import COLOUR_VIOLATIONS, OPEN_ALL, SCHEMES, VIOLATIONS, WIDTHS, axe_source
from tests.site.browsing import Witness, served
from tests.site.conftest import PHASES, SampleAt

pytestmark = pytest.mark.browser
NARROWEST = 320
PAGES = (
    "", "defis/", "defis/lire-la-secheresse/", "defis/boire-en-route/", "donnees/",
    "donnees/nappes/", "donnees/beals/", "programme/", "programme/ouverture/",
    "programme/depot-des-projets/", "programme/changements/", "programme/parcours/donnees/",
    "programme/salles/passerelle/", "pratique/", "personnes/", "personnes/soizic-le-goff/",
    "partenaires/", "partenaires/epival/", "questions/", "projets/", "resultats/", "actualites/",
    "actualites/2027-01-11-inscriptions-ouvertes/", "mentions-legales/", "accessibilite/",
    "donnees-personnelles/", "reglement/", "plan-du-site/", "charte/",
    "bien-commencer-avec-les-donnees/", "recherche/", "en/", "en/programme/", "en/data/nappes/",
)  # fmt: skip
ONLY_WITH_PROJECTS = ("projets/etiage-clair/", "projets/orge-ou-mais/", "en/projects/carnet-1921/")
OPEN_PAGES = (
    "", "en/", "defis/", "defis/boire-en-route/", "donnees/", "programme/", "pratique/", "personnes/",
    "actualites/", "reglement/",
)  # fmt: skip
"""What says more, or less, before the event than after it."""
LIVE_PAGES = ("", "en/", "programme/")
RESTITUTION_PAGES = (*LIVE_PAGES, "restitution/", "restitution/ecran/", "restitution/jury/")


@pytest.fixture(scope="module")
def visited(sample_at: SampleAt, browser: Browser) -> dict[str, Any]:
    """What the browser found on every page type: by finding, a list that should be empty."""
    found: dict[str, Any] = {"axe": [], "wide": [], "noted": [], "seen": 0}
    axe = axe_source()
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
            context = browser.new_context(reduced_motion="reduce", locale="fr")
            witness = Witness(context, home)
            page = witness.page()
            for address in pages:
                _visit(page, home, address, axe, phase, found)
            found["noted"] += [row for row in witness.noted if "404 (" not in row]
            context.close()
    return found


def _visit(page: Page, home: str, address: str, axe: str, phase: str, found: dict[str, Any]) -> None:
    page.goto(home + address)
    page.evaluate(OPEN_ALL)
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    width = page.evaluate("document.scrollingElement.scrollWidth")
    if width > NARROWEST:
        found["wide"].append(f"{phase} {address}: {width} px {page.evaluate(WIDEST)}")
    page.evaluate(axe)
    for view in WIDTHS:
        page.set_viewport_size({"width": view, "height": 900})
        for scheme in SCHEMES if phase == "results" else SCHEMES[view == WIDTHS[0] :][:1]:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            rules = COLOUR_VIOLATIONS if phase == "results" and scheme == "dark" else VIOLATIONS
            found["axe"] += [f"{phase} {address} {view} {scheme}: {row}" for row in page.evaluate(rules)]
            found["seen"] += 1


WIDEST = """[...document.body.querySelectorAll('*')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 3).map(e => e.tagName + '.' + e.className).join(' ')"""


def test_axe_is_awake(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang='fr'><title>t</title><main><h1>t</h1><img src='data:,'></main>")
    page.evaluate(axe_source())
    found = [str(row).split()[0] for row in page.evaluate(VIOLATIONS)]
    page.close()
    assert found == ["image-alt"]


def test_axe_finds_nothing_on_any_page_width_or_scheme(visited: dict[str, Any]) -> None:
    assert visited["seen"] > 150
    assert visited["axe"] == []


def test_no_page_scrolls_sideways_on_the_narrowest_phone(visited: dict[str, Any]) -> None:
    assert visited["wide"] == []


def test_no_page_errs_or_asks_another_origin(visited: dict[str, Any]) -> None:
    assert visited["noted"] == []
