"""A sheet as rows of cells, whatever program saved it: CSV, Excel or OpenDocument."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hacksite.diagnostics import Diagnostic, HacksiteError, Position
from hacksite.model import slugify
from hacksite.source.text_file import Found, read_text
from hacksite.wording import Words

KINDS = (".csv", ".xlsx", ".ods")
"""The endings of sheets that can be read, which are those that can be written."""

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, and where it is: `name` as spreadsheets say it, "D3"."""

    text: str
    at: Position
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet below its line of titles; each row's cells by the name of their column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]

    def lacking(self, columns: tuple[str, ...]) -> Iterator[Diagnostic]:
        """The columns that the sheet should have and has not."""
        for column in columns:
            if column not in self.columns:
                yield Diagnostic("HS463", Position(self.name), {"column": column})


def read_table(path: Path, found: Found, words: Words) -> Table:
    """The first sheet of a file.

    A column goes by the name in brackets at the end of its title ("Impact [impact]"), else by its title
    as an id. Empty rows are left out; empty cells are there, and empty. Raises HacksiteError for a file
    that is no sheet, or that needs a package which is not installed.
    """
    rows = [(number, row) for number, row in enumerate(_rows(path, found, words), 1) if any(row)]
    if not rows:
        return Table(path.name, (), ())
    (_, titles), *below = rows
    columns = [_column(title) for title in titles]
    return Table(
        path.name,
        tuple(columns),
        tuple(
            {
                column: _cell(path.name, number, place, row)
                for place, column in reversed(list(enumerate(columns)))
                if column
            }
            for number, row in below
        ),
    )


def _column(title: str) -> str:
    head, bracket, rest = title.rpartition("[")
    return rest.rstrip().removesuffix("]").strip() if bracket and head else slugify(title)


def _cell(file: str, number: int, place: int, row: list[str]) -> Cell:
    text = row[place] if place < len(row) else ""
    return Cell(text, Position(file, number, place + 1), f"{column_letters(place)}{number}")


def column_letters(place: int) -> str:
    """The letters of a column counted from 0: A, B … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rows(path: Path, found: Found, words: Words) -> Iterator[list[str]]:
    readers = {".csv": _csv_rows, ".xlsx": _xlsx_rows, ".ods": _ods_rows}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise HacksiteError(words("jury.no_sheet", name=path.name, known=", ".join(KINDS)))
    try:
        yield from reader(path, found)
    except ImportError:
        raise HacksiteError(words("jury.needs_extra", name=path.name)) from None
    # odfdo says TypeError of what is no document.
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, csv.Error) as error:
        raise HacksiteError(words("jury.broken", name=path.name, said=str(error)[:200])) from None


def _csv_rows(path: Path, found: Found) -> Iterator[list[str]]:
    # How a spreadsheet encodes what it saves is no fault of whoever filled it in.
    def tell(problem: Diagnostic) -> None:
        if problem.code not in {"HS001", "HS002", "HS003"}:
            found(problem)

    text = read_text(path, path.name, tell).text
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
        # A spreadsheet's apostrophe before what it might take for a formula is not part of the text.
        yield [cell.strip().removeprefix("'") for cell in row]


def _xlsx_rows(path: Path, _found: Found) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_as_text(value) for value in row]
    finally:
        book.close()


def _ods_rows(path: Path, _found: Found) -> Iterator[list[str]]:
    from odfdo import Document

    (table, *_) = Document(path).body.tables
    # A sheet goes on for a million empty rows where somebody has formatted a whole column.
    table.rstrip(aggressive=True)
    for row in table.iter_values():
        yield [_as_text(value) for value in row]


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
