"""Rows as CSV that spreadsheets open without damage."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def csv_file(rows: Sequence[Mapping[str, str]], delimiter: str = ",") -> bytes:
    """The rows under a line of their names; b"" for none.

    In UTF-8 with its mark, without which Excel reads accents wrongly. A text that a spreadsheet would
    take for a formula gets an apostrophe before it. Source: OWASP, "CSV Injection".
    """
    if not rows:
        return b""
    file = StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {name: f"'{text}" if text.startswith(_ACTIVE) else text for name, text in row.items()}
        )
    return file.getvalue().encode("utf-8-sig")
