"""The outlines of countries, to show where in the world something is.

Made by `scripts/assets/countries.py` from Natural Earth.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

from hacksite.source.table import Point

Land = tuple[Point, ...]
"""A border, as longitudes and latitudes in degrees."""


@cache
def land_at(point: Point) -> Land | None:
    """The land around a point; None at sea, and on islands too small to be drawn."""
    return next((land for land in _lands() if _holds(land, point)), None)


@cache
def _lands() -> tuple[Land, ...]:
    text = resources.files("hacksite.views").joinpath("countries.json").read_text("utf-8")
    return tuple(
        tuple((x / 100, y / 100) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        for numbers in json.loads(text)
    )


def _holds(border: Sequence[Point], point: Point) -> bool:
    """Whether a line from the point to the east crosses the border an odd number of times."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(border):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
