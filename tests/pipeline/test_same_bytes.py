"""The same folder at the same instant gives the same bytes."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.cache import CACHE, PICTURES, PROFILES
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT, SITE_URL, NewSample, contents, different
from tests.sample import copy_of_sample, without_cache
from tests.toolbox import ROOT

pytestmark = pytest.mark.slow
HOSTS = ("material", "plain")
HACKSITE = Path(sys.executable).with_name("hacksite")


def build(event: Path, out: Path, host: str = "plain") -> dict[str, bytes]:
    assert build_folder(event, out, Settings(AT, SITE_URL, host)).written is not None
    return contents(out)


def build_elsewhere(event: Path, out: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """Build with the program itself, in a process of its own."""
    command = [str(HACKSITE), "build", str(event), "-o", str(out), "--site-url", SITE_URL, *options]
    surroundings = {**os.environ, **environment}
    run = subprocess.run(
        [*command, "--at", "2027-03-30 12:00"],
        env=surroundings,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return contents(out)


HERE = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
THERE = {"TZ": "America/Lima", "PYTHONHASHSEED": "4242", "LC_ALL": "C"}


@pytest.mark.parametrize(
    "options",
    # Search and paper are the same in every host, cards for every page: once is enough.
    [("--host", "material", "--no-cards"), ("--host", "plain", "--no-cards", "--no-search", "--no-pdf")],
    ids=HOSTS,
)
def test_place_time_zone_hash_seed_and_language_of_the_machine_change_nothing(
    options: tuple[str, ...], new_sample: NewSample, tmp_path: Path
) -> None:
    event = new_sample("here")
    # Pictures are the same in every host too: drawn here once, and by whoever made the cache.
    here = without_cache(event) if "material" in options else event
    built_here = build_elsewhere(here, tmp_path / "here/site", *options, **HERE)
    built_there = build_elsewhere(new_sample("a b/là-bas"), tmp_path / "there", *options, **THERE)
    assert len(built_here) > 290
    assert different(built_here, built_there) == []


def test_nor_do_they_change_the_cards(event_folder: EventFolder, tmp_path: Path) -> None:
    event = event_folder(
        {"challenges/water.md": "---\ntitle: Water, everywhere\nsummary: Who drinks?\n---\n"}
    )
    options = ("--host", "plain", "--no-search", "--no-pdf")
    here = build_elsewhere(event, tmp_path / "here", *options, **HERE)
    shutil.rmtree(event / CACHE)
    there = build_elsewhere(event, tmp_path / "there", *options, **THERE)
    assert len([name for name in here if name.startswith("cards/")]) > 3
    assert different(here, there) == []


def test_built_twice_the_site_is_the_same_and_the_event_as_it_was(
    new_sample: NewSample, tmp_path: Path
) -> None:
    event = new_sample("one")
    before = contents(event)
    first = build(event, tmp_path / "one/site", "material")
    assert different(before, contents(event)) == []
    assert different(before, {n: c for n, c in contents(ROOT / "sample_event").items() if n in before}) == []
    second = build(new_sample("two"), tmp_path / "two/site", "material")
    assert different(first, second) == []


def test_the_hosts_give_the_same_pages_feeds_and_pictures(new_sample: NewSample, tmp_path: Path) -> None:
    event = new_sample("event")
    plain, material = build(event, tmp_path / "plain"), build(event, tmp_path / "material", "material")
    own = {n for n in material if n.startswith(("assets/stylesheets/", "assets/images/"))}
    walled = {n for n in plain if n.endswith(".html")}
    assert material.keys() - own == plain.keys()
    assert [n for n in different(plain, material) if n not in own | walled] == []


def edit_text(event: Path) -> None:
    file = event / "challenges/lire-la-secheresse.md"
    file.write_text(file.read_text("utf-8") + "\nUne phrase de plus, pour voir.\n", "utf-8")


def edit_title(event: Path) -> None:
    file = event / "datasets/nappes.md"
    file.write_text(file.read_text("utf-8").replace("title: ", "title: Toutes les ", 1), "utf-8")


def edit_look(event: Path) -> None:
    file = event / "event.yml"
    file.write_text(file.read_text("utf-8").replace("#0b5c75", "#7a1f5c"), "utf-8")


def edit_picture(event: Path) -> None:
    file = event / "media/logo.svg"
    file.write_bytes(file.read_bytes() + b"<!-- drawn again -->\n")


def remove_project(event: Path) -> None:
    for file in (event / "projects").glob("arrosoir*.md"):
        file.unlink()


def remove_language(event: Path) -> None:
    for file in event.rglob("*.en.*"):
        file.unlink()
    file = event / "event.yml"
    file.write_text(file.read_text("utf-8").replace("languages: [fr, en]", "languages: [fr]"), "utf-8")


EDITS = (edit_text, edit_title, edit_look, edit_picture, remove_project, remove_language)


def test_a_build_after_an_edit_equals_one_from_nothing(new_sample: NewSample, tmp_path: Path) -> None:
    event = new_sample("warm")
    before = build(event, tmp_path / "warm/site")
    # Each edit comes on top of those before it.
    for edit in EDITS:
        edit(event)
        warm = build(event, tmp_path / "warm/site")
        cold = copy_of_sample(tmp_path / edit.__name__ / "event", event)
        assert different(warm, build(cold, cold.with_name("site"))) == [], edit
        assert different(warm, before) != [], edit
        before = warm


def test_another_clock_address_or_host_in_the_same_folder_equals_a_build_from_nothing(
    new_sample: NewSample, tmp_path: Path
) -> None:
    event = new_sample("event")
    build(event, tmp_path / "site")
    earlier = Settings(AT.replace(month=2, day=1), SITE_URL, "plain")
    hosted = replace(earlier, host="material")
    for name, settings in enumerate((earlier, hosted, replace(hosted, at=AT, site_url=""))):
        assert build_folder(event, tmp_path / "site", settings).written is not None
        cold = tmp_path / f"cold-{name}"
        assert build_folder(new_sample(cold.name), cold / "site", settings).written is not None
        assert different(contents(tmp_path / "site"), contents(cold / "site")) == [], settings


def test_a_deleted_cache_changes_nothing(new_sample: NewSample, tmp_path: Path) -> None:
    event = new_sample("event")
    before = build(event, tmp_path / "site")
    for kept in (event / CACHE).iterdir():
        # Drawn and read from nothing, pictures and tables were compared above.
        if kept.name not in {Path(PICTURES).name, Path(PROFILES).name}:
            shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
    assert different(before, build(event, tmp_path / "site")) == []


def test_a_damaged_cache_changes_nothing(new_sample: NewSample, tmp_path: Path) -> None:
    event = new_sample("event")
    before = build(event, tmp_path / "site", "material")
    for name in ("written-*.json", "frames/*.json"):
        damaged = list((event / CACHE).glob(name))
        assert damaged != []
        for file in damaged:
            file.write_bytes(file.read_bytes()[:40])
        assert different(before, build(event, tmp_path / "site", "material")) == [], name
