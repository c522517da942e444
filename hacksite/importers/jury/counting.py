"""Reads every sheet and the votes, with everything wrong in them, each at its cell."""

from collections.abc import Sequence
from pathlib import Path

from hacksite.diagnostics import Diagnostic, Report
from hacksite.importers.jury.marks import Sheets, read_marks
from hacksite.importers.jury.table import read_table
from hacksite.importers.jury.votes import Votes, count_votes
from hacksite.model import Event
from hacksite.wording import Words


def count_sheets(
    files: Sequence[Path], votes: Path | None, event: Event, words: Words
) -> tuple[Sheets, Votes | None, Report]:
    """The marks, the votes where there is a file of them, and everything wrong with both.

    Raises HacksiteError for a file that is no sheet.
    """
    found: list[Diagnostic] = []
    sheets = read_marks([read_table(file, found.append, words) for file in files], event)
    public = count_votes(read_table(votes, found.append, words), event) if votes else None
    return sheets, public, Report.of([*found, *sheets.problems, *(public.problems if public else ())])
