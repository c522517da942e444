"""What people call our fields, in French and in the words of other systems: titles of columns, and keys."""

from collections.abc import Iterable

from hacksite.model import Session, slugify

SESSION_FIELDS = tuple(Session.model_fields)

# Of several fields that a word may mean, the first one that the noun has is meant.
_WORDS: dict[str, str] = {
    "id": "code guid uid proposal-id identifiant",
    "title": "titre proposal-title session session-title name nom intitule",
    "subtitle": "sous-titre",
    "date": "day jour",
    "start": "debut start-time starts heure-de-debut start-date heure",
    "end": "fin end-time ends heure-de-fin",
    "duration": "duree",
    "rooms": "room salle salles lieu location place",
    "track": "fil parcours theme thematique",
    "kind": "type session-type type-de-session format",
    "people": "speakers speaker-names speaker intervenants intervenant personnes",
    "language": "langue",
    "summary": "abstract resume",
    "body": "description",
    "status": "state statut",
    "registration": "inscription",
    "slides": "diaporama",
    "video": "recording enregistrement",
    "links": "url link lien",
}
_FIELDS = {field: frozenset(words.split()) for field, words in _WORDS.items()}


def field_called(typed: str, known: Iterable[str]) -> str:
    """Which of the `known` fields a title or a key means; "" where it is none of the usual words."""
    word, known = slugify(typed), set(known)
    if word in known:
        return word
    return next((field for field, words in _FIELDS.items() if field in known and word in words), "")
