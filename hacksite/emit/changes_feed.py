"""`changes.xml`: what moved in the programme, as an Atom feed. Source: RFC 4287."""

from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from hacksite import __version__
from hacksite.model import Event
from hacksite.views.agenda import absolute
from hacksite.views.changes import ChangesView, ChangeView
from hacksite.views.page_view import PageView
from hacksite.views.revision import last_known_change
from hacksite.views.scene import Scene

MEDIA_TYPE = "application/atom+xml"
_NEWEST = 100


def changes_feed(scene: Scene, page: PageView, view: ChangesView) -> bytes:
    """The page of changes as a feed, in UTF-8; a change keeps its id in every language and build."""
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": scene.language})
    rows = [row for day in view.days for row in day.rows][:_NEWEST]
    event = scene.event
    _text(feed, "id", _id(event, "changes"))
    _text(feed, "title", f"{page.title.text} · {event.title.in_(scene.language)}")
    # Nothing changed yet: then the programme is as old as its first commit.
    newest = last_known_change(scene.revisions)
    _text(feed, "updated", rows[0].made if rows or newest is None else newest.isoformat())
    SubElement(_child(feed, "author"), "name").text = event.title.in_(scene.language)
    _text(feed, "generator", "hacksite").set("version", __version__)
    for relation, path, media_type in (("self", view.feed, MEDIA_TYPE), ("alternate", page.url, "text/html")):
        if address := absolute(scene, path):
            _link(feed, relation, address, media_type)
    for row in rows:
        _entry(scene, feed, page, row)
    indent(feed, " ")
    file = BytesIO()
    ElementTree(feed).write(file, encoding="utf-8", xml_declaration=True)
    return file.getvalue() + b"\n"


def _entry(scene: Scene, feed: Element, page: PageView, row: ChangeView) -> None:
    entry = _child(feed, "entry")
    _text(entry, "id", _id(scene.event, row.key))
    title = scene.words("changes.entry", kind=row.kind, title=row.title.text)
    _text(entry, "title", title)
    _text(entry, "updated", row.made)
    if address := absolute(scene, row.url or page.url):
        _link(entry, "alternate", address, "text/html")
    _text(entry, "content", "\n".join(line.text for line in row.lines) or title)


def _id(event: Event, key: str) -> str:
    """An IRI that neither the site's address nor a title has a part in."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'hacksite:{event.id}/{key}')}"


def _link(parent: Element, relation: str, address: str, media_type: str) -> None:
    SubElement(parent, "link", rel=relation, href=address, type=media_type)


def _child(parent: Element, name: str) -> Element:
    return SubElement(parent, name)


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element
