"""Reads a file as text, whatever editor wrote it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hacksite.diagnostics import Diagnostic, Position

Found = Callable[[Diagnostic], None]
"""Where a reader puts the problems it meets."""

# What UTF-8 letters look like when they were read as Latin-1 and saved again.
_MOJIBAKE = ("Ã©", "Ã¨", "Ã ", "Ãª", "Ã§", "â€™", "Ã´", "Ã®", "\ufffd")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text with `\\n` line ends, and its name in the event folder."""

    name: str
    text: str

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; "" past the end."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


def read_text(path: Path, name: str, found: Found) -> TextFile:
    """Read a file as UTF-8, or as Windows-1252 with a report when it is not UTF-8."""
    raw = path.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        found(Diagnostic("HS002", Position(name)))
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        found(Diagnostic("HS001", Position(name, line, column)))
        text = raw.decode("cp1252", errors="replace")
    if "\r" in text:
        found(Diagnostic("HS003", Position(name)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    _report_damaged_letters(name, text, found)
    return TextFile(name, text)


def _report_damaged_letters(name: str, text: str, found: Found) -> None:
    for sign in _MOJIBAKE:
        start = text.find(sign)
        if start >= 0:
            line = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            found(Diagnostic("HS013", Position(name, line, column), {"sign": sign}))
            return
