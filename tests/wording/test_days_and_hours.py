"""The days of an event, with its hours where it lasts one day."""

from datetime import UTC, date, datetime

import pytest

from hacksite.wording import words_of
from hacksite.wording.dates import days_and_hours

DAY, NEXT = date(2027, 2, 13), date(2027, 2, 14)
TWO, THREE = datetime(2027, 2, 13, 14, tzinfo=UTC), datetime(2027, 2, 13, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (TWO, THREE, "samedi 13 février 2027, de 14\xa0h à 15\xa0h\xa030"),
        (TWO, TWO, "samedi 13 février 2027 à 14\xa0h"),
        (TWO, DAY, "samedi 13 février 2027 à 14\xa0h"),
        (DAY, DAY, "samedi 13 février 2027"),
        (TWO, NEXT, "samedi 13 et dimanche 14 février 2027"),
        (TWO, datetime(2027, 2, 14, 9, tzinfo=UTC), "samedi 13 et dimanche 14 février 2027"),
    ],
)
def test_hours_are_said_of_an_event_of_one_day(
    start: date | datetime, end: date | datetime, said: str
) -> None:
    assert days_and_hours(start, end, words_of("fr")) == said
