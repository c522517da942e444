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


def check_prose(places: Places, event: Event, texts: tuple[PlacedText, ...]) -> Iterator[Diagnostic]:
    """Every problem of the event's texts. Each check first looks whether a text can concern it."""
    time = ProseTime(places, event)
    for text in texts:
        if len(text.text) < _SHORTEST:
            continue
        yield from check_words(places, text)
        yield from check_addresses(places, text)
        yield from check_counts(places, event, text)
        if not text.text.isdigit():
            yield from time.check(text)
