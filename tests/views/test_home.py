"""The head of the home page, and what is left of the programme where the clock goes back an hour."""

from datetime import datetime
from typing import cast

import pytest

from hacksite.views.home import HomeView, home_page
from hacksite.views.scene import scenes
from tests.views.conftest import Read

EVENT = "title: Autumn\nstart: 2027-10-30\nend: 2027-10-31\nlanguages: en\ntimezone: Europe/Paris\n"
# At 03:00 of that night it is 02:00 again.
NIGHT = (
    "- {id: quiet, title: Quiet, start: 2027-10-31 01:00, duration: 75}\n"
    "- {id: long, title: Long, start: 2027-10-31 01:00, end: 2027-10-31 04:00}\n"
    "- {id: soup, title: Soup, start: 2027-10-31 03:30, end: 2027-10-31 04:00}\n"
)


@pytest.mark.parametrize(
    ("at", "left"),
    [
        ("2027-10-31T02:10+02:00", ["quiet", "long", "soup"]),
        ("2027-10-31T02:10+01:00", ["long", "soup"]),
        ("2027-10-31T03:59+01:00", ["long", "soup"]),
    ],
)
def test_a_session_that_is_over_does_not_come_back_when_the_hour_comes_twice(
    at: str, left: list[str], read: Read
) -> None:
    when = datetime.fromisoformat(at)
    (scene,) = scenes(read({"event.yml": EVENT, "schedule.yml": NIGHT}, when), when)
    moments = cast("HomeView", home_page(scene).view).content("moments")
    assert moments is not None
    assert [row.id for day in moments.days for row in day.rows] == left


@pytest.mark.parametrize(
    ("more", "at", "where"),
    [
        ("", "2027-10-01T12:00+02:00", ["Place to be announced"]),
        ("", "2027-10-30T12:00+02:00", []),
        ("venue: {name: The mill}\n", "2027-10-01T12:00+02:00", ["The mill · on site"]),
        ("format: online\n", "2027-10-01T12:00+02:00", ["online"]),
    ],
)
def test_a_place_that_nobody_knows_yet_is_announced_for_later(
    more: str, at: str, where: list[str], read: Read
) -> None:
    when = datetime.fromisoformat(at)
    (scene,) = scenes(read({"event.yml": EVENT + more}, when), when)
    view = cast("HomeView", home_page(scene).view)
    assert [fact.text.text for fact in view.facts if fact.label == "Where"] == where
