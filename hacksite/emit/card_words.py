"""How the words of a card are set: on how many lines, how large, in which fonts."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hacksite.emit.theme import theme_folder

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "Bricolage Grotesque, Noto Sans, Noto Sans Arabic, sans-serif"
_INSTALLED = ("LATIN", "GREEK", "CYRILLIC", "DEVANAGARI", "ARABIC", "COMBINING")
"""Scripts of the fonts that come with `hacksite[cards]`, as Unicode names their letters."""
LEADING = 1.1
"""Height of a line, in em."""
_EM = 100
_UNKNOWN = 0.66
"""Width in em of a letter that our font lacks and another one draws: most are narrower."""
_WIDE = {"W", "F"}


@dataclass(frozen=True, slots=True)
class Laid:
    """Lines and their size in pixels."""

    lines: tuple[str, ...]
    size: int


def laid_out(text: str, width: int, height: int, sizes: Sequence[int]) -> Laid:
    """The text at the first of `sizes`, from large to small, at which its lines fit a box, in pixels.

    Where none does, the last size, cut with an ellipsis. No line for an empty text.
    """
    said = _clean(text)
    for size in sizes:
        lines = _wrapped(said, width / size)
        if len(lines) * size * LEADING <= height and all(_width(line) * size <= width for line in lines):
            return Laid(lines, size)
    size = sizes[-1]
    most = max(1, int(height // (size * LEADING)))
    lines = tuple(_cut(line, width / size) for line in _wrapped(said, width / size)[:most])
    last = _cut(f"{lines[-1].rstrip(' ,;:.')}…", width / size)
    return Laid((*lines[:-1], last), size)


def _clean(text: str) -> str:
    """One line, without what steers the direction of others or cannot be drawn."""
    kept = (" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return " ".join("".join(letter for letter in kept if not _is_left_out(letter)).split(" ")).strip()


def _is_left_out(letter: str) -> bool:
    """Marks of direction, and pictograms: few fonts have them, and no word is lost."""
    kind = unicodedata.category(letter)
    return kind == "Cf" or (kind == "So" and not _is_ours(letter)) or 0xFE00 <= ord(letter) <= 0xFE0F


def _wrapped(text: str, width: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line.strip() and _width((line + piece).rstrip()) > width:
            lines.append(line.strip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.strip()) if line.strip() else tuple(lines)


def _pieces(text: str) -> Iterator[str]:
    """What may not be broken: words with the space after them, and each wide letter by itself."""
    word = ""
    for letter in text:
        if unicodedata.east_asian_width(letter) in _WIDE:
            if word:
                yield word
            yield letter
            word = ""
            continue
        word += letter
        if letter == " ":
            yield word
            word = ""
    if word:
        yield word


def _cut(line: str, width: float) -> str:
    """A line that is too long even alone, cut with an ellipsis."""
    if _width(line) <= width:
        return line
    kept = line.rstrip("…")
    while kept and _width(f"{kept}…") > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


@cache
def _width(text: str) -> float:
    """How wide a text is, in em, in the boldest weight."""
    return sum(_advance(letter) for letter in text)


@cache
def _advance(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in _WIDE:
        return 1.0
    if not _is_ours(letter):
        return _UNKNOWN
    return float(_font().getlength(letter)) / _EM


@cache
def _font() -> "FreeTypeFont":
    from PIL import ImageFont

    font = ImageFont.truetype(
        theme_folder() / "share" / "bricolage-grotesque.ttf", _EM, layout_engine=ImageFont.Layout.BASIC
    )
    font.set_variation_by_axes([800])
    return font


def is_ours(text: str) -> bool:
    """Whether the theme's own font has every letter of a text, or need not."""
    return all(_is_ours(letter) or unicodedata.category(letter)[0] in "ZC" for letter in set(text))


def _is_ours(letter: str) -> bool:
    """Whether the theme's font has it. Source: `LETTERS` of scripts/assets/make.py."""
    return letter <= "\u00ff" or letter in "œŒŸıĲĳẞ…–—‘’“”‹›€←↑→↓−" or "\u2010" <= letter <= "\u2027"


def is_known(text: str) -> bool:
    """Whether the fonts of `hacksite[cards]` have every letter of a text; other fonts take long to find."""
    return all(_is_installed(letter) for letter in set(text))


def _is_installed(letter: str) -> bool:
    if _is_ours(letter) or _is_left_out(letter) or unicodedata.category(letter)[0] in "ZC":
        return True
    return unicodedata.name(letter, "").startswith(_INSTALLED)


def script_of(letter: str) -> str:
    """The script of a letter, as Unicode's names begin: `HIRAGANA`, `CJK`."""
    return unicodedata.name(letter, "").partition(" ")[0]
