"""What someone gets who installs hacksite without this checkout."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import html

from tests.toolbox import ROOT, built_wheel, fresh_environment, outcome

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


def test_wheel_holds_the_package_the_theme_and_the_pins_and_nothing_else(wheel: Path) -> None:
    sources = {"hacksite": ROOT / "hacksite", "hacksite/themes/hacksite": ROOT / "themes" / "hacksite"}
    expected = {
        f"{place}/{file.relative_to(folder).as_posix()}"
        for place, folder in sources.items()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == expected | {"hacksite/requirements.txt"}


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


def test_installed_as_a_tool_for_one_person_it_makes_and_checks_an_event(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    # `uv tool` is to uv what pipx is to pip: an environment of its own for each program, and one command.
    places = {"HOME": home, "UV_TOOL_DIR": home / "tools", "UV_TOOL_BIN_DIR": home / "bin"}
    uv = Path(sys.executable).with_name("uv")
    kept = {"UV_CACHE_DIR": outcome([str(uv), "cache", "dir"]).strip()}
    surroundings = {**os.environ, **kept, **{name: str(place) for name, place in places.items()}}
    pins = ["--constraints", str(ROOT / "requirements/site.txt"), "--python", sys.executable]
    install = [str(uv), "tool", "install", "--quiet", *pins, str(wheel)]
    for command in (
        install,
        [str(home / "bin/hacksite"), "new", "nuit", "--title", "Nuit", "--start", "2027-03-13", "--no-input"],
        [str(home / "bin/hacksite"), "check", "nuit"],
        [str(home / "bin/hacksite"), "doctor", "nuit"],
    ):
        run = subprocess.run(
            command, capture_output=True, check=False, cwd=tmp_path, encoding="utf-8", env=surroundings
        )
        assert run.returncode == 0, run.stdout + run.stderr
    lock = (tmp_path / "nuit/.hacksite/requirements.txt").read_text("utf-8")
    assert lock == (ROOT / "requirements/site.txt").read_text("utf-8")


def _path_on_site(address: str) -> str:
    return address.removeprefix("https://nuit.example.org/").split("?")[0].split("#")[0].lstrip("/")
