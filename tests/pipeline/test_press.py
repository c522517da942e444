"""The press page and the card for partners, as published."""

import re
from html import unescape
from pathlib import Path

import pytest

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT, SITE_URL

EVENT = "id: eau\ntitle: 'Eau <b>&\"'\nstart: 2027-03-27\nlanguages: fr, en\n"
LEGAL = (
    "legal:\n  publisher: {name: A, address: B, phone: '04 00 00 00 00', director: C}\n"
    "  host: {name: A, address: B, phone: '04 00 00 00 00'}\n"
)
PRESS = (
    "press:\n  text: Un paragraphe à reprendre.\n  contact: {email: presse@example.org}\n  pictures:\n"
    "  - {src: media/a.svg, alt: Un trait, credit: 'Ana Roy, CC-BY-4.0'}\n  - {src: media/b.svg, alt: Deux}\n"
)
LINE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 4h8"/></svg>'
FILES = {"event.yml": EVENT + LEGAL + PRESS, "media/a.svg": LINE, "media/b.svg": LINE}


def built(folder: Path, out: Path, site_url: str = SITE_URL) -> Path:
    assert build_folder(folder, out, Settings(AT, site_url, "plain", search=False)).written
    return out


@pytest.fixture
def site(event_folder: EventFolder, tmp_path: Path) -> Path:
    return built(event_folder(FILES), tmp_path / "site")


def test_the_press_page_offers_only_pictures_with_a_credit(site: Path) -> None:
    page = (site / "presse/index.html").read_text("utf-8")
    assert "Un paragraphe à reprendre." in page
    assert "mailto:presse@example.org" in page
    assert "Ana Roy, CC-BY-4.0" in page
    assert re.findall(r'href="[^"]*(media/[^"]+)" download', page) == ["media/a.svg"]
    assert (site / "en/press/index.html").is_file()


def test_the_footer_leads_to_the_press_page_only_where_there_is_one(
    site: Path, event_folder: EventFolder, tmp_path: Path
) -> None:
    assert "presse/" in (site / "index.html").read_text("utf-8")
    bare = built(event_folder({"event.yml": EVENT + LEGAL}), tmp_path / "bare")
    assert "presse/" not in (bare / "index.html").read_text("utf-8")


def test_the_card_has_no_script_and_no_style_of_its_own_and_one_link(site: Path) -> None:
    for place in ("embed", "en/embed"):
        card = (site / place / "index.html").read_text("utf-8")
        assert "<script" not in card
        assert "style=" not in card
        assert "<form" not in card
        home = "../" * (place.count("/") + 1) + ("en/" if place.startswith("en") else "")
        link = f'<a href="{home}" target="_blank" rel="noopener">'
        assert re.findall(r"<a [^>]*>", card) == [link]
        assert "Eau &lt;b&gt;&amp;" in card
        style = re.search(r'<link rel="stylesheet" href="([^"]+)"', card)
        assert style
        assert (site / place / style[1]).resolve().is_file()


def test_the_code_to_copy_is_safe_whatever_the_title(site: Path) -> None:
    page = (site / "presse/index.html").read_text("utf-8")
    frame, sentence = (unescape(code) for code in re.findall(r"<code>(.*?)</code>", page))
    assert f'src="{SITE_URL.rstrip("/")}/embed/"' in frame
    assert 'title="Eau &lt;b&gt;&amp;&quot;"' in frame
    assert "allow-scripts" not in frame
    assert sentence.startswith(f'<p><a href="{SITE_URL}">Eau &lt;b&gt;')


def test_without_an_address_there_is_nothing_to_copy(event_folder: EventFolder, tmp_path: Path) -> None:
    page = built(event_folder(FILES), tmp_path / "bare", "") / "presse/index.html"
    assert "<iframe" not in page.read_text("utf-8")
    assert "&lt;iframe" not in page.read_text("utf-8")
