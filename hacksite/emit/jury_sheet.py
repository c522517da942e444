"""Scoring sheets: for spreadsheets, as CSV, Excel and OpenDocument, and for paper, as PDF."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from hacksite.emit.csv_file import csv_file
from hacksite.emit.paper import printed_sheet, style_of
from hacksite.views.jury_sheet import JurySheet
from hacksite.views.scene import Scene

_WIDTHS = (22, 22, 30, 24)
"""The width of the columns of juror, project, title and team, in characters."""
_REMARK = 40


def sheet_rows(sheet: JurySheet, juror: str, scene: Scene) -> tuple[tuple[str, ...], ...]:
    """The sheet as cells, titles first. What is in brackets is what the count goes by."""
    words = scene.words
    titles = (
        *(f"{words(f'jury.{key}')} [{key}]" for key in ("juror", "project", "title", "team")),
        *(f"{c.title.text} ({c.share} %) [{c.id}]" for c in sheet.criteria),
        f"{words('jury.remark')} [remark]",
    )
    blank = ("",) * (len(sheet.criteria) + 1)
    return (titles, *((juror, team.id, team.title.text, team.team, *blank) for team in sheet.teams))


def as_csv(rows: Sequence[Sequence[str]], delimiter: str) -> bytes:
    """The sheet as CSV, which every spreadsheet opens."""
    titles, *below = rows
    return csv_file([dict(zip(titles, row, strict=True)) for row in below], delimiter)


def as_xlsx(rows: Sequence[Sequence[str]], lowest: int, highest: int) -> bytes:
    """The sheet for Excel; its cells for marks take only marks. Raises ImportError without openpyxl."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    page: Any = book.active
    for row in rows:
        page.append(list(row))
    # What begins like a formula is a title all the same.
    for cells in page.iter_rows():
        for cell in cells:
            if cell.value is not None:
                cell.data_type = "s"
    last = len(rows[0]) - 1
    for number, column in enumerate(page.iter_cols(max_row=1)):
        (cell,) = column
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        width = _WIDTHS[number] if number < len(_WIDTHS) else _REMARK if number == last else 16
        page.column_dimensions[cell.column_letter].width = width
    page.freeze_panes = "D2"
    marks = DataValidation("decimal", operator="between", formula1=str(lowest), formula2=str(highest))
    first, end = page.cell(2, len(_WIDTHS) + 1), page.cell(len(rows), last)
    marks.add(f"{first.coordinate}:{end.coordinate}")
    page.add_data_validation(marks)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(rows: Sequence[Sequence[str]]) -> bytes:
    """The sheet for LibreOffice. Raises ImportError without odfdo."""
    from odfdo import Document, Row, Table

    document = Document("spreadsheet")
    document.body.clear()
    table = Table("jury")
    for cells in rows:
        row = Row()
        row.set_values([cell or None for cell in cells])
        table.append_row(row)
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(sheet: JurySheet, jurors: Sequence[str], scene: Scene) -> bytes:
    """A page for each juror; "" is one without a name. Raises ImportError, OSError as WeasyPrint does."""
    style = style_of(scene, "jury.css")
    return printed_sheet(scene, "paper/jury.html", style, {}, sheet=sheet, jurors=jurors).pdf()


def writers(scene: Scene) -> Mapping[str, Callable[[Sequence[Sequence[str]]], bytes]]:
    """How rows are written, by the ending of the file."""
    plan = scene.event.restitution
    bounded = partial(as_xlsx, lowest=plan.lowest, highest=plan.highest)
    # Where the comma is part of numbers, Excel takes the semicolon for what parts cells.
    delimiter = "," if scene.language == "en" else ";"
    return {"csv": partial(as_csv, delimiter=delimiter), "xlsx": bounded, "ods": as_ods}
