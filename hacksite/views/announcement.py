"""What stands on top of every page, and on the screens of the day, for as long as it holds.

That the event is off, then urgent news.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from hacksite.model import NewsItem, Said
from hacksite.model.moments import first_instant, last_instant
from hacksite.views.news_item import newest_first
from hacksite.views.phase import archive_instant, is_off
from hacksite.views.scene import Scene
from hacksite.views.takes_place import event_status

_FRESH = timedelta(days=1)
"""How long urgent news that say no end are shown."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Urgent news, or that the event is off.

    `until` is the instant, with its offset, after which a page hides it by itself.
    """

    id: str
    title: Said
    summary: Said | None
    url: str
    until: str


def announcements(scene: Scene) -> tuple[Announcement, ...]:
    """That the event is off, until it is an archive; then the urgent news that hold now, newest first."""
    return (*_off(scene), *_news(scene))


def _off(scene: Scene) -> Iterator[Announcement]:
    event, until = scene.event, archive_instant(scene.event)
    if is_off(event) and until > scene.now:
        title, home = Said(event_status(scene), scene.language), scene.addresses.section("home")
        yield Announcement(f"event-{event.status}", title, None, home, until.isoformat())


def _news(scene: Scene) -> tuple[Announcement, ...]:
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
