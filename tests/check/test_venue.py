import pytest

from tests.check.conftest import EVENT, Checked

SCHEDULE = {
    "schedule.yml": (
        "- {id: a, title: A, start: 2027-03-27 9h, end: 2027-03-27 10h}\n"
        "- {id: b, title: B, start: 2027-03-28 8h30, end: 2027-03-28 10h}\n"
    )
}


@pytest.mark.parametrize(
    "hours",
    [
        "De 8 h à 22 h.",
        "Samedi : 8 h 30 – 23 h ; dimanche : 8 h – 18 h.",
        "Saturday from 8:30 am to 11 pm, Sunday from 8 am to 6 pm.",
        "Samedi et dimanche, dès 8h30.",
        "Le 27 mars à 9 h, le 28 mars à 8 h 30.",
        "Ouvert 24 h/24, du samedi 9 h 30 au dimanche 18 h.",
        "Samedi dès 8 h 30 (le café est prêt à 9 h 15).",
        "Badge à l'entrée.",
    ],
)
def test_doors_that_open_in_time_raise_no_alarm(told: Checked, hours: str) -> None:
    event = f'{EVENT}venue: {{name: Maison, hours: "{hours}"}}\n'
    assert told({"event.yml": event, **SCHEDULE}) == []


@pytest.mark.parametrize(
    ("hours", "count"),
    [
        ("Samedi : 9 h 30 – 23 h ; dimanche : 8 h – 18 h.", 1),
        ("Saturday from 8:30 am to 11 pm, Sunday from 9 am to 6 pm.", 1),
        ("De 10 h à 18 h, les deux jours.", 2),
    ],
)
def test_doors_that_open_too_late_are_reported_for_each_day(told: Checked, hours: str, count: int) -> None:
    event = f'{EVENT}venue: {{name: Maison, hours: "{hours}"}}\n'
    assert [line.split()[0] for line in told({"event.yml": event, **SCHEDULE})] == ["HS218"] * count
