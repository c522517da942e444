"""The rows of a data file that readers try things with in the page: as many as a telephone bears."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hacksite.source.table import MAILBOX, ColumnProfile, ColumnType, Point
from hacksite.source.table_shapes import place_columns, read_feature_places

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_ROWS = 5_000
MOST_COLUMNS = 40
MOST_CHARACTERS = 600_000
"""Of all values together: what a page loads for one file."""
_LONGEST = 400

Value = str | float | int | None


@dataclass(frozen=True, slots=True)
class TriedColumn:
    """A column as the page reads it. `has_comma`: decimal commas; `is_day_first`: days such as 31/12/2026."""

    name: str
    type: ColumnType
    has_comma: bool = False
    is_day_first: bool = False


@dataclass(frozen=True, slots=True)
class TriedRows:
    """The first rows of a file: numbers as numbers, all else as text, nothing as None.

    `total` and `total_columns` count the whole file. `places` has a point or None for each row, or is empty.
    `is_list`: the file is JSON, and a list of objects at its root.
    """

    columns: tuple[TriedColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: int
    total_columns: int
    places: tuple[Point | None, ...] = ()
    is_list: bool = False


def read_rows(
    connection: "DuckDBPyConnection", path: Path, columns: Sequence[ColumnProfile], total: int
) -> TriedRows:
    """The rows to try, of the table `rows` of an opened file, in the file's order."""
    kept = tuple(columns[:MOST_COLUMNS])
    tried = tuple(_tried(connection, column) for column in kept)
    values = ", ".join(_value(column) for column in tried)
    found = connection.execute(f"SELECT {values} FROM rows LIMIT {MOST_ROWS}").fetchall()
    rows = _bounded([tuple(_plain(value) for value in row) for row in found])
    places = read_feature_places(path)[: len(rows)] or _placed(rows, kept)
    return TriedRows(tried, rows, total, len(columns), places, _is_list(path))


def _tried(connection: "DuckDBPyConnection", column: ColumnProfile) -> TriedColumn:
    slashed = False
    if column.type == "date":
        query = f"SELECT count(*) FROM rows WHERE {_quoted(column.name)} LIKE '%/%'"
        slashed = bool((connection.execute(query).fetchone() or (0,))[0])
    return TriedColumn(column.name, column.type, column.has_comma, slashed)


def _value(column: TriedColumn) -> str:
    text = f"nullif(trim({_quoted(column.name)}), '')"
    if column.type in ("integer", "number"):
        return f"TRY_CAST(replace({text}, ',', '.') AS DOUBLE)"
    if column.is_day_first:
        return f"coalesce(strftime(try_strptime({text}, '%d/%m/%Y'), '%Y-%m-%d'), {text})"
    return f"lower({text})" if column.type == "boolean" else text


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _plain(value: Any) -> Value:
    """A value for JSON, which knows no infinity; nobody's address."""
    if isinstance(value, str):
        return MAILBOX.sub("…@…", value[:_LONGEST])
    if value is None or value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - not a number
        return None
    return int(value) if value == int(value) and abs(value) < 2**53 else float(value)


def _bounded(rows: list[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
    sizes = accumulate(sum(len(str(value)) + 3 for value in row) for row in rows)
    return tuple(rows[: sum(1 for _ in takewhile(lambda size: size <= MOST_CHARACTERS, sizes))])


def _placed(rows: Sequence[tuple[Value, ...]], columns: Sequence[ColumnProfile]) -> tuple[Point | None, ...]:
    found = place_columns(columns)
    if found is None:
        return ()
    names = [column.name for column in columns]
    x, y = names.index(found[0]), names.index(found[1])
    return tuple(_point(row[x], row[y]) for row in rows)


def _point(x: Value, y: Value) -> Point | None:
    if not isinstance(x, int | float) or not isinstance(y, int | float):
        return None
    return (round(x, 4), round(y, 4)) if abs(x) <= 180 and abs(y) <= 90 else None


def _is_list(path: Path) -> bool:
    if path.suffix.lower() != ".json":
        return False
    return isinstance(json.loads(path.read_text("utf-8-sig")), list)
