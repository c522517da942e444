"""Three languages, one of them with little content of its own; and a page written from the right."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.browsing import served
from tests.site.built_site import SITE_URL, BuiltSite, has_class, words

EVENT = """start: 2027-03-27
end: 2027-03-28
venue: {name: Halle, address: {street: Am Markt 1, city: Köln, country: DE}}
registration: {url: "https://example.org/x", closes: 2027-03-20}
"""
ITEMS = {
    "challenges/eau.md": "---\ntitle: De l’eau\nsummary: Un résumé ?\n---\n## Une partie\n\nUn texte.\n",
    "schedule.yml": "- {id: o, title: Ouverture, start: 2027-03-27 09:30, end: 2027-03-27 10:00}\n",
}
THREE = {"event.yml": f"title: Wettermacher\nlanguages: [fr, en, de]\n{EVENT}", **ITEMS}
ARABIC = {
    "event.yml": f"title: هاكاثون\nlanguages: [ar, fr]\n{EVENT}",
    "event.fr.yml": "tagline: Deux jours ?\n",
    "challenges/maa.md": "---\ntitle: ماء\n---\n## جزء\n\nنص.\n",
    "challenges/maa.fr.md": "---\nsummary: Un résumé ?\n---\n",
}


def built(root: Path, files: dict[str, str], host: str = "plain") -> BuiltSite:
    for name, text in files.items():
        (root / "event" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "event" / name).write_text(text, "utf-8")
    settings = Settings(datetime(2027, 2, 1, tzinfo=UTC), SITE_URL, host)
    assert build_folder(root / "event", root / "site", settings).written is not None
    return BuiltSite(root / "site")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("three"), THREE)


@pytest.fixture(scope="module", params=["plain", "material"])
def arabic(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(tmp_path_factory.mktemp("arabic"), ARABIC, request.param)


def test_german_pages_have_german_words_addresses_and_dates(three: BuiltSite) -> None:
    page = three.page("de/herausforderungen/eau/index.html")
    menu = [words(entry) for entry in page.xpath("//nav[@id='hs-menu']//li")]
    assert menu == ["Herausforderungen", "Programm", "Praktisches"]
    home = three.page("de/index.html")
    assert "Samstag, 27. und Sonntag, 28. März 2027" in words(home)
    notice = page.xpath(f"//*[{has_class('hs-notice')}]")
    assert [words(found) for found in notice] == ["Diese Seite gibt es noch nicht vollständig auf Deutsch."]


def test_every_page_names_its_other_languages(three: BuiltSite) -> None:
    expected = [
        ("fr", f"{SITE_URL}defis/eau/"),
        ("en", f"{SITE_URL}en/challenges/eau/"),
        ("de", f"{SITE_URL}de/herausforderungen/eau/"),
        ("x-default", f"{SITE_URL}defis/eau/"),
    ]
    for path in ("defis/eau", "en/challenges/eau", "de/herausforderungen/eau"):
        links = three.page(f"{path}/index.html").xpath("//link[@rel='alternate'][@hreflang]")
        assert [(link.get("hreflang"), link.get("href")) for link in links] == expected


@pytest.mark.parametrize("path", ["index.html", "challenges/maa/index.html", "challenges/index.html"])
def test_a_page_written_from_the_right_says_so(path: str, arabic: BuiltSite) -> None:
    page = arabic.page(path)
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert arabic.page("fr/index.html").get("dir") in (None, "ltr")


def test_what_is_shown_in_another_direction_is_marked(arabic: BuiltSite) -> None:
    page = arabic.page("challenges/maa/index.html")
    assert [(found.get("lang"), found.get("dir")) for found in page.xpath("//*[text()='Un résumé ?']")] == [
        ("fr", "ltr")
    ]
    # The other way round, on a French page.
    defi = arabic.page("fr/defis/maa/index.html")
    assert {(f.get("lang"), f.get("dir")) for f in defi.xpath("//h1//*[text()='ماء']")} == {("ar", "rtl")}


def test_walls_in_borrowed_words_say_whose_they_are(arabic: BuiltSite) -> None:
    page = arabic.page("index.html")
    header, footer = page.xpath("//header")[0], page.xpath("//footer")[0]
    assert (header.get("lang"), footer.get("lang")) == ("en", "en")
    name = header.xpath(".//*[text()='هاكاثون']")[0]
    assert (name.get("lang"), name.get("dir")) == ("ar", "rtl")
    assert arabic.page("fr/index.html").xpath("//header")[0].get("lang") is None


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(service_workers="block")
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_no_page_from_the_right_scrolls_sideways(arabic: BuiltSite, page: Page) -> None:
    with served(arabic.root) as home:
        # The addresses of the 404 page start from the domain, where nothing is served.
        pages = [path for path in arabic.addresses() if path != "404.html" and not path.startswith("fr/")]
        for path, width in product(pages, (320, 1280)):
            page.set_viewport_size({"width": width, "height": 800})
            if width == 320:
                page.goto(home + path)
            reach = page.evaluate(
                "[document.documentElement.scrollWidth, Math.min(...[...document.querySelectorAll('main *')]"
                ".filter(e => e.checkVisibility() && !e.closest('.hs-unseen, .hs-filters, svg'))"
                ".map(e => e.getBoundingClientRect().left))]"
            )
            assert reach[0] <= width, path
            assert reach[1] >= -1, path


@pytest.mark.browser
def test_the_page_from_the_right_is_a_mirror(arabic: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    with served(arabic.root) as home:
        page.goto(home)
        brand, menu = (page.locator(of).first.bounding_box() for of in (".hs-brand", ".hs-languages"))
        assert brand is not None
        assert menu is not None
        assert brand["x"] > menu["x"]


@pytest.mark.browser
def test_three_languages_fit_a_phone_behind_one_button(three: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    with served(three.root) as home:
        page.goto(f"{home}de/programm/")
        row = page.locator(".hs-header__row").bounding_box()
        assert row is not None
        assert row["height"] <= 64
        assert page.locator(".hs-languages__list a").first.is_hidden()
        page.get_by_role("button", name="Sprachen").click()
        shown = [link.inner_text() for link in page.locator(".hs-languages__list a").all()]
        assert shown == ["français", "English", "Deutsch"]
        page.get_by_role("link", name="English").click()
        page.wait_for_url(f"{home}en/programme/")


@pytest.mark.browser
def test_three_languages_stand_in_a_row_on_a_desk(three: BuiltSite, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    with served(three.root) as home:
        page.goto(home)
        assert page.locator(".hs-languages__button").is_hidden()
        tops = {link.bounding_box()["y"] for link in page.locator(".hs-languages__list a").all()}  # type: ignore[index]
        assert len(tops) == 1
