"""Other systems' types of sessions as our kinds."""

from typing import get_args

from hacksite.importers.imported import Lose
from hacksite.model import slugify
from hacksite.model.session import SessionKind

_OURS = frozenset(get_args(SessionKind))
_THEIRS = {
    "accueil": "welcome", "registration": "welcome", "check-in": "welcome",
    "keynote": "plenary", "opening": "plenary", "opening-ceremony": "plenary", "ouverture": "plenary",
    "pleniere": "plenary", "ceremony": "plenary", "maintrack": "talk",
    "lecture": "talk", "lightningtalk": "talk", "lightning-talk": "talk", "lightning": "talk",
    "presentation": "talk", "conference": "talk", "conference-talk": "talk", "panel": "talk",
    "podium": "talk",
    "discussion": "talk", "talk-long": "talk", "talk-short": "talk", "vortrag": "talk", "table-ronde": "talk",
    "hands-on": "workshop", "tutorial": "workshop", "atelier": "workshop", "formation": "workshop",
    "webinaire": "webinar", "repas": "meal", "lunch": "meal", "dinner": "meal", "dejeuner": "meal",
    "diner": "meal",
    "breakfast": "meal", "coffee": "break", "pause": "break", "coffee-break": "break",
    "party": "social", "concert": "social", "performance": "social", "djset": "social", "soiree": "social",
    "hacking": "work", "closing-ceremony": "closing", "cloture": "closing", "award-ceremony": "awards",
    "remise-des-prix": "awards", "pitches": "pitch", "demos": "pitch", "mentorat": "mentoring",
}  # fmt: skip


def kind_of(said: str, lose: Lose, title: str, *, has_people: bool) -> str:
    """Our kind for a type in another system's words; a guess is told as a loss of the word.

    Guess: a talk where somebody leads it, else `other`.
    """
    name = slugify(said)
    if name in _OURS:
        return name
    if name in _THEIRS:
        return _THEIRS[name]
    if name:
        guess = "talk" if has_people else "other"
        lose("kind", f"{said} → {guess}: {title}")
        return guess
    return "other"
