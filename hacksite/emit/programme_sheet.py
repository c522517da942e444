"""The style sheet that puts sessions in their place: pages may hold no style, so their classes name lines.

Why so: `docs/decisions/0016-programme-shape.md`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache

from hacksite.emit.artifact import Artifact
from hacksite.views.programme_grid import Shape

Shapes = tuple[tuple[str, Shape], ...]
"""The shape of each day's grid, by the day's name."""

_REM_PER_MINUTE = 0.085
_SIDES = (
    ("t", "grid-row-start"),
    ("b", "grid-row-end"),
    ("s", "grid-column-start"),
    ("e", "grid-column-end"),
)
_WIDTHS = {True: "10rem", False: "6.5rem"}


def programme_sheet_path(shapes: Shapes) -> str:
    """The sheet's path; its name changes with its content. "" where no day has a shape."""
    if not shapes:
        return ""
    return f"assets/programme.{hashlib.sha256(_sheet(shapes).encode()).hexdigest()[:10]}.css"


def programme_sheet(shapes: Shapes) -> Iterator[Artifact]:
    """The sheet as a file; none where no day has a shape."""
    path = programme_sheet_path(shapes)
    if path:
        yield Artifact(path, path, lambda: _sheet(shapes).encode(), "text/css")


@cache
def _sheet(shapes: Shapes) -> str:
    """Each day's rows and columns, then a rule for each line that a class may name."""
    days = (f".hs-grid--{name}{{{_tracks(shape)}}}" for name, shape in shapes)
    lines = {
        "t": max(len(shape.minutes) for _, shape in shapes),
        "s": max(sum(shape.lanes) + 2 for _, shape in shapes),
    }
    most = {"t": lines["t"] + 1, "b": lines["t"] + 1, "s": lines["s"], "e": lines["s"]}
    sides = (
        f".hs-{side}{line}{{{rule}:{line}}}" for side, rule in _SIDES for line in range(1, most[side] + 1)
    )
    return "\n".join([*days, *sides, ""])


def _tracks(shape: Shape) -> str:
    rows = " ".join(f"minmax({_rem(minutes)},auto)" for minutes in shape.minutes)
    return f"--hs-grid-rows:{rows};--hs-grid-columns:{_columns(shape.lanes, _WIDTHS[shape.is_wide])}"


def _rem(minutes: int) -> str:
    return f"{minutes * _REM_PER_MINUTE:.3g}rem"


def _columns(lanes: Sequence[int], width: str) -> str:
    """The column of hours, then each room's; rooms of several columns give each a little less."""
    rooms = (
        f"minmax({width},1fr)" if count == 1 else f"repeat({count},minmax(calc({width}*.7),.7fr))"
        for count in lanes
    )
    return " ".join(["4.5rem", *rooms])
