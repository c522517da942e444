"""German dates, plurals and order."""

from datetime import UTC, date, datetime

from hacksite.wording import words_of
from hacksite.wording.collation import collation_key
from hacksite.wording.dates import chip_day, days, hours, moment
from hacksite.wording.numbers import decimal

DE = words_of("de")


def test_days_are_said_as_germans_say_them() -> None:
    assert [
        days(date(2027, 3, 27), date(2027, 3, 28), DE),
        days(date(2027, 3, 26), date(2027, 3, 28), DE),
        days(date(2027, 3, 31), date(2027, 4, 1), DE),
        days(date(2027, 12, 31), date(2028, 1, 2), DE),
        days(date(2027, 3, 27), date(2027, 3, 27), DE),
        chip_day(date(2027, 3, 27), DE),
    ] == [
        "Samstag, 27. und Sonntag, 28. März 2027",
        "Freitag, 26. bis Sonntag, 28. März 2027",
        "Mittwoch, 31. März und Donnerstag, 1. April 2027",
        "Freitag, 31. Dezember 2027 bis Sonntag, 2. Januar 2028",
        "Samstag, 27. März 2027",
        "Sa. 27. März",
    ]


def test_hours_are_said_in_figures() -> None:
    first, last = datetime(2027, 3, 27, 9, 30, tzinfo=UTC), datetime(2027, 3, 28, 2, tzinfo=UTC)
    assert hours(first, last, DE) == "9:30 – 2:00 (Sonntag)"
    assert moment(first, DE) == "Samstag, 27. März 2027, 9:30\u00a0Uhr"


def test_numbers_and_plurals_are_german() -> None:
    assert decimal(1234.5, DE) == "1.234,5"
    assert [DE("challenges.count", n=n) for n in (0, 1, 2)] == [
        "0 Herausforderungen", "1 Herausforderung", "2 Herausforderungen",
    ]  # fmt: skip


def test_umlauts_stand_beside_their_plain_letters() -> None:
    words = ["Zoll", "Öl", "Ofen", "Äpfel", "Apfel", "Straße", "Strasse", "über"]
    expected = ["Apfel", "Äpfel", "Ofen", "Öl", "Strasse", "Straße", "über", "Zoll"]
    assert sorted(words, key=collation_key) == expected
