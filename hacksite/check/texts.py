"""Every text of the event folder, and the exact place of a few words inside one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hacksite.check.places import Places
from hacksite.diagnostics import Position
from hacksite.source import Folder, Mapping, Scalar, scalars

NOUN_OF_LIST = {
    "challenges": "challenge",
    "datasets": "dataset",
    "schedule": "session",
    "people": "person",
    "partners": "partner",
    "faq": "faq_entry",
    "projects": "project",
    "news": "news_item",
    "pages": "page",
}
"""The noun that each list of the folder holds."""

_NEVER_PROSE = {"id", "color", "primary", "accent", "timezone", "mediatype"}
# A word alone (an id, a choice, a number, a day) says nothing to check, unless it is a placeholder.
_MAY_BE_PROSE = re.compile(r"[\s@/<\[]|^\d{1,2}\.\d{2}$|^[A-ZÀ-Ý.…]+$|(?i:todo|lorem|xxx|tb[cd])")
_BLOCKS = re.compile(
    r"<!--.*?-->|^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)|\Z)|`[^`\n]+`", re.DOTALL | re.MULTILINE
)
_INLINE = re.compile(r"`[^`\n]+`")


@dataclass(frozen=True)
class PlacedText:
    """A text as typed: whose it is, which field, and where it stands.

    `noun` is `event` and `results` for those two files. `lowered` is the text in lower case;
    `prose` and `prose_lowered` are both without code and comments. All four have one length,
    so that offsets found in one hold in the others; they are made when first asked for.
    """

    noun: str
    item: str
    path: tuple[str | int, ...]
    language: str
    scalar: Scalar
    text: str

    @cached_property
    def lowered(self) -> str:
        """The text in lower case; as it is where lower case has another length ("İ")."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else self.text

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked out."""
        return without_code(self.text)

    @cached_property
    def prose_lowered(self) -> str:
        """`prose` in lower case."""
        same = self.prose is self.text or self.lowered is self.text
        return self.lowered if same else self.prose.lower()

    @property
    def field(self) -> str:
        """The name of the outermost field."""
        return str(self.path[0]) if self.path else ""


def all_texts(places: Places) -> tuple[PlacedText, ...]:
    """Every filled value that may be prose, in file order; ids, choices and numbers are left out."""
    folder = places.folder
    found = list(_texts_of(folder, "event", "", folder.event))
    if folder.results is not None:
        found += _texts_of(folder, "results", "", folder.results)
    for name, nodes in folder.lists.items():
        for node in nodes:
            found += _texts_of(folder, NOUN_OF_LIST.get(name, name), node.text("id") or "", node)
    return tuple(found)


def _texts_of(folder: Folder, noun: str, item: str, node: Mapping) -> Iterator[PlacedText]:
    for path, scalar in scalars(node):
        last = path[-1]
        if last in _NEVER_PROSE or not scalar.text or not _MAY_BE_PROSE.search(scalar.text):
            continue
        language = last if isinstance(last, str) and last in folder.languages else folder.language
        yield PlacedText(noun, item, path, language, scalar, scalar.text)


def place_in_text(folder: Folder, scalar: Scalar, start: int, end: int) -> Position:
    """Where the characters `start` to `end` of a value stand in its file.

    The value's lines may be folded, indented or quoted in the file, so its words are
    looked for from the value's own place on; that place itself when they are not found.
    """
    file = folder.text(scalar.at.file)
    text = scalar.text or ""
    words = text[start:end].split()
    if file is None or not words:
        return scalar.at
    pattern = re.compile(r"\s+".join(re.escape(word).replace("'", "''?") for word in words))
    earlier = sum(1 for _ in pattern.finditer(text, 0, start))
    begin = _offset(file.text, scalar.at)
    furthest = begin + 2 * len(text) + 500
    for index, hit in enumerate(pattern.finditer(file.text, begin, furthest)):
        if index == earlier:
            line = file.text.count("\n", 0, hit.start()) + 1
            return Position(scalar.at.file, line, hit.start() - file.text.rfind("\n", 0, hit.start()))
    return scalar.at


def _offset(text: str, at: Position) -> int:
    offset = 0
    for _ in range(at.line - 1):
        offset = text.find("\n", offset) + 1
    return offset + at.column - 1


def without_code(text: str) -> str:
    """The text with code and HTML comments blanked out; offsets and lines stay the same."""
    if "```" in text or "~~~" in text or "<!--" in text:
        return _BLOCKS.sub(_blank, text)
    return _INLINE.sub(_blank, text) if "`" in text else text


def _blank(code: re.Match[str]) -> str:
    hidden = code.group()
    return " " * len(hidden) if "\n" not in hidden else re.sub(r"[^\n]", " ", hidden)


def shortened(text: str, limit: int = 80) -> str:
    """A text that fits in a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"
