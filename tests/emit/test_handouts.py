"""Private prints: the right names, the right size, tagged, and nothing that is held back."""

from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest

from hacksite.pipeline.checking import check_folder
from hacksite.pipeline.extras import lacking
from hacksite.pipeline.handouts import Handout, handouts
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.emit.pdf_reader import elements, pages_of_text, unmarked_paint, word_boxes

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(lacking()), reason=f"PDF cannot be made here: {lacking()} missing"),
]
AT = datetime(2027, 2, 15, 12, tzinfo=UTC)
MM = 72 / 25.4
FOLD = 148.5
FILES = {
    "event.yml": "title: Eau\nstart: 2027-03-27\nlanguages: fr\n",
    "people.yml": (
        "- {id: a, name: Ana Roy, roles: organiser, consent: name, organisation: Mairie}\n"
        "- {id: b, name: Bob Sans Accord, roles: jury}\n"
        "- {id: c, name: Cleo Cachée, roles: jury, consent: none}\n"
    ),
    "projects/x.md": (
        "---\ntitle: Titre tenu secret\nteam: Les Loutres\ntable: T2\npublish_at: 2027-03-28\n"
        "members: [{name: Dan <b>}, {name: Eve Tue, consent: no}]\n---\n"
    ),
    "projects/y.md": "---\ntitle: Carte des puits\nteam: Les Castors\ntable: T10\n---\n",
}


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes (left, bottom, right, top) share more than a point each way."""
    return all(min(one[end], other[end]) - max(one[end - 2], other[end - 2]) > 1 for end in (2, 3))


def printed(folder: Path, kind: str, size: str = "a4", blank: int = 0) -> bytes:
    checked = check_folder(folder, AT)
    (made,) = handouts(checked, Handout(kind, size, blank), Settings(AT, "https://example.org/h/"))
    return made[1]


def test_badges_bear_the_names_of_those_who_agreed_and_of_nobody_else(event_folder: EventFolder) -> None:
    text = "\n".join(pages_of_text(printed(event_folder(FILES), "badges", blank=12)))
    for said in ("Ana Roy", "Mairie", "Organisation", "Dan <b>", "Les Loutres"):
        assert said in text
    for silent in ("Bob", "Cleo", "Eve", "secret"):
        assert silent not in text


def test_blank_badges_fill_sheets_of_eight(event_folder: EventFolder) -> None:
    assert len(pages_of_text(printed(event_folder(FILES), "badges", blank=12))) == 2


def test_signs_stand_in_the_order_of_tables_and_keep_what_is_held_back(event_folder: EventFolder) -> None:
    first, second = pages_of_text(printed(event_folder(FILES), "tables"))
    assert ("T2" in first, "Les Loutres" in first, "secret" in first) == (True, True, False)
    assert ("T10" in second, "Carte des puits" in second) == (True, True)


@pytest.mark.parametrize(
    ("table", "team"),
    [
        ("T2", "Les Loutres"),
        ("Table 12", "Les Loutres"),
        ("En ligne, table 1", "Les Loutres"),
        ("Salle des conseils, au fond à gauche", "Les amis de la rivière et de ses affluents"),
    ],
)
def test_no_word_of_a_sign_lies_over_another_or_in_the_fold(
    table: str, team: str, event_folder: EventFolder
) -> None:
    project = f"---\ntitle: Carte des puits de la vallée\nteam: {team}\ntable: {table}\n---\n"
    files = {"event.yml": FILES["event.yml"], "projects/x.md": project}
    (boxes,) = word_boxes(printed(event_folder(files), "tables"))
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []
    for left, bottom, right, top in boxes:
        assert left / MM > 10
        assert right / MM < 200
        assert 6 < bottom / MM < top / MM < FOLD - 8 or FOLD + 8 < bottom / MM < top / MM < 291


@pytest.mark.parametrize(
    ("kind", "size", "width", "height"),
    [("poster", "a3", 297, 420), ("poster", "a4", 210, 297), ("flyer", "a5", 148.5, 210)],
)
def test_posters_and_flyers_have_the_size_of_their_paper(
    kind: str, size: str, width: float, height: float, event_folder: EventFolder, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(event_folder(FILES), kind, size))
    with pikepdf.open(file) as pdf:
        (page,) = pdf.pages
        box = [float(side) / MM for side in page.MediaBox]
        assert box[2:] == pytest.approx([width, height], abs=0.2)
        assert unmarked_paint(pdf) == []


@pytest.mark.parametrize("kind", ["badges", "tables"])
def test_all_that_is_painted_is_read_out_or_decoration(
    kind: str, event_folder: EventFolder, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printed(event_folder(FILES), kind))
    with pikepdf.open(file) as pdf:
        assert unmarked_paint(pdf) == []
        assert [one for one in elements(pdf) if one.kind == "Figure" and not one.alt] == []
        assert str(pdf.Root.Lang) == "fr"
