"""What is held back, private or without consent is in no byte of any file of the site."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.built_site import BuiltSite
from tests.site.conftest import PARIS, PHASES, SampleAt
from tests.site.unpacked import said_text
from tests.toolbox import ROOT

pytestmark = pytest.mark.slow

SAMPLE = ROOT / "sample_event"
ADDRESSES = {
    "challenges": ("defis/{}/", "en/challenges/{}/"),
    "datasets": ("donnees/{}/", "en/data/{}/"),
    "projects": ("projets/{}/", "en/projects/{}/"),
}
RESULTS_OUT = datetime(2027, 3, 28, 18, 30, tzinfo=PARIS)
PROJECTS_OUT = datetime(2027, 3, 28, 15, 10, tzinfo=PARIS)
BOUNDARIES = [
    PHASES["announced"],
    datetime(2027, 1, 31, 23, 59, tzinfo=PARIS),
    datetime(2027, 2, 1, tzinfo=PARIS),
    datetime(2027, 2, 15, tzinfo=PARIS),
    datetime(2027, 3, 28, 15, 9, tzinfo=PARIS),
    PROJECTS_OUT,
    datetime(2027, 3, 28, 18, 29, tzinfo=PARIS),
    RESULTS_OUT,
]
EMAILS = {
    "acces@eauxvives.example",
    "bonjour@eauxvives.example",
    "contact@epival.example",
    "donnees@epival.example",
    "ecoute@eauxvives.example",
    "presse@epival.example",
    "support@ruche-libre.example",
}


def front_matter(path: Path) -> dict[str, Any]:
    """The fields of a Markdown file, read without hacksite; values stay as typed."""
    parts = path.read_text("utf-8").split("---\n")
    return dict(yaml.load(parts[1], yaml.BaseLoader)) if len(parts) > 1 else {}  # noqa: S506 - text only


def phrases(fields: Any) -> Iterator[str]:
    """Every text of at least three words below `fields`: no other noun says the same by chance."""
    if isinstance(fields, dict):
        for value in fields.values():
            yield from phrases(value)
    elif isinstance(fields, list):
        for value in fields:
            yield from phrases(value)
    elif fields.count(" ") >= 2:
        yield " ".join(fields.split())


@cache
def held_back() -> dict[tuple[str, str], tuple[datetime, frozenset[str]]]:
    """Each noun with a publication date: that instant, and what must not be said before, in any language."""
    found = {}
    for folder in ADDRESSES:
        for file in sorted((SAMPLE / folder).rglob("*.md")):
            item = file.parent.name if file.name == "index.md" else file.stem
            fields = front_matter(file)
            if "publish_at" in fields:
                english = file.with_suffix(".en.md")
                said = [*phrases(fields), *(phrases(front_matter(english)) if english.exists() else ())]
                when = datetime.fromisoformat(fields["publish_at"]).replace(tzinfo=PARIS)
                own = frozenset(text for text in said if text not in quoted_elsewhere())
                found[folder, item] = (when, own)
    return found


@cache
def quoted_elsewhere() -> str:
    """All that files in plain sight say: names of publishers, roles of members."""
    files = [f for f in SAMPLE.rglob("*") if f.suffix in {".md", ".yml"} and ".cache" not in f.parts]
    open_ones = [f for f in files if f.suffix == ".yml" or "publish_at" not in front_matter(f)]
    lines = (ln for f in open_ones if not is_translation(f) for ln in f.read_text("utf-8").splitlines())
    # What was kept of a promise has a day of its own.
    return " ".join(" ".join(ln for ln in lines if not ln.lstrip().startswith("- {number: ")).split())


def is_translation(file: Path) -> bool:
    return file.name.endswith((".en.md", ".en.yml"))


@cache
def citations() -> frozenset[str]:
    files = [SAMPLE / name for name in ("results.yml", "results.en.yml")]
    read = [yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files]  # noqa: S506 - text only
    return frozenset(phrases([results["awards"] for results in read]))


@cache
def said_in(site: BuiltSite) -> dict[str, str]:
    return {name: said_text(content, name) for name, content in site.files().items()}


def leaks(site: BuiltSite, needles: frozenset[str]) -> list[str]:
    return [f"{name}: {n}" for name, text in said_in(site).items() for n in sorted(needles) if n in text]


@pytest.mark.parametrize("at", BOUNDARIES, ids=str)
def test_held_back_nouns_are_in_no_file_before_their_hour_and_have_pages_after(
    at: datetime, sample_at: SampleAt
) -> None:
    site = sample_at(at)
    hidden = {noun: said for noun, (when, said) in held_back().items() if when > at}
    shown = [noun for noun, (when, _) in held_back().items() if when <= at]
    addresses = {a.format(item) for folder, item in hidden for a in ADDRESSES[folder]}
    due = {a.format(item) for folder, item in shown for a in ADDRESSES[folder]}
    assert leaks(site, frozenset().union(*hidden.values(), addresses)) == []
    assert due - set(site.addresses()) == set()


@pytest.mark.parametrize("at", BOUNDARIES, ids=str)
def test_results_are_in_no_file_before_their_hour_and_in_both_languages_after(
    at: datetime, sample_at: SampleAt
) -> None:
    site = sample_at(at)
    pages = said_in(site)["resultats/index.html"] + said_in(site)["en/results/index.html"]
    assert len(citations()) == 10
    if at < RESULTS_OUT:
        assert leaks(site, citations()) == []
    else:
        assert [text for text in citations() if text not in pages] == []


def test_pictures_of_held_back_projects_come_with_them(sample_at: SampleAt) -> None:
    before, after = sample_at(BOUNDARIES[4]).files(), sample_at(PROJECTS_OUT).files()
    own = {
        *(p.relative_to(SAMPLE).as_posix() for p in (SAMPLE / "projects").rglob("*.svg")),
        *(p.relative_to(SAMPLE).as_posix() for p in (SAMPLE / "media/projects").iterdir()),
    }
    assert (own & before.keys(), own - after.keys()) == (set(), set())
    # Photographs become variants, whose names begin like theirs.
    photographs = [
        p.relative_to(SAMPLE).with_suffix("").as_posix() for p in (SAMPLE / "projects").rglob("*.jpg")
    ]
    assert len(photographs) == 3
    for name in photographs:
        stem = name.rpartition("/")[2].encode()
        assert [n for n, content in before.items() if n.startswith(name) or stem in content] == []
        assert sum(n.startswith(f"{name}-") for n in after) == 4


def test_follow_ups_of_months_to_come_are_in_no_file(sample_at: SampleAt) -> None:
    files = [p for p in (SAMPLE / "projects").rglob("*.md") if not p.name.endswith(".en.md")]
    told = [f for file in files for f in front_matter(file).get("follow_ups", [])]
    to_come = {f["text"] for f in told if datetime.fromisoformat(f["date"]).month > 3}
    archived = " ".join(said_in(sample_at(PHASES["archived"])).values())
    assert len(to_come) > 5
    assert leaks(sample_at(PHASES["results"]), frozenset(to_come)) == []
    assert [text for text in to_come if " ".join(text.split()) not in archived] == []


@pytest.mark.parametrize("phase", PHASES)
def test_private_things_are_in_no_file_of_any_phase(phase: str, sample_at: SampleAt) -> None:
    private = {
        "Karim Haddad", "karim-haddad", "briefing-organisation", "Tour de table de l’organisation",
        "Organisers’ round", "Talkies, gilets", "mathieu.oriol",
    }  # fmt: skip
    assert leaks(sample_at(PHASES[phase]), frozenset(private)) == []


def test_only_addresses_meant_for_the_public_are_published(results_site: BuiltSite) -> None:
    everything = " ".join(said_in(results_site).values())
    found = set(re.findall(r"[\w.+-]+@[\w-]+\.example", everything))
    assert found == EMAILS


def test_the_events_sources_are_not_published(results_site: BuiltSite) -> None:
    copied = [n for n in results_site.files() if n.endswith((".yml", ".yaml", ".md"))]
    assert copied == []
