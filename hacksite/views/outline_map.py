"""Small maps of the ground that a file covers, drawn from the file alone: no tile, no server."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, radians

from hacksite.source.table import Point
from hacksite.views.lands import land_at
from hacksite.views.scene import Scene
from hacksite.wording.numbers import number

_SIDE = 320
_LAND_SIDE = 96
_MARGIN = 12
_KM_PER_DEGREE = 111.2
"""Of latitude; of longitude at the equator."""

Projection = Callable[[Point], Point]


@dataclass(frozen=True, slots=True)
class LandMap:
    """The country around, and where in it the ground is; both in the units of a drawing of 96 by `height`."""

    height: int
    border: str
    mark: Point


@dataclass(frozen=True, slots=True)
class OutlineMap:
    """Points and lines in the units of a drawing of 320 by `height`, north on top.

    `bar` is the length of the stretch that `scale` names: « 10 km »; "" where the ground is a single point.
    """

    height: int
    places: tuple[Point, ...]
    lines: tuple[str, ...]
    extent: str
    scale: str
    bar: float
    land: LandMap | None


def outline_map(scene: Scene, places: Sequence[Point], lines: Sequence[Sequence[Point]]) -> OutlineMap | None:
    """The map of some points and lines; None where there is nothing to draw."""
    points = [*places, *(corner for line in lines for corner in line)]
    if not points:
        return None
    west, south, east, north = _bounds(points)
    drawn, height, unit = _projection(points, _SIDE)
    kilometres = _round_distance(unit) if (west, south) != (east, north) else 0.0
    low, high, left, right = (number(round(side, 2), scene.words) for side in (south, north, west, east))
    return OutlineMap(
        height,
        tuple(dict.fromkeys(map(drawn, places))),
        tuple(_path(line, drawn) for line in lines),
        scene.words("map.extent", south=low, north=high, west=left, east=right),
        scene.words("map.scale", km=number(kilometres, scene.words)) if kilometres else "",
        round(kilometres * unit / _KM_PER_DEGREE, 1),
        _land((west + east) / 2, (south + north) / 2),
    )


def _land(x: float, y: float) -> LandMap | None:
    border = land_at((round(x, 2), round(y, 2)))
    if border is None:
        return None
    drawn, height, _ = _projection(border, _LAND_SIDE)
    return LandMap(height, _path(border, drawn), drawn((x, y)))


def _bounds(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """West, south, east and north."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _projection(points: Sequence[Point], side: int) -> tuple[Projection, int, float]:
    """Where points stand in a drawing `side` wide, its height, and the length of a degree of latitude.

    Degrees of longitude are shortened as they are in the middle of the ground (equirectangular).
    """
    west, south, east, north = _bounds(points)
    squeeze = max(0.05, cos(radians((south + north) / 2)))
    wide, tall = max((east - west) * squeeze, 1e-6), max(north - south, 1e-6)
    unit = (side - 2 * _MARGIN) / max(wide, tall)
    height = round(max(tall * unit, _MARGIN) + 2 * _MARGIN)
    left, top = (side - wide * unit) / 2, (height - tall * unit) / 2

    def drawn(point: Point) -> Point:
        x, y = point
        return round(left + (x - west) * squeeze * unit, 1), round(top + (north - y) * unit, 1)

    return drawn, height, unit


def _path(line: Sequence[Point], drawn: Projection) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in map(drawn, line))


def _round_distance(unit: float) -> float:
    """A round number of kilometres that takes at most a quarter of the width."""
    most = _SIDE / 4 / unit * _KM_PER_DEGREE
    distances = (step * 10.0**power for power in range(-2, 5) for step in (1, 2, 5))
    return max((km for km in distances if km <= most), default=0.01)
