"""Any programme goes out as iCalendar and frab, and comes back with all that the format can carry."""

import json
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from hacksite.cli import cli
from hacksite.emit.agenda import agenda
from hacksite.emit.frab_json import frab_json
from hacksite.emit.frab_xml import frab_xml
from hacksite.model import Event, Session
from hacksite.pipeline.checking import read_event
from hacksite.views.agenda import calendars
from hacksite.views.frab import frab_schedule
from hacksite.views.scene import Scene, scenes

pytestmark = pytest.mark.slow
AT = datetime(2027, 1, 15, 12, tzinfo=UTC)
SITE = "https://example.org/hack/"
ROOMS = {"hall": "La grande halle", "loft": "Büro 2 ; étage « b »", "web": "صالة الماء"}
TRACKS = {"data": "Données & cartes", "tour": "סיור 🌊"}
PEOPLE = {"ann": "Ann Ó Súilleabháin", "noor": "نور"}
ZONES = ("Europe/Paris", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe", "UTC", "Pacific/Apia")
# The nights on which clocks change in some of them: in spring an hour is missing, in autumn one comes twice.
NIGHTS = tuple(map(date.fromisoformat, (
    "2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07", "2027-04-04", "2027-10-03",
)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    """What both formats can say of a session; instants in UTC."""

    title: str
    start: datetime
    end: datetime
    kind: str
    rooms: tuple[str, ...]
    track: str


def carried(event: Event, session: Session) -> Carried:
    rooms = {room.id: room.name.in_("fr") for room in event.rooms}
    tracks = {track.id: track.name.in_("fr") for track in event.tracks}
    return Carried(
        " ".join(session.title.in_("fr").split()),
        session.start.astimezone(UTC),
        session.end.astimezone(UTC),
        session.kind,
        tuple(rooms[room] for room in session.rooms),
        tracks[session.track] if session.track else "",
    )


def by_id(event: Event, *, ordered: bool) -> dict[str, Carried]:
    found = {session.id: carried(event, session) for session in event.sessions}
    if ordered:
        return found
    return {item: replace(one, rooms=tuple(sorted(one.rooms))) for item, one in found.items()}


def loaded(root: Path) -> Event:
    event = read_event(root).loaded.event
    assert event is not None
    return event


ODD = (
    "Eau, terre; \\n air: 100 %", "👩\u200d👩\u200d👧\u200d👦 " * 12, "שלום, עולם " * 9, "é" * 80,
    "\u202bمرحبا\u202c", "<b>&amp;</b>",
)  # fmt: skip
# Letters of all scripts, joined emoji, marks that turn the line; long enough to be folded.
letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufffe\uffff")
titles = st.one_of(st.text(letters, min_size=1, max_size=120), st.sampled_from(ODD)).filter(
    lambda text: any(sign.isalnum() for sign in text)
)
starts = st.one_of(
    st.tuples(st.dates(date(2027, 1, 1), date(2027, 12, 31)), st.integers(0, 1439)),
    st.tuples(st.sampled_from(NIGHTS), st.integers(-180, 360)),
).map(lambda day: datetime.combine(day[0], time()) + timedelta(minutes=day[1]))
sessions = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.from_regex(r"[a-z]{4,9}(-[a-z0-9]{1,5}){0,2}", fullmatch=True),
            "title": titles,
            "start": starts.map(lambda d: f"{d:%Y-%m-%d %H:%M}"),
            "duration": st.sampled_from((0, 0, 1, 30, 60, 90, 24 * 60, 26 * 60 + 7)).map(str),
            "rooms": st.lists(st.sampled_from(tuple(ROOMS)), max_size=3, unique=True),
            "kind": st.sampled_from(("talk", "plenary", "workshop", "meal", "deadline", "other")),
            "people": st.lists(st.sampled_from(tuple(PEOPLE)), max_size=2, unique=True),
        },
        optional={"track": st.sampled_from(tuple(TRACKS)), "status": st.just("tentative")},
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda session: session["id"],
)


def written(folder: Path, zone: str, programme: list[dict[str, Any]], *, whole: bool) -> Path:
    root = folder / ("source" if whole else "target")
    root.mkdir()
    about: dict[str, Any] = {
        "id": "round-trip", "title": "Aller-retour", "start": "2027-03-27", "languages": ["fr"],
        "timezone": zone,
    }  # fmt: skip
    lists: dict[str, Any] = {"event": about}
    if whole:
        about["rooms"] = [{"id": item, "name": name} for item, name in ROOMS.items()]
        about["tracks"] = [{"id": item, "name": name} for item, name in TRACKS.items()]
        people = [{"id": item, "name": name, "consent": ["name"]} for item, name in PEOPLE.items()]
        lists |= {"schedule": programme, "people": people}
    for name, content in lists.items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (root / f"{name}.yml").write_text(text, "utf-8")
    return root


def imported(content: bytes, folder: Path, zone: str) -> tuple[Event, dict[str, Any]]:
    root = written(folder, zone, [], whole=False)
    (folder / "file").write_bytes(content)
    command = ["import", "schedule", str(folder / "file"), str(root), "--yes", "--format", "json"]
    run = CliRunner().invoke(cli, [*command, "--consent", "name"], env={"LC_ALL": "C"})
    assert run.exit_code == 0, run.output
    return loaded(root), json.loads(run.output)


def as_calendar(scene: Scene) -> bytes:
    whole = next(one for one in calendars(scene) if one.path == "agenda.ics")
    return agenda(whole, scene.words)


def as_frab_xml(scene: Scene) -> bytes:
    return frab_xml(frab_schedule(scene))


def as_frab_json(scene: Scene) -> bytes:
    return frab_json(frab_schedule(scene))


LATE = {"id": "late", "title": "Minuit", "start": "2027-10-31 02:30", "duration": "60", "kind": "talk"}
"""An hour that ends when the clock says again what it said at its beginning."""


@pytest.mark.parametrize("write", [as_calendar, as_frab_xml, as_frab_json], ids=["ics", "xml", "json"])
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # Each try builds two folders: the first failure tells enough.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(zone=st.sampled_from(ZONES), programme=sessions)
@example(zone="Europe/Paris", programme=[LATE])
def test_what_goes_out_comes_back(write: Any, zone: str, programme: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        event = loaded(written(folder, zone, programme, whole=True))
        # An hour that clocks skip is refused when it is read.
        assume(event.sessions)
        scene = scenes(event, AT, SITE)[0]
        back, report = imported(write(scene), folder, zone)
    assert (report["found"], report["carried"]) == (len(report["added"]),) * 2
    # frab tells of each room what is in it, so not in which order a session names its rooms.
    assert by_id(back, ordered=write is as_calendar) == by_id(event, ordered=write is as_calendar)
    if write is as_calendar:
        assert {s.id: s.status for s in back.sessions} == {s.id: s.status for s in event.sessions}
    else:
        names = {person.id: person.name for person in back.people}
        assert {s.id: tuple(names[p] for p in s.people) for s in back.sessions} == {
            s.id: tuple(PEOPLE[p] for p in s.people) for s in event.sessions
        }
    assert ZoneInfo(zone) == event.timezone


def test_what_is_cancelled_comes_back_under_its_own_title(tmp_path: Path) -> None:
    programme = [{"id": "walk", "title": "Balade", "start": "2027-03-27 14:00", "status": "cancelled"}]
    event = loaded(written(tmp_path, "Europe/Paris", programme, whole=True))
    back, _ = imported(as_calendar(scenes(event, AT, SITE)[0]), tmp_path, "Europe/Paris")
    assert [(s.id, s.title.in_("fr"), s.status) for s in back.sessions] == [("walk", "Balade", "cancelled")]
