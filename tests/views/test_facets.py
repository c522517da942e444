"""Facets say how many entries have each value; the counts are those of somebody who reads the files."""

from collections import Counter
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from hacksite.model import Event
from hacksite.pipeline.checking import check_folder
from hacksite.views.challenge import challenges_page
from hacksite.views.dataset import datasets_page
from hacksite.views.facets import Facet, Filters
from hacksite.views.page_view import PageView
from hacksite.views.person import people_page
from hacksite.views.programme import programme_pages
from hacksite.views.project import projects_page
from hacksite.views.scene import Scene, scenes
from tests.toolbox import ROOT
from tests.views.conftest import Read

SAMPLE = ROOT / "sample_event"
PARIS = ZoneInfo("Europe/Paris")
AFTER = datetime(2027, 3, 30, 12, tzinfo=PARIS)
BEFORE = datetime(2027, 2, 15, 12, tzinfo=PARIS)


@pytest.fixture(scope="module")
def sample() -> Event:
    event = check_folder(SAMPLE, AFTER).event
    assert event is not None
    return event


def french(event: Event, at: datetime = AFTER) -> Scene:
    return scenes(event, at)[0]


def filters(page: PageView) -> Filters:
    found: Filters | None = getattr(page.view, "filters", None)
    assert found is not None
    return found


def facet(page: PageView, key: str) -> Facet:
    return next(f for f in filters(page).facets if f.key == key)


def counts(page: PageView, key: str) -> dict[str, int]:
    return {value.label: value.count for value in facet(page, key).values}


def front_matters(folder: str) -> list[dict[str, Any]]:
    """The fields of the French files of a folder, read without hacksite."""
    files = [f for f in sorted((SAMPLE / folder).rglob("*.md")) if not f.name.endswith(".en.md")]
    return [dict(yaml.load(f.read_text("utf-8").split("---\n")[1], yaml.BaseLoader)) for f in files]  # noqa: S506 - text only


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def test_themes_and_skills_of_challenges_are_counted_as_the_files_say(sample: Event) -> None:
    page, read = challenges_page(french(sample)), front_matters("challenges")
    assert len(read) == 10
    assert counts(page, "theme") == Counter(capital(t) for c in read for t in c["themes"])
    assert counts(page, "skill") == Counter(capital(s) for c in read for s in c.get("skills", ()))


def test_levels_stand_from_easy_to_hard(sample: Event) -> None:
    page, read = challenges_page(french(sample)), front_matters("challenges")
    words = {
        "beginner": "Débutants bienvenus",
        "intermediate": "Niveau intermédiaire",
        "advanced": "Niveau avancé",
    }
    wanted = Counter(words[c["level"]] for c in read)
    assert [(v.label, v.count) for v in facet(page, "level").values] == [
        (word, wanted[word]) for word in words.values()
    ]


def test_apis_and_producers_of_data_are_counted_as_the_files_say(sample: Event) -> None:
    page, read = datasets_page(french(sample)), front_matters("datasets")
    formats = Counter(f for d in read for f in {r["format"] for r in d.get("resources", ()) if "format" in r})
    assert counts(page, "format")["API"] == formats["API"] == 9
    assert counts(page, "producer") == Counter(d["publisher"] for d in read if "publisher" in d)


def test_what_few_projects_have_is_counted_with_the_rest(sample: Event) -> None:
    page, read = projects_page(french(sample)), front_matters("projects")
    kinds = {"demo": "Essayer", "code": "Code source", "video": "Vidéo"}
    having = {label: sum(key in project for project in read) for key, label in kinds.items()}
    assert counts(page, "with") == {k: n for k, n in having.items() if 0 < n < len(read)}
    assert facet(page, "with").every


def test_programme_is_filtered_by_day_room_kind_and_place(sample: Event) -> None:
    (page,) = programme_pages(french(sample))
    assert [f.key for f in filters(page).facets][:2] == ["day", "kind"]
    days = counts(page, "day")
    assert sum(days.values()) == filters(page).total == len(french(sample).event.sessions)
    assert list(days) == list(filters(page).groups)[: len(days)] or list(days) == [
        capital(g) for g in filters(page).groups
    ]


def test_somebody_with_two_roles_is_one_person_under_each(sample: Event) -> None:
    scene = french(sample)
    page = people_page(scene)
    roles = Counter(role for person in scene.event.people for role in person.roles)
    assert sorted(counts(page, "role").values()) == sorted(roles.values())
    assert filters(page).total == len(scene.event.people) < len(filters(page).rows)


def test_what_is_held_back_is_in_no_facet_and_no_row(sample: Event) -> None:
    page = projects_page(french(sample, BEFORE))
    assert getattr(page.view, "filters", None) is None
    prizes = projects_page(french(sample, datetime(2027, 3, 28, 15, 30, tzinfo=PARIS)))
    assert "prize" not in [f.key for f in filters(prizes).facets]
    assert "prize" in [f.key for f in filters(projects_page(french(sample))).facets]


CHALLENGE = "---\ntitle: Question {n}\nthemes: [{themes}]\nlevel: beginner\nskills: [{skills}]\n---\nText.\n"


def challenges(read: Read, themes: list[str], skills: list[str]) -> PageView:
    files = {
        f"challenges/c{n}.md": CHALLENGE.format(n=n, themes=own, skills=skill)
        for n, (own, skill) in enumerate(zip(themes, skills, strict=True))
    }
    files["event.yml"] = "title: Water\nstart: 2027-03-27\nlanguages: [en]\n"
    return challenges_page(scenes(read(files, AFTER), AFTER)[0])


def test_one_value_is_no_facet(read: Read) -> None:
    page = challenges(read, ["water", "water", "air", "air", "air"], ["r"] * 5)
    assert [f.key for f in filters(page).facets] == ["theme"]


def test_spellings_that_differ_by_accent_or_capital_are_one_value_but_signs_count(read: Read) -> None:
    page = challenges(read, ["Énergie", "energie", "eau", "eau", "zoo"], ["C", "C++", "c", "C#", "R"])
    assert counts(page, "theme") == {"Eau": 2, "Énergie": 2, "Zoo": 1}
    assert [v.key for v in facet(page, "theme").values] == ["eau", "energie", "zoo"]
    assert counts(page, "skill") == {"C": 2, "C#": 1, "C++": 1, "R": 1}


def test_a_short_list_has_no_filters(read: Read) -> None:
    page = challenges(read, ["a", "b", "c", "d"], ["r"] * 4)
    assert getattr(page.view, "filters", "missing") is None


def test_the_index_of_a_list_says_what_the_files_say(sample: Event) -> None:
    found = filters(challenges_page(french(sample)))
    names = [(f.key, v.key) for f in found.facets for v in f.values]
    said = {row.item: {names[n] for n in row.values} for row in found.rows}
    assert said["lire-la-secheresse"] >= {
        ("theme", "secheresse"), ("theme", "riviere"), ("level", "debutants-bienvenus"),
        ("with", "cherche-du-monde"), ("skill", "redaction"),
    }  # fmt: skip
