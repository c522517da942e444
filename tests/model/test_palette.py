"""Whatever two colours an organiser chooses, everything on the site can be read."""

import random

import pytest

from hacksite.model.palette import PAIRS, contrast, palette, readable

_DICE = random.Random(20270327)  # noqa: S311 - the same colours every time
EXTREMES = [
    ("#000000", "#000000"), ("#ffffff", "#ffffff"), ("#ffff00", "#00ffff"), ("#ff0000", "#00ff00"),
    ("#777777", "#767676"), ("#0000ff", "#ff00ff"),
]  # fmt: skip
LOOKS = EXTREMES + [(f"#{_DICE.randrange(2**24):06x}", f"#{_DICE.randrange(2**24):06x}") for _ in range(200)]


def test_contrast_is_the_one_of_the_standard() -> None:
    rows = [("#000000", "#ffffff"), ("#777777", "#ffffff"), ("#0b5c75", "#0b5c75")]
    assert [round(contrast(*row), 2) for row in rows] == [21.0, 4.48, 1.0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_that_meets_on_the_site_has_its_contrast_for_200_random_looks(scheme: str) -> None:
    weak = [
        f"{look}: {pair.front} on {pair.ground} is {ratio:.2f}"
        for look in LOOKS
        for pair in PAIRS
        if (ratio := contrast(palette(*look)[scheme][pair.front], palette(*look)[scheme][pair.ground]))
        < pair.least
    ]
    assert weak == []


def test_every_colour_that_is_written_or_stood_on_is_in_a_pair() -> None:
    in_pairs = {name for pair in PAIRS for name in (pair.front, pair.ground)}
    for scheme in palette("#0b5c75", "#b4481e").values():
        assert set(scheme) - in_pairs == {"line"}


def test_a_readable_colour_stays_and_another_moves_to_its_nearest_shade() -> None:
    assert readable("#0b5c75") == "#0b5c75"
    assert readable("#ffe000") == "#796a00"


def test_the_brand_is_the_colour_that_was_chosen_in_daylight_and_never_dazzles_at_night() -> None:
    colours = palette("#ffe000", "#1d4ed8")
    assert colours["light"]["brand"] == "#ffe000"
    assert contrast(colours["dark"]["brand"], "#ffffff") > 9
