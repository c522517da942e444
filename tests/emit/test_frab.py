"""`schedule.xml` and `schedule.json`: valid for any event, and as the programs that read them need it."""

import json
import re
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from hacksite import __version__
from hacksite.emit.frab_json import frab_json
from hacksite.emit.frab_xml import frab_xml
from hacksite.pipeline.checking import read_event
from hacksite.views.frab import frab_schedule
from hacksite.views.scene import scenes
from tests.conftest import EventFolder
from tests.emit.frab_reader import schema_faults as faults
from tests.toolbox import ROOT

AT = datetime(2027, 1, 15, 12, tzinfo=UTC)
SITE = "https://example.org/hack/"
GOLDEN = ROOT / "tests" / "golden" / "frab"


def frab(root: Path, site: str = SITE) -> tuple[bytes, dict[str, Any]]:
    event = read_event(root).loaded.event
    assert event is not None
    tree = frab_schedule(scenes(event, AT, site)[0])
    return frab_xml(tree), json.loads(frab_json(tree))


def events(xml: bytes) -> list[etree._Element]:
    return list(etree.fromstring(xml).iterfind("day/room/event"))


def unversioned(text: str) -> str:
    return text.replace(f'"{__version__}"', '"VERSION"')


def test_the_files_of_a_small_event_are_as_recorded() -> None:
    xml, about = frab(GOLDEN / "event")
    assert unversioned(xml.decode()) == (GOLDEN / "schedule.xml").read_text("utf-8")
    text = json.dumps(about, indent=1, ensure_ascii=False) + "\n"
    assert unversioned(text) == (GOLDEN / "schedule.json").read_text("utf-8")


@pytest.mark.parametrize("site", [SITE, ""])
@pytest.mark.parametrize("root", [GOLDEN / "event", ROOT / "sample_event"], ids=["small", "sample"])
def test_both_files_are_valid(root: Path, site: str) -> None:
    assert faults(*frab(root, site)) == []


HOSTILE = {
    "event.yml": 'id: h\ntitle: "\\u0001 H \\ufffe \\u200fשלום 🎉"\nstart: 2027-03-27\nend: 2027-03-28\n'
    "languages: fr\ntimezone: Etc/GMT+3\n"
    'rooms:\n- {id: a, name: Same}\n- {id: b, name: Same, kind: online, url: "https://exämple.org/ü/#/#x%zz"}\n'
    "- {id: c, name: Sans salle}\ntracks:\n- {id: t, name: T, color: '#FFAA00'}\n- {id: 2-go, name: Two}\n",
    "schedule.yml": """\
- {id: a, title: 'Both & <all>', date: 2027-03-27, start: 9h, end: 10h, rooms: [a, b], track: t}
- {id: night, title: Night, start: 2027-03-28 01:00, end: 2027-03-28 02:00, rooms: [a], track: 2-go}
- {id: moment, title: Moment, date: 2027-03-27, start: 12h}
- {id: week, title: Open all week, start: 2027-03-27 08:00, end: 2027-04-02 00:00, rooms: [c]}
- {id: webinar, kind: webinar, title: Before, start: 2027-03-01 18:00, end: 2027-03-01 19:00}
- id: texts
  title: Texts
  date: 2027-03-27
  start: 14h
  end: 15h
  summary: "**Bold** &#1; &lt;b&gt;"
  body: "## Title\\n\\n[here](../x/) [there](https://example.org/é) ![p](https://example.org/p.png)"
  links: [{label: "L\\u0002", url: "https://matrix.to/#/#room:example.org"}]
- {id: gone, title: Gone, date: 2027-03-27, start: 16h, end: 17h, status: cancelled}
- {id: secret, title: Secret, date: 2027-03-27, start: 16h, end: 17h, internal: yes}
""",
}


def test_hostile_events_are_valid_too(event_folder: EventFolder) -> None:
    root = event_folder(HOSTILE)
    for site in (SITE, ""):
        assert faults(*frab(root, site)) == []


def test_what_hostile_events_say(event_folder: EventFolder) -> None:
    xml, about = frab(event_folder(HOSTILE))
    conference = about["schedule"]["conference"]
    assert (conference["acronym"], conference["title"]) == ("h_2027", " H  \u200fשלום 🎉")
    assert (conference["start"], conference["end"], conference["daysCount"]) == (
        "2027-03-01",
        "2027-03-28",
        2,
    )
    assert "time_zone_name" not in conference
    days = [
        (d["index"], d["date"], {r: [e["slug"] for e in es] for r, es in d["rooms"].items()})
        for d in conference["days"]
    ]
    assert days == [
        (1, "2027-03-01", {"Sans salle (–)": ["h_2027-webinar"]}),
        (
            2,
            "2027-03-27",
            {
                "Same": ["h_2027-session_a", "h_2027-night"],
                "Same (b)": ["h_2027-session_a__b"],
                "Sans salle": ["h_2027-week"],
                "Sans salle (–)": ["h_2027-moment", "h_2027-texts"],
            },
        ),
    ]
    texts = next(e for e in events(xml) if e.findtext("slug") == "h_2027-texts")
    assert texts.findtext("abstract") == "Bold  <b>"
    assert texts.findtext("description") == (
        '<h2>Title</h2>\n<p><a>here</a> <a href="https://example.org/%C3%A9">there</a> '
        '<a href="https://example.org/p.png">p</a></p>'
    )
    assert [(a.text, a.get("href")) for a in texts.iterfind("links/link")] == [
        ("L", "https://matrix.to/#/%23room:example.org")
    ]


def test_a_session_keeps_its_guid_and_number_when_everything_but_its_id_changes(
    event_folder: EventFolder,
) -> None:
    def keys(entry: str) -> list[tuple[str | None, str | None]]:
        xml, _ = frab(event_folder({"schedule.yml": entry}))
        return [(e.get("guid"), e.get("id")) for e in events(xml)]

    first = keys("- {id: demos, title: Demos, start: 9h, end: 10h}")
    assert keys("- {id: demos, title: Shown, start: 14h, end: 16h, kind: pitch}") == first
    assert keys("- {id: other, title: Demos, start: 9h, end: 10h}") != first


def test_a_session_imported_with_a_guid_keeps_it(event_folder: EventFolder) -> None:
    guid = "a7ef3da5-ccd3-52e5-8ae9-1b74963d62ee"
    entry = f"title: A, start: 9h, source_id: {guid}"
    twice = f"- {{id: demos, {entry}}}\n- {{id: demos-2, {entry}}}"
    xml, _ = frab(event_folder({"schedule.yml": twice}))
    found = [e.get("guid") for e in events(xml)]
    assert found[0] == guid
    assert len(set(found)) == 2


def test_what_is_internal_cancelled_or_private_is_in_neither_file(event_folder: EventFolder) -> None:
    files = {
        "people.yml": "- {id: ann, name: Ann Public, consent: [name]}\n"
        "- {id: bob, name: Bob Private, consent: [none]}",
        "schedule.yml": "- {id: open, title: Open, start: 9h, end: 10h, people: [ann, bob]}\n"
        "- {id: secret, title: Secret, start: 9h, internal: yes}\n"
        "- {id: gone, title: Gone, start: 9h, status: cancelled}",
    }
    xml, about = frab(event_folder(files))
    for text in (xml.decode(), json.dumps(about)):
        assert [name for name in ("Ann Public", "Bob", "Secret", "Gone") if name in text] == ["Ann Public"]


def test_an_event_without_programme_gives_valid_files(event_folder: EventFolder) -> None:
    xml, about = frab(event_folder())
    assert faults(xml, about) == []
    assert events(xml) == []


def test_programs_that_read_the_xml_find_what_they_need() -> None:
    xml, about = frab(ROOT / "sample_event")
    root = etree.fromstring(xml)
    days = root.findall("day")
    # EventFahrplan stops at a day without `end`; it takes the day's change from it.
    assert all(d.get("start", "") < d.get("end", "") for d in days)
    for event in events(xml):
        # Two parts: of three, EventFahrplan makes days, hours, minutes, Giggity hours, minutes, seconds.
        assert re.fullmatch(r"\d\d:\d\d", event.findtext("duration", ""))
        assert datetime.fromisoformat(event.findtext("date", "")).utcoffset() is not None
        # Both keep ids in 32 bits.
        assert 0 < int(event.get("id", "0")) < 2**31
        assert UUID(event.get("guid", "")).version == 5
        assert event.findtext("date", "")[11:16] == event.findtext("start")
    for day in days:
        start, end = (datetime.fromisoformat(day.get(mark, "")) for mark in ("start", "end"))
        inside = [datetime.fromisoformat(e.findtext("date", "")) for e in day.iter("event")]
        assert all(start <= when <= end for when in inside)
    assert Counter(e.get("guid") for e in events(xml)).most_common(1)[0][1] == 1
    in_json = [e for d in about["schedule"]["conference"]["days"] for es in d["rooms"].values() for e in es]
    assert [(e["guid"], e["id"], e["date"], e["title"]) for e in in_json] == [
        (e.get("guid"), int(e.get("id", "0")), e.findtext("date"), e.findtext("title")) for e in events(xml)
    ]


slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
words = st.text(min_size=1, max_size=20).filter(lambda t: t.strip())
# Typed without zone, as people do; the event's is applied on loading.
FIRST, LAST = datetime(1890, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001
ROOMS = ("r", "room-2", "x3")
sessions = st.lists(
    st.fixed_dictionaries(
        {
            "id": slugs,
            "title": words,
            "start": st.datetimes(FIRST, LAST).map(lambda d: f"{d:%Y-%m-%d %H:%M}"),
            "duration": st.integers(0, 20_000).map(str),
            "rooms": st.lists(st.sampled_from(ROOMS), max_size=3),
            "summary": words,
            "body": words,
        }
    ),
    max_size=6,
    unique_by=lambda s: s["id"],
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(slugs, words, words, st.sampled_from(["Europe/Paris", "Asia/Kolkata", "US/Eastern", "UTC"]), sessions)
def test_any_event_gives_valid_files(
    item: str, title: str, room: str, zone: str, programme: list[dict[str, Any]]
) -> None:
    about = {
        "id": item,
        "title": title,
        "start": "2027-03-27",
        "timezone": zone,
        "rooms": [{"id": name, "name": room} for name in ROOMS],
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "event.yml").write_text(yaml.safe_dump(about), "utf-8")
        (root / "schedule.yml").write_text(yaml.safe_dump(programme), "utf-8")
        xml, as_json = frab(root)
        event = read_event(root).loaded.event
    assert event is not None
    assert faults(xml, as_json) == []
    assert len(events(xml)) == sum(max(1, len(set(session.rooms))) for session in event.sessions)
