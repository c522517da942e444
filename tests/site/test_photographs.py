"""The pictures of each page type come; the home page is photographed, for people to look at.

The photographs are in `.cache/photographs/`, made anew by each run.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.browsing import served
from tests.site.conftest import PHASES, SampleAt
from tests.toolbox import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OUT = ROOT / ".cache" / "photographs"
PAGES = {
    "announced": {"home": ""},
    "open": {
        "home": "", "challenges": "defis/", "challenge": "defis/lire-la-secheresse/", "data": "donnees/",
        "dataset": "donnees/nappes/", "programme": "programme/", "practical": "pratique/",
        "faq": "questions/", "people": "personnes/", "partners": "partenaires/",
    },
    "closed": {"home": ""},
    "live": {"home": ""},
    "restitution": {"home": ""},
    "results": {
        "home": "", "projects": "projets/", "project": "projets/carnet-1921/", "results": "resultats/",
    },
    "archived": {"home": ""},
}  # fmt: skip
WINDOWS: dict[str, tuple[Literal["light", "dark"], ViewportSize]] = {
    "phone": ("light", {"width": 390, "height": 844}),
    "desk": ("dark", {"width": 1280, "height": 900}),
}
UNSEEN = """async () => {
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([...document.images].map(i => i.decode().catch(() => {})));
  return [...document.images].filter(i => i.naturalWidth === 0).map(i => i.currentSrc || i.src);
}"""


@pytest.fixture(scope="module")
def album() -> Path:
    """An empty folder for the photographs."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    return OUT


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("phase", PAGES)
def test_every_page_type_is_photographed_with_all_its_pictures(
    phase: str, sample_at: SampleAt, page: Page, album: Path
) -> None:
    site = sample_at(PHASES[phase])
    unseen = []
    with served(site.root.parent) as origin:
        for name, address in PAGES[phase].items():
            url = f"{origin}{site.root.name}/{address}"
            unseen += photograph(page, url, album / f"{phase}-{name}")
    assert unseen == []


def test_the_design_page_is_photographed_with_all_its_pictures(page: Page, album: Path) -> None:
    with served(ROOT) as origin:
        assert photograph(page, f"{origin}docs/design/index.html", album / "design") == []


def photograph(page: Page, url: str, path: Path) -> list[str]:
    """Look at a page twice, and take photographs of home pages; gives the pictures that did not come."""
    unseen = []
    for window, (scheme, size) in WINDOWS.items():
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        if window == "phone":
            page.goto(url)
        unseen += page.evaluate(UNSEEN)
        if path.name.endswith("home"):
            page.screenshot(path=f"{path}-{window}-{scheme}.png", full_page=True)
    return unseen
