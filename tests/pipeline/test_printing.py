"""Sheets of paper: laid out once, the same everywhere, and missed without harm where they cannot be made."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.cache import CACHE, SHEETS
from hacksite.pipeline.extras import lacking
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT, SITE_URL

pytestmark = pytest.mark.slow
needs_pango = pytest.mark.skipif(bool(lacking()), reason=f"PDF cannot be made here: {lacking()} missing")
HACKSITE = Path(sys.executable).with_name("hacksite")
FILES = {
    "event.yml": "id: eau\ntitle: Eau\nstart: 2027-03-27\nlanguages: fr\n",
    "schedule.yml": "- {id: accueil, title: Accueil, start: 9h, end: 10h}\n",
}


def built(event: Path, out: Path, at: datetime = AT) -> dict[str, bytes]:
    result = build_folder(event, out, Settings(at, SITE_URL, "plain", pdf=True))
    assert result.written is not None, result.checked.report.errors
    return {path.name: path.read_bytes() for path in out.glob("*.pdf")}


def kept(event: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (event / CACHE / SHEETS).iterdir()}


def run(event: Path, out: Path, *options: str, **environment: str) -> tuple[int, str]:
    command = [str(HACKSITE), "build", str(event), "-o", str(out), "--no-search", "--host", "plain", *options]
    done = subprocess.run(
        command, capture_output=True, check=False, encoding="utf-8", env={**os.environ, **environment}
    )
    return done.returncode, done.stdout + done.stderr


@needs_pango
def test_the_same_folder_at_the_same_instant_gives_the_same_bytes(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event = event_folder(FILES)
    first = built(event, tmp_path / "one")
    for path in (event / CACHE / SHEETS).iterdir():
        path.unlink()
    command = ["--at", AT.isoformat(), "--site-url", SITE_URL]
    code, said = run(event, tmp_path / "two", *command, TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert (code, set(first)) == (0, {"programme.pdf", "poster.pdf"}), said
    assert {path.name: path.read_bytes() for path in (tmp_path / "two").glob("*.pdf")} == first


@needs_pango
def test_a_sheet_that_says_the_same_is_not_laid_out_again(event_folder: EventFolder, tmp_path: Path) -> None:
    event = event_folder(FILES)
    built(event, tmp_path / "site")
    before = kept(event)
    built(event, tmp_path / "elsewhere", AT + timedelta(minutes=5))
    assert kept(event) == before
    # The programme says of which day it is; the poster does not.
    built(event, tmp_path / "site", AT + timedelta(days=3))
    after = kept(event)
    assert len(after) == 2
    assert len(after.items() & before.items()) == 1


@needs_pango
def test_no_pdf_is_made_when_none_is_wanted(event_folder: EventFolder, tmp_path: Path) -> None:
    code, said = run(event_folder(FILES), tmp_path / "site", "--no-pdf")
    assert (code, "PDF" in said) == (0, False)
    assert list((tmp_path / "site").glob("*.pdf")) == []


@needs_pango
@pytest.mark.skipif(sys.platform != "linux", reason="libraries are found in other ways there")
@pytest.mark.parametrize(("options", "code"), [((), 0), (("--pdf",), 2)], ids=["default", "asked for"])
def test_without_pango_one_sentence_says_how_to_get_it_and_the_site_is_there(
    options: tuple[str, ...], code: int, event_folder: EventFolder, tmp_path: Path
) -> None:
    # What stands first on the way to the library is none.
    broken = tmp_path / "lib"
    broken.mkdir()
    (broken / "libpango-1.0.so.0").write_bytes(b"no library")
    got, said = run(event_folder(FILES), tmp_path / "site", *options, LD_LIBRARY_PATH=str(broken))
    told = [line for line in said.splitlines() if "PDF" in line or "weasyprint" in line.lower()]
    assert got == code
    assert len(told) == 1
    assert told[0].startswith("Sans PDF\u00a0: il manque la bibliothèque Pango")
    assert (tmp_path / "site/index.html").is_file()
    assert "programme.pdf" not in (tmp_path / "site/programme/index.html").read_text("utf-8")
