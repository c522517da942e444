"""Days that are over are folded in the programme, while the event goes on."""

from datetime import datetime
from typing import cast

import pytest

from hacksite.views.programme import MOST_ON_ONE_PAGE, ProgrammeView, programme_pages
from hacksite.views.scene import scenes
from tests.views.conftest import Read

EVENT = "title: H\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: en\ntimezone: Europe/Paris\n"
SCHEDULE = (
    "- {id: webinar, title: Webinar, kind: webinar, start: 2027-03-11 18:00, end: 2027-03-11 19:00}\n"
    "- {id: opening, title: Opening, start: 2027-03-27 09:00, end: 2027-03-27 10:00}\n"
    "- {id: night, title: Night, start: 2027-03-27 22:00, end: 2027-03-28 08:00}\n"
    "- {id: end, title: End, start: 2027-03-28 09:00, end: 2027-03-28 10:00}\n"
)


def pages(read: Read, at: str, more: str = "") -> list[ProgrammeView]:
    when = datetime.fromisoformat(at)
    (scene,) = scenes(read({"event.yml": EVENT, "schedule.yml": SCHEDULE + more}, when), when)
    return [cast("ProgrammeView", page.view) for page in programme_pages(scene)]


@pytest.mark.parametrize(
    ("at", "folded"),
    [
        ("2027-03-20T12:00+01:00", []),
        ("2027-03-27T12:00+01:00", ["2027-03-11"]),
        ("2027-03-28T07:59+02:00", ["2027-03-11"]),
        ("2027-03-28T08:00+02:00", ["2027-03-11", "2027-03-27"]),
        ("2027-03-29T12:00+02:00", []),
    ],
)
def test_a_day_is_folded_once_its_last_session_ended(at: str, folded: list[str], read: Read) -> None:
    (page,) = pages(read, at)
    assert [day.anchor for day in page.days if day.is_past] == folded


def test_a_day_on_a_page_of_its_own_is_shown(read: Read) -> None:
    more = "".join(
        f"- {{id: s{n}, title: S, start: 2027-03-28 11:00, end: 2027-03-28 12:00}}\n"
        for n in range(MOST_ON_ONE_PAGE)
    )
    assert not any(day.is_past for page in pages(read, "2027-03-28T08:00+02:00", more) for day in page.days)
