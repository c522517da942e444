"""Makes the outlines of countries for small maps, from the package that package.json declares.

    npm ci --prefix scripts/assets --ignore-scripts
    .venv/bin/uv run --no-project --with shapely python scripts/assets/countries.py

Writes hacksite/views/countries.json: for each land with a border of its own, a list of longitudes and
latitudes in hundredths of a degree, thinned out. Source: Natural Earth, 1:50 million, public domain.
"""

import json
from pathlib import Path
from typing import Any

from shapely import Polygon

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "node_modules" / "world-atlas" / "countries-50m.json"
OUT = HERE.parents[1] / "hacksite" / "views" / "countries.json"
TOLERANCE = 0.1
"""Degrees by which a border may be off."""
LEAST = 0.05
"""Square degrees below which an island is left out."""


def arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """The lines that borders are made of. Source: TopoJSON, 2.1.4, "Arcs"."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + x0, y * ky + y0))
        lines.append(line)
    return lines


def ring(indexes: list[int], lines: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """A closed border; a negative index is a line walked backwards."""
    points: list[tuple[float, float]] = []
    for index in indexes:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        points += line[1:] if points else line
    return points


def main() -> None:
    """Write the outlines."""
    topology = json.loads(SOURCE.read_text("utf-8"))
    lines = arcs(topology)
    lands = []
    for country in topology["objects"]["countries"]["geometries"]:
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country.get("arcs", [])]
        shapes = [Polygon(ring(part[0], lines)) for part in parts if part]
        largest = max(shapes, key=lambda shape: shape.area, default=None)
        for shape in shapes:
            if shape.area >= LEAST or shape is largest:
                border = shape.simplify(TOLERANCE).exterior.coords
                lands.append([round(number * 100) for point in border for number in point])
    OUT.write_text(json.dumps(lands, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(lands)} outlines, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
