"""Other systems' types of sessions as our kinds."""

from typing import get_args

from hacksite.importers.imported import Lose
from hacksite.load.usual_words import value_called
from hacksite.model import slugify
from hacksite.model.session import SessionKind

_OURS: tuple[str, ...] = get_args(SessionKind)


def kind_of(said: str, lose: Lose, title: str, *, has_people: bool) -> str:
    """Our kind for a type in another system's words; a guess is told as a loss of the word.

    Guess: a talk where somebody leads it, else `other`.
    """
    kind = value_called(said, _OURS)
    if kind:
        return kind
    if slugify(said):
        guess = "talk" if has_people else "other"
        lose("kind", f"{said} → {guess}: {title}")
        return guess
    return "other"
