"""What pages say beside an address that no longer answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from hacksite.model import Event, Noun
from hacksite.views.scene import Scene
from hacksite.wording.dates import short_day


@dataclass(frozen=True, slots=True)
class DeadLinkView:
    """The words beside a dead address, and where its copy is; "" without one."""

    words: str
    archive: str


def dead_links(scene: Scene) -> Mapping[str, DeadLinkView]:
    """The dead addresses of the event, as `same_address` writes them; empty where all answer."""
    found = [link for link in scene.event.dead_links if link.is_dead]
    if not found:
        return {}
    copies = dict(_copies(scene.event))
    return {
        same_address(link.url): DeadLinkView(
            scene.words("dead_link.since", day=short_day(link.since, scene.words)),
            link.archive or copies.get(same_address(link.url), ""),
        )
        for link in found
    }


def same_address(url: str) -> str:
    """An address in the one way it is compared: without an anchor, its signs escaped."""
    return quote(unquote(url.partition("#")[0]), safe="/:?&=+,;@!$'()*~[]%").rstrip("/")


def _copies(event: Event) -> Iterator[tuple[str, str]]:
    """Every address that has its copy beside it, with that copy."""
    for field in type(event).model_fields:
        yield from _copies_in(getattr(event, field))


def _copies_in(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for one in value:
            yield from _copies_in(one)
    elif isinstance(value, Noun):
        url, archive = getattr(value, "url", None), getattr(value, "archive", None)
        if url and archive:
            yield same_address(url), archive
        for field in type(value).model_fields:
            yield from _copies_in(getattr(value, field))
