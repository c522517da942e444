"""What a page says to machines, as schema.org in JSON-LD, inside the page.

It is a block of data: no browser runs it, so the page's policy need not allow it.
Source: JSON-LD 1.1, "Embedding JSON-LD in HTML"; HTML, "Data blocks".
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic_core import to_json

from hacksite.emit.schema_event import Node, absolute, hackathon, session_node
from hacksite.emit.schema_items import dataset_node, faq_node, news_node, project_node
from hacksite.model import Dataset, NewsItem, Noun, Project, Session
from hacksite.views.page_view import PageView
from hacksite.views.scene import Scene

# What would end the block, or begin a comment in it, wherever it stands in a text.
_ESCAPED = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)
_MADE_OF: Mapping[type, Callable[[Scene, Any, Sequence[str]], Node | None]] = {
    Session: session_node,
    Project: project_node,
    NewsItem: news_node,
}


class StructuredData:
    """Makes the block of each page of a language."""

    def __init__(self, scene: Scene, pictures_of: Callable[[PageView], Sequence[str]]) -> None:
        """`pictures_of` gives the whole addresses of the pictures that stand for a page."""
        self.scene = scene
        self.pictures_of = pictures_of
        self._nouns = _by_address(scene)

    def block(self, page: PageView) -> str:
        """The JSON of a page, safe inside a `script` element; "" where there is nothing to say."""
        # Machines keep what they read: without the site's address they could not come back.
        if not page.listed or not self.scene.site_url:
            return ""
        nodes = [self._about(page), self._crumbs(page)]
        graph = [said for node in nodes if (said := without_nothing(node))]
        if not graph:
            return ""
        text = to_json({"@context": "https://schema.org", "@graph": graph}).decode()
        for sign, written in _ESCAPED:
            text = text.replace(sign, written)
        return text

    def _about(self, page: PageView) -> Node | None:
        """What the page is about; None for lists, legal pages and people."""
        scene = self.scene
        if page.template == "home.html":
            return hackathon(scene, self.pictures_of(page))
        if page.template == "faq.html":
            return faq_node(scene, scene.event.faq)
        noun = self._nouns.get(page.url)
        if isinstance(noun, Dataset):
            return dataset_node(scene, noun)
        make = _MADE_OF.get(type(noun))
        return make(scene, noun, self.pictures_of(page)) if make else None

    def _crumbs(self, page: PageView) -> Node | None:
        """The way from the home page; at least two steps, or none."""
        scene = self.scene
        home = scene.addresses.section("home")
        if page.url == home:
            return None
        steps = [(scene.event.title.in_(scene.language), home)]
        steps += [(parent.label.text, parent.url) for parent in page.parents]
        steps.append((page.title.text, page.url))
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": place,
                    "name": name,
                    "item": absolute(scene, url),
                }
                for place, (name, url) in enumerate(steps, start=1)
            ],
        }


def _by_address(scene: Scene) -> Mapping[str, Noun]:
    nouns: dict[str, Noun] = {
        scene.addresses.item(noun, item): found
        for noun in ("dataset", "session", "project")
        for item, found in getattr(scene.index, noun).items()
    }
    return nouns | {scene.addresses.item("news_item", item.id): item for item in scene.event.news}


def without_nothing(value: Any) -> Any:
    """A value without the empty texts, lists and objects in it; False and 0 say something."""
    if isinstance(value, dict):
        kept = {key: said for key, part in value.items() if _says(said := without_nothing(part))}
        return kept if kept.keys() - {"@type"} else {}
    if isinstance(value, list):
        return [said for part in value if _says(said := without_nothing(part))]
    return value


def _says(value: Any) -> bool:
    return value is False or value == 0 or bool(value)
