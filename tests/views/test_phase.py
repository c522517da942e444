"""The phase of an event at an instant, from its dates alone."""

from datetime import datetime

import pytest

from hacksite.views.phase import phase_at
from tests.views.conftest import Read

DATES = "title: Water\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: en\ntimezone: Europe/Paris\n"
REGISTRATION = (
    f"{DATES}registration: {{url: 'https://form.example/', opens: 2027-01-11 09:00, closes: 2027-03-21}}\n"
)
SCHEDULE = (
    "- {id: webinar, title: Webinar, kind: webinar, date: 2027-03-11, start: '18:00', end: '19:00'}\n"
    "- {id: keys, title: Keys, date: 2027-03-27, start: '07:00', end: '08:00', internal: true}\n"
    "- {id: welcome, title: Welcome, kind: welcome, date: 2027-03-27, start: '09:00', end: '10:00'}\n"
    "- {id: try, title: Dry run, kind: pitch, date: 2027-03-27, start: '18:00', end: '19:00'}\n"
    "- {id: pitch, title: Pitches, kind: pitch, date: 2027-03-28, start: '16:00', end: '17:00'}\n"
)


@pytest.mark.parametrize(
    ("at", "phase"),
    [
        ("2026-09-01T12:00+02:00", "announced"),
        ("2027-01-11T08:59+01:00", "announced"),
        ("2027-01-11T09:00+01:00", "open"),
        ("2027-03-11T18:30+01:00", "open"),
        ("2027-03-21T23:59+01:00", "open"),
        ("2027-03-22T00:00+01:00", "closed"),
        ("2027-03-27T08:59+01:00", "closed"),
        ("2027-03-27T09:00+01:00", "live"),
        ("2027-03-27T18:30+01:00", "live"),
        ("2027-03-28T15:59+02:00", "live"),
        ("2027-03-28T16:00+02:00", "restitution"),
        ("2027-03-28T23:59+02:00", "restitution"),
        ("2027-03-29T00:00+02:00", "results"),
        ("2027-09-26T12:00+02:00", "results"),
        ("2027-09-27T00:00+02:00", "archived"),
        # The clock of whoever builds does not matter: it is one instant everywhere.
        ("2027-01-11T08:00+00:00", "open"),
        ("2027-01-11T20:59+13:00", "announced"),
    ],
)
def test_an_event_goes_through_its_phases_at_its_own_hours(at: str, phase: str, read: Read) -> None:
    when = datetime.fromisoformat(at)
    event = read({"event.yml": REGISTRATION, "schedule.yml": SCHEDULE}, when)
    assert phase_at(event, when) == phase


@pytest.mark.parametrize(
    ("at", "phase"),
    [
        ("2027-01-01T12:00+01:00", "announced"),
        ("2027-03-27T00:00+01:00", "live"),
        ("2027-03-28T12:00+02:00", "live"),
        ("2027-03-29T00:00+02:00", "results"),
    ],
)
def test_an_event_of_a_title_and_dates_is_announced_then_live_then_over(
    at: str, phase: str, read: Read
) -> None:
    when = datetime.fromisoformat(at)
    assert phase_at(read({"event.yml": DATES}, when), when) == phase
