"""Turns a spreadsheet saved as CSV into located nodes: one mapping per row."""

import csv
import io

from hacksite.diagnostics import Diagnostic, Position
from hacksite.source.nodes import Mapping, Node, Scalar, Sequence
from hacksite.source.shapes import shown
from hacksite.source.text_file import Found, TextFile

_DELIMITERS = ",;\t"
_LONGEST_CELL = 1_000_000


def parse_csv(file: TextFile, found: Found) -> Sequence:
    """Read the rows below the header.

    Delimiter: the one of `,` `;` tab that the header holds most. A dotted header
    (`title.en`, `image.src`) fills a field inside a field. Empty cells and empty rows
    are left out; a row with more cells than the header is reported.
    """
    rows = Sequence(Position(file.name))
    header_line = file.text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    # Strict, or a quotation mark never closed would swallow the rows below without a word.
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(file.text, newline=""), delimiter=delimiter, strict=True)
    header: list[tuple[str, Position]] = []
    line = 1
    while True:
        at_line = line
        try:
            cells = next(reader, None)
        except csv.Error as error:
            found(_explain(file, at_line, str(error)))
            cells = []
        if cells is None:
            return rows
        line = reader.line_num + 1
        if not header and any(cell.strip() for cell in cells):
            header = _header(_Cursor(file, at_line, reader.line_num), cells, found)
        elif any(cell.strip() for cell in cells):
            place = _Cursor(file, at_line, reader.line_num)
            rows.items.append(_row(place, header, cells, found))


def _explain(file: TextFile, line: int, said: str) -> Diagnostic:
    quote = max(file.line(line).find('"'), 0) + 1
    code = "HS021" if "expected after" in said else "HS015"
    return Diagnostic(code, Position(file.name, line, quote))


class _Cursor:
    """Finds one cell after the other in the lines of a row; a quoted cell may hold several lines."""

    def __init__(self, file: TextFile, first: int, last: int) -> None:
        self.file = file
        self.first = first
        self.source = "\n".join(file.line(number) for number in range(first, last + 1))
        self.offset = 0

    def find(self, value: str) -> Position:
        """Where the cell begins; where the one before it ended, if it cannot be told."""
        opening = value.split("\n", maxsplit=1)[0]
        start = max(self.source.find(opening, self.offset), self.offset)
        line = self.source.count("\n", 0, start)
        column = start - self.source.rfind("\n", 0, start)
        self.offset = min(start + len(value), len(self.source))
        return Position(self.file.name, self.first + line, column)


def _header(place: _Cursor, cells: list[str], found: Found) -> list[tuple[str, Position]]:
    """The column titles with their places; a title written twice is reported."""
    header: list[tuple[str, Position]] = []
    for cell in (cell.strip() for cell in cells):
        at = place.find(cell)
        if cell and cell in [title for title, _ in header]:
            found(Diagnostic("HS006", at, {"key": shown(cell), "first": place.first}))
        header.append((cell, at))
    return header


def _row(place: _Cursor, header: list[tuple[str, Position]], cells: list[str], found: Found) -> Mapping:
    row = Mapping(Position(place.file.name, place.first))
    for index, cell in enumerate(cells):
        value = cell.strip()
        at = place.find(value)
        if index >= len(header) or not header[index][0]:
            if value:
                values = {"cells": len(cells), "columns": len(header)}
                found(Diagnostic("HS011", at, values))
                break
            continue
        title, title_at = header[index]
        if value:
            _put(row, title.split("."), Scalar(at, value), title_at)
    return row


def _put(row: Mapping, path: list[str], cell: Scalar, title_at: Position) -> None:
    """Set a cell's field. Its key stands in the header, so a mistyped title is one problem, not many."""
    for step in path[:-1]:
        below: Node | None = row.entries.get(step)
        if isinstance(below, Scalar):
            # `title` and `title.en` side by side: the plain column is the first language's.
            below = Mapping(below.at, {"": below}, {"": row.keys[step]})
            row.put(step, below, title_at)
        elif not isinstance(below, Mapping):
            below = Mapping(cell.at)
            row.put(step, below, title_at)
        row = below
    existing = row.entries.get(path[-1])
    if isinstance(existing, Mapping):
        existing.put("", cell, title_at)
    else:
        row.put(path[-1], cell, title_at)
