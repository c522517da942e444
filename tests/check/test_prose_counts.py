import pytest

from tests.check.conftest import Checked

TWO_CHALLENGES = {
    "challenges/fuites.md": "---\ntitle: Fuites\n---\nTexte.\n",
    "challenges/nappes.md": "---\ntitle: Nappes\n---\nTexte.\n",
}


@pytest.mark.parametrize(
    "text",
    [
        "Deux défis vous attendent.",
        "Deux jours, deux défis, 80 personnes.",
        "3 défis au choix.",
        "Chaque équipe choisit trois défis.",
        "Un à trois défis par équipe.",
        "Jusqu'à trois défis.",
        "Up to three challenges, no more.",
        "De 3 à 5 défis.",
        "Trois défis sur l'eau, un sur l'air.",
        "L'édition 2025 comptait neuf défis.",
        "Le jury retient trois projets.",
        "Neuf jeux de données.",
        "Les 12 sessions de mentorat durent une heure.",
        "Au plus 4 défis.",
    ],
)
def test_numbers_that_announce_nothing_raise_no_alarm(told_of: Checked, text: str) -> None:
    assert told_of(text, **TWO_CHALLENGES) == []


@pytest.mark.parametrize(
    "text",
    [
        "Neuf défis vous attendent.",
        "Deux jours, 9 défis, 80 personnes.",
        "Vingt-deux défis !",
        "Nine challenges are waiting.",
        "Venez relever les **trois défis**.",
        "Découvrez les trois défis et leurs données.",
    ],
)
def test_a_number_that_is_not_the_folders_is_reported(told_of: Checked, text: str) -> None:
    assert told_of(text, **TWO_CHALLENGES) == ["HS409"]


def test_counts_are_read_only_where_the_event_speaks_for_itself(told: Checked) -> None:
    project = {"projects/alerte.md": "---\ntitle: Alerte\n---\nNeuf défis.\n"}
    assert told({**TWO_CHALLENGES, **project}) == []
