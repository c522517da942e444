"""Checks of the news: what would never be seen, and urgent ones that would never be shown on top."""

from collections.abc import Iterator
from datetime import datetime

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic
from hacksite.model import Event
from hacksite.model.moments import first_instant, last_instant


def check_news(places: Places, event: Event, at: datetime) -> Iterator[Diagnostic]:
    """Drafts whose day is past, an end that comes before the news appear, and one that has nothing to end."""
    zone = event.timezone
    for news in event.news:
        if news.draft and last_instant(news.date, zone) <= at:
            place = places.at("news_item", news.id, "draft")
            yield Diagnostic("HS811", place, {"date": str(news.date)[:10]})
        if news.until is None:
            continue
        place = places.at("news_item", news.id, "until")
        if not news.urgent:
            yield Diagnostic("HS232", place, {})
        elif last_instant(news.until, zone) <= first_instant(news.publish_at or news.date, zone):
            yield Diagnostic(
                "HS231",
                place,
                {"date": str(news.publish_at or news.date)[:16], "until": str(news.until)[:16]},
            )
