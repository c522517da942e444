"""Groups cards by their first theme, so that a list reads without a script."""

from hacksite.views.page_view import Card, Shelf
from hacksite.views.scene import Scene
from hacksite.wording.collation import collation_key

_TOO_FEW = 7
_TOO_MANY_GROUPS = 12
_LEAST_IN_A_GROUP = 2.5  # On average; rows of one card are no help.


def grouped(scene: Scene, cards: list[tuple[Card, tuple[str, ...]]]) -> tuple[Shelf, ...]:
    """The cards by first theme, themes in alphabetical order; one untitled group where that helps nobody."""
    if not cards:
        return ()
    themes = sorted({themes[0] for _, themes in cards if themes}, key=collation_key)
    scattered = not 2 <= len(themes) <= _TOO_MANY_GROUPS or len(cards) < _LEAST_IN_A_GROUP * len(themes)
    if len(cards) < _TOO_FEW or scattered:
        return (Shelf("", tuple(card for card, _ in cards)),)
    shelves = [
        Shelf(theme[:1].upper() + theme[1:], tuple(card for card, own in cards if own[:1] == (theme,)))
        for theme in themes
    ]
    rest = tuple(card for card, own in cards if not own)
    return (*shelves, *((Shelf(scene.words("list.other"), rest),) if rest else ()))
