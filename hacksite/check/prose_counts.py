"""Checks that the numbers a text announces are the numbers the folder holds."""

import re
from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.check.texts import PlacedText, place_in_text
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event

_WORDS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17,
    "dix-huit": 18, "dix-neuf": 19, "vingt": 20, "vingt et un": 21, "vingt-et-un": 21, "vingt-deux": 22,
    "vingt-trois": 23, "vingt-quatre": 24, "vingt-cinq": 25, "vingt-six": 26, "vingt-sept": 27,
    "vingt-huit": 28, "vingt-neuf": 29, "trente": 30,
    "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "twenty-one": 21, "twenty-two": 22,
    "twenty-three": 23, "twenty-four": 24, "twenty-five": 25, "twenty-six": 26, "twenty-seven": 27,
    "twenty-eight": 28, "twenty-nine": 29, "thirty": 30,
}  # fmt: skip
_NOUNS = {
    "défis": "challenges", "challenges": "challenges",
    "jeux de données": "datasets", "datasets": "datasets", "data sets": "datasets",
    "projets": "projects", "projects": "projects",
    "sessions": "sessions",
}  # fmt: skip
_FRENCH = {
    "challenges": "défis",
    "datasets": "jeux de données",
    "projects": "projets",
    "sessions": "sessions",
}
_TRIGGERS = ("défis", "challenges", "données", "data", "proje", "sessions")
_PLACES = {"event", "faq_entry", "news_item", "page"}
_NOT_COUNTED = {"outcomes", "prizes", "registration", "legal", "links", "channels", "milestones"}
_COUNT = re.compile(
    rf"(?<![\w.,/-])(?P<number>\d{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})\s+"
    rf"(?P<noun>{'|'.join(_NOUNS)})\b\**(?P<after>[^\n]{{0,40}})"
)
# A whole: the end of a clause, or words that speak of all of them. "9 défis sur l'eau" is a part.
_ALL_OF_THEM = re.compile(
    r"\s*(?:$|[.;:!?)»\"…,]|(?:et|and|ouverts?|proposés|disponibles|available|vous attendent|await|"
    r"are waiting|sont proposés|à relever|thématiques|publiés|published)\b(?! par| by| chaque| each))"
)
_MADE = re.compile(
    r"\s*(?:(?:ont été|were|have been)\s+)?"
    r"(?:présentés|réalisés|soumis|rendus|déposés|submitted|presented|made|built)\b"
)
_ALONE = re.compile(r"(?:^|\n)[\s*#>-]*$")
# What makes a number a limit, a choice, a part, or the memory of another year.
_NOT_THE_WHOLE = re.compile(
    r"\b(?:jusqu|up to|au plus|maximum|max|au moins|at least|plus de|more than|"
    r"moins de|fewer than|less than|about|environ|près de|over|premiers|first|autres|other|chaque|chacun|"
    r"chacune|each|every|par|per|chois\w*|choose|choos\w*|pick\w*|select\w*|sélection\w*|retien\w*|retenu\w*|"
    r"keep|parmi|among|précédent\w*|dernière|previous|earlier|last|passée|only|seulement|some)\b|\b(?:à|ou|or|to|entre|between)\s*$"
)
_LIMIT = re.compile(r"\b(?:max|maximum|au plus|at most|par|per|each|chacun)\b")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def check_counts(places: Places, event: Event, text: PlacedText) -> Iterator[Diagnostic]:
    """Announced numbers of challenges, datasets, projects or sessions that are not the real ones.

    Nothing is said of what the folder does not hold yet.
    """
    if text.noun not in _PLACES or text.field in _NOT_COUNTED:
        return
    if not any(trigger in text.lowered for trigger in _TRIGGERS):
        return
    real = {
        "challenges": len(event.challenges),
        "datasets": len(event.datasets),
        "projects": len(event.projects),
        "sessions": sum(not s.internal for s in event.sessions),
    }
    lowered = text.prose_lowered
    for match in _COUNT.finditer(lowered):
        noun = _NOUNS[match["noun"]]
        number = int(match["number"]) if match["number"].isdigit() else _WORDS[match["number"]]
        if number > 1 and real[noun] not in (0, number) and _speaks_of_all(lowered, match, noun, event):
            at = place_in_text(places.folder, text.scalar, match.start(), match.end("noun"))
            values = {
                "found": text.text[match.start() : match.end("noun")],
                "noun_fr": _FRENCH[noun],
                "noun_en": noun,
                "count": real[noun],
            }
            yield Diagnostic("HS409", at, values)


def _speaks_of_all(lowered: str, match: re.Match[str], noun: str, event: Event) -> bool:
    sentence = re.split(r"[.!?;:\n]\s", f" {lowered[max(0, match.start() - 120) : match.start()]}")[-1]
    if _NOT_THE_WHOLE.search(sentence[-45:]) or _LIMIT.search(match["after"]):
        return False
    if any(int(year) != event.first_day.year for year in _YEAR.findall(sentence + match["after"])):
        return False
    if noun in ("projects", "sessions"):
        return bool(_MADE.match(match["after"]) or _ALONE.search(lowered[: match.start()]))
    return bool(_ALL_OF_THEM.match(match["after"]))
