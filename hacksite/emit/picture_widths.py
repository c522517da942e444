"""How wide the variants of a picture are."""

WIDTHS = (320, 640, 960, 1440)
"""Pixels; never above the original's own width."""

_TALLEST = 8000
_NEARLY = 1.2


def widths(width: int, height: int) -> tuple[int, ...]:
    """The widths to make of a picture, ascending; the last is the largest that pages show."""
    largest = max(1, min(width, WIDTHS[-1], width * _TALLEST // height))
    return (*(w for w in WIDTHS if w * _NEARLY <= largest), largest)
