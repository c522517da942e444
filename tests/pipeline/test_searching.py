"""The search index holds what may be found, and is made only when that changes."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.pipeline.conftest import AT, SITE_URL, NewSample, contents, different
from tests.sample import copy_of_sample

pytestmark = pytest.mark.slow
SETTINGS = Settings(AT, SITE_URL, "plain", index=True)
WATER = {"challenges/water.md": "---\ntitle: Water\n---\nA text.\n"}


def build(event: Path, out: Path, settings: Settings = SETTINGS) -> dict[str, bytes]:
    assert build_folder(event, out, settings).written is not None
    return contents(out)


def found(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """What the index says of each page, by address."""
    fragments = [
        gzip.decompress(c).partition(b"{")[2] for n, c in files.items() if n.startswith("pagefind/fragment/")
    ]
    read = [json.loads(b"{" + fragment) for fragment in fragments]
    return {page["url"]: page for page in read}


def facets(files: dict[str, bytes]) -> dict[str, Any]:
    """What the index says each French page is, by address."""
    told = json.loads(files["pagefind/facets.fr.json"])
    names = {
        json.loads(b"{" + gzip.decompress(c).partition(b"{")[2])["url"]: Path(n).stem
        for n, c in files.items()
        if n.startswith("pagefind/fragment/fr_")
    }
    return {url: told[name] for url, name in names.items()}


def made_at(event: Path) -> list[int]:
    return [p.stat().st_mtime_ns for p in sorted((event / CACHE / "search").rglob("*")) if p.is_file()]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the sample's site."""
    folder = tmp_path_factory.mktemp("one")
    return build(copy_of_sample(folder / "event"), folder / "site")


def test_built_twice_in_two_places_the_index_is_the_same(
    whole: dict[str, bytes], new_sample: NewSample, tmp_path: Path
) -> None:
    second = build(new_sample("a b/two"), tmp_path / "two/site")
    assert len([n for n in whole if n.startswith("pagefind/")]) > 250
    assert different(whole, second) == []


def test_every_page_worth_finding_is_found_by_its_kind_and_no_other(whole: dict[str, bytes]) -> None:
    pages = found(whole)
    left_out = re.compile(rb'<meta name="robots" content="noindex">')
    listed = {
        f"/{n.removesuffix('index.html')}"
        for n, c in whole.items()
        if n.endswith(".html") and not left_out.search(c)
    }
    # Each of the sessions that they name is found by itself.
    plans = {"/plan-du-site/", "/en/site-plan/", "/programme/changements/", "/en/programme/changes/"}
    assert pages.keys() - listed == set()
    assert listed - pages.keys() <= plans
    assert facets(whole)["/defis/lire-la-secheresse/"] == {
        "kind": ["challenge"], "theme": ["sécheresse", "rivière"],
    }  # fmt: skip
    assert facets(whole)["/pratique/"] == {"kind": ["page"]}


def test_pages_are_found_by_their_own_words_alone(whole: dict[str, bytes]) -> None:
    pages = found(whole)
    assert [url for url, page in pages.items() if "Rechercher" in page["content"]] == []
    assert "Savoir si la rivière va mal" not in pages["/donnees/nappes/"]["content"]
    assert "Savoir si la rivière va mal" in pages["/defis/lire-la-secheresse/"]["content"]


def test_an_unchanged_site_is_not_indexed_again_and_an_edited_one_is(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event, out = event_folder(WATER), tmp_path / "site"
    before, made = build(event, out), made_at(event)
    assert made != []
    assert different(before, build(event, out)) == []
    assert made_at(event) == made
    event_folder({"challenges/water.md": f"{WATER['challenges/water.md']}A zythologist comes.\n"})
    after = build(event, out)
    assert "zythologist" in found(after)["/challenges/water/"]["content"]
    assert found(after).keys() == found(before).keys()


def test_a_build_without_search_leaves_nothing_of_it(event_folder: EventFolder, tmp_path: Path) -> None:
    event, out = event_folder(WATER), tmp_path / "site"
    before = build(event, out)
    files = build(event, out, replace(SETTINGS, search=False, index=False))
    own = ("pagefind/", "search/", "fr/recherche/")
    assert [any(n.startswith(place) for n in before) for place in own] == [True] * 3
    assert [n for n in files if n.startswith(own)] == []
    assert [n for n, c in files.items() if n.endswith(".html") and b"hs-search" in c] == []


def test_an_earlier_clock_takes_back_what_the_index_said_even_when_the_record_is_lost(
    new_sample: NewSample, tmp_path: Path
) -> None:
    event, out = new_sample("event"), tmp_path / "site"
    build(event, out)
    for record in (event / CACHE).glob("written-*.json"):
        record.unlink()
    january = replace(SETTINGS, at=AT.replace(month=1, day=5))
    cold = build(new_sample("cold"), tmp_path / "cold-site", january)
    left = different(build(event, out, january), cold)
    assert [n for n in left if n.startswith("pagefind/") or n.endswith((".html", ".json"))] == []


def test_pages_of_others_in_the_folder_are_not_shown(event_folder: EventFolder, tmp_path: Path) -> None:
    event, out = event_folder(), tmp_path / "site"
    build(event, out)
    (out / "private.html").write_text('<html lang="en"><main id="hs-main"><h1>Zythum</h1></main></html>')
    text = event / "event.yml"
    text.write_text(text.read_text("utf-8") + "tagline: Another one\n", "utf-8")
    pages = found(build(event, out))
    assert "/" in pages
    assert "/private.html" not in pages


def test_a_damaged_index_is_made_again_when_the_cache_is_deleted(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event, out = event_folder(WATER), tmp_path / "site"
    before = build(event, out)
    (out / "pagefind/pagefind-entry.json").write_text("{}")
    assert different(before, build(event, out)) == []
