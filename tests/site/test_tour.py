"""`make tour`: one site for each phase, and a page that links them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.built_site import BuiltSite
from tests.toolbox import ROOT

pytestmark = pytest.mark.slow
PHASES = ["announced", "open", "closed", "live", "night", "restitution", "results", "archived"]


def tour(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/tour.py"), str(folder)]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def test_the_tour_links_a_whole_site_for_each_phase_in_both_languages(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    (folder / "announced").mkdir(parents=True)
    (folder / "announced/of-an-earlier-run.html").touch()
    run = tour(folder)
    site = BuiltSite(folder)
    links = [str(href) for href in site.page("index.html").xpath("//a/@href")]
    assert run.returncode == 0, run.stderr
    assert not (folder / "announced/of-an-earlier-run.html").exists()
    assert links == [address for phase in PHASES for address in (f"{phase}/", f"{phase}/en/")]
    assert [a for a in links if not (folder / a / "index.html").is_file()] == []
    assert "--directory tour" in run.stdout
    assert not list(folder.glob("*/.cache"))


def test_the_tour_leaves_a_folder_of_other_things_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    run = tour(tmp_path)
    assert run.returncode == 1
    assert "holds other files" in run.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]
