"""What the columns of a data file hold, counted by DuckDB."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hacksite.source.table import MAILBOX, Bar, ColumnProfile, ColumnType, TableProfile
from hacksite.source.table_file import TableError, opened
from hacksite.source.table_rows import TriedRows, read_rows
from hacksite.source.table_shapes import read_shapes

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PREVIEW = 8
_BINS = 12
_WORDS = 6
_SAMPLE = 5_000
_MOSTLY = 0.9
_LONGEST = 80
_BOOLEANS = "('true', 'false', 'oui', 'non', 'yes', 'no', 'vrai', 'faux')"


@dataclass(frozen=True, slots=True)
class _Reading:
    """How texts become values of a type: SQL that gives NULL for those that are not."""

    type: ColumnType
    value: str


_INTEGER = _Reading(
    # 01034 is a code: a number would lose its nought.
    "integer",
    "CASE WHEN regexp_matches({c}, '^[+-]?(0|[1-9]\\d{{0,17}})$') THEN TRY_CAST({c} AS BIGINT) END",
)
_NUMBER = _Reading(
    "number",
    "CASE WHEN regexp_matches({c}, '^[+-]?(0|[1-9]\\d*)?([.,]\\d+)?([eE][+-]?\\d+)?$')"
    " THEN TRY_CAST(replace({c}, ',', '.') AS DOUBLE) END",
)
_READINGS = (
    _INTEGER,
    _NUMBER,
    _Reading("boolean", f"CASE WHEN lower({{c}}) IN {_BOOLEANS} THEN lower({{c}}) END"),
    _Reading(
        "date",
        "CASE WHEN length({c}) = 10"
        " THEN coalesce(TRY_CAST({c} AS DATE), try_strptime({c}, '%d/%m/%Y')::DATE) END",
    ),
    _Reading("datetime", "CASE WHEN length({c}) > 10 THEN TRY_CAST({c} AS TIMESTAMPTZ) END"),
)
_TEXT = _Reading("string", "{c}")


def read_profile(path: Path) -> TableProfile:
    """What a data file holds. Never raises for its content: whatever is wrong is the profile's `fault`."""
    return read_table(path)[0]


def read_table(path: Path) -> tuple[TableProfile, TriedRows | None]:
    """What a data file holds, and its rows to try in the page; None where it cannot be read."""
    try:
        with opened(path) as (connection, about):
            profile = _profile(connection, path, about)
            tried = None if profile.fault else read_rows(connection, path, profile.columns, profile.rows)
            return profile, tried
    except TableError as error:
        return TableProfile(fault=error.fault), None


def _profile(connection: "DuckDBPyConnection", path: Path, about: dict[str, str]) -> TableProfile:
    names = connection.table("rows").columns
    rows, doubles = _one(connection, "SELECT count(*), 0 FROM rows")
    if not rows:
        return TableProfile(fault="empty")
    doubles = rows - _one(connection, "SELECT count(DISTINCT hash(rows)) FROM rows")[0]
    shown = connection.execute(f"SELECT * FROM rows LIMIT {_PREVIEW}").fetchall()
    preview = tuple(tuple(_shown(value) for value in row) for row in shown)
    columns = tuple(_column(connection, name, rows) for name in names)
    places, lines = read_shapes(connection, path, columns)
    return TableProfile(
        rows, columns, preview, doubles, about.get("encoding", ""), about.get("delimiter", ""), places, lines
    )


def _shown(value: str | None) -> str:
    """A value for the preview: short, on one line, nobody's address."""
    text = MAILBOX.sub("…@…", " ".join((value or "").split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _column(connection: "DuckDBPyConnection", name: str, rows: int) -> ColumnProfile:
    column = f"nullif(trim(\"{name.replace(chr(34), chr(34) * 2)}\"), '')"
    # Every other query asks the values alone, read once as what they are.
    connection.execute(f"CREATE OR REPLACE TEMP VIEW texts AS SELECT {column} AS c FROM rows")
    reading = _reading(connection)
    filled, distinct, fitting = _read_as(connection, reading)
    if reading is _INTEGER and fitting < filled:
        reading = _NUMBER
        filled, distinct, fitting = _read_as(connection, reading)
    misfit = connection.execute("SELECT c FROM read WHERE v IS NULL LIMIT 1").fetchone()
    ranged = reading.type in ("integer", "number", "date", "datetime")
    least, most, bars = (
        _stretches(connection, reading) if ranged else ("", "", _words(connection, rows, distinct))
    )
    counted = sum(bar.count for bar in bars)
    return ColumnProfile(
        name, reading.type, rows - filled, distinct, filled - fitting, _shown(misfit[0]) if misfit else "",
        reading is _NUMBER and _one(connection, "SELECT count(*) FROM read WHERE contains(c, ',')")[0] > 0,
        least, most, bars, fitting - counted if bars else 0,
    )  # fmt: skip


def _read_as(connection: "DuckDBPyConnection", reading: _Reading) -> tuple[int, int, int]:
    """Make the table of texts `c` and values `v`; how many texts there are, different ones, and values."""
    value = reading.value.format(c="c")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE read AS SELECT c, {value} AS v FROM texts WHERE c IS NOT NULL"
    )
    filled, distinct, fitting = _one(connection, "SELECT count(*), count(DISTINCT c), count(v) FROM read")
    return filled, distinct, fitting


def _reading(connection: "DuckDBPyConnection") -> _Reading:
    """The first type that nearly all values of the start fit; a code such as 01034 makes words of all."""
    counts = ", ".join(f"count({reading.value.format(c='c')})" for reading in _READINGS)
    codes = "count(CASE WHEN regexp_matches(c, '^0\\d+$') THEN c END)"
    filled, with_nought, *fitting = _one(
        connection,
        f"SELECT count(*), {codes}, {counts} FROM (SELECT c FROM texts WHERE c IS NOT NULL LIMIT {_SAMPLE})",
    )
    for reading, count in zip(_READINGS, fitting, strict=True):
        least = filled if reading is _INTEGER else filled * _MOSTLY
        if filled and count >= least and not (with_nought and reading in (_INTEGER, _NUMBER)):
            return reading
    return _TEXT


def _words(connection: "DuckDBPyConnection", rows: int, distinct: int) -> tuple[Bar, ...]:
    """The most frequent words; none where hardly any comes twice."""
    if distinct > rows / 2 and distinct > _WORDS:
        return ()
    top = connection.execute(
        f"SELECT v, count(*) AS n FROM read WHERE v IS NOT NULL GROUP BY v ORDER BY n DESC, v LIMIT {_WORDS}"
    ).fetchall()
    return tuple(Bar(_shown(word), count) for word, count in top)


def _stretches(connection: "DuckDBPyConnection", reading: _Reading) -> tuple[str, str, tuple[Bar, ...]]:
    """The least and most value, and how many lie in each of equal stretches between them."""
    number = "v::DOUBLE" if reading.type in ("integer", "number") else "epoch(v::TIMESTAMPTZ)"
    low, high, least, most = _one(
        connection,
        f"SELECT min({number}), max({number}), min(v)::VARCHAR, max(v)::VARCHAR FROM read",
    )
    if low is None or low == high:
        return least or "", most or "", ()
    bins, width = _BINS, (high - low) / _BINS
    if reading is _INTEGER:
        width = -(-(high - low + 1) // _BINS)
        bins = int(-(-(high - low + 1) // width))
    counts = dict(
        connection.execute(
            f"SELECT least(floor(({number} - ?) / ?), {bins - 1})::INTEGER AS bin, count(*) FROM read "
            "WHERE v IS NOT NULL GROUP BY bin",
            [low, width],
        ).fetchall()
    )
    edges = [*(low + width * number for number in range(bins)), high]
    texts = [_edge(connection, edge, reading) for edge in edges]
    return least, most, tuple(Bar(texts[n], counts.get(n, 0), texts[n + 1]) for n in range(bins))


def _edge(connection: "DuckDBPyConnection", edge: float, reading: _Reading) -> str:
    if reading.type in ("integer", "number"):
        return f"{edge:.6g}"
    kind = "DATE" if reading.type == "date" else "TIMESTAMP"
    return str(_one(connection, f"SELECT to_timestamp(?)::{kind}::VARCHAR", [edge])[0])


def _one(connection: "DuckDBPyConnection", query: str, values: list[float] | None = None) -> tuple[Any, ...]:
    found = connection.execute(query, values or []).fetchone()
    return found or ()
