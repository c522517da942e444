"""Reads every text once and hands it to the checks of what it may hold."""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.check.prose_counts import check_counts
from hacksite.check.prose_links import check_addresses
from hacksite.check.prose_time import ProseTime
from hacksite.check.prose_words import check_words
from hacksite.check.texts import PlacedText
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event

_SHORTEST = 3
_MOST_REMEMBERED = 500_000
_clean: set[tuple[object, ...]] = set()
"""Texts known to hold no problem, so that a preview reads only what was edited."""


def check_prose(places: Places, event: Event, texts: tuple[PlacedText, ...]) -> Iterator[Diagnostic]:
    """Every problem of the event's texts. Each check first looks whether a text can concern it."""
    time = ProseTime(places, event)
    facts = _facts(event, time)
    if len(_clean) > _MOST_REMEMBERED:
        _clean.clear()
    for text in texts:
        if len(text.text) < _SHORTEST:
            continue
        key = (
            facts,
            text.noun,
            text.item if text.noun == "session" else "",
            text.path,
            text.language,
            text.text,
        )
        if key in _clean:
            continue
        problems = [
            *check_words(places, text),
            *check_addresses(places, text),
            *check_counts(places, event, text),
            *(() if text.text.isdigit() else time.check(text)),
        ]
        if problems:
            yield from problems
        else:
            _clean.add(key)


def _facts(event: Event, time: ProseTime) -> int:
    """All that the checks know beside the text: the days, the zone, the times, how many of each there are."""
    counts = tuple(len(nouns) for nouns in (event.challenges, event.datasets, event.projects, event.sessions))
    moments = tuple((s.id, s.start, s.end, s.internal) for s in event.sessions)
    return hash((time.sure, time.days, time.known, str(event.timezone), counts, moments))
