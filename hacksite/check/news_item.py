"""Checks of the news: urgent ones that would never be shown on top."""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event
from hacksite.model.moments import first_instant, last_instant


def check_news(places: Places, event: Event) -> Iterator[Diagnostic]:
    """An end that comes before the news appear, and one that has nothing to end."""
    zone = event.timezone
    for news in event.news:
        if news.until is None:
            continue
        place = places.at("news_item", news.id, "until")
        if not news.urgent:
            yield Diagnostic("HS232", place, {})
        elif last_instant(news.until, zone) <= first_instant(news.date, zone):
            yield Diagnostic("HS231", place, {"date": str(news.date)[:16], "until": str(news.until)[:16]})
