"""Wrong fields are told once, where they stand, and everything else of the event is kept."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hacksite.diagnostics import Diagnostic
from hacksite.load import Loaded, load_event
from hacksite.source import read_folder
from tests.conftest import EventFolder

ONE = "title: Water\nstart: 2027-03-27\n"
TWO = "title: Water\nstart: 2027-03-27\nend: 2027-03-28\n"
PARIS = ZoneInfo("Europe/Paris")


def load(root: Path) -> tuple[Loaded, list[tuple[str, str]]]:
    found: list[Diagnostic] = []
    loaded = load_event(read_folder(root, found.append), found.append)
    return loaded, [(d.code, str(d.at)) for d in found]


def told(root: Path) -> list[tuple[str, str]]:
    return load(root)[1]


def test_an_event_of_two_lines_is_whole(event_folder: EventFolder) -> None:
    loaded, problems = load(event_folder({"event.yml": ONE}))
    event = loaded.event
    assert event is not None
    assert problems == []
    assert (event.id, str(event.title), event.start, event.end, event.languages) == (
        "water-2027",
        "Water",
        date(2027, 3, 27),
        date(2027, 3, 27),
        ("fr",),
    )


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("title: Water\nstart: 27/03/2027\n", "water-2027"),
        ("title: Water 2027\nstart: 2027-03-27\n", "water-2027"),
        ("title: 水\nstart: 2027-03-27\n", "2027"),
        ("title: 水\n", "event"),
    ],
)
def test_the_id_of_an_event_comes_from_its_title_and_year(
    event: str, expected: str, event_folder: EventFolder
) -> None:
    loaded = load(event_folder({"event.yml": event}))[0].event
    assert loaded is not None
    assert loaded.id == expected


def test_fields_left_empty_are_as_if_not_written(event_folder: EventFolder) -> None:
    files = {
        "event.yml": f"{ONE}end:\nformat: ''\nlanguages: []\nvenue:\n  name:\n  url:\nobjectives:\n  -\n",
        "schedule.yml": "- {id: , title: A, start: 9h, end: , kind: }\n- {id: , title: }\n",
    }
    loaded, problems = load(event_folder(files))
    assert problems == []
    assert loaded.event is not None
    assert (loaded.event.format, loaded.event.venue, loaded.event.objectives) == ("onsite", None, ())
    assert [session.id for session in loaded.event.sessions] == ["a"]


def test_a_required_field_left_empty_is_told_at_its_key(event_folder: EventFolder) -> None:
    assert told(event_folder({"event.yml": "start: 2027-03-27\ntitle:\n"})) == [("HS103", "event.yml:2:1")]


def test_a_mistyped_required_field_is_told_once(event_folder: EventFolder) -> None:
    assert told(event_folder({"event.yml": "titel: Water\nstart: 2027-03-27\n"})) == [
        ("HS101", "event.yml:1:1")
    ]


def test_a_wrong_first_day_does_not_make_other_dates_wrong(event_folder: EventFolder) -> None:
    files = {
        "event.yml": "title: Water\nstart: 27 mars 2027\n",
        "schedule.yml": "- {title: A, start: 9h, end: 10h}\n- {title: B, start: 10h}\n",
    }
    assert told(event_folder(files)) == [("HS206", "event.yml:2:8")]


def test_a_wrong_day_of_a_session_does_not_make_its_hours_wrong(event_folder: EventFolder) -> None:
    files = {"event.yml": TWO, "schedule.yml": "- {title: A, date: lundi, start: 9h, end: 10h}\n"}
    assert told(event_folder(files)) == [("HS206", "schedule.yml:1:20")]


def test_an_hour_without_a_day_is_told_once(event_folder: EventFolder) -> None:
    files = {"event.yml": TWO, "schedule.yml": "- {title: A, start: 9h, end: 10h}\n"}
    assert told(event_folder(files)) == [("HS220", "schedule.yml:1:21")]


def test_what_could_not_be_read_is_not_told_as_missing(event_folder: EventFolder) -> None:
    assert told(event_folder({"event.yml": "title: Water: x\nstart: 2027-03-27\n"})) == [
        ("HS014", "event.yml:1:13")
    ]


def test_a_wrong_field_of_a_nested_entry_is_told_once(event_folder: EventFolder) -> None:
    event = f"{ONE}venue:\n  name: [a]\n  plan: {{src: /x.svg}}\nrooms:\n  - {{id: A B, name: x}}\n"
    assert told(event_folder({"event.yml": event})) == [
        ("HS102", "event.yml:4:9"),
        ("HS703", "event.yml:5:15"),
        ("HS304", "event.yml:7:10"),
    ]


def test_several_wrong_words_on_one_line_keep_the_entry(event_folder: EventFolder) -> None:
    loaded, problems = load(event_folder({"people.yml": "- {name: Ada, roles: 'coach, jury, chef'}\n"}))
    assert problems == [("HS104", "people.yml:1:22")]
    assert loaded.event is not None
    assert [person.id for person in loaded.event.people] == ["ada"]


def test_a_mistyped_column_is_told_once_at_its_title(event_folder: EventFolder) -> None:
    rows = "".join(f"p{n},Person {n},x\n" for n in range(50))
    assert sorted(set(told(event_folder({"people.csv": f"id,name,rolle\n{rows}"})))) == [
        ("HS101", "people.csv:1:9")
    ]


def test_a_strange_language_costs_only_its_own_text(event_folder: EventFolder) -> None:
    event = "title:\n  fr: Eau\n  xx: Agua\nstart: 2027-03-27\n"
    loaded, problems = load(event_folder({"event.yml": event}))
    assert problems == [("HS801", "event.yml:3:3")]
    assert loaded.event is not None
    assert (dict(loaded.event.title.by_language), loaded.unsure) == ({"fr": "Eau"}, frozenset())


def test_ids_written_in_a_translation_do_not_hide_an_entry(event_folder: EventFolder) -> None:
    files = {"people.yml": "- {id: ada, name: Ada}\n", "people.fr.yml": "- {id: ada, job: Juge}\n"}
    loaded, problems = load(event_folder(files))
    assert (problems, loaded.ids("person")) == ([], ("ada",))


def test_an_id_taken_twice_is_told_and_the_second_is_still_checked(event_folder: EventFolder) -> None:
    files = {"people.yml": "- {id: ada, name: Ada}\n- {id: ada, name: Ada, roles: chef}\n"}
    assert told(event_folder(files)) == [("HS302", "people.yml:2:8"), ("HS104", "people.yml:2:31")]


@pytest.mark.parametrize(
    "event",
    [
        "title: x\nstart: 0001-01-01 00:00\n",
        "title: x\nstart: 2027-03-27\nprevious_start: 0001-01-01\n",
        "title: x\nstart: 9999-12-31 24:00\n",
        f"title: x\nstart: {'9' * 5000}\n",
    ],
)
def test_dates_at_the_ends_of_time_do_not_stop_the_reading(event: str, event_folder: EventFolder) -> None:
    session = f"- {{title: A, start: 2999-12-31 09:00, duration: {'9' * 12}h}}\n"
    loaded, problems = load(event_folder({"event.yml": event, "schedule.yml": session}))
    assert loaded.event is not None
    assert ("HS105", "schedule.yml:1:49") in problems


def test_a_session_past_midnight_keeps_its_instants(event_folder: EventFolder) -> None:
    files = {"event.yml": ONE, "schedule.yml": "- {title: A, start: 22h, end: 24:00}\n"}
    loaded, problems = load(event_folder(files))
    assert problems == []
    assert loaded.event is not None
    assert [(s.start, s.end) for s in loaded.event.sessions] == [
        (datetime(2027, 3, 27, 22, tzinfo=PARIS), datetime(2027, 3, 28, 0, tzinfo=PARIS))
    ]
