"""The shapes shared by the pages of every noun: an item's page, and a list's."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from hacksite.model import Said, Text
from hacksite.views.addresses import SECTION_OF, addresses_of
from hacksite.views.facets import Filters
from hacksite.views.page_view import Card, Fact, LinkView, PageView, Part, Picture, Shelf
from hacksite.views.scene import Scene

_DESCRIPTION_LENGTH = 200
_SHORTEST_DESCRIPTION = 40


@dataclass(frozen=True, slots=True)
class ItemView:
    """The page of one noun. `extra` is what only that noun has; `themes` are its subjects, for the search.

    `item`, its noun and id, is for what readers may choose.
    """

    kicker: str = ""
    lead: Said | None = None
    badges: tuple[str, ...] = ()
    picture: Picture | None = None
    seed: str = ""
    actions: tuple[LinkView, ...] = ()
    facts: tuple[Fact, ...] = ()
    body: Said | None = None
    parts: tuple[Part, ...] = ()
    gallery: tuple[Picture, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    extra: Any = None
    themes: tuple[str, ...] = ()
    item: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """A list page: its cards in titled groups, or the words of its empty state.

    `filters` and `paging` are None where the list is too short for them.
    """

    lead: str
    count: str
    groups: tuple[Shelf, ...]
    empty: str
    actions: tuple[LinkView, ...] = ()
    extra: Any = None
    filters: Filters | None = None
    paging: Any = None


def item_page(
    scene: Scene,
    noun: str,
    item: str,
    title: Text | str,
    view: ItemView,
    *,
    source: str,
    trusted: bool = True,
) -> PageView:
    """The page of one noun, with its translations' addresses and the list it belongs to."""
    section = SECTION_OF[noun]
    parents = () if section == "page" else (section_link(scene, section),)
    said = title.say(scene.language) if isinstance(title, Text) else Said(title, scene.language)
    alternates = tuple(
        (lang, addresses_of(lang, scene.languages[0]).item(noun, item)) for lang in scene.languages
    )
    description = excerpt((view.lead or view.body or said).text)
    if view.lead and view.body and len(description) < _SHORTEST_DESCRIPTION:
        description = excerpt(f"{description.rstrip('.')}. {view.body.text}")
    return PageView(
        scene.addresses.item(noun, item), scene.language, section, f"{noun}.html", said, description,
        view, alternates, parents, source, trusted=trusted, themes=view.themes,
    )  # fmt: skip


def section_page(
    scene: Scene,
    section: str,
    view: object,
    *,
    template: str = "",
    listed: bool = True,
    description: str = "",
) -> PageView:
    """The one page of a section, or its list."""
    title = scene.words(f"section.{section}")
    alternates = tuple(
        (lang, addresses_of(lang, scene.languages[0]).section(section)) for lang in scene.languages
    )
    lead = getattr(view, "lead", "") or ""
    return PageView(
        scene.addresses.section(section), scene.language, section, template or f"{section}.html",
        Said(title, scene.language), description or (lead if isinstance(lead, str) else lead.text) or title,
        view, alternates, (), listed=listed,
    )  # fmt: skip


def section_link(scene: Scene, section: str) -> LinkView:
    """A link to a section by its name."""
    label = scene.words(f"section.{section}")
    return LinkView(Said(label, scene.language), scene.addresses.section(section))


def fact(scene: Scene, key: str, *texts: Text | str | None, links: Iterable[LinkView] = ()) -> Fact | None:
    """A labelled line; None when there is nothing to say."""
    said = tuple(
        text.say(scene.language) if isinstance(text, Text) else Said(text, scene.language)
        for text in texts
        if text
    )
    links = tuple(links)
    return Fact(scene.words(f"fact.{key}"), said, links) if said or links else None


def labels(scene: Scene, texts: Iterable[Text]) -> tuple[str, ...]:
    """Short words in the scene's language."""
    return tuple(text.in_(scene.language) for text in texts)


def present(*things: Any) -> tuple[Any, ...]:
    """The things that are there, without the empty ones."""
    return tuple(thing for thing in things if thing)


def shelf(
    scene: Scene, key: str, ids: Sequence[str], nouns: Any, card: Callable[[Scene, Any], Card]
) -> Shelf | None:
    """A titled row of the cards of `ids`; None when there are none."""
    cards = tuple(card(scene, nouns[item]) for item in ids if item in nouns)
    return Shelf(scene.words(f"shelf.{key}", n=len(cards)), cards) if cards else None


def part(scene: Scene, key: str, body: Text | None = None, items: Iterable[Text] = ()) -> Part | None:
    """A titled part; None when there is nothing to say."""
    said = tuple(text.say(scene.language) for text in items)
    if body is None and not said:
        return None
    return Part(scene.words(f"part.{key}"), scene.say(body), said, key.replace(".", "-").replace("_", "-"))


def excerpt(markdown: str, length: int = _DESCRIPTION_LENGTH) -> str:
    """The first words of a Markdown text as plain text, at most `length` characters."""
    lines = [line.strip() for line in markdown.split("\n")[:40]]
    kept = [line for line in lines if line and line[0] not in "#|`<!>-*0123456789"] or lines[:1]
    text = " ".join(" ".join(kept).replace("**", "").replace("`", "").replace("_", " ").split())
    text = _without_links(text)
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def _without_links(text: str) -> str:
    return re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
