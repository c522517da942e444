"""Sheets go out, come back filled in by any spreadsheet, and are counted; nothing is published by it."""

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from odfdo import Document
from openpyxl import load_workbook

from hacksite.cli import cli
from hacksite.pipeline.checking import check_folder
from hacksite.views.publication import published
from hacksite.views.running_order import draw
from tests.conftest import EventFolder

EVENT = """title: Water
start: 2027-03-27
languages: en, fr
outcomes:
  criteria:
    - {id: impact, title: {en: Impact, fr: Effet}, weight: 2}
    - {id: method, title: {en: Method, fr: Méthode}, weight: 1}
restitution:
  seed: sun
  preselect: 2
prizes:
  - {id: gold, title: Gold}
  - {id: silver, title: Silver}
  - {id: crowd, title: Crowd, kind: public}
  - {id: heart, title: Heart, kind: special}
"""
PEOPLE = """- {id: ana, name: Ana Reis, roles: [jury], consent: name}
- {id: bo, name: Bo Lund, roles: [jury], consent: none}
- {id: mo, name: Mo Diop, roles: [mentor], consent: name}
"""
PROJECTS = {
    f"projects/{item}.md": f"---\ntitle: {title}\nteam: Team {item}\npublish_at: 2027-03-28 20:00\n---\n"
    for item, title in (("canal", "=Canal"), ("leaf", "Feuille & co"), ("river", "Rivière, l’été"))
}
MARKS = {
    # canal: Ana (5·2 + 2) / 3 = 4, Bo 4. leaf: Ana 4, Bo 4. river: Ana 1.5, Bo 0.
    "Ana Reis": {"canal": ("5", "2"), "leaf": ("4", "4"), "river": ("1,5", "1.5")},
    "Bo Lund": {"canal": ("4", "4"), "leaf": ("4", "4"), "river": ("0", "0")},
}
Filled = Callable[[Path], None]


@pytest.fixture
def event(event_folder: EventFolder) -> Path:
    return event_folder({"event.yml": EVENT, "people.yml": PEOPLE, **PROJECTS})


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["jury", *map(str, arguments)])


def marks_for(juror: str, project: str) -> tuple[str, str]:
    return MARKS[juror][project]


def fill_csv(file: Path) -> None:
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))
    for row in rows[1:]:
        row[4:6] = marks_for(row[0], row[1])
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    # As Excel saves it on many a French machine.
    file.write_bytes(out.getvalue().encode("cp1252"))


def fill_xlsx(file: Path) -> None:
    book = load_workbook(file)
    for row in book.worksheets[0].iter_rows(min_row=2):
        impact, method = marks_for(str(row[0].value), str(row[1].value))
        row[4].value, row[5].value = float(impact.replace(",", ".")), float(method)
    book.save(file)


def fill_ods(file: Path) -> None:
    document = Document(file)
    (table,) = document.body.tables
    for line in range(1, table.height):
        juror, project = (str(table.get_value((column, line))) for column in (0, 1))
        impact, method = marks_for(juror, project)
        table.set_value((4, line), float(impact.replace(",", ".")))
        table.set_value((5, line), method)
    document.save(file)


@pytest.mark.parametrize(
    ("shape", "fill"), [("csv", fill_csv), ("xlsx", fill_xlsx), ("ods", fill_ods)], ids=lambda x: str(x)[:4]
)
def test_what_is_filled_in_comes_back_as_it_was_meant(
    shape: str, fill: Filled, event: Path, tmp_path: Path
) -> None:
    out = tmp_path / "jury"
    assert run("sheets", event, "-o", out, "--format", shape).exit_code == 0
    files = sorted(out.iterdir())
    assert [file.name for file in files] == [f"jury-ana-reis.{shape}", f"jury-bo-lund.{shape}"]
    for file in files:
        fill(file)
    result = run("tally", *files, "--event", event)
    assert result.exit_code == 0, result.output
    lines = [re.split(r" {2,}", line.strip()) for line in result.output.splitlines()]
    assert ["1 tied", "=Canal", "4", "4 … 4", "0", "2"] in lines
    assert ["1 tied", "Feuille & co", "4", "4 … 4", "0", "2"] in lines
    assert ["3", "Rivière, l’été", "0.75", "0 … 1.5", "1.5", "2"] in lines
    assert not (event / "results.yml").exists()


def test_a_title_like_a_formula_stays_a_title_in_every_sheet(event: Path, tmp_path: Path) -> None:
    run("sheets", event, "-o", tmp_path / "jury", "--format", "csv", "--format", "xlsx")
    text = (tmp_path / "jury/jury-ana-reis.csv").read_text("utf-8-sig")
    assert "'=Canal" in text
    cells = load_workbook(tmp_path / "jury/jury-ana-reis.xlsx").worksheets[0]
    assert [(cell.value, cell.data_type) for cell in cells["C"] if str(cell.value).startswith("=")] == [
        ("=Canal", "s")
    ]


def test_mentors_choose_whom_the_jury_hears_in_the_order_that_the_seed_draws(
    event: Path, tmp_path: Path
) -> None:
    out = tmp_path / "mentors"
    run("sheets", event, "-o", out, "--stage", "mentors")
    (file,) = out.iterdir()
    assert file.name == "mentors-mo-diop.csv"
    head, *rows = file.read_text("utf-8-sig").splitlines()
    given = {"canal": "3,3", "leaf": "5,5", "river": "4,4"}
    filled = [re.sub(r",,,$", f",{given[row.split(',')[1]]},", row) for row in rows]
    file.write_text("\n".join([head, *filled]), "utf-8")
    result = run("tally", file, "--event", event, "--stage", "mentors")
    assert "The 2 projects that go on: Feuille & co, Rivière, l’été" in result.output
    order = ", ".join(draw(["leaf", "river"], "sun"))
    assert f"restitution:\n  order: [{order}]" in result.output
    refused = run("tally", file, "--event", event, "--stage", "mentors", "--write")
    assert refused.exit_code != 0


def counted(event: Path, tmp_path: Path, *more: object) -> Result:
    out = tmp_path / "jury"
    run("sheets", event, "-o", out)
    for file in out.iterdir():
        fill_csv(file)
    return run("tally", *sorted(out.iterdir()), "--event", event, "--write", "--yes", *more)


def test_results_are_written_as_a_draft_that_no_hour_publishes(event: Path, tmp_path: Path) -> None:
    votes = tmp_path / "votes.csv"
    votes.write_text("voter,project\n1,river\n2,river\n3,leaf\n", "utf-8")
    assert counted(event, tmp_path, "--votes", votes).exit_code == 0
    text = (event / "results.yml").read_text("utf-8")
    assert text == (
        "draft: yes\nawards:\n"
        "  - prize: gold\n    project: canal\n    rank: 1\n"
        "  - prize: gold\n    project: leaf\n    rank: 1\n"
        "  - prize: crowd\n    project: river\n"
    )
    checked = check_folder(event)
    assert checked.event is not None
    assert published(checked.event, datetime(2099, 1, 1, tzinfo=UTC)).results is None
    (event / "results.yml").write_text(text.replace("draft: yes\n", ""), "utf-8")
    confirmed = check_folder(event).event
    assert confirmed is not None
    assert published(confirmed, datetime(2099, 1, 1, tzinfo=UTC)).results is not None


def test_words_written_by_hand_stay_byte_for_byte(event: Path, tmp_path: Path) -> None:
    before = """# Ours.
publish_at: 2027-03-28 18:30
intro: "A word:  with  two spaces"
awards:
  - prize: silver   # the jury's second
    project: leaf
    rank: 2
    citation: >-
      Hand-made
      words.
  - {prize: heart, project: river, citation: "From the heart"}
  - prize: gold
    project: river
    rank: 1
    citation: Was it really?
thanks: |
  To all.
"""
    (event / "results.yml").write_text(before, "utf-8")
    result = counted(event, tmp_path)
    assert result.exit_code == 0, result.output
    after = (event / "results.yml").read_text("utf-8")
    expected = before.replace("publish_at", "draft: yes\npublish_at", 1)
    expected = expected.replace("prize: silver   # the", 'prize: "gold"   # the').replace(
        "rank: 2", "rank: 1"
    )
    expected = expected.replace(
        "    citation: Was it really?\n",
        "    citation: Was it really?\n  - prize: gold\n    project: canal\n    rank: 1\n",
    )
    assert after == expected
    assert "In results.yml, and not given by the count: Rivière, l’été (gold)" in result.output


def test_counting_again_changes_nothing(event: Path, tmp_path: Path) -> None:
    counted(event, tmp_path)
    before = (event / "results.yml").read_bytes()
    again = counted(event, tmp_path)
    assert "nothing to write" in again.output
    assert (event / "results.yml").read_bytes() == before


def test_nothing_is_counted_or_written_while_a_sheet_holds_a_fault(event: Path, tmp_path: Path) -> None:
    out = tmp_path / "jury"
    run("sheets", event, "-o", out)
    for file in out.iterdir():
        fill_csv(file)
    broken = out / "jury-ana-reis.csv"
    broken.write_bytes(broken.read_bytes().replace(b";5;", b";55;"))
    result = run("tally", *sorted(out.iterdir()), "--event", event, "--write", "--yes")
    assert result.exit_code == 1
    assert 'jury-ana-reis.csv:2:5: error HS461: E2: "55" is no mark from 0 to 5' in result.output
    assert not (event / "results.yml").exists()


def test_a_vote_never_says_who_voted(event: Path, tmp_path: Path) -> None:
    votes = tmp_path / "votes.csv"
    rows = [
        "voter,project",
        "zoe@example.org,leaf",
        "ZOE@example.org ,leaf",
        "zoe@example.org,river",
        ",leaf",
    ]
    votes.write_text("\n".join(rows), "utf-8")
    result = run("tally", "--votes", votes, "--event", event)
    assert result.exit_code == 0
    assert "1 vote counted of 4 lines" in result.output
    assert [code for code in ("HS466", "HS467", "HS468") if code not in result.output] == []
    assert "zoe" not in result.output.lower()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"PK\x03\x04 no workbook"), ("a.ods", b"nothing"), ("a.pdf", b"%PDF-1.7"), ("a.csv", b""),
        ("b.csv", b'project,impact,method\n"canal,1,2\n'), ("c.xlsx", b""),
    ],
)  # fmt: skip
def test_a_file_that_is_no_sheet_is_told_in_a_sentence(
    name: str, content: bytes, event: Path, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    result = run("tally", file, "--event", event)
    assert result.exit_code != 0
    assert "Traceback" not in result.output
    said = result.output + str(result.exception or "")
    assert name in said
