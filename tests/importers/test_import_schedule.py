"""`hacksite import schedule`: what each format becomes, what is told, what a second import leaves alone."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.checking import check_folder, read_event
from hacksite.pipeline.settings import read_instant
from tests.conftest import EventFolder
from tests.recorded import recorded

SOURCES = Path(__file__).parent / "sources"
EVENT = "title: Nuit\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: fr, en\n"


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["import", "schedule", *map(str, arguments)], env={"LC_ALL": "C"})
    if isinstance(result.exception, HacksiteError):
        return 2, str(result.exception)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def report(source: Path, root: Path, *options: str) -> dict[str, Any]:
    code, said = run(source, root, "--yes", "--format", "json", *options)
    assert code == 0, said
    read: dict[str, Any] = json.loads(said)
    return read


def lost(about: dict[str, Any]) -> dict[str, int]:
    return {row["reason"]: row["count"] for row in about["not_carried"]}


def entries(root: Path, name: str) -> Any:
    return yaml.load((root / name).read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts alone.


def errors(root: Path) -> list[str]:
    at = read_instant("2027-01-15T12:00")
    return [f"{p.code} {p.at}" for p in check_folder(root, at).report.errors]


def texts(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_frab_xml_becomes_sessions_rooms_tracks_and_people(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    about = report(SOURCES / "frab.xml", root)
    assert entries(root, "schedule.yml") == [
        {
            "id": "ouverture",
            "title": "Ouverture – tous ensemble",
            "kind": "plenary",
            "date": "2027-03-27",
            "start": "09:30",
            "end": "10:15",
            "rooms": ["la-halle"],
            "track": "donnees",
            "people": ["ada-exemple"],
            "summary": "Deux mots & un café.",
            "body": "## Plan\n\n- [règles](https://nuit.example.org/regles)\n- x < y \\<b>\n\nnon",
            "slides": "https://nuit.example.org/programme/ouverture.pdf",
            "links": [
                {"label": "À lire", "url": "https://example.org/lire"},
                {"label": "Donner son avis", "url": "https://nuit.example.org/avis/1"},
            ],
            "source_id": "11111111-1111-5111-8111-111111111111",
        },
        {
            "id": "nuit-au-calme",
            "title": "Nuit au calme",
            "date": "2027-03-28",
            "start": "00:30",
            "end": "05:30",
            "rooms": ["la-halle"],
            "source_id": "22222222-2222-5222-8222-222222222222",
        },
    ]
    event = entries(root, "event.yml")
    assert event["rooms"] == [{"id": "la-halle", "name": "La halle"}]
    assert event["tracks"] == [{"id": "donnees", "name": "Données", "color": "#3b6e22"}]
    assert entries(root, "people.yml") == [
        {"id": "ada-exemple", "name": "Ada Exemple", "roles": ["speaker"], "consent": ["none"]}
    ]
    assert (about["found"], about["carried"]) == (3, 2)
    assert lost(about) == {"page": 1, "private": 1, "html": 2, "link": 1, "kind": 1, "no_start": 1}
    assert errors(root) == []


def test_pretalx_json_keeps_its_language_and_tells_what_is_private(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    about = report(SOURCES / "pretalx.json", root, "--consent", "name")
    assert entries(root, "schedule.yml") == [
        {
            "id": "12-open-data",
            "title": {"en": "Open data"},
            "kind": "talk",
            "date": "2027-03-27",
            "start": "10:00",
            "end": "11:00",
            "rooms": ["la-halle"],
            "track": "data",
            "people": ["bob-example"],
            "language": "en",
            "summary": {"en": "One line."},
            "body": {"en": "Two lines.\n\n* a\n* b"},
            "source_id": "8079583e-8321-506c-95af-fd2903a5f075",
        }
    ]
    assert entries(root, "people.yml") == [
        {
            "id": "bob-example",
            "name": "Bob Example",
            "roles": ["speaker"],
            "consent": ["name"],
            "bio": "He **measures**.",
        }
    ]
    assert entries(root, "event.yml")["rooms"] == [{"id": "la-halle", "name": "La halle", "capacity": "80"}]
    assert lost(about) == {"picture": 2, "page": 1, "recording": 1, "answers": 1, "email": 1}
    assert "bob@example.org" not in "".join(text.decode() for text in texts(root).values())
    assert errors(root) == []


def test_icalendar_becomes_sessions_in_the_events_zone(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    about = report(SOURCES / "calendar.ics", root)
    assert entries(root, "schedule.yml") == [
        {
            "id": "atelier-cartes",
            "title": "Atelier cartes",
            "kind": "workshop",
            "date": "2027-03-27",
            "start": "10:00",
            "end": "11:30",
            "rooms": ["salle-2-etage-1"],
            "track": "cartes",
            "body": "Avec vos cartes.\nVisio : …",
            "status": "tentative",
            "source_id": "atelier@example.org",
        },
        {
            "id": "point-du-matin",
            "title": "Point du matin",
            "date": "2027-03-28",
            "start": "09:00",
            "end": "09:15",
            "status": "cancelled",
            "source_id": "point@example.org",
        },
    ]
    assert lost(about) == {"email": 1, "private": 1, "whole_day": 1, "series": 1}
    assert errors(root) == []


def test_csv_is_read_by_its_headings(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    about = report(SOURCES / "programme.csv", root)
    assert [
        (s["id"], s["kind"], s["start"], s["end"], s["rooms"]) for s in entries(root, "schedule.yml")
    ] == [
        ("accueil", "welcome", "08:30", "09:15", ["la-halle"]),
        ("veillee", "social", "22:00", "2027-03-28 01:00", ["la-halle", "le-jardin"]),
    ]
    assert [p["name"] for p in entries(root, "people.yml")] == ["Ada Exemple", "Bob Exemple"]
    assert (about["found"], about["carried"]) == (4, 2)
    assert lost(about) == {"column": 1, "no_title": 1, "no_start": 1}
    assert errors(root) == []


SHEET = "Titre;Jour;Début;Fin;Salle\nAccueil « été »;{day};{start};{end};La halle\n"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        ("27/03/2027", "9h30", "10:15"),
        ("27/03/2027", "09:30:00", "10:15:00"),
        ("2027-03-27", "9:30", "10h15"),
        ("2027-03-27 00:00:00", "9:30", "10:15"),
        ("27/03/27", "9h30", "10h15"),
        # What a sheet shows as a number when its cells are not said to be dates.
        ("46473", "0,395833333333333", "0,427083333333333"),
        ("46473", "0.3958333333", "0.4270833333"),
        ("", "46473,3958333333", "46473,4270833333"),
    ],
)
def test_a_sheet_saved_by_any_spreadsheet_says_the_same(
    code: str, day: str, start: str, end: str, event_folder: EventFolder, tmp_path: Path
) -> None:
    root = event_folder({"event.yml": EVENT})
    text = SHEET.format(day=day, start=start, end=end).replace("\n", "\r\n")
    (tmp_path / "sheet.csv").write_bytes(text.encode(code))
    about = report(tmp_path / "sheet.csv", root)
    assert [(s["title"], s["date"], s["start"], s["end"]) for s in entries(root, "schedule.yml")] == [
        ("Accueil « été »", "2027-03-27", "09:30", "10:15")
    ]
    assert (about["carried"], lost(about)) == (1, {})


def test_a_row_left_out_is_told_by_its_line_with_what_it_said(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    table = "Titre;Jour;Début\nA;27/03/2027;9h\n\n;27/03/2027;10h\nC;samedi;11h\nD;;\n"
    (tmp_path / "sheet.csv").write_text(table, "utf-8")
    about = report(tmp_path / "sheet.csv", event_folder({"event.yml": EVENT}), "--language", "en")
    assert {row["reason"]: row["examples"] for row in about["not_carried"]} == {
        "no_duration": ["A"],
        "no_title": ["row 4 (27/03/2027 10h)"],
        "no_start": ["row 5, C (samedi 11h)", "row 6, D (—)"],
    }


def test_a_table_of_pretalx_is_read_by_its_headings(event_folder: EventFolder, tmp_path: Path) -> None:
    root = event_folder({"event.yml": EVENT})
    (tmp_path / "talks.csv").write_text(
        "ID,Proposal title,Session type,Track,Room,Start,End,Speaker names,Abstract\n"
        'A7XK2P,"Open data, open doors",Talk,Data,Hall,2027-03-27T09:30:00+01:00,'
        "2027-03-27T10:15:00+01:00,Bob Example,One line.\n",
        "utf-8",
    )
    about = report(tmp_path / "talks.csv", root)
    (session,) = entries(root, "schedule.yml")
    assert (session["title"], session["kind"], session["start"], session["end"]) == (
        "Open data, open doors", "talk", "09:30", "10:15",
    )  # fmt: skip
    assert (session["summary"], session["people"], lost(about)) == ("One line.", ["bob-example"], {})


def test_a_workbook_is_refused_with_the_way_out(event_folder: EventFolder, tmp_path: Path) -> None:
    (tmp_path / "programme.xlsx").write_bytes(b"PK\x03\x04workbook")
    code, said = run(tmp_path / "programme.xlsx", event_folder({"event.yml": EVENT}), "--yes")
    assert (code, "enregistrez la feuille en CSV" in said) == (2, True)


def test_a_second_import_of_the_same_changes_nothing(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    for source in ("frab.xml", "pretalx.json"):
        shutil.rmtree(root)
        event_folder({"event.yml": EVENT})
        report(SOURCES / source, root)
        before = texts(root)
        again = report(SOURCES / source, root)
        assert (again["added"], again["updated"], again["files"]) == ([], [], [])
        assert texts(root) == before


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., Path]:
    """The frab file with some of its texts replaced."""

    def edited(*pairs: tuple[str, str]) -> Path:
        text = (SOURCES / "frab.xml").read_text("utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "edited.xml"
        path.write_text(text, "utf-8")
        return path

    return edited


def test_hand_edits_stay_and_the_sources_changes_come(
    event_folder: EventFolder, source: Callable[..., Path]
) -> None:
    root = event_folder(
        {
            "event.yml": EVENT,
            "schedule.yml": "# Notre programme.\n- {id: nous, title: À nous, start: 2027-03-27 08:00}\n",
        }
    )
    report(SOURCES / "frab.xml", root)
    text = (root / "schedule.yml").read_text("utf-8")
    text = text.replace("title: Nuit au calme", "title: Nuit au calme, chut  # relu par Ada")
    text = text.replace("summary: Deux mots & un café.", "summary: Trois mots.")
    (root / "schedule.yml").write_text(text, "utf-8")
    about = report(
        source(
            ("Deux mots", "Quatre mots"),
            ("<room>La halle</room>\n        <title>Nuit", "<room>Le jardin</room>\n        <title>Nuit"),
            ("2027-03-28T00:30", "2027-03-28T01:00"),
        ),
        root,
    )
    assert (about["updated"], about["kept"], about["conflicts"]) == (
        ["nuit-au-calme"], ["nuit-au-calme: title"], ["ouverture: summary"],
    )  # fmt: skip
    head, night = text.split("- id: nuit-au-calme")
    for old, new in (("00:30", "01:00"), ("05:30", "06:00"), ("la-halle", "le-jardin")):
        assert old in night
        night = night.replace(old, new)
    assert (root / "schedule.yml").read_text("utf-8") == f"{head}- id: nuit-au-calme{night}"
    assert errors(root) == []


def test_a_session_gone_from_the_source_is_cancelled_and_comes_back(
    event_folder: EventFolder, source: Callable[..., Path]
) -> None:
    root = event_folder({"event.yml": EVENT})
    report(SOURCES / "frab.xml", root)
    before = entries(root, "schedule.yml")
    gone = source(("<date>2027-03-28T00:30:00+01:00</date>", "<date/>"), ("<start>00:30</start>", "<start/>"))
    assert report(gone, root)["cancelled"] == ["nuit-au-calme"]
    assert [s.get("status") for s in entries(root, "schedule.yml")] == [None, "cancelled"]
    assert report(gone, root)["files"] == []
    assert report(SOURCES / "frab.xml", root)["updated"] == ["nuit-au-calme"]
    assert entries(root, "schedule.yml") == before


def test_a_session_removed_by_hand_is_not_brought_back(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    report(SOURCES / "frab.xml", root)
    kept = (root / "schedule.yml").read_text("utf-8").split("- id: nuit-au-calme")[0]
    (root / "schedule.yml").write_text(kept, "utf-8")
    assert report(SOURCES / "frab.xml", root)["removed_by_hand"] == ["nuit-au-calme"]
    assert (root / "schedule.yml").read_text("utf-8") == kept


def test_without_the_record_every_difference_is_a_conflict(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    report(SOURCES / "frab.xml", root)
    (root / ".hacksite/imports/schedule.json").unlink()
    text = (root / "schedule.yml").read_text("utf-8").replace("Nuit au calme", "Nuit")
    (root / "schedule.yml").write_text(text, "utf-8")
    about = report(SOURCES / "frab.xml", root)
    assert (about["added"], about["updated"], about["conflicts"]) == ([], [], ["nuit-au-calme: title"])
    assert (root / "schedule.yml").read_text("utf-8") == text


def test_the_record_names_nobody(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    report(SOURCES / "pretalx.json", root)
    record = (root / ".hacksite/imports/schedule.json").read_text("utf-8")
    assert "Bob Example" not in record
    assert "measures" not in record


def test_nothing_is_written_on_a_dry_run_or_when_nobody_can_answer(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    before = texts(root)
    code, said = run(SOURCES / "frab.xml", root, "--dry-run")
    assert code == 0
    assert "+- id: ouverture" in said
    code, said = run(SOURCES / "frab.xml", root)
    assert (code, "--yes" in said) == (2, True)
    assert texts(root) == before


def test_a_list_kept_as_a_spreadsheet_is_left_alone(event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT, "schedule.csv": "id,title,start\na,A,2027-03-27 09:00\n"})
    before = texts(root)
    code, said = run(SOURCES / "frab.xml", root, "--yes")
    assert (code, said.startswith("schedule.csv ")) == (2, True)
    assert texts(root) == before


@pytest.mark.parametrize(
    "content",
    [
        b"", b"hello", b"<html><body>404</body></html>", b"<schedule", b"{", b'{"a": 1}', b"[]",
        b"PK\x03\x04zip", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", b"a;b\n1;2\n", b"\x00\xff\xfe",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><schedule/>",
        b'{"schedule": {"conference": {"days": [{"rooms": {"x": "y"}}]}}}', b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_programme_is_refused_in_one_sentence(
    content: bytes, event_folder: EventFolder, tmp_path: Path
) -> None:
    root = event_folder({"event.yml": EVENT})
    before = texts(root)
    (tmp_path / "source").write_bytes(content)
    code, said = run(tmp_path / "source", root, "--yes")
    assert (code, said.count("Traceback"), len(said.splitlines())) == (2, 0, 1)
    assert texts(root) == before


class _Answers(BaseHTTPRequestHandler):
    seen: list[str] = []  # noqa: RUF012 - one server, one test.

    def do_GET(self) -> None:
        self.seen.append(self.headers["User-Agent"])
        body = (SOURCES / "frab.xml").read_bytes()
        self.send_response(200 if self.path == "/schedule.xml" else 404)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Answers) as http:
        threading.Thread(target=http.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


def test_an_address_is_asked_once_and_faults_are_plain(server: str, event_folder: EventFolder) -> None:
    root = event_folder({"event.yml": EVENT})
    code, said = run(f"{server}/nothing", root, "--yes")
    assert (code, f"{server}/nothing a répondu 404" in said) == (2, True)
    code, said = run("http://127.0.0.1:9/schedule.xml", root, "--yes")
    assert (code, "injoignable" in said) == (2, True)
    _Answers.seen.clear()
    code, said = run(f"{server}/schedule.xml", root, "--yes")
    assert code == 0
    assert [agent.split("/")[0] for agent in _Answers.seen] == ["hacksite"]


@pytest.mark.parametrize(
    ("name", "start", "end", "sessions"),
    [
        ("pretalx-democon.json", "2020-12-14", "2020-12-16", 36),
        ("frab-camp2019.json", "2019-08-21", "2019-08-26", 79),
        ("invalid-example.json", "2022-12-28", "2022-12-30", 1),
        ("fosdem-2025.xml", "2025-02-01", "2025-02-02", 1105),
    ],
)
def test_real_programmes_come_whole_and_without_errors(
    name: str, start: str, end: str, sessions: int, event_folder: EventFolder
) -> None:
    path = recorded(f"frab/{name}")
    root = event_folder({"event.yml": f"title: Real\nstart: {start}\nend: {end}\nlanguages: en\n"})
    about = report(path, root)
    assert about["found"] == about["carried"] == sessions
    event = read_event(root).loaded.event
    assert event is not None
    assert len(event.sessions) == sessions
    assert errors(root) == []
    assert report(path, root)["files"] == []
