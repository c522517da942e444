"""Where something stands in the event folder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file of the event folder.

    `file` is the path from the event folder, with `/`; `line` and `column`
    count from 1, as editors show them. Line 1, column 1 stands for a whole file.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def __reduce__(self) -> tuple[type["Position"], tuple[str, int, int]]:
        """Copy by plain construction: a preview copies many thousands at each edit."""
        return (Position, (self.file, self.line, self.column))
