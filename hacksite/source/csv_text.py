"""Turns a spreadsheet saved as CSV into located nodes: one mapping per row."""

import csv
import io

from hacksite.diagnostics import Diagnostic, Position
from hacksite.source.nodes import Mapping, Node, Scalar, Sequence
from hacksite.source.text_file import Found, TextFile

_DELIMITERS = ",;\t"


def parse_csv(file: TextFile, found: Found) -> Sequence:
    """Read the rows below the header.

    Delimiter: the one of `,` `;` tab that the header holds most. A dotted header
    (`title.en`, `image.src`) fills a field inside a field. Empty cells and empty rows
    are left out; a row with more cells than the header is reported.
    """
    rows = Sequence(Position(file.name))
    header_line = file.text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=delimiter)
    header: list[str] = []
    line = 1
    for cells in reader:
        at_line, line = line, reader.line_num + 1
        if not header:
            header = [cell.strip() for cell in cells]
            _report_repeated(file.name, header, found)
        elif any(cell.strip() for cell in cells):
            rows.items.append(_row(file, at_line, header, cells, found))
    return rows


def _report_repeated(name: str, header: list[str], found: Found) -> None:
    for index, key in enumerate(header):
        if key and key in header[:index]:
            found(Diagnostic("HS006", Position(name), {"key": key, "first": 1}))


def _row(file: TextFile, line: int, header: list[str], cells: list[str], found: Found) -> Mapping:
    source = file.line(line)
    row = Mapping(Position(file.name, line))
    column = 0
    for index, cell in enumerate(cells):
        value = cell.strip()
        place = source.find(value.split("\n")[0], column) if value else -1
        column = place if place >= 0 else column
        at = Position(file.name, line, column + 1)
        if index >= len(header) or not header[index]:
            if value:
                values = {"cells": len(cells), "columns": len(header)}
                found(Diagnostic("HS011", at, values))
                break
            continue
        if value:
            _put(row, header[index].split("."), Scalar(at, value))
        column += len(value)
    return row


def _put(row: Mapping, path: list[str], cell: Scalar) -> None:
    for step in path[:-1]:
        below: Node | None = row.entries.get(step)
        if isinstance(below, Scalar):
            # `title` and `title.en` side by side: the plain column is the first language's.
            below = Mapping(below.at, {"": below}, {"": below.at})
            row.put(step, below)
        elif not isinstance(below, Mapping):
            below = Mapping(cell.at)
            row.put(step, below)
        row = below
    existing = row.entries.get(path[-1])
    if isinstance(existing, Mapping):
        existing.put("", cell)
    else:
        row.put(path[-1], cell)
