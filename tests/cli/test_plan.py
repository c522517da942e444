"""`hacksite plan`: for the organisers alone, on one screen, as files that are never published."""

from pathlib import Path

import icalendar
import pytest

from hacksite.pipeline.building import build_folder
from hacksite.pipeline.settings import Settings
from tests.cli.conftest import AT, Run
from tests.conftest import EventFolder

EVENT = "id: eau\ntitle: 'Eau [bold]<b>&'\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: fr\n"
LEGAL = (
    "legal:\n  publisher: {name: A, address: B, phone: '04 00 00 00 00', director: C}\n"
    "  host: {name: A, address: B, phone: '04 00 00 00 00'}\n"
)
TEN_DAYS_BEFORE = ("--at", "2027-03-17")


def test_ten_days_before_one_screen_says_what_is_late(run: Run, event_folder: EventFolder) -> None:
    said = run("plan", str(event_folder({"event.yml": EVENT})), *TEN_DAYS_BEFORE)
    lines = said.text.splitlines()
    assert said.code == 0
    assert lines[0] == "10 jours avant «\u00a0Eau [bold]<b>&\u00a0»"
    assert "Le lieu est-il réservé" in said.text
    assert len(lines) <= 40


@pytest.mark.parametrize(("language", "word"), [("fr", "Pour le"), ("en", "By"), ("de", "Bis")])
def test_the_table_speaks_three_languages(
    language: str, word: str, run: Run, event_folder: EventFolder
) -> None:
    folder = event_folder({"event.yml": EVENT})
    assert word in run("plan", str(folder), *TEN_DAYS_BEFORE, "--language", language).text


def test_the_same_folder_at_the_same_instant_gives_the_same_files(
    run: Run, event_folder: EventFolder, tmp_path: Path
) -> None:
    folder = event_folder({"event.yml": EVENT})
    for name in ("plan.md", "plan.ics", "plan.html", "plan.txt"):
        for place in ("one", "two"):
            assert run("plan", str(folder), *TEN_DAYS_BEFORE, "-o", str(tmp_path / place / name)).code == 0
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_calendar_holds_each_task_left_once_with_a_reminder(
    run: Run, event_folder: EventFolder, tmp_path: Path
) -> None:
    file = tmp_path / "plan.ics"
    run("plan", str(event_folder({"event.yml": EVENT})), *TEN_DAYS_BEFORE, "-o", str(file))
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids) > 30
    assert all(event.walk("VALARM") for event in events)


def test_the_page_is_whole_in_one_file_and_shows_hostile_words_as_words(
    run: Run, event_folder: EventFolder, tmp_path: Path
) -> None:
    file = tmp_path / "plan.html"
    run("plan", str(event_folder({"event.yml": EVENT})), *TEN_DAYS_BEFORE, "-o", str(file))
    text = file.read_text("utf-8")
    assert "Eau [bold]&lt;b&gt;&amp;" in text
    assert [part for part in ("<script", "http:", "https:", "src=", "<link") if part in text] == []
    assert '<meta name="robots" content="noindex' in text


@pytest.mark.parametrize("place", ["site/plan.html", "site/deep/plan.html", "event/plan.html"])
def test_what_is_private_is_not_written_where_it_would_be_published(
    place: str, run: Run, event_folder: EventFolder, tmp_path: Path
) -> None:
    folder = event_folder({"event.yml": EVENT + LEGAL})
    assert build_folder(folder, tmp_path / "site", Settings(AT, host="plain", search=False)).written
    said = run("plan", str(folder), "-o", str(tmp_path / place))
    assert said.code == 2
    assert "publi" in said.text
    assert not (tmp_path / place).exists()


def test_no_page_and_no_file_of_the_site_tells_what_the_team_ticks(
    event_folder: EventFolder, tmp_path: Path
) -> None:
    ticked = "tasks:\n- {title: Secret-de-l-equipe, by: 2027-03-01}\n"
    folder = event_folder({"event.yml": EVENT + LEGAL, "plan.yml": ticked})
    assert build_folder(folder, tmp_path / "site", Settings(AT, host="plain", search=False)).written
    told = [p for p in (tmp_path / "site").rglob("*") if p.is_file() and b"Secret-de-l" in p.read_bytes()]
    assert told == []
    assert not (tmp_path / "site/plan.yml").exists()


def test_registrations_are_counted_and_nothing_is_written(
    run: Run, event_folder: EventFolder, tmp_path: Path
) -> None:
    folder = event_folder({"event.yml": EVENT})
    rows = "".join(f"Personne{n};p{n}@x.example;Juriste\n" for n in range(12))
    (tmp_path / "export.csv").write_text(f"Nom;Courriel;Profil\n{rows}", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    said = run("plan", str(folder), "--registrations", str(tmp_path / "export.csv"))
    assert said.code == 0
    assert "Juriste" in said.text
    assert "Personne" not in said.text
    assert "x.example" not in said.text
    assert sorted(tmp_path.rglob("*")) == before
