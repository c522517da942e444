"""Reads every text once and hands it to the checks of what it may hold."""

from collections.abc import Iterator
from hashlib import blake2b

from hacksite import __version__
from hacksite.check.places import Places
from hacksite.check.prose_counts import check_counts
from hacksite.check.prose_links import check_addresses
from hacksite.check.prose_time import ProseTime
from hacksite.check.prose_words import check_words
from hacksite.check.texts import PlacedText
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event

_SHORTEST = 3

known_clean: set[bytes] = set()
"""Digests of texts known to hold no problem, with all that was looked at beside the text.

A preview, or a build that kept them from the one before, reads only what was edited.
"""


def check_prose(places: Places, event: Event, texts: tuple[PlacedText, ...]) -> Iterator[Diagnostic]:
    """Every problem of the event's texts. Each check first looks whether a text can concern it."""
    time = ProseTime(places, event)
    facts = _facts(event, time)
    for text in texts:
        if len(text.text) < _SHORTEST:
            continue
        digest = _digest(facts, text)
        if digest in known_clean:
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
            known_clean.add(digest)


def _digest(facts: bytes, text: PlacedText) -> bytes:
    whose = text.item if text.noun == "session" else ""
    said = f"{text.noun} {whose} {text.path} {text.language} {text.text}"
    return blake2b(said.encode(errors="replace"), digest_size=16, key=facts).digest()


def _facts(event: Event, time: ProseTime) -> bytes:
    """All that the checks know beside the text: the days, the zone, the times, how many of each there are."""
    counts = tuple(len(nouns) for nouns in (event.challenges, event.datasets, event.projects, event.sessions))
    moments = tuple((s.id, str(s.start), str(s.end), s.internal) for s in event.sessions)
    known = (__version__, time.sure, time.days, sorted(time.known), str(event.timezone), counts, moments)
    return blake2b(repr(known).encode(), digest_size=16).digest()
