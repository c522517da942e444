"""What a person reading the whole event would notice: contradictions, gaps and slips."""

from collections.abc import Iterator
from datetime import datetime

from hacksite.check.dataset import check_datasets
from hacksite.check.follow_up import check_promises
from hacksite.check.languages import check_languages
from hacksite.check.legal import check_legal
from hacksite.check.links import check_relative_links
from hacksite.check.look import check_look
from hacksite.check.news_item import check_news
from hacksite.check.person import check_people
from hacksite.check.picture import check_pictures
from hacksite.check.places import Places
from hacksite.check.press import check_press
from hacksite.check.prose import check_prose, known_clean
from hacksite.check.references import check_references
from hacksite.check.restitution import check_restitution
from hacksite.check.session import check_sessions
from hacksite.check.spelling_of_times import check_typed_times
from hacksite.check.submission import check_empty_sections, check_submissions
from hacksite.check.texts import all_texts
from hacksite.check.venue import check_venue
from hacksite.check.when import check_dates
from hacksite.diagnostics import Diagnostic

__all__ = ["Places", "check_event", "known_clean"]


def check_event(loaded: Places, at: datetime) -> Iterator[Diagnostic]:
    """Everything worth telling about the content of a loaded event; nothing when it did not load.

    `at` is the clock, with a time zone: years far from it are implausible.
    """
    event = loaded.event
    if event is None:
        return
    texts = all_texts(loaded)
    yield from check_dates(loaded, event, at)
    yield from check_sessions(loaded, event)
    yield from check_news(loaded, event, at)
    yield from check_press(loaded, event)
    yield from check_typed_times(loaded, texts)
    yield from check_venue(loaded, event, texts)
    yield from check_look(loaded, event)
    yield from check_prose(loaded, event, texts)
    yield from check_references(loaded, event)
    yield from check_promises(loaded, event)
    yield from check_relative_links(loaded, texts)
    yield from check_pictures(loaded, event)
    yield from check_datasets(loaded, event)
    yield from check_people(loaded, event)
    yield from check_restitution(loaded, event, at)
    yield from check_submissions(loaded, event)
    yield from check_empty_sections(loaded, event)
    yield from check_legal(loaded, event, at)
    yield from check_languages(loaded, event)
