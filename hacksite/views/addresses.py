"""Where each page of the site is. Addresses are relative to the site's root and end with `/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from hacksite.wording import words_of

SECTIONS = (
    "home", "challenges", "data", "programme", "practical", "people", "partners", "faq", "projects",
    "results", "news", "press", "legal", "accessibility", "privacy", "rules", "plan", "search",
    "selection", "live", "restitution",
)  # fmt: skip
"""Every section of the site, in the order of its plan."""

_PARTS = ("page", "changes", "tracks", "rooms", "table", "links", "feedback", "presenter", "jury", "after")

SHEETS = {"programme": "programme.pdf", "poster": "poster.pdf"}
"""The sheets of paper, each from the root of a language."""

SECTION_OF = {
    "challenge": "challenges",
    "dataset": "data",
    "session": "programme",
    "person": "people",
    "partner": "partners",
    "faq_entry": "faq",
    "project": "projects",
    "news_item": "news",
    "page": "page",
}
"""The section that holds each noun's pages; free pages stand at the root of their language."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one language. The event's first language is at the root.

    `slugs` are the names of sections; of `page`, the further pages of a list; and of the programme's parts.
    """

    language: str
    root: str
    slugs: Mapping[str, str]
    _items: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)
    """Addresses already made: each stands on the pages of all that link to it."""

    def section(self, key: str) -> str:
        """The address of a section's list or single page; `home` is the root itself."""
        return self.root if key == "home" else f"{self.root}{self.slugs[key]}/"

    def item(self, noun: str, item: str) -> str:
        """The address of one noun's page; questions are anchors on their one page."""
        key = (noun, item)
        if key not in self._items:
            self._items[key] = self._item(noun, item)
        return self._items[key]

    def _item(self, noun: str, item: str) -> str:
        if noun == "page":
            return f"{self.root}{item}/"
        if noun == "faq_entry":
            return f"{self.section('faq')}#{item}"
        return f"{self.section(SECTION_OF[noun])}{item}/"


@cache
def addresses_of(language: str, first_language: str) -> Addresses:
    """The addresses of a language; section names are in that language's words."""
    words = words_of(language)
    slugs = {key: words(f"slug.{key}") for key in (*SECTIONS, *_PARTS) if key != "home"}
    return Addresses(language, "" if language == first_language else f"{language}/", slugs)
