"""Card pictures: the right letters on a picture that chats can show, for pages that may be seen."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from hacksite.emit.artifact import Artifact
from hacksite.emit.card_picture import HEIGHT, WIDTH, card_path, card_png, card_svg, has_every_letter
from hacksite.emit.card_words import LEADING, laid_out
from hacksite.model.event_file import Look
from hacksite.model.palette import contrast, palette
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.views.share_card import MOST_OF_A_NOUN, ShareCard
from tests.conftest import EventFolder

URL = "https://example.org/hack/"
HEAVIEST = 80_000
LOGO = Artifact(
    "media/logo.svg", "1", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect/></svg>',
    "image/svg+xml",
)  # fmt: skip
LONG = (
    "Repérer, expliquer et raconter à toutes et à tous l’étiage extraordinairement long de la rivière : "
    "où va l’eau, qui la prend, à qui manque-t-elle, et que peut-on y faire dès cet été ?"
)


def card(title: str, language: str = "fr", **more: str) -> ShareCard:
    said = {"kicker": "Défi 1", "event": "Eaux vives", "when": "27 mars 2027", "where": "Crest", **more}
    return ShareCard("a", language, title, seed="a", logo=None, **said)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


@pytest.mark.parametrize("pattern", ["waves", "dots", "lines", "hills", "none"])
@pytest.mark.parametrize("title", ["Étiage", LONG, "W" * 300, "x " * 900])
def test_it_has_the_size_that_chats_show_whole_and_is_light(pattern: str, title: str) -> None:
    look = Look.model_validate({"pattern": pattern})
    content = card_png(card(title), look, LOGO)
    assert opened(content).size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(content) <= HEAVIEST


@pytest.mark.parametrize(
    ("language", "title"),
    [("fr", "L’été, « où ça ? » Œuvre"), ("el", "Ποιος έχει το νερό;"), ("uk", "Чия вода? Їжак"),
     ("ar", "هاكاثون المياه"), ("pl", "Żółć i źdźbło"), ("hi", "पानी")],
)  # fmt: skip
def test_letters_of_other_scripts_are_drawn_by_the_fonts_that_come_with_it(language: str, title: str) -> None:
    said = card(title, language)
    assert has_every_letter(said)
    # An unknown letter is a square: two different words of as many letters would then look the same.
    other = card(title[::-1], language)
    assert card_png(said, Look(), None) != card_png(other, Look(), None)


def test_a_card_whose_letters_no_font_has_is_not_drawn() -> None:
    assert not has_every_letter(card("\U00012000\U00012001"))


def test_pictograms_are_left_out_and_markup_is_words() -> None:
    said = card("Eau 🚰 <script>alert(1)</script> & ]]>", kicker="</text>")
    assert has_every_letter(said)
    drawn = html.fromstring(card_svg(said, Look(), None))
    assert not drawn.xpath("//script")
    assert "<script>" in drawn.text_content()
    assert "🚰" not in drawn.text_content()


def test_arabic_begins_at_the_right() -> None:
    plain = Look.model_validate({"pattern": "none"})
    left, right = (card_svg(card("a", language), plain, None) for language in ("fr", "ar"))
    assert 'text-anchor="end"' in right
    assert 'text-anchor="end"' not in left


def test_words_fit_their_box_or_end_with_an_ellipsis() -> None:
    texts = {
        "Eau": False,
        LONG: False,
        "W" * 300: True,
        "水はだれのもの" * 9: False,
        "a b " * 200: True,
        "": False,
    }
    for text, is_cut in texts.items():
        laid = laid_out(text, 800, 300, (88, 60, 44))
        assert len(laid.lines) * laid.size * LEADING <= 300
        assert "".join(laid.lines).endswith("…") == is_cut, text


@pytest.mark.parametrize("primary", ["#111827", "#fde68a", "#ffffff", "#7c3aed", "#808080"])
def test_words_are_read_on_light_and_dark_identities(primary: str) -> None:
    colours = palette(primary, "#c2410c")["light"]
    for front in ("on-brand", "spark"):
        assert contrast(colours[front], colours["brand"]) >= 4.5


def test_a_name_changes_with_the_content_and_with_nothing_else() -> None:
    look, other = Look(), Look(primary="#123456")
    assert card_path(card("a"), look, None) == card_path(card("a"), look, None)
    names = [
        card_path(card("a"), look, None),
        card_path(card("b"), look, None),
        card_path(card("a"), other, None),
    ]
    names += [card_path(card("a"), look, LOGO)]
    assert len(set(names)) == len(names)


def site(folder: Path, at: str = "2027-02-01", url: str = URL, *, cards: bool = True) -> Path:
    out = folder.parent / "site"
    done = build_folder(folder, out, Settings(read_instant(at), url, "plain", cards=cards))
    assert done.written is not None, [str(problem) for problem in done.checked.report.errors]
    return out


def image_of(out: Path, page: str) -> str:
    head = html.fromstring((out / page / "index.html").read_text("utf-8"))
    (found,) = head.xpath("//meta[@property='og:image']/@content")
    return str(found)


def test_a_page_names_its_own_card_and_a_legal_page_the_events(event_folder: EventFolder) -> None:
    out = site(event_folder({"challenges/river.md": "---\ntitle: The river\n---\nWho drinks it?\n"}))
    home, own, legal = (image_of(out, page) for page in ("", "challenges/river", "accessibility"))
    assert home == legal != own
    for address in (home, own):
        assert (out / address.removeprefix(URL)).is_file()


def test_what_is_held_back_has_no_card_before_its_hour(event_folder: EventFolder) -> None:
    held = "---\ntitle: The river\npublish_at: 2027-03-01 10:00\n---\nWho drinks it?\n"
    folder = event_folder({"challenges/river.md": held})
    assert not list((site(folder) / "cards").glob("*river*"))
    out = site(folder, "2027-03-01T10:00+01:00")
    assert len(list((out / "cards").glob("*river*"))) == 2  # one a language


def test_none_is_drawn_without_an_address_or_where_they_are_not_wanted(event_folder: EventFolder) -> None:
    folder = event_folder()
    assert not (site(folder, url="") / "cards").exists()
    out = site(folder, cards=False)
    assert not (out / "cards").exists()
    assert "og:image" not in (out / "index.html").read_text("utf-8")


def test_the_second_build_draws_nothing_and_gives_the_same_bytes(event_folder: EventFolder) -> None:
    folder = event_folder()
    first = {file.name: file.read_bytes() for file in (site(folder) / "cards").iterdir()}
    kept = folder / ".cache" / "hacksite" / "cards"
    times = {file.name: file.stat().st_mtime_ns for file in kept.iterdir()}
    assert {file.name: file.read_bytes() for file in (site(folder) / "cards").iterdir()} == first
    assert {file.name: file.stat().st_mtime_ns for file in kept.iterdir()} == times
    assert times.keys() == first.keys()


def test_a_thousand_entries_share_the_card_of_their_list(event_folder: EventFolder) -> None:
    count = MOST_OF_A_NOUN + 1
    rows = [{"id": f"s{n}", "title": f"S {n}", "start": "2027-03-27 10:00"} for n in range(count)]
    out = site(event_folder({"schedule.yml": json.dumps(rows)}))
    assert image_of(out, "programme/s7") == image_of(out, "programme/s9") == image_of(out, "programme")
