"""Reads a file as text, whatever editor wrote it."""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hacksite.diagnostics import Diagnostic, HacksiteError, Position

Found = Callable[[Diagnostic], None]
"""Where a reader puts the problems it meets."""

# What UTF-8 letters look like when they were read as Latin-1 and saved again.
_MOJIBAKE = ("Ã©", "Ã¨", "Ã ", "Ãª", "Ã§", "â€™", "Ã´", "Ã®", "\ufffd")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text with LF line ends, and its name in the event folder."""

    name: str
    text: str

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; "" past the end."""
        lines = _lines(self.text)
        return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[str, ...]:
    # A file with many problems, or a long CSV, is asked for its lines again and again.
    return tuple(text.split("\n"))


def read_text(path: Path, name: str, found: Found) -> TextFile:
    """Read a file as UTF-8, or as UTF-16 or Windows-1252 with a report when it is not UTF-8.

    Raises HacksiteError when the file cannot be opened.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise HacksiteError(f"{name}: {error.strerror or error}") from None
    if raw.startswith(b"\xef\xbb\xbf"):
        found(Diagnostic("HS002", Position(name)))
        raw = raw[3:]
    text = _decoded(raw, name, found)
    if "\r" in text:
        found(Diagnostic("HS003", Position(name)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    _report_damaged_letters(name, text, found)
    return TextFile(name, text)


def _decoded(raw: bytes, name: str, found: Found) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        # What spreadsheets and old editors call "Unicode".
        found(Diagnostic("HS001", Position(name)))
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        at = Position(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        found(Diagnostic("HS001", at))
        return raw.decode("utf-8", errors=_AS_WINDOWS)


def _one_windows_letter(error: UnicodeError) -> tuple[str, int]:
    """Read only the bytes that are no UTF-8 as Windows-1252: a pasted line must not spoil the others."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    letter = error.object[error.start : error.start + 1].decode("cp1252", errors="replace")
    return letter, error.start + 1


_AS_WINDOWS = "hacksite-windows"
codecs.register_error(_AS_WINDOWS, _one_windows_letter)


def _report_damaged_letters(name: str, text: str, found: Found) -> None:
    for sign in _MOJIBAKE:
        start = text.find(sign)
        if start >= 0:
            line = text.count("\n", 0, start) + 1
            column = start - text.rfind("\n", 0, start)
            found(Diagnostic("HS013", Position(name, line, column), {"sign": sign}))
            return
