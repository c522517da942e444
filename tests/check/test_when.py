import pytest

from tests.check.conftest import EVENT, Checked


@pytest.mark.parametrize(
    "lines",
    [
        "registration: {opens: 2027-01-10, closes: 2027-03-20}\n",
        "registration: {opens: 2027-03-20, closes: 2027-03-20}\n",
        "registration: {closes: 2027-03-28 23:59}\n",
        "milestones: [{id: rendu, title: Rendu, kind: submission, at: 2027-04-30}]\n",
        "milestones: [{id: cloture, title: Clôture, kind: registration, at: 2027-03-28}]\n",
        "archive_from: 2027-10-01\n",
        "previous_start: 2026-11-21\n",
    ],
)
def test_dates_in_order_raise_no_alarm(told: Checked, lines: str) -> None:
    assert told({"event.yml": EVENT + lines}) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("registration: {opens: 2027-03-10, closes: 2027-02-10}\n", "HS212 event.yml:4:43"),
        ("registration: {closes: 2028-03-20}\n", "HS212 event.yml:4:24"),
        ("milestones: [{id: c, title: C, kind: registration, at: 2027-04-02}]\n", "HS212 event.yml:4:56"),
        ("archive_from: 2026-10-01\n", "HS212 event.yml:4:15"),
        ("archive_from: 2027-03-28\n", "HS212 event.yml:4:15"),
        ("archive_from: 1999-10-01\n", "HS216 event.yml:4:15"),
    ],
)
def test_dates_out_of_order_are_reported_where_they_stand(told: Checked, lines: str, expected: str) -> None:
    assert told({"event.yml": EVENT + lines}) == [expected]


@pytest.mark.parametrize("day", ["1000-01-01", "2999-12-31"])
def test_days_at_the_ends_of_the_calendar_are_only_implausible(told: Checked, day: str) -> None:
    event = f"title: H\nstart: {day}\nregistration: {{opens: {day}, closes: {day}}}\n"
    files = {"event.yml": event, "faq.md": "### Quand ?\n\nLe samedi 27 mars 2027, à 9 h.\n"}
    assert {line.split()[0] for line in told(files)} == {"HS216"}


def test_a_one_day_event_may_start_and_end_at_given_hours(told: Checked) -> None:
    assert told({"event.yml": "title: H\nstart: 2027-03-27 09:00\nend: 2027-03-27 18:00\n"}) == []


def test_an_event_that_ends_earlier_the_same_day_is_reported(told: Checked) -> None:
    event = "title: H\nstart: 2027-03-27 18:00\nend: 2027-03-27 09:00\n"
    assert told({"event.yml": event}) == ["HS201 event.yml:3:6"]


@pytest.mark.parametrize(
    ("typed", "codes"),
    [("27/03/2027", []), ("03/03/2027", []), ("02/03/2027", ["HS219"]), ("2027-03-02", [])],
)
def test_only_days_and_months_that_can_be_swapped_are_told(
    told: Checked, typed: str, codes: list[str]
) -> None:
    assert [line.split()[0] for line in told({"event.yml": f"title: H\nstart: {typed}\n"})] == codes
