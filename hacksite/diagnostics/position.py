"""Where something stands in the event folder."""

from typing import NamedTuple


class Position(NamedTuple):
    """A place in a file of the event folder; places sort by file, line and column.

    `file` is the path from the event folder, with `/`; `line` and `column`
    count from 1, as editors show them. Line 1, column 1 stands for a whole file.
    A tuple, for reading an event makes tens of thousands of them.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
