"""A programme in a table with titles of its own: `hacksite import schedule` reads it, a build does not."""

from collections.abc import Sequence

from hacksite.diagnostics import Diagnostic
from hacksite.load.usual_words import SESSION_FIELDS, field_called
from hacksite.source import Mapping
from hacksite.source.shapes import shown
from hacksite.source.text_file import Found

_NEEDED = {"title", "start"}


def without_foreign_table(entries: Sequence[Mapping], found: Found) -> Sequence[Mapping]:
    """The sessions without the rows of a `schedule.csv` whose columns have other titles than our fields.

    It is told once, for the table: row by row, nobody would see what is wrong.
    """
    rows = [entry for entry in entries if entry.at.file.endswith(".csv")]
    columns = {title: at for row in rows for title, at in row.keys.items()}
    means = {field_called(title, SESSION_FIELDS) for title in columns}
    if set(columns) >= _NEEDED or not means >= _NEEDED:
        return entries
    strange = [title for title in columns if title not in SESSION_FIELDS]
    found(Diagnostic("HS108", columns[strange[0]], {"titles": shown(", ".join(strange))}))
    return [entry for entry in entries if entry not in rows]
