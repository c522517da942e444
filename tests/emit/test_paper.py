"""The programme and the poster on paper: what they say, how they are read out, and that nothing is cut."""

import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from hacksite.emit.paper import SIZES
from hacksite.emit.paper_layout import Printed
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.checking import read_event
from hacksite.pipeline.extras import lacking
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.emit.pdf_reader import elements, font_sizes, headings, pages_of_text, unmarked_paint
from tests.emit.schedule_reader import PARIS, public_sessions
from tests.toolbox import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(lacking()), reason=f"PDF cannot be made here: {lacking()} missing"),
]
AT = datetime(2027, 2, 15, 12, tzinfo=UTC)
SITE = "https://example.org/hackathon-2027/"
NAMES = ("programme.pdf", "poster.pdf", "en/programme.pdf", "en/poster.pdf")
A4 = (595, 842)


def built(event: Path, out: Path, at: datetime = AT, site_url: str = SITE) -> Path:
    result = build_folder(event, out, Settings(at, site_url, "plain", pdf=True))
    assert result.written is not None, result.checked.report.errors
    return out


@pytest.fixture(scope="module")
def sample(sample_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(sample_copy, tmp_path_factory.mktemp("paper") / "site")


@pytest.fixture(params=NAMES)
def sheet(request: pytest.FixtureRequest, sample: Path) -> Iterator[pikepdf.Pdf]:
    """Each sheet of the sample."""
    with pikepdf.open(sample / request.param) as pdf:
        yield pdf


def test_each_sheet_says_that_it_is_accessible_and_in_which_language(sheet: pikepdf.Pdf) -> None:
    root = sheet.Root
    with sheet.open_metadata() as about:
        said = (about["pdfuaid:part"], about["dc:title"], str(root.Lang))
    assert said in {
        ("1", "Programme – Hackathon Eaux vives", "fr"),
        ("1", "Affiche – Hackathon Eaux vives", "fr"),
        ("1", "Programme – Eaux vives hackathon", "en"),
        ("1", "Poster – Eaux vives hackathon", "en"),
    }
    assert str(sheet.docinfo.Title) == said[1]
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert [str(page.Tabs) for page in sheet.pages] == ["/S"] * len(sheet.pages)


def test_all_that_is_painted_is_read_out_or_decoration(sheet: pikepdf.Pdf) -> None:
    assert unmarked_paint(sheet) == []


def test_the_structure_is_sound(sheet: pikepdf.Pdf) -> None:
    found = list(elements(sheet))
    assert [one for one in found if one.kind == "Figure" and not one.alt] == []
    assert [one for one in found if one.parent == "L" and one.kind != "LI"] == []
    assert [one for one in found if one.kind == "LI" and one.parent != "L"] == []
    levels = headings(sheet)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    links = [note for page in sheet.pages for note in page.get("/Annots", [])]
    assert links
    assert [note for note in links if not str(note.get("/Contents", ""))] == []


def test_every_font_travels_with_the_sheet(sheet: pikepdf.Pdf) -> None:
    fonts = [font.DescendantFonts[0] for page in sheet.pages for font in page.Resources.Font.values()]
    assert fonts
    assert [f for f in fonts if not {"/FontFile2", "/FontFile3"} & set(f.FontDescriptor.keys())] == []


def test_every_session_of_the_sample_is_on_one_page_per_day(sample: Path) -> None:
    pages = pages_of_text((sample / "programme.pdf").read_bytes())
    # Two webinars weeks before, each alone on its day, share a sheet, after those that go on the wall.
    assert len(pages) == 3
    event = read_event(ROOT / "sample_event").loaded.event
    assert event is not None
    titles = {s.id: s.title.in_("fr") for s in event.sessions}
    for row in public_sessions(ROOT / "sample_event/schedule.yml"):
        # Nights belong to the evening before.
        day = (row.start.astimezone(PARIS) - timedelta(hours=5)).date()
        page = pages[{27: 0, 28: 1}.get(day.day, 2)]
        assert _squeezed(titles[row.id]) in _squeezed(page), row.id
    assert "Tour de table de l’organisation" not in "".join(pages)
    days = ("samedi 27 mars 2027", "dimanche 28 mars 2027", "jeudi 18 mars 2027")
    assert [day in page for day, page in zip(days, pages, strict=True)] == [True] * 3
    assert "État du programme au lundi 15 février 2027" in pages[0]


def test_no_letter_of_the_programme_is_below_the_smallest_size(sample: Path) -> None:
    sizes = font_sizes((sample / "programme.pdf").read_bytes())
    assert min(sizes) >= min(SIZES) - 0.01


def test_the_poster_is_one_a4_sheet_that_says_what_one_must_know(sample: Path) -> None:
    with pikepdf.open(sample / "poster.pdf") as pdf:
        boxes = [tuple(map(round, map(float, page.MediaBox))) for page in pdf.pages]
        alts = [one.alt for one in elements(pdf) if one.kind == "Figure"]
    assert boxes == [(0, 0, *A4)]
    (page,) = pages_of_text((sample / "poster.pdf").read_bytes())
    for said in (
        "Hackathon", "Eaux vives", "samedi 27 et dimanche 28 mars 2027", "La Fabrique des Moulinages",
        "Je participe", "Gratuit", "dimanche 21 mars", "example.org/hackathon-2027", "Épival", "Radio Galet",
    ):  # fmt: skip
        assert said in page
    assert f"Code QR qui mène à {SITE}" in alts
    assert Counter(alts).most_common(1)[0][1] == 1


def test_the_sheets_are_listed_for_machines_and_linked_for_people(sample: Path) -> None:
    exports = json.loads((sample / "event.json").read_text("utf-8"))["exports"]
    listed = {row["url"].removeprefix(SITE): row["title"] for row in exports if "pdf" in row["mediaType"]}
    assert listed == {
        "programme.pdf": "Programme à imprimer (PDF)",
        "poster.pdf": "Affiche (PDF)",
        "en/programme.pdf": "Printable programme (PDF)",
        "en/poster.pdf": "Poster (PDF)",
    }
    for page in ("programme", "en/programme"):
        assert "programme.pdf" in (sample / page / "index.html").read_text("utf-8")
    assert "poster.pdf" in (sample / "plan-du-site/index.html").read_text("utf-8")


def test_without_pdf_no_page_speaks_of_it(event_folder: EventFolder, tmp_path: Path) -> None:
    event = event_folder({"schedule.yml": "- {id: a, title: A, start: 9h, end: 10h}\n"})
    build_folder(event, tmp_path / "site", Settings(AT, SITE, "plain"))
    said = [p for p in (tmp_path / "site").rglob("*.*") if p.is_file() and b".pdf" in p.read_bytes()]
    assert [p.name for p in said if p.suffix in {".html", ".json"}] == []
    assert list((tmp_path / "site").rglob("*.pdf")) == []


def test_a_crowded_day_goes_on_and_no_session_is_cut(event_folder: EventFolder, tmp_path: Path) -> None:
    rows = "".join(
        f'- {{id: s{n}, title: "Début{n:03} {"mot " * (n % 40)}suite{n:03}", start: "{8 + n // 20}:00", '
        f"duration: 50, rooms: [r{n % 20}]}}\n"
        for n in range(160)
    )
    about = "title: Foule\nid: foule\nstart: 2027-03-27\nlanguages: fr\nrooms:\n" + "".join(
        f"- {{id: r{n}, name: Salle {n}}}\n" for n in range(20)
    )
    event = event_folder({"event.yml": about, "schedule.yml": rows})
    pages = pages_of_text((built(event, tmp_path / "site") / "programme.pdf").read_bytes())
    assert len(pages) > 1
    for n in range(160):
        where = [f"Début{n:03}" in page for page in pages]
        assert where.count(True) == 1
        assert where == [f"suite{n:03}" in page for page in pages]
    assert all("samedi 27 mars 2027 (suite)" in page for page in pages[1:])
    assert "(suite)" not in pages[0]


LONG = "Rencontres intercommunales anticonstitutionnellement administratives de la donnée environnementale"


@pytest.mark.parametrize(
    "about",
    [
        f"title: {LONG}\ntagline: {LONG} {LONG}\n",
        "title: Eau\n",
        'title: "هاكاثون المياه"\ntagline: "يومان لفهم المياه"\n',
        "title: <b>&amp;\nlook: {primary: '#ffff00', accent: '#fffde0', pattern: dots}\nstatus: postponed\n",
    ],
    ids=["long", "short", "from the right", "hostile"],
)
def test_any_poster_is_one_sheet_with_all_its_title(
    about: str, event_folder: EventFolder, tmp_path: Path
) -> None:
    event = event_folder({"event.yml": f"{about}id: e\nstart: 2027-03-27\nlanguages: fr\n"})
    out = built(event, tmp_path / "site", site_url="")
    assert not (out / "programme.pdf").exists()
    content = (out / "poster.pdf").read_bytes()
    (page,) = pages_of_text(content)
    title = read_event(event).loaded.event.title.in_("fr")  # type: ignore[union-attr]
    if title.isascii() or "é" in title:
        assert _squeezed(title) in _squeezed(page)
    with pypdfium2.PdfDocument(content) as pdf:
        sheet = pdf[0]
        width, height = sheet.get_size()
        for thing in sheet.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = thing.get_bounds()
            assert left >= 0
            assert bottom >= 0
            assert right <= width
            assert top <= height


class _Counts(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - one server, one test.

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


def test_a_sheet_loads_nothing_from_elsewhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "secret.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    with HTTPServer(("127.0.0.1", 0), _Counts) as http:
        threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
        there = f"http://127.0.0.1:{http.server_port}/x.svg"
        for address in (there, (tmp_path / "secret.svg").as_uri()):
            html = f'<html lang="fr"><title>x</title><img src="{address}" alt="x"><p>x</p>'
            assert Printed(html, {}).pdf().startswith(b"%PDF-")
        http.shutdown()
    assert _Counts.asked == []
    assert caplog.text.count("a sheet loads nothing from elsewhere") == 2


def _squeezed(text: str) -> str:
    return re.sub(r"\s+|\xad|-", "", text)
