"""The file that the explorer of a data file loads: its first rows, and the outline of the country around."""

import hashlib

from pydantic_core import to_json

from hacksite.source.table import Point
from hacksite.source.table_rows import TriedRows
from hacksite.views.lands import land_at


def tried_table(tried: TriedRows) -> bytes:
    """The rows as JSON.

    Shape: `columns` as [name, type, decimal commas, days first], `rows`, `total` and `total_columns` of the
    whole file, `places` as [longitude, latitude] or null, `land` as such points.
    """
    shown = [place for place in tried.places if place]
    return to_json(
        {
            "columns": [[c.name, c.type, c.has_comma, c.is_day_first] for c in tried.columns],
            "rows": tried.rows,
            "total": tried.total,
            "total_columns": tried.total_columns,
            "places": tried.places if shown else (),
            "land": _around(shown),
        }
    )


def digest_of(content: bytes) -> str:
    """What stands in the file's name, so that browsers keep it for good."""
    return hashlib.sha256(content).hexdigest()[:10]


def _around(places: list[Point]) -> tuple[Point, ...]:
    """The land around the middle of some points; empty at sea, or where there are none."""
    if not places:
        return ()
    xs, ys = zip(*places, strict=True)
    middle = (round((min(xs) + max(xs)) / 2, 2), round((min(ys) + max(ys)) / 2, 2))
    return land_at(middle) or ()
