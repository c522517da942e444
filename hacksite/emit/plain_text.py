"""Markdown to plain text, for readers that show markup as it is: calendars, mails."""

import re
from html.parser import HTMLParser

from hacksite.emit.markdown import to_html
from hacksite.wording import Words

_BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
}
_LINES = {"br", "tr", "dt", "dd", "hr"}
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t]+")


def to_plain_text(text: str, words: Words) -> str:
    """The words of a Markdown text: no markup, lists with their marks, addresses after what links to them.

    Addresses below the site are left out: read elsewhere, they lead nowhere.
    """
    reader = _Reader()
    reader.feed(to_html(text, words, lambda address: address))
    reader.close()
    return _BLANK_LINES.sub("\n\n", _LINE_END.sub("\n", "".join(reader.parts))).strip()


class _Reader(HTMLParser):
    """Collects the words of HTML that the sanitiser let pass."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.numbers: list[int] = []
        self.links: list[tuple[str, int]] = []
        self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break the line where a reader would see a break."""
        if tag == "ol":
            self.numbers.append(int(dict(attrs).get("start") or 1))
        elif tag == "ul":
            self.numbers.append(0)
        elif tag == "li":
            self._mark()
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.parts)))
        elif tag == "pre":
            self.verbatim += 1
        # A list inside an item goes on at the next line, which its first mark begins.
        is_inner = tag in ("ul", "ol") and len(self.numbers) > 1
        if tag in _BLOCKS and not is_inner and not (tag == "p" and self._follows_a_mark()):
            self.parts.append("\n\n")
        elif tag in _LINES:
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened; say where a link leads unless its words do."""
        if tag in ("ol", "ul") and self.numbers:
            self.numbers.pop()
        if tag == "pre":
            self.verbatim -= 1
        if tag == "a" and self.links:
            address, start = self.links.pop()
            said = "".join(self.parts[start:])
            if address.startswith(("https:", "http:")) and address.rstrip("/") != said.rstrip("/"):
                self.parts.append(f" ({address})")
        if tag in _BLOCKS and not self.numbers:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Words; outside code, line ends are spaces."""
        if self.verbatim:
            self.parts.append(data)
        elif data.strip() or (self.parts and not self.parts[-1].endswith((" ", "\n"))):
            self.parts.append(_SPACES.sub(" ", data.replace("\n", " ")))

    def _mark(self) -> None:
        number = self.numbers[-1] if self.numbers else 0
        self.parts.append(f"\n{number}. " if number else "\n- ")
        if number:
            self.numbers[-1] += 1

    def _follows_a_mark(self) -> bool:
        return bool(self.parts) and bool(self.numbers) and self.parts[-1].endswith(("- ", ". "))
