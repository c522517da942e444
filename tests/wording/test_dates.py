"""Days and hours as people say them."""

from datetime import date

import pytest

from hacksite.wording import language_code, words_of
from hacksite.wording.dates import day, days, short_day

FIRST = date(2027, 2, 1)


def test_french_counts_the_first_of_a_month_and_no_other_day() -> None:
    words = words_of("fr")
    assert day(FIRST, words) == "lundi 1er février 2027"
    assert short_day(FIRST, words) == "1er février 2027"
    assert days(FIRST, date(2027, 2, 2), words) == "lundi 1er et mardi 2 février 2027"
    assert short_day(date(2027, 2, 11), words) == "11 février 2027"


def test_others_do_not() -> None:
    assert day(FIRST, words_of("en")) == "Monday 1 February 2027"
    assert day(FIRST, words_of("de")) == "Montag, 1. Februar 2027"


def test_a_language_whose_dates_nobody_knows_has_those_of_the_words_in_their_place() -> None:
    assert day(FIRST, words_of("tlh")) == "Monday 1 February 2027"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("fr", "fr"), ("FR", "fr"), ("français", "fr"), ("french", "fr"), ("Deutsch", "de"),
        ("anglais", "en"), ("pt-BR", "pt-BR"), ("pt_BR", "pt-BR"), ("xx", ""), ("", ""), ("klingon", "tlh"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_its_code_and_by_its_names(typed: str, code: str) -> None:
    assert language_code(typed) == code
