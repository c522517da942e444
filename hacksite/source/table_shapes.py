"""The ground that a data file covers: its points and lines, thinned out for a small map."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hacksite.source.table import ColumnProfile, Point

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MOST_PLACES = 400
_MOST_CORNERS = 2_000
_LOOKED_AT = 100_000
_LATITUDES = {"lat", "latitude", "y_wgs84", "y"}
_LONGITUDES = {"lon", "lng", "long", "longitude", "x_wgs84", "x"}

Shapes = tuple[tuple[Point, ...], tuple[tuple[Point, ...], ...]]


def read_shapes(connection: "DuckDBPyConnection", path: Path, columns: Sequence[ColumnProfile]) -> Shapes:
    """Points and lines of a GeoJSON file, or the points that two columns give; none for other files."""
    tree = _tree(path)
    if tree:
        return _of_features(tree["features"])
    return _of_columns(connection, columns), ()


def place_columns(columns: Sequence[ColumnProfile]) -> tuple[str, str] | None:
    """The names of the columns of longitudes and latitudes; None where there are none."""
    numbers = [column.name for column in columns if column.type in ("number", "integer")]
    latitude = next((name for name in numbers if name.lower() in _LATITUDES), None)
    longitude = next((name for name in numbers if name.lower() in _LONGITUDES), None)
    return (longitude, latitude) if longitude and latitude else None


def read_feature_places(path: Path) -> tuple[Point | None, ...]:
    """A point of each feature of a GeoJSON file, in their order: the middle corner of lines and surfaces.

    Empty for other files.
    """
    tree = _tree(path)
    return tuple(map(_middle, tree["features"])) if tree else ()


def _middle(feature: dict[str, Any]) -> Point | None:
    corners = [
        _point(corner)
        for kind, coordinates in _simple(feature.get("geometry") or {})
        for corner in ([coordinates] if kind == "Point" else coordinates)
    ]
    middle = corners[len(corners) // 2] if corners else None
    return middle if middle and _is_on_earth(middle) else None


def _tree(path: Path) -> dict[str, Any] | None:
    """A file that is GeoJSON; None for others."""
    if path.suffix.lower() not in (".geojson", ".json"):
        return None
    tree = json.loads(path.read_text("utf-8-sig"))
    return tree if isinstance(tree, dict) and tree.get("type") == "FeatureCollection" else None


def _of_columns(connection: "DuckDBPyConnection", columns: Sequence[ColumnProfile]) -> tuple[Point, ...]:
    named = place_columns(columns)
    if named is None:
        return ()
    x, y = (f"TRY_CAST(replace(\"{name}\", ',', '.') AS DOUBLE)" for name in named)
    found = connection.execute(
        f"SELECT DISTINCT round({x}, 4) AS x, round({y}, 4) AS y FROM (FROM rows LIMIT {_LOOKED_AT}) "
        "WHERE x BETWEEN -180 AND 180 AND y BETWEEN -90 AND 90 ORDER BY x, y"
    ).fetchall()
    return _thinned([(x, y) for x, y in found], _MOST_PLACES)


def _of_features(features: list[dict[str, Any]]) -> Shapes:
    places: list[Point] = []
    lines: list[tuple[Point, ...]] = []
    for feature in features:
        for kind, coordinates in _simple(feature.get("geometry") or {}):
            if kind == "Point":
                places.append(_point(coordinates))
            else:
                lines.append(tuple(_point(corner) for corner in coordinates))
    inside = [place for place in dict.fromkeys(places) if _is_on_earth(place)]
    lines = [line for line in lines if len(line) > 1 and all(map(_is_on_earth, line))]
    share = max(1, sum(map(len, lines)) // _MOST_CORNERS + 1)
    return _thinned(inside, _MOST_PLACES), tuple(
        (*line[:-1:share], line[-1]) for line in lines[:_MOST_PLACES]
    )


def _simple(geometry: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The points and lines of a geometry; a surface is the line around it. Source: RFC 7946, 3.1."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates") or []
    if kind == "Point" and coordinates:
        yield "Point", coordinates
    elif kind == "LineString":
        yield "Line", coordinates
    elif kind == "MultiPoint":
        yield from (("Point", part) for part in coordinates)
    elif kind in ("MultiLineString", "Polygon"):
        yield from (("Line", part) for part in coordinates)
    elif kind == "MultiPolygon":
        yield from (("Line", ring) for part in coordinates for ring in part)
    elif kind == "GeometryCollection":
        for part in geometry.get("geometries") or []:
            yield from _simple(part)


def _point(position: Sequence[float]) -> Point:
    return round(float(position[0]), 4), round(float(position[1]), 4)


def _is_on_earth(point: Point) -> bool:
    return -180 <= point[0] <= 180 and -90 <= point[1] <= 90


def _thinned(points: Sequence[Point], most: int) -> tuple[Point, ...]:
    """Some of many points, evenly taken."""
    step = -(-len(points) // most) if points else 1
    return tuple(points[::step])
