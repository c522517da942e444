"""Urgent news: what stands on top of every page, and on the screens of the day, for as long as it holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hacksite.model import NewsItem, Said
from hacksite.model.moments import first_instant, last_instant
from hacksite.views.news_item import newest_first
from hacksite.views.scene import Scene

_FRESH = timedelta(days=1)
"""How long urgent news that say no end are shown."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Urgent news. `until` is the instant, with its offset, after which a page hides them by itself."""

    id: str
    title: Said
    summary: Said | None
    url: str
    until: str


def announcements(scene: Scene) -> tuple[Announcement, ...]:
    """The urgent news that hold now, newest first."""
    return tuple(
        Announcement(
            item.id,
            item.title.say(scene.language),
            scene.say(item.summary),
            scene.addresses.item("news_item", item.id),
            ends.isoformat(),
        )
        for item in newest_first(scene)
        if item.urgent and (ends := _end(scene, item)) > scene.now
    )


def _end(scene: Scene, item: NewsItem) -> datetime:
    zone = scene.event.timezone
    return last_instant(item.until, zone) if item.until else first_instant(item.date, zone) + _FRESH
