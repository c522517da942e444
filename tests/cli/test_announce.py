"""`hacksite announce`: texts of the right length, with the right dates, that tell nothing before its hour."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hacksite.emit.message import LIMITS, mail, short
from hacksite.pipeline.checking import check_folder
from hacksite.views.message import KINDS, Message, messages
from hacksite.views.scene import scenes
from hacksite.wording import words_of
from tests.cli.conftest import Run
from tests.conftest import EventFolder
from tests.toolbox import ROOT

SITE = "https://example.org/hack/"
LEGAL = (
    "legal:\n  publisher: {name: A, address: B, phone: '04 00 00 00 00', director: C}\n"
    "  host: {name: A, address: B, phone: '04 00 00 00 00'}\n"
)


def made(folder: Path, at: datetime, language: str = "fr", site_url: str = SITE) -> dict[str, Message]:
    event = check_folder(folder, at).event
    assert event is not None
    scene = next(s for s in scenes(event, at, site_url) if s.language == language)
    return {message.kind: message for message in messages(scene)}


def test_the_sample_has_every_message_on_its_day() -> None:
    found = made(ROOT / "sample_event", datetime(2027, 1, 5, tzinfo=UTC))
    assert {kind: str(message.on) for kind, message in found.items()} == {
        "announcement": "2026-12-28", "registration": "2027-01-11", "data": "2027-02-01",
        "week": "2027-03-20", "eve": "2027-03-26", "live": "2027-03-27", "results": "2027-03-28",
        "thanks": "2027-03-31", "six-months": "2027-09-26",
    }  # fmt: skip
    assert tuple(found) == KINDS


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_short_forms_fit_and_lead_to_the_site(limit: int, language: str) -> None:
    for at in (datetime(2027, 1, 5, tzinfo=UTC), datetime(2027, 4, 5, tzinfo=UTC)):
        for message in made(ROOT / "sample_event", at, language).values():
            text = short(message, limit)
            assert len(text) <= limit
            assert message.url in text


@pytest.mark.parametrize("title", ["Mot " * 120, "Anticonstitutionnellement" * 30, "<b>&"])
def test_whatever_the_title_short_forms_fit(title: str, event_folder: EventFolder) -> None:
    about = f"title: '{title}'\nstart: 2027-03-27\nlanguages: fr\nhashtag: {'Long' * 60}\n"
    for message in made(event_folder({"event.yml": about}), datetime(2027, 1, 5, tzinfo=UTC)).values():
        assert [limit for limit in LIMITS if len(short(message, limit)) > limit] == []


def test_results_and_held_back_challenges_are_not_told_before_their_hour() -> None:
    before = made(ROOT / "sample_event", datetime(2027, 3, 20, tzinfo=UTC))["results"]
    after = made(ROOT / "sample_event", datetime(2027, 3, 29, tzinfo=UTC))["results"]
    assert "Premier prix" not in mail(before, words_of("fr"))
    assert before.wait.startswith("Les résultats ne sont pas encore publics")
    assert "Premier prix Eaux vives" not in mail(before, words_of("fr"))
    assert "PREMIER PRIX EAUX VIVES" in mail(after, words_of("fr"))
    assert after.wait == ""


def test_the_message_of_the_day_before_says_how_to_come() -> None:
    eve = made(ROOT / "sample_event", datetime(2027, 3, 26, 8, tzinfo=UTC))["eve"]
    text = mail(eve, words_of("fr"))
    for said in ("12 quai des Moulinages", "une pièce d’identité", "Moulinages-Invités", "04 65 71 27 28"):
        assert said in text
    assert "**" not in text


def test_a_message_of_a_cancelled_event_says_not_to_be_sent(event_folder: EventFolder) -> None:
    about = "title: Eau\nstart: 2027-03-27\nlanguages: fr\nstatus: cancelled\n"
    found = made(event_folder({"event.yml": about}), datetime(2027, 3, 20, tzinfo=UTC))
    assert found["week"].wait.startswith("N’envoyez pas ce texte.")


def test_texts_are_written_one_a_file_beside_the_event(
    run: Run, event_folder: EventFolder, tmp_path: Path
) -> None:
    about = "title: Eau\nstart: 2027-03-27\nlanguages: fr, en\n"
    folder = event_folder({"event.yml": about + LEGAL})
    at = ("--at", "2027-03-01", "--message", "week")
    assert run("announce", str(folder), *at, "-o", str(tmp_path / "texts")).code == 0
    assert sorted(p.name for p in (tmp_path / "texts").iterdir()) == [
        "2027-03-20-week.en.txt", "2027-03-20-week.fr.txt",
    ]  # fmt: skip
    assert run("announce", str(folder), *at, "-o", str(folder / "texts")).code == 2
