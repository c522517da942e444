"""Every calendar of a site: which there are, what each holds, and what none may hold."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.conftest import EventFolder
from tests.emit.calendar_reader import by_icalendar, faults
from tests.sample import copy_of_sample

AT = datetime(2027, 2, 15, 12, tzinfo=UTC)
SITE = "https://example.org/hackathon-2027/"
SMALL = {
    "event.yml": """
id: eau
title: Eau, terre ; air
summary: Une **journée** avec [la rivière](https://river.example/).
start: 2027-03-28
languages: fr
venue:
  name: Le Moulin
  latitude: 44.5
  longitude: 5
  address: {street: 1 quai, postal_code: "26400", city: Crest}
rooms:
- {id: halle, name: La halle}
- {id: visio, name: En direct, kind: online, url: "https://visio.example/eau"}
- {id: reserve, name: La réserve}
tracks: [{id: fil, name: Le fil, color: "#123456"}, {id: vide, name: Vide}]
registration: {url: "https://inscription.example/", closes: 2027-03-20}
milestones:
- {id: depot, title: Dépôt, at: 2027-03-28 15:00, kind: submission, text: "Une fiche, même *incomplète*."}
- {id: annonce, title: Annonce, at: 2027-03-01, kind: announcement}
""",
    "schedule.yml": """
- {id: ouverture, title: Ouverture, kind: plenary, start: "9h30", end: "10h", rooms: [halle, visio],
   track: fil, summary: "Bonjour à *toutes*.\\n\\n1. un\\n2. deux"}
- {id: sortie, title: Sortie, start: "14h", end: "15h", status: cancelled}
- {id: cuisine, title: Secret de cuisine, start: "7h", end: "8h", rooms: [reserve], internal: true}
""",
}
AGENDA = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//hacksite//0.1.0//FR
DESCRIPTION:Une journée avec la rivière (https://river.example/).
X-WR-CALDESC:Une journée avec la rivière (https://river.example/).
NAME:Eau\\, terre \\; air
X-WR-CALNAME:Eau\\, terre \\; air
LAST-MODIFIED:{newest}
REFRESH-INTERVAL;VALUE=DURATION:PT6H
SOURCE;VALUE=URI:https://example.org/hackathon-2027/agenda.ics
URL:https://example.org/hackathon-2027/programme/
X-APPLE-CALENDAR-COLOR:#1d4ed8
X-PUBLISHED-TTL:PT6H
X-WR-TIMEZONE:Europe/Paris
BEGIN:VEVENT
SUMMARY:Ouverture
DTSTART:20270328T073000Z
DTEND:20270328T080000Z
DTSTAMP:{ouverture}
UID:ouverture@eau.hacksite
SEQUENCE:0
CATEGORIES:Plénière,Le fil
CONFERENCE;FEATURE=VIDEO;LABEL=En direct;VALUE=URI:https://visio.example/eau
DESCRIPTION:Bonjour à toutes.\\n\\n1. un\\n2. deux\\n\\nEn ligne\u00a0: En direct\\, https://visio.example/eau\\n\\nhttps://example.org/hackathon-2027/programme/ouverture/
GEO:44.5;5.0
LAST-MODIFIED:{ouverture}
LOCATION:La halle\\, En direct – Le Moulin\\, 1 quai\\, 26400 Crest
STATUS:CONFIRMED
URL:https://example.org/hackathon-2027/programme/ouverture/
END:VEVENT
BEGIN:VEVENT
SUMMARY:Annulé\u00a0: Sortie
DTSTART:20270328T120000Z
DTEND:20270328T130000Z
DTSTAMP:{sortie}
UID:sortie@eau.hacksite
SEQUENCE:0
CATEGORIES:Autre
DESCRIPTION:https://example.org/hackathon-2027/programme/sortie/
GEO:44.5;5.0
LAST-MODIFIED:{sortie}
LOCATION:Le Moulin\\, 1 quai\\, 26400 Crest
STATUS:CANCELLED
URL:https://example.org/hackathon-2027/programme/sortie/
END:VEVENT
END:VCALENDAR
"""


def built(event: Path, out: Path, at: datetime = AT, site_url: str = SITE) -> dict[str, bytes]:
    """The calendars of an event's site, by path."""
    result = build_folder(event, out, Settings(at, site_url, "plain"))
    assert result.written is not None, result.checked.report.errors
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.ics"))}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("calendars")
    copy_of_sample(folder / "event")
    return folder / "site", built(folder / "event", folder / "site")


def stamps(content: bytes) -> dict[str, str]:
    """When each entry last changed, as written, by the first word of its UID."""
    entries: Any = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(e["UID"]).split("@")[0]: e["LAST-MODIFIED"].to_ical().decode() for e in entries}


def test_a_small_agenda_is_written_to_the_letter(event_folder: EventFolder, tmp_path: Path) -> None:
    content = built(event_folder(SMALL), tmp_path / "site")["agenda.ics"]
    when = stamps(content)
    expected = AGENDA.format(newest=max(when.values()), **when).replace("\n", "\r\n")
    assert content.decode().replace("\r\n ", "") == expected


def test_there_is_a_calendar_for_all_that_has_entries_and_none_without(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    files = built(event_folder(SMALL), tmp_path / "site")
    assert {path: [said.uid for said in by_icalendar(content)] for path, content in files.items()} == {
        "agenda.ics": ["ouverture@eau.hacksite", "sortie@eau.hacksite"],
        "agenda/event.ics": ["eau.hacksite"],
        "agenda/deadlines.ics": [
            "annonce@deadlines.eau.hacksite",
            "registration-closes@deadlines.eau.hacksite",
            "depot@deadlines.eau.hacksite",
        ],
        "agenda/tracks/fil.ics": ["ouverture@eau.hacksite"],
        "agenda/rooms/halle.ics": ["ouverture@eau.hacksite"],
        "agenda/rooms/visio.ics": ["ouverture@eau.hacksite"],
        "agenda/sessions/ouverture.ics": ["ouverture@eau.hacksite"],
        "agenda/sessions/sortie.ics": ["sortie@eau.hacksite"],
    }


def test_internal_sessions_and_the_rooms_they_alone_use_are_in_no_calendar(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    said = b"".join(built(event_folder(SMALL), tmp_path / "site").values()).decode()
    assert [word for word in ("cuisine", "Secret", "réserve", "reserve") if word in said] == []


def test_registration_and_submission_ring_a_day_and_an_hour_before(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    files = built(event_folder(SMALL), tmp_path / "site")
    entries: Any = icalendar.Calendar.from_ical(files["agenda/deadlines.ics"]).walk("VEVENT")
    alarms = {
        str(e["UID"]).split("@")[0]: [a["TRIGGER"].to_ical().decode() for a in e.walk("VALARM")]
        for e in entries
    }
    # A day without an hour rings at nine on the eve and at nine on the day, never at night.
    assert alarms == {"annonce": [], "registration-closes": ["-PT15H", "PT9H"], "depot": ["-P1D", "-PT1H"]}
    assert [path for path, content in files.items() if b"VALARM" in content] == ["agenda/deadlines.ics"]


def test_every_calendar_of_the_sample_is_valid_and_closed_to_markup(
    sample: tuple[Path, dict[str, bytes]],
) -> None:
    _, files = sample
    assert len(files) > 100
    assert {path: found for path, content in files.items() if (found := faults(content))} == {}
    assert [path for path, content in files.items() if b"briefing" in content] == []


def test_each_language_has_the_same_calendars_with_the_same_uids(
    sample: tuple[Path, dict[str, bytes]],
) -> None:
    _, files = sample
    french = {path for path in files if not path.startswith("en/")}
    assert {f"en/{path}" for path in french} == files.keys() - french
    for path in french:
        theirs = [said.uid for said in by_icalendar(files[path])]
        assert [said.uid for said in by_icalendar(files[f"en/{path}"])] == theirs, path


def test_event_json_lists_every_calendar_but_those_of_single_sessions(
    sample: tuple[Path, dict[str, bytes]],
) -> None:
    site, files = sample
    exports = json.loads((site / "event.json").read_text("utf-8"))["exports"]
    listed = {row["url"].removeprefix(SITE): row for row in exports if row["mediaType"] == "text/calendar"}
    assert listed.keys() == {path for path in files if "/sessions/" not in path}
    assert [row for row in listed.values() if not row["title"]] == []


def test_without_a_programme_the_agenda_holds_the_days_of_the_event(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    about = "title: H\nid: h\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: fr\n"
    files = built(event_folder({"event.yml": about}), tmp_path / "site")
    assert set(files) == {"agenda.ics", "agenda/event.ics"}
    (entry,) = by_icalendar(files["agenda.ics"])
    assert (entry.uid, entry.start, entry.end) == ("h.hacksite", "2027-03-27", "2027-03-29")


def test_an_event_that_is_cancelled_cancels_its_sessions(event_folder: EventFolder, tmp_path: Path) -> None:
    files = built(
        event_folder({**SMALL, "event.yml": SMALL["event.yml"] + "status: cancelled\n"}), tmp_path / "s"
    )
    said = [*by_icalendar(files["agenda.ics"]), *by_icalendar(files["agenda/event.ics"])]
    assert {entry.status for entry in said} == {"CANCELLED"}


def test_no_byte_depends_on_the_clock_where_nothing_is_held_back(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event = event_folder(SMALL)
    assert built(event, tmp_path / "one") == built(event, tmp_path / "two", AT.replace(year=2028))


def test_without_history_another_text_gives_its_entry_alone_another_stamp(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event = event_folder(SMALL)
    before = stamps(built(event, tmp_path / "one")["agenda.ics"])
    event_folder({**SMALL, "schedule.yml": SMALL["schedule.yml"].replace("title: Sortie", "title: Balade")})
    after = stamps(built(event, tmp_path / "two")["agenda.ics"])
    assert {item for item in before if before[item] != after[item]} == {"sortie"}


def test_a_session_that_did_not_change_is_not_written_again(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    event, out = event_folder(SMALL), tmp_path / "site"
    built(event, out)
    own = {path.name: path.stat().st_mtime_ns for path in (out / "agenda/sessions").iterdir()}
    event_folder({**SMALL, "schedule.yml": SMALL["schedule.yml"].replace("title: Sortie", "title: Balade")})
    built(event, out)
    again = {path.name: path.stat().st_mtime_ns for path in (out / "agenda/sessions").iterdir()}
    assert {name for name in own if own[name] != again[name]} == {"sortie.ics"}
