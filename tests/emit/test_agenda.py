"""`agenda.ics` of the sample: every session, at its instant, for every program that reads calendars."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import icalendar
import pytest
import vobject

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.emit.schedule_reader import PARIS, Row, public_sessions
from tests.sample import copy_of_sample
from tests.toolbox import NODE_TOOLS, ROOT, node, node_tool

AT = datetime(2027, 2, 15, 12, tzinfo=PARIS)
SCHEDULE = ROOT / "sample_event" / "schedule.yml"
Entry = Mapping[str, Any]
"""A VEVENT's properties as icalendar reads them."""
Instants = dict[str, tuple[datetime, datetime | None]]
"""Start and end by UID, in UTC; no end for a moment."""


def utc(when: object) -> datetime:
    assert isinstance(when, datetime)
    assert when.utcoffset() is not None, f"{when} is a floating time"
    return when.astimezone(UTC)


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("agenda")
    copy_of_sample(folder / "event")
    settings = Settings(AT, "https://example.org/hackathon-2027/", "plain")
    assert build_folder(folder / "event", folder / "site", settings).written is not None
    return (folder / "site/agenda.ics").read_bytes()


@pytest.fixture(scope="module")
def entries(agenda: bytes) -> list[Entry]:
    return cast("list[Entry]", icalendar.Calendar.from_ical(agenda).walk("VEVENT"))


def expected() -> Instants:
    return {f"{row.id}@eaux-vives-2027.hacksite": (row.start, row.end) for row in public_sessions(SCHEDULE)}


def test_the_independent_reader_knows_the_clock_change() -> None:
    rows = {row.id: row for row in public_sessions(SCHEDULE)}
    night = Row(
        "nuit-au-calme", datetime(2027, 3, 27, 23, 30, tzinfo=UTC), datetime(2027, 3, 28, 2, tzinfo=UTC)
    )
    assert rows["nuit-au-calme"] == night
    assert rows["diner"].start == datetime(2027, 3, 27, 18, 30, tzinfo=UTC)
    assert rows["petit-dejeuner"].start == datetime(2027, 3, 28, 6, tzinfo=UTC)
    assert rows["depot-des-projets"].end is None
    assert len(rows) >= 30


def test_icalendar_reads_every_session_at_its_instant(entries: list[Entry]) -> None:
    read: Instants = {}
    for entry in entries:
        end = utc(entry["DTEND"].dt) if "DTEND" in entry else None
        read[str(entry["UID"])] = (utc(entry["DTSTART"].dt), end)
    assert read == expected()


def test_vobject_reads_every_session_at_its_instant(agenda: bytes) -> None:
    read: Instants = {}
    for entry in vobject.readOne(agenda.decode()).vevent_list:
        end = utc(entry.dtend.value) if hasattr(entry, "dtend") else None
        read[entry.uid.value] = (utc(entry.dtstart.value), end)
    assert read == expected()


def test_ical_js_reads_every_session_at_its_instant(agenda: bytes) -> None:
    node_tool("ical.js")
    rows = json.loads(node(NODE_TOOLS / "ical_instants.mjs", stdin=agenda.decode()))
    read = {uid: (datetime.fromisoformat(start), datetime.fromisoformat(end)) for uid, start, end in rows}
    # ical.js ends a moment where it starts.
    assert read == {uid: (start, end or start) for uid, (start, end) in expected().items()}


def test_two_parsers_agree_on_uids_and_each_stands_once(agenda: bytes, entries: list[Entry]) -> None:
    first = [str(entry["UID"]) for entry in entries]
    second = [entry.uid.value for entry in vobject.readOne(agenda.decode()).vevent_list]
    assert len(first) == len(set(first)) == len(expected())
    assert first == second


def test_the_session_across_the_clock_change_lasts_two_hours_and_a_half(
    entries: list[Entry],
) -> None:
    night = next(e for e in entries if str(e["UID"]).startswith("nuit-au-calme@"))
    assert night["DTEND"].dt - night["DTSTART"].dt == timedelta(hours=2, minutes=30)


def test_moments_have_no_end_and_all_else_ends_after_it_starts(entries: list[Entry]) -> None:
    moments = {str(e["UID"]).split("@")[0] for e in entries if "DTEND" not in e and "DURATION" not in e}
    assert moments == {
        "declaration-des-equipes",
        "remontee-des-equipes",
        "depot-des-projets",
        "cloture-du-vote",
    }
    assert [e["UID"] for e in entries if "DTEND" in e and e["DTEND"].dt <= e["DTSTART"].dt] == []


def test_what_is_cancelled_says_so_and_organisers_rounds_are_left_out(entries: list[Entry]) -> None:
    states = {str(e["UID"]).split("@")[0]: str(e["STATUS"]) for e in entries}
    assert {uid for uid, status in states.items() if status != "CONFIRMED"} == {"ecoute-nocturne"}
    assert "briefing-organisation" not in states


def test_every_entry_says_what_where_and_leads_to_its_page(entries: list[Entry]) -> None:
    opening = next(e for e in entries if str(e["UID"]).startswith("ouverture@"))
    assert str(opening["SUMMARY"]) == "Ouverture"
    where = "La grande halle, La Passerelle – La Fabrique des Moulinages, 12 quai des Moulinages, 26400 Crest"
    assert str(opening["LOCATION"]) == where
    assert opening["GEO"].to_ical() == "44.7279;5.0241"
    assert str(opening["URL"]) == "https://example.org/hackathon-2027/programme/ouverture/"
    assert [e["UID"] for e in entries if "SUMMARY" not in e or "URL" not in e or "DTSTAMP" not in e] == []


def test_no_entry_holds_markup(entries: list[Entry]) -> None:
    said = [str(e.get(key, "")) for e in entries for key in ("SUMMARY", "DESCRIPTION", "LOCATION")]
    assert [text for text in said if re.search(r"</?\w+[^>]*>|&\w+;|\*\*|\]\(", text)] == []


def test_dates_are_instants_and_never_days(entries: list[Entry]) -> None:
    kinds = {type(e[key].dt) for e in entries for key in ("DTSTART", "DTEND") if key in e}
    assert kinds == {datetime}
    assert not any(kind is date for kind in kinds)


def test_every_line_ends_with_crlf_and_holds_at_most_75_octets_of_whole_characters(agenda: bytes) -> None:
    lines = agenda.split(b"\r\n")
    assert lines[-1] == b""
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    assert [line for line in lines if len(line) > 75] == []
    assert len([line.decode("utf-8") for line in lines]) == len(lines)


def test_the_calendar_keeps_what_rfc_5545_and_7986_demand(agenda: bytes) -> None:
    text = agenda.decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\r\nVERSION:2.0\r\n" in text
    assert "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in text
    # PUBLISH without an organizer is forbidden, and METHOD makes some programs treat the file as a mail.
    assert "\r\nMETHOD:" not in text


def test_texts_with_every_special_sign_come_back_as_written(tmp_path: Path) -> None:
    title = "Point; virgule, « barre\\oblique » : 100 % d’eau 🌊 " + "é" * 90
    body = f"- id: a\n  title: '{title}'\n  start: 2027-03-27 10:00\n  end: 2027-03-27 11:00\n"
    event = "title: H\nstart: 2027-03-27\nlanguages: fr\n"
    (tmp_path / "event").mkdir()
    (tmp_path / "event/event.yml").write_text(event, "utf-8")
    (tmp_path / "event/schedule.yml").write_text(body, "utf-8")
    assert build_folder(tmp_path / "event", tmp_path / "site", Settings(AT, "", "plain")).written is not None
    content = (tmp_path / "site/agenda.ics").read_bytes()
    first = next(iter(icalendar.Calendar.from_ical(content).walk("VEVENT")))
    second = vobject.readOne(content.decode()).vevent
    assert (str(first["SUMMARY"]), second.summary.value) == (title, title)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
