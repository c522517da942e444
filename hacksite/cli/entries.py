"""New entries of lists for `hacksite add`: appended to the file as it stands, or not at all."""

import re
from collections import Counter
from pathlib import Path
from typing import Protocol

from hacksite.cli.forms import form, forms_language
from hacksite.cli.say import shown
from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.wording import Words

_ITEM = re.compile(r"^( *)-(?: |$)", re.MULTILINE)
_SCHEMA_LINE = re.compile(r"\A# yaml-language-server:.*\n#\n?")


class Addition(Protocol):
    """What is to be added, and to which event."""

    @property
    def kind(self) -> str:
        """`person`, `partner`, `session` or `question`."""

    @property
    def noun(self) -> str:
        """The noun that loading knows it by."""

    @property
    def item(self) -> str:
        """Its id."""

    @property
    def root(self) -> Path:
        """The event folder."""

    @property
    def checked(self) -> Checked:
        """The event folder before anything is added."""

    @property
    def words(self) -> Words:
        """The words to speak."""

    def fill(self, text: str) -> str:
        """A form with its blanks filled."""


def append_entry(addition: Addition, stem: str) -> tuple[Path, int]:
    """Append an entry to the list `stem`; gives the file, and the line where the entry begins.

    Every byte that was there stays. Raises HacksiteError, and leaves the file as it was, where the list
    is a spreadsheet, or where the entry could not be read back without a new error.
    """
    path = _file_of(addition, stem)
    before = path.read_bytes() if path.exists() else None
    text = _text_of(addition, path, stem)
    newline = "\r\n" if "\r\n" in text else "\n"
    ending = path.suffix.removeprefix(".")
    language = forms_language(addition.checked.folder.language)
    entry = addition.fill(form(language, "entry", f"{addition.kind}.{'md' if ending == 'md' else 'yml'}"))
    first = _ITEM.search(text) if ending != "md" else None
    entry = "".join(f"{first[1] if first else ''}{line}" for line in entry.splitlines(keepends=True))
    start = text if not text or text.endswith("\n") else text + newline
    if ending == "md" and start and not start.endswith(newline * 2):
        start += newline
    path.write_bytes((start + entry.replace("\n", newline)).encode())
    if not _is_read(addition):
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
        raise HacksiteError(
            addition.words("cli.add_unreadable", name=shown(path), event=shown(addition.root))
        )
    return path, start.count("\n") + 1


def _file_of(addition: Addition, stem: str) -> Path:
    files = addition.checked.folder.files
    if f"{stem}.csv" in files:
        raise HacksiteError(addition.words("cli.add_csv", name=f"{stem}.csv"))
    endings = ("yml", "yaml", "md") if stem == "faq" else ("yml", "yaml")
    found = next((f"{stem}.{ending}" for ending in endings if f"{stem}.{ending}" in files), None)
    return addition.root / (found or ("faq.md" if stem == "faq" else f"{stem}.yml"))


def _text_of(addition: Addition, path: Path, stem: str) -> str:
    """The file's text; a file that is not there yet begins with the form's advice."""
    if path.exists():
        try:
            return path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise HacksiteError(
                addition.words("cli.add_unreadable", name=shown(path), event=shown(addition.root))
            ) from None
    if stem == "faq":
        return ""
    text = form(forms_language(addition.checked.folder.language), f"{stem}.yml")
    advice = text.split("\n\n", 1)[0] + "\n\n"
    known = (addition.root / ".hacksite" / "schemas" / f"{stem}.json").is_file()
    return advice if known else _SCHEMA_LINE.sub("", advice)


def _is_read(addition: Addition) -> bool:
    """Whether the entry is there now, and no error came with it."""
    after = check_folder(addition.root)
    errors = [Counter((p.code, p.at.file) for p in c.report.errors) for c in (addition.checked, after)]
    return addition.item in after.loaded.ids(addition.noun) and not errors[1] - errors[0]
