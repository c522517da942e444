"""The answers of a registration form, as its export gives them: read to be counted, never kept."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from hacksite.diagnostics import Diagnostic, HacksiteError
from hacksite.source.text_file import read_text

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Registrations:
    """The titles of the columns, and for each person as many answers, "" where there is none."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_registrations(path: Path) -> Registrations:
    """Read a CSV export of any usual delimiter and encoding; empty rows are left out.

    Raises HacksiteError where the file is no table, or cannot be opened.
    """
    problems: list[Diagnostic] = []
    text = read_text(path, path.name, problems.append).text
    delimiter = max(_DELIMITERS, key=text.split("\n", 1)[0].count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise HacksiteError(f"{path}: {error}") from None
    filled = [[" ".join(cell.split()) for cell in row] for row in table]
    filled = [row for row in filled if any(row)]
    if not filled:
        return Registrations((), ())
    width = len(filled[0])
    rows = (tuple([*row, *[""] * width][:width]) for row in filled[1:])
    return Registrations(tuple(filled[0]), tuple(rows))
