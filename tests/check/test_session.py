import pytest

from tests.check.conftest import Checked

ROOMS = (
    "title: H\nstart: 2027-03-27\nend: 2027-03-28\n"
    "rooms: [{id: amphi, name: Amphi}, {id: ligne, name: Ligne, kind: online}]\n"
)


def schedule(*sessions: str) -> dict[str, str]:
    return {"event.yml": ROOMS, "schedule.yml": "".join(f"- {{title: S, {s}}}\n" for s in sessions)}


@pytest.mark.parametrize(
    "sessions",
    [
        # Touching, zero-duration and cancelled sessions share a room without overlapping.
        ("id: a, start: 2027-03-27 9h, end: 2027-03-27 10h, rooms: amphi",
         "id: b, start: 2027-03-27 10h, end: 2027-03-27 11h, rooms: amphi"),
        ("id: a, start: 2027-03-27 9h, end: 2027-03-27 12h, rooms: amphi",
         "id: b, kind: deadline, start: 2027-03-27 10h, rooms: amphi"),
        ("id: a, start: 2027-03-27 9h, end: 2027-03-27 12h, rooms: amphi",
         "id: b, status: cancelled, start: 2027-03-27 10h, end: 2027-03-27 11h, rooms: amphi"),
        ("id: a, start: 2027-03-27 9h, end: 2027-03-27 12h, rooms: amphi",
         "id: b, start: 2027-03-27 10h, end: 2027-03-27 11h, rooms: ligne"),
        # Before the event: webinars and deadlines; after midnight: the last night.
        ("id: a, kind: webinar, start: 2027-03-01 18h, end: 2027-03-01 19h",),
        ("id: a, kind: deadline, start: 2027-02-01 18h",),
        ("id: a, start: 2027-03-28 23h, end: 2027-03-29 05h00",),
        ("id: a, start: 2027-03-27 9h, duration: 45",),
    ],
)  # fmt: skip
def test_normal_programmes_raise_no_alarm(told: Checked, sessions: tuple[str, ...]) -> None:
    assert told(schedule(*sessions)) == []


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        (("id: a, start: 2027-03-27 9h, end: 2027-03-27 18h, rooms: amphi",
          "id: b, start: 2027-03-27 10h, end: 2027-03-27 11h, rooms: amphi",
          "id: c, start: 2027-03-27 12h, end: 2027-03-27 13h, rooms: amphi"),
         ["HS207 schedule.yml:2:28", "HS207 schedule.yml:3:28"]),
        (("id: a, kind: talk, start: 2027-03-01 18h, end: 2027-03-01 19h",), ["HS202 schedule.yml:1:40"]),
        (("id: a, start: 2027-03-28 23h, end: 2027-03-29 06h30",), ["HS202 schedule.yml:1:49"]),
        (("id: a, kind: deadline, start: 2025-03-01 18h",), ["HS202 schedule.yml:1:44"]),
        (("id: a, start: 2027-03-27 9h, end: ~",), ["HS203 schedule.yml:1:28"]),
    ],
)  # fmt: skip
def test_impossible_programmes_are_reported_where_they_stand(
    told: Checked, sessions: tuple[str, ...], expected: list[str]
) -> None:
    assert told(schedule(*sessions)) == expected


def test_an_end_that_could_not_be_read_is_not_also_missing(told: Checked) -> None:
    assert told(schedule("id: a, start: 2027-03-27 9h, end: midi")) == ["HS206 schedule.yml:1:48"]


def test_dotted_hours_are_told_once_for_each_file(told: Checked) -> None:
    sessions = schedule("id: a, start: 2027-03-27 9.00, end: 2027-03-27 9.30")
    assert told(sessions) == ["HS205 schedule.yml:1:39"]


def test_an_event_whose_dates_are_guessed_makes_no_session_wrong(told: Checked) -> None:
    files = {
        "event.yml": "title: H\nstart: bientôt\n",
        "schedule.yml": "- {id: a, title: A, start: 2027-03-27 9h, end: 2027-03-27 10h}",
    }
    assert [line.split()[0] for line in told(files)] == ["HS206"]
