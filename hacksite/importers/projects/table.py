"""Tables that forms export: rows by column, whatever the delimiter, the encoding, and the lines above."""

import csv
import io
from dataclasses import dataclass

from hacksite.importers.projects.columns import is_private
from hacksite.model import slugify

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 2_000_000
_MOST_HEADER_LINES = 4
# What Drupal's Webform, and so Framaforms, calls its own columns, in the last of three lines of titles.
_WEBFORM = {"serial", "sid", "numero", "brouillon", "draft", "adresse-ip", "ip-address", "uid"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the titles of its columns; `line` counts from 1, as editors do."""

    line: int
    cells: dict[str, str]

    def get(self, *titles: str) -> str:
        """The first filled cell under one of the titles; "" for none."""
        return next((self.cells[title] for title in titles if self.cells.get(title)), "")


def read_table(text: str) -> tuple[list[str], list[Row]]:
    """The titles and the rows of a table; empty rows are left out, and so are titles that say nothing.

    Two columns with one title are told apart: `Nom`, `Nom (2)`.
    """
    csv.field_size_limit(_LONGEST_CELL)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    lines: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error:
        # A cell beyond all measure: what came before it is read.
        pass
    if not lines:
        return [], []
    header = _header_line(lines)
    titles = _distinct(lines[header][1])
    rows = [
        Row(line, {title: cell for title, cell in zip(titles, cells, strict=False) if title and cell})
        for line, cells in lines[header + 1 :]
    ]
    return [title for title in titles if title], [row for row in rows if row.cells]


def _delimiter(text: str) -> str:
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _header_line(lines: list[tuple[int, list[str]]]) -> int:
    for index, (_, cells) in enumerate(lines[:_MOST_HEADER_LINES]):
        slugs = {slugify(cell) for cell in cells}
        if len(slugs & _WEBFORM) > 2:
            return index
    return 0


def _distinct(cells: list[str]) -> list[str]:
    titles: list[str] = []
    for cell in (" ".join(cell.split()) for cell in cells):
        count, title = 1, cell
        while title and title in titles:
            count += 1
            title = f"{cell} ({count})"
        titles.append(title)
    return titles


def options_of(titles: list[str]) -> dict[str, str]:
    """Columns of single options, as Tally adds them to a question: `Défis (L’eau en ville)`, TRUE or FALSE.

    Shape: the column's title leads to the question's.
    """
    return {
        title: question
        for title in titles
        for question in titles
        if question != title and title.startswith(f"{question} (") and title.endswith(")")
        if not is_private(question) and not title.removeprefix(f"{question} (").removesuffix(")").isdigit()
    }
