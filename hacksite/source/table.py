"""What a look inside a data file finds: its columns, a few rows, the ground it covers."""

import re
from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "integer", "number", "boolean", "date", "datetime"]
"""What the values of a column are. Source of the names: Table Schema, "Field types"."""

Fault = Literal["", "empty", "unknown", "broken", "huge"]
"""Why a file cannot be looked into; "" for one that was."""


MAILBOX = re.compile(r"(?<![^\s@<>,;])[^\s@<>,;]+@[^\s@<>,;]+\.\w+")
"""What looks like somebody's address, which no page shows."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Values counted together: a word, or a stretch between two numbers or instants."""

    label: str
    count: int
    until: str = ""
    """Where a stretch ends; "" for a word."""


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """What the values of a column are.

    `misfits` are values that are not of the column's type, `misfit` one of them. `least` and `most` are the
    ends of numbers and instants, as written in ISO 8601 or with a decimal point; "" for words.
    `bars` are the most frequent words, or equal stretches from `least` to `most`.
    """

    name: str
    type: ColumnType = "string"
    missing: int = 0
    distinct: int = 0
    misfits: int = 0
    misfit: str = ""
    has_comma: bool = False
    """Whether its numbers have a decimal comma."""
    least: str = ""
    most: str = ""
    bars: tuple[Bar, ...] = ()
    others: int = 0
    """Values that no bar counts."""


Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84)."""


@dataclass(frozen=True, slots=True)
class TableProfile:
    """What a data file holds.

    `preview` has the first rows, a text for each column. `places` are the file's points, `lines` its lines
    and the edges of its surfaces, thinned out to what a small map can show.
    """

    rows: int = 0
    columns: tuple[ColumnProfile, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    doubles: int = 0
    """Rows that repeat another one entirely."""
    encoding: str = ""
    delimiter: str = ""
    places: tuple[Point, ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()
    fault: Fault = ""
    tried: str = ""
    """The digest of the rows that can be tried in the page; "" where there are none."""
    is_list: bool = False
    """Whether a JSON file is a list of objects at its root."""
