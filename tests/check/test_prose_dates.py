import pytest

from hacksite.check.prose_dates import ProseDate, find_dates

SATURDAY, SUNDAY = 5, 6


def found(
    text: str, language: str = "fr"
) -> list[tuple[tuple[int, ...], tuple[int | None, ...], int, int | None]]:
    dates = find_dates(text, text.lower(), language)
    return [(d.days, d.weekdays, d.month, d.year) for d in dates]


@pytest.mark.parametrize(
    ("text", "days", "weekdays", "month", "year"),
    [
        ("du 27 au 28 mars 2027", (27, 28), (None, None), 3, 2027),
        ("samedi 27 et dimanche 28 mars 2027", (27, 28), (SATURDAY, SUNDAY), 3, 2027),
        ("Du samedi 27 au dimanche 28 mars", (27, 28), (SATURDAY, SUNDAY), 3, None),
        ("les 25, 26 et 27 février 2027", (25, 26, 27), (None, None, None), 2, 2027),
        ("le 1er août", (1,), (None,), 8, None),
        ("27–28 mars 2027", (27, 28), (None, None), 3, 2027),
        ("Saturday 27 and Sunday 28 March 2027", (27, 28), (SATURDAY, SUNDAY), 3, 2027),
        ("March 27–28, 2027", (27, 28), (None, None), 3, 2027),
        ("Saturday, March 27, 2027", (27,), (SATURDAY,), 3, 2027),
        ("the 3rd of May 2027", (3,), (None,), 5, 2027),
        ("samedi le 27 et dimanche le 28 mars", (27, 28), (SATURDAY, SUNDAY), 3, None),
        ("le 27/03/2027", (27,), (None,), 3, 2027),
    ],
)
def test_a_date_is_found_as_people_write_it(
    text: str, days: tuple[int, ...], weekdays: tuple[int | None, ...], month: int, year: int | None
) -> None:
    assert found(text) == [(days, weekdays, month, year)]


@pytest.mark.parametrize(
    "text",
    [
        "en mars 2027",
        "Il y a 27 marsouins et 3 maisons.",
        "you may 3 times march",
        "https://exemple.fr/27/03/2027/lire",
        "1/2/3",
        "2027-03-27",
        "version 2.3 maintenue",
    ],
)
def test_what_is_not_a_date_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_hour_before_a_date_is_not_one_of_its_days() -> None:
    assert found("de 9h30 au 27 mars") == [((27,), (None,), 3, None)]


def test_a_date_that_may_be_month_first_is_not_read_in_english() -> None:
    assert found("on 02/11/2027 and 27/03/2027", "en") == [((27,), (None,), 3, 2027)]


def test_a_date_knows_its_place() -> None:
    text = "Rendez-vous samedi 27 mars 2027 à Lyon."
    assert find_dates(text, text.lower(), "fr") == (ProseDate(12, 31, (27,), (SATURDAY,), 3, 2027),)
