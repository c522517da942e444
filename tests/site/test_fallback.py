"""A text without translation is shown in the event's first language, and says so to screen readers."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.site.built_site import SITE_URL, BuiltSite, has_class, words

FILES = {
    "event.yml": "title: Nuit de la donnée\nstart: 2027-03-27\nlanguages: [fr, en]\nsummary: Une nuit.\n",
    "challenges/eau.md": "---\ntitle: De l’eau\nsummary: Un résumé.\n---\n## Une partie\n\nUn texte.\n",
    "challenges/vent.md": "---\ntitle: Du vent\nsummary: Autre résumé.\n---\nUn texte.\n",
    "challenges/vent.en.md": "---\ntitle: Wind\nsummary: Another summary.\n---\nA text.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("fallback")
    for name, text in FILES.items():
        (root / "event" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "event" / name).write_text(text, "utf-8")
    settings = Settings(datetime(2027, 2, 1, tzinfo=UTC), SITE_URL, "plain")
    assert build_folder(Path(root / "event"), root / "site", settings).written is not None
    return BuiltSite(root / "site")


def spoken(page: html.HtmlElement, text: str) -> set[str]:
    """The languages in which a screen reader says the elements that hold exactly `text`."""
    holding = [e for e in page.xpath("//body//*") if "".join(e.xpath("text()")).strip() == text]
    assert holding != [], f"{text} is not on the page"
    return {str(e.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")) for e in holding}


@pytest.mark.parametrize("text", ["De l’eau", "Un résumé.", "Une partie", "Un texte."])
def test_untranslated_texts_of_an_item_are_said_in_their_own_language(text: str, site: BuiltSite) -> None:
    assert spoken(site.page("en/challenges/eau/index.html"), text) == {"fr"}
    assert spoken(site.page("defis/eau/index.html"), text) == {"fr"}


def test_a_page_in_fallback_says_so_and_translated_ones_do_not(site: BuiltSite) -> None:
    notice = f"//*[{has_class('hs-notice')}]"
    pages = [site.page(f"en/challenges/{item}/index.html") for item in ("eau", "vent")]
    said = "Part of this page is not available in English yet."
    assert [[words(found) for found in page.xpath(notice)] for page in pages] == [[said], []]


def test_cards_in_a_list_are_each_said_in_their_own_language(site: BuiltSite) -> None:
    page = site.page("en/challenges/index.html")
    said = {text: spoken(page, text) for text in ("De l’eau", "Un résumé.", "Wind", "Another summary.")}
    assert said == {"De l’eau": {"fr"}, "Un résumé.": {"fr"}, "Wind": {"en"}, "Another summary.": {"en"}}


def test_the_events_own_name_is_said_in_its_language_everywhere(site: BuiltSite) -> None:
    for path in ("en/index.html", "en/challenges/vent/index.html"):
        assert spoken(site.page(path), "Nuit de la donnée") == {"fr"}, path
    assert spoken(site.page("en/index.html"), "Une nuit.") == {"fr"}


def test_the_language_switch_names_each_language_in_itself(site: BuiltSite) -> None:
    rows = site.page("en/index.html").xpath("//nav[@class='hs-languages']//a")
    assert [(a.get("lang"), a.get("hreflang"), a.get("aria-current"), words(a)) for a in rows] == [
        ("fr", "fr", None, "FR"),
        ("en", "en", "true", "EN"),
    ]
