"""Profiles are counted so that nobody can be told from the numbers."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hacksite.model import Event
from hacksite.source.registrations import Registrations, read_registrations
from hacksite.views.diversity import FEWEST, Diversity, diversity
from hacksite.wording import words_of
from tests.views.conftest import Read

AT_OPEN = datetime(2027, 2, 1, tzinfo=UTC)


@pytest.fixture
def event(read: Read) -> Event:
    about = "title: Eau\nstart: 2027-03-27\nlanguages: fr\naudience:\n"
    about += "- role: Développeuses, développeurs\n- role: Habitants\n"
    return read({"event.yml": about}, AT_OPEN)


def counted(event: Event, titles: str, answers: dict[str, int], *wanted: str) -> Diversity:
    rows = tuple((answer,) for answer, count in answers.items() for _ in range(count))
    return diversity(Registrations((titles,), rows), wanted, event, words_of("fr"))


def said(found: Diversity) -> list[tuple[str, str]]:
    return [(share.label, share.count) for column in found.columns for share in column.shares]


def test_small_answers_go_together_under_no_name_of_their_own(event: Event) -> None:
    found = counted(event, "Profil", {"Développeur": 20, "Maire de Crest": 1, "Juriste": 4})
    assert said(found) == [("Développeur", "20"), ("2 autres réponses", "5")]


def test_a_small_number_cannot_be_reckoned_from_the_others(event: Event) -> None:
    found = counted(event, "Genre", {"Homme": 41, "Femme": 17, "Autre": 2})
    assert said(found) == [
        ("Homme", "environ 40"), ("Femme", "environ 15"), ("Une autre réponse", "moins de 5"),
    ]  # fmt: skip


@pytest.mark.parametrize("small", range(1, FEWEST))
@pytest.mark.parametrize("large", range(FEWEST, 30))
def test_whatever_the_numbers_none_below_five_is_told(small: int, large: int, event: Event) -> None:
    told = said(counted(event, "Région", {"A": large, "B": small}))
    numbers = [int(found[0]) for _, count in told if (found := re.findall(r"^\d+$", count))]
    assert all(number >= FEWEST for number in numbers)
    assert large + small - sum(numbers) not in range(1, FEWEST)


def test_columns_about_persons_are_never_counted_even_when_asked_for(event: Event) -> None:
    for title in ("Courriel", "Nom", "Allergies", "Commentaire"):
        assert said(counted(event, title, {"x": 30}, title)) == []
    assert said(counted(event, "Profil", {f"Réponse {n}": 1 for n in range(40)})) == []


def test_fewer_than_five_registrations_are_not_counted_at_all(event: Event) -> None:
    found = counted(event, "Profil", {"Développeur": 4})
    assert (found.total, found.columns) == ("Moins de cinq inscriptions\u00a0: rien n’est compté.", ())


def test_profiles_invited_and_not_yet_there_are_named(event: Event) -> None:
    found = counted(event, "Vous êtes", {"Développeuse": 8, "Étudiant": 9})
    assert found.missing == ("Habitants",)
    assert (found.invited[0].label, found.invited[0].count) == ("Développeuses, développeurs", "8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_exports_of_any_usual_encoding_are_read(encoding: str, tmp_path: Path) -> None:

    file = tmp_path / "e.csv"
    file.write_bytes("Profil;Région\r\nÉlue;Drôme\r\n;\r\n".encode(encoding))
    assert read_registrations(file) == Registrations(("Profil", "Région"), (("Élue", "Drôme"),))
