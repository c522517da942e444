"""What is new, for those who follow the event with a feed reader: the news, and the results."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from hacksite.model import Said
from hacksite.model.moments import first_instant
from hacksite.views.layout import excerpt
from hacksite.views.news_item import news_item_page
from hacksite.views.page_view import PageView
from hacksite.views.phase import results_instant
from hacksite.views.results import laureates
from hacksite.views.scene import Scene

_NEWEST = 100
_SUMMARY = 400


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Something new. `key` never changes, whatever its words, its language or the site's address.

    `page` is the page whose text it carries whole; None where the summary says it all.
    """

    key: str
    title: Said
    url: str
    when: datetime
    summary: str
    category: str
    page: PageView | None = None


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed of one language, newest entry first. `key` is its own name, `url` the page it belongs to."""

    key: str
    path: str
    title: str
    description: str
    url: str
    entries: tuple[FeedEntry, ...]


def feeds(scene: Scene) -> tuple[FeedView, ...]:
    """The feeds of a language: one of all that is told, and one of the prizes once they are known."""
    return (_told(scene), _prizes(scene)) if scene.event.results else (_told(scene),)


def news_feed_path(scene: Scene) -> str:
    """Where the feed of a language is."""
    return f"{scene.addresses.root}feed.xml"


def _told(scene: Scene) -> FeedView:
    """The news, and that the results are out."""
    entries = (*_news(scene), *_results_out(scene))
    return _feed(scene, "feed", "news", entries)


def _prizes(scene: Scene) -> FeedView:
    """One entry for each prize that was given."""
    out = results_instant(scene.event).astimezone(scene.event.timezone)
    given = tuple(
        FeedEntry(
            f"results/{won.prize}/{won.card.item}",
            Said(f"{won.prize} · {won.card.title.text}", scene.language),
            won.card.url,
            out,
            excerpt(won.citation.text if won.citation else _said(won.card.summary), _SUMMARY),
            scene.words("section.results"),
        )
        for won in laureates(scene)
    )
    return _feed(scene, "results", "results", given)


def _feed(scene: Scene, name: str, section: str, entries: tuple[FeedEntry, ...]) -> FeedView:
    event = scene.event.title.in_(scene.language)
    newest = sorted(entries, key=attrgetter("when"), reverse=True)[:_NEWEST]
    return FeedView(
        name,
        f"{scene.addresses.root}{name}.xml",
        f"{scene.words(f'section.{section}')} · {event}",
        scene.words(f"feed.{name}", event=event),
        scene.addresses.section(section),
        tuple(newest),
    )


def _news(scene: Scene) -> Iterator[FeedEntry]:
    zone = scene.event.timezone
    for item in sorted(scene.event.news, key=attrgetter("id"), reverse=True):
        yield FeedEntry(
            f"news/{item.id}",
            item.title.say(scene.language),
            scene.addresses.item("news_item", item.id),
            first_instant(item.date, zone).astimezone(zone),
            excerpt(scene.words_in(item.summary or item.body or item.title), _SUMMARY),
            scene.words("section.news"),
            news_item_page(scene, item) if item.body else None,
        )


def _results_out(scene: Scene) -> Iterator[FeedEntry]:
    """That the results are out, at their hour; nothing before."""
    if scene.event.results is None:
        return
    won = [f"{laureate.card.title.text} ({laureate.prize})" for laureate in laureates(scene)]
    yield FeedEntry(
        "results",
        Said(scene.words("feed.results_out"), scene.language),
        scene.addresses.section("results"),
        results_instant(scene.event).astimezone(scene.event.timezone),
        " · ".join(won) or scene.words("results.none"),
        scene.words("section.results"),
    )


def _said(text: Said | None) -> str:
    return text.text if text else ""
