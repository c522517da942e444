"""Who registered, by profile: counted so that nobody can be told.

A number below five is never said, and none can be reckoned from those that are: small answers go together
into one line, and where they are still too few the other numbers are rounded to five.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hacksite.model import Event
from hacksite.source.registrations import Registrations
from hacksite.wording import Words
from hacksite.wording.collation import collation_key, folded, words_in

FEWEST = 5
"""The smallest number that is said."""

_MOST_ANSWERS = 30
_STEM = 5
_ABOUT_PROFILES = re.compile(
    r"profil|role|metier|fonction|statut|vous etes|je suis|you are|i am|ich bin|beruf|organis|structure"
    r"|genre|sexe|gender|geschlecht|civilite|region|departement|land|age|alter|tranche|competence|skill"
    r"|kompetenz|niveau|level|presence|distance|online|sur place|on site|premier|first time"
)
_ABOUT_A_PERSON = re.compile(
    r"\b(?:pre|sur)?nom\b|name\b|mail|courriel|telephone|phone|mobile|adresse|address|naissance|birth|geburt"
    r"|commentaire|comment|remarque|message|allerg|handicap|regime|diet|\bip\b|\bid\b|date|horodat|timestamp"
)
_SEVERAL = re.compile(r"\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class Share:
    """An answer and how many gave it, in words; `part` is its share of 100, 0 where it is not said."""

    label: str
    count: str
    part: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the form: its answers, the most frequent first. `why_not` says why it is not counted."""

    title: str
    shares: tuple[Share, ...]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Diversity:
    """Who registered, in words. `missing` are the profiles invited that fewer than five people named."""

    total: str
    columns: tuple[Column, ...]
    invited: tuple[Share, ...]
    missing: tuple[str, ...]


def diversity(found: Registrations, wanted: Sequence[str], event: Event, words: Words) -> Diversity:
    """The profiles of the people who registered; without `wanted`, of the columns that speak of profiles."""
    people = len(found.rows)
    if people < FEWEST:
        return Diversity(words("diversity.too_few"), (), (), ())
    places = [n for n, title in enumerate(found.titles) if _is_wanted(title, wanted)]
    columns = tuple(_column(found, place, words) for place in places)
    named = [_named(event, found, place, words) for place in places if not _why_not(found, place, words)]
    best: dict[str, int] = max(named, key=lambda counts: sum(counts.values()), default={})
    is_rounded = _rounded(list(best.items()), people)
    invited = tuple(_share(role, count, people, words, is_rounded=is_rounded) for role, count in best.items())
    missing = tuple(role for role, count in best.items() if count < FEWEST)
    if not any(best.values()):
        invited = missing = ()
    return Diversity(words("diversity.total", n=people), columns, invited, missing)


def _is_wanted(title: str, wanted: Sequence[str]) -> bool:
    if wanted:
        return folded(title) in {folded(one) for one in wanted}
    return bool(_ABOUT_PROFILES.search(folded(title))) and not _ABOUT_A_PERSON.search(folded(title))


def _why_not(found: Registrations, place: int, words: Words) -> str:
    """Why a column is not counted: its title speaks of persons, or nearly every answer is somebody's own."""
    if _ABOUT_A_PERSON.search(folded(found.titles[place])):
        return words("diversity.personal")
    answers = {answer for row in found.rows for answer in _answers(row[place])}
    if len(answers) > max(_MOST_ANSWERS, len(found.rows) // 3) or len(answers) * 2 > len(found.rows):
        return words("diversity.too_many")
    return ""


def _column(found: Registrations, place: int, words: Words) -> Column:
    title = found.titles[place]
    why_not = _why_not(found, place, words)
    if why_not:
        return Column(title, (), why_not)
    counted: Counter[str] = Counter()
    for row in found.rows:
        counted.update(set(_answers(row[place])) or {words("diversity.no_answer")})
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], collation_key(pair[0])))
    shown = [pair for pair in ordered if pair[1] >= FEWEST]
    small = [pair for pair in ordered if pair[1] < FEWEST]
    if small:
        shown.append((words("diversity.others", n=len(small)), sum(count for _, count in small)))
    people = len(found.rows)
    is_rounded = _rounded(shown, people)
    return Column(
        title, tuple(_share(label, count, people, words, is_rounded=is_rounded) for label, count in shown)
    )


def _rounded(counts: Sequence[tuple[str, int]], people: int) -> bool:
    """Whether numbers must be rounded: what is not said could be reckoned from them."""
    left = people - sum(count for _, count in counts if count >= FEWEST)
    return 0 < left < FEWEST


def _answers(cell: str) -> list[str]:
    return [part for part in _SEVERAL.split(cell) if part]


def _share(label: str, count: int, people: int, words: Words, *, is_rounded: bool) -> Share:
    """An answer with its number; rounded to five where that hides another."""
    if count < FEWEST:
        return Share(label, words("diversity.fewer", few=FEWEST), 0)
    told = FEWEST * round(count / FEWEST) if is_rounded else count
    return Share(
        label, words("diversity.about", number=told) if is_rounded else str(told), round(told * 100 / people)
    )


def _named(event: Event, found: Registrations, place: int, words: Words) -> dict[str, int]:
    """How many people named each profile that the event invites, by the words both have in common."""
    roles = {
        role.role.in_(words.language): _stems(*role.role.by_language.values()) for role in event.audience
    }
    counts = dict.fromkeys(roles, 0)
    for row in found.rows:
        said = _stems(row[place])
        close = {role: len(said & stems) for role, stems in roles.items()}
        best = max(close, key=lambda role: close[role], default="")
        if best and close[best]:
            counts[best] += 1
    return counts


def _stems(*texts: str) -> frozenset[str]:
    """The beginnings of the words that count: « Développeuses » and « développeur » meet."""
    return frozenset(word[:_STEM] for word in words_in(*texts).split() if len(word) > 3)
