"""FOSDEM 2025 goes through hacksite: imported, built, and read again by programs that share no code."""

import json
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from hacksite.cli import cli
from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.emit.calendar_reader import Said, by_ical_js, by_icalendar, by_vobject, faults
from tests.emit.frab_reader import Told, schema_faults, told_by_json, told_by_xml
from tests.recorded import recorded
from tests.toolbox import ROOT, environment_of_or_skip, outcome

pytestmark = pytest.mark.slow
AT = datetime(2025, 1, 20, 12, tzinfo=UTC)
EVENT = """
id: fosdem-2025
title: FOSDEM 2025
start: 2025-02-01
end: 2025-02-02
timezone: Europe/Brussels
languages: en
"""


@pytest.fixture(scope="module")
def source() -> bytes:
    return recorded("frab/fosdem-2025.xml").read_bytes()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fosdem")
    event, out = folder / "event", folder / "site"
    event.mkdir()
    (event / "event.yml").write_text(EVENT, "utf-8")
    path = str(recorded("frab/fosdem-2025.xml"))
    # Their speakers are public: with their names, nothing is held back that could be compared.
    run = CliRunner().invoke(
        cli, ["import", "schedule", path, str(event), "--yes", "--consent", "name", "--format", "json"]
    )
    assert run.exit_code == 0, run.output
    result = build_folder(event, out, Settings(AT, "https://fosdem.example.org/", "plain"))
    assert result.written is not None, result.checked.report.errors
    return out


@pytest.fixture(scope="module")
def sample(sample_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample") / "site"
    at = datetime(2027, 2, 15, 12, tzinfo=UTC)
    assert build_folder(sample_copy, out, Settings(at, "https://example.org/h/", "plain")).written is not None
    return out


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if sys.version_info >= (3, 13):
        pytest.skip("c3voc's tools want an lxml that has no wheels for this Python")
    pins = (ROOT / "requirements/consumer.txt").read_text("utf-8")
    return environment_of_or_skip(tmp_path_factory.mktemp("c3voc"), pins)


def spans(entries: list[Said]) -> Counter[tuple[str, str, str]]:
    return Counter((" ".join(e.summary.split()), e.start, e.end) for e in entries)


def test_three_parsers_read_every_session_at_the_instant_its_source_says(source: bytes, site: Path) -> None:
    expected = Counter((t.title, t.start.isoformat(), t.end.isoformat()) for t in told_by_xml(source))
    assert expected.total() == 1105
    content = (site / "agenda.ics").read_bytes()
    first = by_icalendar(content)
    assert spans(first) == expected
    assert by_vobject(content) == first
    # Last, for it skips where Node.js is not to be had.
    assert by_ical_js(content) == first


def test_three_parsers_read_every_calendar_of_the_sample_alike(sample: Path) -> None:
    listed = [path for path in sorted(sample.rglob("*.ics")) if path.parent.name != "sessions"]
    assert len(listed) > 20
    for path in listed:
        content = path.read_bytes()
        first = by_icalendar(content)
        assert by_vobject(content) == first
        assert by_ical_js(content) == first


def test_a_strict_reader_finds_no_bad_line_in_any_calendar(site: Path) -> None:
    files = sorted(site.rglob("*.ics"))
    # One of each session, of each track, of each room; the agenda and the days.
    assert len(files) > 1200
    assert {str(p.relative_to(site)): found for p in files if (found := faults(p.read_bytes()))} == {}


def test_both_schemas_accept_what_came_back_and_nothing_of_it_is_lost(source: bytes, site: Path) -> None:
    xml = (site / "schedule.xml").read_bytes()
    about = json.loads((site / "schedule.json").read_text("utf-8"))
    assert schema_faults(xml, about) == []
    given = {told.guid: told for told in told_by_xml(source)}
    assert {told.guid: told for told in told_by_xml(xml)} == given
    assert {told.guid: told for told in told_by_json(about)} == given


@pytest.mark.parametrize("which", ["site", "sample"])
def test_the_tools_of_c3voc_read_the_same(
    which: str, programs: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(which)
    about = json.loads((folder / "schedule.json").read_text("utf-8"))
    out = tmp_path / "theirs.xml"
    script = ROOT / "tests/emit/c3voc_events.py"
    said = outcome([str(programs / "python"), str(script), str(folder / "schedule.json"), str(out)])
    rows = [_told(*row) for row in json.loads(said)]
    assert rows == [replace(told, end=told.start) for told in told_by_json(about)]
    # Their writer copies the JSON's `end`, which their schema of the XML does not know.
    theirs = etree.fromstring(out.read_bytes())
    for end in theirs.findall(".//event/end"):
        end.getparent().remove(end)
    assert schema_faults(etree.tostring(theirs), about) == []


def _told(guid: str, begins: str, _: str, title: str, room: str, track: str, *people: str) -> Told:
    start = datetime.fromisoformat(begins).astimezone(UTC)
    return Told(guid, start, start, title, room, track, people)
