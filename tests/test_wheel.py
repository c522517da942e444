"""What someone gets who installs hacksite without this checkout."""

import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import html

from tests.toolbox import ROOT, built_wheel, fresh_environment

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a new event, made by the wheel alone."""
    folder = tmp_path_factory.mktemp("elsewhere")
    pins = (ROOT / "requirements/site.txt").read_text("utf-8")
    hacksite = fresh_environment(folder / "venv", pins, wheel)
    dates = ["--start", "2027-03-13", "--end", "2027-03-14"]
    texts = ["--title", "Nuit de la donnée", "--place", "Médiathèque, Rennes", "--languages", "fr,en"]
    for command in (
        ["new", "nuit", *texts, *dates, "--no-input"],
        [
            "build",
            "nuit",
            "-o",
            "site",
            "--site-url",
            "https://nuit.example.org/",
            "--at",
            "2027-01-15T12:00",
        ],
    ):
        run = subprocess.run(
            [hacksite, *command], capture_output=True, check=False, cwd=folder, encoding="utf-8"
        )
        assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"


def test_wheel_holds_the_package_and_the_theme_and_nothing_else(wheel: Path) -> None:
    sources = {"hacksite": ROOT / "hacksite", "hacksite/themes/hacksite": ROOT / "themes" / "hacksite"}
    expected = {
        f"{place}/{file.relative_to(folder).as_posix()}"
        for place, folder in sources.items()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == expected


def test_new_event_becomes_a_site_in_both_languages(site: Path) -> None:
    pages = {
        language: html.parse(site / page)
        for language, page in (("fr", "index.html"), ("en", "en/index.html"))
    }
    assert {language: page.getroot().get("lang") for language, page in pages.items()} == {
        "fr": "fr",
        "en": "en",
    }
    assert all("Nuit de la donnée" in (page.findtext(".//title") or "") for page in pages.values())


def test_new_event_becomes_files_for_machines(site: Path) -> None:
    assert (site / "agenda.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    exports = json.loads((site / "event.json").read_text("utf-8"))["exports"]
    assert "agenda.ics" in {_path_on_site(entry["url"]) for entry in exports}
    assert [entry for entry in exports if not (site / _path_on_site(entry["url"])).is_file()] == []


def test_every_stylesheet_and_script_of_the_home_page_is_in_the_site(site: Path) -> None:
    home = html.parse(site / "index.html")
    addresses = [*home.xpath("//link[@rel='stylesheet']/@href"), *home.xpath("//script/@src")]
    assert addresses
    assert [str(a) for a in addresses if not (site / _path_on_site(str(a))).is_file()] == []


def _path_on_site(address: str) -> str:
    return address.removeprefix("https://nuit.example.org/").split("?")[0].split("#")[0].lstrip("/")
