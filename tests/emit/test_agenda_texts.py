"""Calendars of random programmes: three programs read back the instants and the words that were written."""

import json
import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hacksite.emit.agenda import agenda
from hacksite.pipeline.checking import read_event
from hacksite.views.agenda import calendars
from hacksite.views.scene import scenes
from tests.emit.calendar_reader import Said, by_ical_js, by_icalendar, by_vobject, faults

AT = datetime(2027, 1, 1, tzinfo=UTC)
ZONES = (
    "Europe/Paris",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "UTC",
)
# Days on which clocks change in one of these zones or another, and ordinary ones.
DAYS = st.sampled_from(
    [
        date(2027, 3, 28),
        date(2027, 10, 31),
        date(2027, 4, 4),
        date(2027, 10, 3),
        date(2027, 3, 14),
        date(2027, 6, 1),
    ]
)
CLOCKS = st.times().map(lambda when: when.replace(second=0, microsecond=0)) | st.just(time(0, 0))
MINUTES = st.sampled_from([0, 1, 59, 60, 24 * 60, 47 * 60]) | st.integers(1, 600)
SIGNS = st.sampled_from(
    [
        ",",
        ";",
        ":",
        "\\",
        "\\n",
        '"',
        "é",
        "🌊",
        "👩‍🚒",
        "שלום",
        "مرحبا",
        "日本語",
        "a",
        "Z",
        " ",
        "’",
        "&amp;",
        "%",
        "^",
    ]
)
WORDS = st.lists(SIGNS, min_size=1, max_size=90).map("".join).map(lambda text: f"t{text}t")


@st.composite
def sessions(draw: st.DrawFn) -> list[dict[str, Any]]:
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    found = []
    for number in range(draw(st.integers(1, 12))):
        start = datetime.combine(draw(DAYS), draw(CLOCKS), zone)
        if start.astimezone(UTC).astimezone(zone).replace(fold=0) != start:
            continue  # clocks skip over it: the check refuses it
        end = (start.astimezone(UTC) + timedelta(minutes=draw(MINUTES))).astimezone(zone)
        if end.fold:
            continue  # the hour that comes twice is the first one, as typed
        entry = {"id": f"s-{number}", "title": draw(WORDS), "start": f"{start:%Y-%m-%d %H:%M}"}
        entry |= {"end": f"{end:%Y-%m-%d %H:%M}", "status": draw(st.sampled_from(["confirmed", "tentative"]))}
        found.append(entry | {"zone": str(zone), "rooms": ["r"], "kind": "talk"})
    return found


def written(programme: list[dict[str, Any]], room: str) -> dict[str, bytes]:
    """The calendars of a programme, by path."""
    zone = programme[0]["zone"] if programme else "UTC"
    about: Mapping[str, Any] = {
        "id": "e", "title": "E", "start": "2027-03-01", "end": "2027-12-01", "timezone": zone,
        "languages": ["en"], "rooms": [{"id": "r", "name": room}],
    }  # fmt: skip
    rows = [{key: value for key, value in row.items() if key != "zone"} for row in programme]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "event.yml").write_text(_yaml(about), "utf-8")
        Path(folder, "schedule.yml").write_text(_yaml(rows), "utf-8")
        event = read_event(Path(folder)).loaded.event
    assert event is not None
    assert len(event.sessions) == len(programme)
    (scene,) = scenes(event, AT, "https://example.org/e/")
    return {calendar.path: agenda(calendar, scene.words) for calendar in calendars(scene)}


def _yaml(content: Any) -> str:
    """JSON is YAML, and says each sign as it is; those that YAML does not take, by their numbers."""
    text = json.dumps(content, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\ufeff\ufffe\uffff]", lambda sign: f"\\u{ord(sign[0]):04x}", text)


def expected(programme: list[dict[str, Any]], room: str) -> list[Said]:
    rows = []
    for row in programme:
        zone = ZoneInfo(row["zone"])
        start, end = (
            datetime.fromisoformat(row[k]).replace(tzinfo=zone).astimezone(UTC) for k in ("start", "end")
        )
        page = f"https://example.org/e/programme/{row['id']}/"
        uid = f"{row['id']}@e.hacksite"
        rows.append(
            Said(uid, start.isoformat(), end.isoformat(), row["title"], page, room, row["status"].upper(), 0)
        )
    return sorted(rows, key=lambda said: (said.start, said.uid.partition("@")[0]))


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(sessions(), WORDS)
def test_what_was_written_is_read_back_by_three_programs(programme: list[dict[str, Any]], room: str) -> None:
    files = written(programme, room)
    assert {path: found for path, content in files.items() if (found := faults(content))} == {}
    if programme:
        meant = expected(programme, room)
        assert by_icalendar(files["agenda.ics"]) == meant
        assert by_vobject(files["agenda.ics"]) == meant
        assert by_ical_js(files["agenda.ics"]) == meant
        assert files["agenda/rooms/r.ics"].count(b"BEGIN:VEVENT") == len(meant)


@settings(deadline=None, max_examples=30)
@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), min_size=1, max_size=200)
)
def test_whatever_the_signs_the_bytes_are_valid_and_hold_one_entry(text: str) -> None:
    row = {
        "id": "a",
        "title": f"t{text}",
        "start": "2027-06-01 10:00",
        "end": "2027-06-01 11:00",
        "zone": "UTC",
    }
    for content in written([row | {"rooms": ["r"], "summary": f"s{text}"}], "r").values():
        assert faults(content) == []
        assert len(by_icalendar(content)) == len(by_vobject(content)) == 1
