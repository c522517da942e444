"""Covers for what has no picture: calm drawings in the event's colours, always the same for one id.

They are SVG inside the page, so that their colours follow the reader's light or dark scheme; a drawing is
a few hundred bytes. Its numbers come from the id alone.
"""

import hashlib
import math
from collections.abc import Callable
from functools import cache
from random import Random

from markupsafe import Markup

WIDTH, HEIGHT = 320, 140
_TONES = 4


@cache
def cover(seed: str, pattern: str) -> Markup:
    """The drawing of an id, hidden from assistive technology: it says nothing."""
    dice = Random(int(hashlib.sha256(seed.encode()).hexdigest(), 16))  # noqa: S311 - a drawing, no secret
    shapes = _PATTERNS[pattern](dice)
    tone = int(dice.random() * _TONES)
    return Markup(  # noqa: S704 - numbers and our own words
        f'<svg class="hs-cover hs-tone-{tone}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="xMidYMid slice" aria-hidden="true">{shapes}</svg>'
    )


def _between(dice: Random, low: float, high: float) -> int:
    return round(low + (high - low) * dice.random())


def _sun(dice: Random, radius: tuple[int, int] = (14, 30)) -> str:
    across, down = _between(dice, 40, WIDTH - 40), _between(dice, 26, 62)
    return f'<circle class="s" cx="{across}" cy="{down}" r="{_between(dice, *radius)}"/>'


def _waves(dice: Random) -> str:
    rows = [_sun(dice)]
    for layer in range(4):
        length = _between(dice, 44, 84)
        height = _between(dice, 9, 22)
        start = -_between(dice, 0, length)
        down = 62 + layer * 21 + _between(dice, -5, 5)
        crests = f"t{length} 0" * math.ceil((WIDTH - start) / length)
        wave = f"M{start} {down}q{length // 2} {-height} {length} 0{crests}V{HEIGHT}H{start}z"
        rows.append(f'<path class="k{layer}" d="{wave}"/>')
    return "".join(rows)


def _hills(dice: Random) -> str:
    rows = [_sun(dice, (18, 34))]
    for layer in range(4):
        across, path = -20, f"M-20 {58 + layer * 22}"
        while across < WIDTH:
            step, rise = _between(dice, 60, 120), _between(dice, 12, 34)
            down = 60 + layer * 22 + _between(dice, -10, 10)
            path += f"Q{across + step // 2} {down - rise} {across + step} {down}"
            across += step
        rows.append(f'<path class="k{layer}" d="{path}V{HEIGHT}H-20z"/>')
    return "".join(rows)


def _dots(dice: Random) -> str:
    """A halftone: dots that swell around one point."""
    middle = (_between(dice, 40, 280), _between(dice, 20, 120))
    reach = _between(dice, 130, 200)
    paths: dict[int, list[str]] = {}
    for down in range(10, HEIGHT, 20):
        for across in range(10, WIDTH + 10, 20):
            near = max(0.0, 1 - math.dist((across, down), middle) / reach)
            paths.setdefault(2 + 2 * round(near * 7), []).append(f"M{across} {down}h0")
    dots = "".join(f'<path class="d w{size}" d="{"".join(path)}"/>' for size, path in sorted(paths.items()))
    return _sun(dice, (34, 52)).replace('"s"', '"k1"') + dots


def _lines(dice: Random) -> str:
    """Contour lines, as of a map."""
    corners = 9
    bulges = [0.75 + 0.5 * dice.random() for _ in range(corners)]
    across, down = _between(dice, 60, 260), _between(dice, 30, 110)
    turn = dice.random() * math.tau
    rows = []
    for ring in range(7):
        radius = 14 + 25 * ring
        points = [
            (
                round(across + 1.25 * radius * bulge * math.cos(turn + math.tau * corner / corners)),
                round(down + 0.8 * radius * bulge * math.sin(turn + math.tau * corner / corners)),
            )
            for corner, bulge in enumerate(bulges)
        ]
        rows.append(f'<path class="l{"" if ring else " f"}" d="{_smooth(points)}"/>')
    return "".join(rows)


def _smooth(points: list[tuple[int, int]]) -> str:
    """A closed curve that passes between the points, with each point pulling on it."""
    middles = [
        ((one[0] + two[0]) // 2, (one[1] + two[1]) // 2)
        for one, two in zip(points, points[1:] + points[:1], strict=True)
    ]
    path = f"M{middles[-1][0]} {middles[-1][1]}"
    return (
        path
        + "".join(f"Q{at[0]} {at[1]} {to[0]} {to[1]}" for at, to in zip(points, middles, strict=True))
        + "z"
    )


def _plain(dice: Random) -> str:
    """Three large discs that overlap."""
    return "".join(
        f'<circle class="k{layer}" cx="{_between(dice, 20, 300)}" cy="{_between(dice, 10, 150)}" '
        f'r="{_between(dice, 60, 120)}"/>'
        for layer in range(3)
    )


_PATTERNS: dict[str, Callable[[Random], str]] = {
    "waves": _waves, "hills": _hills, "dots": _dots, "lines": _lines, "none": _plain,
}  # fmt: skip
