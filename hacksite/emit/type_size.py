"""The size at which words fill a box: a poster's title is as large as its words allow."""

from collections.abc import Sequence
from functools import cache

from hacksite.emit.theme import FONT, theme_folder

_MM_PER_POINT = 25.4 / 72
_UNKNOWN = 0.75
"""Width in em of a letter that our font lacks and another one draws: most are narrower."""


def largest_size(text: str, sizes: Sequence[float], width: float, height: float, leading: float) -> float:
    """The first of `sizes`, in points from large to small, at which `text` fits; else the last one.

    `width` and `height` are millimetres; `leading` is the height of a line in em. No word is broken.
    """
    words = [_width(word) for word in text.split()]
    space = _width(" ")
    for size in sizes:
        em = size * _MM_PER_POINT
        if max(words, default=0) * em <= width and _lines(words, space, width / em) * leading * em <= height:
            return size
    return sizes[-1]


def _lines(words: Sequence[float], space: float, width: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        if used and used + space + word > width:
            lines, used = lines + 1, 0.0
        used += word + (space if used else 0)
    return lines


def _width(text: str) -> float:
    """How wide a text is, in em, in the boldest of our font's weights."""
    return sum(_advances().get(ord(letter), _UNKNOWN) for letter in text)


@cache
def _advances() -> dict[int, float]:
    from fontTools.ttLib import TTFont

    font = TTFont(theme_folder() / "assets" / FONT)
    widths, units = font["hmtx"], font["head"].unitsPerEm
    return {code: widths[name][0] / units for code, name in font.getBestCmap().items()}
