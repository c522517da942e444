"""What the jury and participants get on paper: only on demand, only with consent, and readable by ear."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from hacksite.cli import cli
from hacksite.pipeline.extras import lacking
from tests.conftest import EventFolder
from tests.emit.pdf_reader import headings, unmarked_paint

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(lacking()), reason="no WeasyPrint or no Pango: there is no PDF to make"),
]

PROJECT = """---
title: Leak & <b>pipe</b>
team: Drops
publish_at: 2099-01-01
members:
  - {name: Ana Reis, role: Writing}
  - {name: Ana Reis}
  - {name: Bo Lund, consent: no}
  - {name: اسم طويل}
---
"""


@pytest.fixture
def event(event_folder: EventFolder) -> Path:
    grid = "outcomes:\n  criteria:\n    - {id: a, title: Alpha}\n    - {id: b, title: Beta}\n"
    people = "- {id: ana, name: Ana Reis, roles: [jury]}\n- {id: bo, name: Bo Lund, roles: [jury]}\n"
    files = {"event.yml": f"title: Water\nstart: 2027-03-27\nlanguages: en\n{grid}", "people.yml": people}
    return event_folder({**files, "projects/leak.md": PROJECT})


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["jury", *map(str, arguments)])


def said(file: Path) -> str:
    pages = pypdfium2.PdfDocument(file)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    return text


def test_certificates_are_for_those_who_agreed_to_be_named(event: Path, tmp_path: Path) -> None:
    before = sorted(event.rglob("*"))
    result = run("certificates", event, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.output
    names = [file.name for file in sorted((tmp_path / "out").iterdir())]
    assert names == ["leak-ana-reis-2.pdf", "leak-ana-reis.pdf", "leak-person.pdf"]
    text = said(tmp_path / "out/leak-ana-reis.pdf")
    missing = [
        w for w in ("Ana Reis", "Writing", "Leak & <b>pipe</b>", "Drops", "27 March 2027") if w not in text
    ]
    assert missing == []
    assert "1 person did not agree" in result.output
    assert "Bo Lund" not in "".join(said(file) for file in (tmp_path / "out").iterdir())
    assert sorted(event.rglob("*")) == before


def test_a_certificate_is_one_tagged_sheet(event: Path, tmp_path: Path) -> None:
    run("certificates", event, "-o", tmp_path / "out")
    with pikepdf.open(tmp_path / "out/leak-ana-reis.pdf") as pdf:
        assert (len(pdf.pages), headings(pdf), unmarked_paint(pdf)) == (1, [1], [])
        assert str(pdf.Root.Lang) == "en"


def test_each_juror_has_a_sheet_of_paper(event: Path, tmp_path: Path) -> None:
    result = run("sheets", event, "-o", tmp_path / "out", "--format", "pdf")
    assert result.exit_code == 0, result.output
    with pikepdf.open(tmp_path / "out/jury.pdf") as pdf:
        assert (len(pdf.pages), headings(pdf), unmarked_paint(pdf)) == (2, [1, 2, 1, 2], [])
    text = said(tmp_path / "out/jury.pdf")
    assert [text.count(word) for word in ("Ana Reis", "Bo Lund", "Alpha", "50 %")] == [1, 1, 2, 4]


def test_what_cannot_be_made_is_told(event: Path, tmp_path: Path) -> None:
    for arguments in (
        ("certificates", event, "--project", "nobody"),
        ("sheets", tmp_path, "--format", "pdf"),
    ):
        result = run(*arguments, "-o", tmp_path / "out")
        assert result.exit_code != 0
        assert "nobody" in str(result.exception) or "event" in str(result.exception)
    assert not (tmp_path / "out").exists()
