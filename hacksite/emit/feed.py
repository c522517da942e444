"""`feed.xml`, `results.xml` and `feed.json`: what is new, as RSS 2.0 and as a JSON Feed.

Source: RSS Advisory Board, RSS 2.0; RSS "content" module; JSON Feed 1.1. Dates are those of the content:
a feed that is built again without news is the same to the byte.
"""

from collections.abc import Callable
from email.utils import format_datetime
from io import BytesIO
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent, register_namespace

from pydantic_core import to_json

from hacksite import __version__
from hacksite.emit.schema_event import absolute
from hacksite.views.feed import FeedEntry, FeedView
from hacksite.views.page_view import PageView
from hacksite.views.scene import Scene

RSS = "application/rss+xml"
JSON_FEED = "application/feed+json"
_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
register_namespace("atom", _ATOM)
register_namespace("content", _CONTENT)

Told = Callable[[PageView], str]
"""Gives the text of a page as HTML whose addresses are whole."""


def rss(scene: Scene, feed: FeedView, told: Told) -> bytes:
    """The feed as RSS 2.0, in UTF-8. It needs the site's address: RSS knows only whole ones."""
    root = Element("rss", {"version": "2.0"})
    channel = SubElement(root, "channel")
    _text(channel, "title", feed.title)
    _text(channel, "link", absolute(scene, feed.url))
    _text(channel, "description", feed.description)
    _text(channel, "language", scene.language.lower())
    if feed.entries:
        _text(channel, "lastBuildDate", format_datetime(feed.entries[0].when))
    _text(channel, "generator", f"hacksite {__version__}")
    own = {"rel": "self", "type": RSS, "href": absolute(scene, feed.path)}
    SubElement(channel, f"{{{_ATOM}}}link", own)
    for entry in feed.entries:
        _item(scene, channel, entry, told)
    indent(root, " ")
    file = BytesIO()
    ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
    return file.getvalue() + b"\n"


def _item(scene: Scene, channel: Element, entry: FeedEntry, told: Told) -> None:
    item = SubElement(channel, "item")
    _text(item, "title", entry.title.text)
    _text(item, "link", absolute(scene, entry.url))
    _text(item, "guid", _id(scene, entry)).set("isPermaLink", "false")
    _text(item, "pubDate", format_datetime(entry.when))
    _text(item, "category", entry.category)
    _text(item, "description", entry.summary)
    if entry.page:
        _text(item, f"{{{_CONTENT}}}encoded", told(entry.page))


def json_feed(scene: Scene, feed: FeedView, path: str, told: Told) -> bytes:
    """The same feed as JSON Feed 1.1; `path` is its own."""
    return to_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": feed.description,
            "language": scene.language,
            "home_page_url": absolute(scene, feed.url),
            "feed_url": absolute(scene, path),
            "items": [_json_item(scene, entry, told) for entry in feed.entries],
        },
        indent=1,
    )


def _json_item(scene: Scene, entry: FeedEntry, told: Told) -> dict[str, Any]:
    content = {"content_html": told(entry.page)} if entry.page else {"content_text": entry.summary}
    return {
        "id": _id(scene, entry),
        "url": absolute(scene, entry.url),
        "title": entry.title.text,
        "summary": entry.summary,
        "date_published": entry.when.isoformat(),
        "tags": [entry.category],
        **content,
    }


def _id(scene: Scene, entry: FeedEntry) -> str:
    """A name that stays when the title, the language or the site's address changes."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'hacksite:{scene.event.id}/{entry.key}')}"


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element
