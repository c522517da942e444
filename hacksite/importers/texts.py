"""What reading another system's texts needs to know of the event."""

from dataclasses import dataclass
from typing import get_args
from zoneinfo import ZoneInfo

from hacksite.model.session import SessionKind
from hacksite.views.frab_words import clean
from hacksite.wording import Words
from hacksite.wording.words import languages, words_of

_LONGEST_SUMMARY = 300


@dataclass(frozen=True, slots=True)
class Texts:
    """The event's languages, first language first, its zone, and its words."""

    languages: tuple[str, ...]
    zone: ZoneInfo
    words: Words

    def said(self, value: object) -> str:
        """A value as text: of several languages, the event's first that there is; "" for what is no text."""
        if isinstance(value, dict):
            spoken = [value[code] for code in self.languages if value.get(code)]
            return self.said(next(iter([*spoken, *value.values()]), ""))
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return clean(str(value)).strip()

    def line(self, value: object) -> str:
        """A text on one line."""
        return " ".join(self.said(value).split())

    def room(self, name: str) -> str:
        """A room's name; "" for what our own files call having none, where the format demands a name."""
        return "" if name in {words_of(code)("frab.no_room") for code in languages()} else name

    def not_cancelled(self, title: str) -> str:
        """A title without the word that our calendars put before what is cancelled."""
        marks = (self.line(words_of(code)("calendar.cancelled", title="")) for code in languages())
        return next((title[len(mark) :].strip() for mark in marks if title.startswith(mark)), title)

    def kinds(self) -> dict[str, str]:
        """Our kinds of sessions by what a calendar of ours calls them in any language, in small letters."""
        spoken = [words_of(language) for language in languages()]
        return {words(f"kind.{kind}").lower(): kind for words in spoken for kind in get_args(SessionKind)}


def summary_and_body(abstract: str, description: str) -> tuple[str, str]:
    """A short abstract is the summary; a long one begins the body."""
    if description == abstract:
        description = ""
    if "\n" not in abstract and len(abstract) <= _LONGEST_SUMMARY:
        return abstract, description
    return "", f"{abstract}\n\n{description}".strip()


def decoded(file: bytes) -> str:
    """A file's text, in whatever encoding a spreadsheet may have saved it."""
    if file.startswith((b"\xff\xfe", b"\xfe\xff")):
        return file.decode("utf-16", errors="replace")
    try:
        return file.decode("utf-8-sig")
    except UnicodeDecodeError:
        return file.decode("cp1252", errors="replace")
