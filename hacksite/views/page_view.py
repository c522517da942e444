"""What a page says, before any markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from hacksite.model import Image, Said


@dataclass(frozen=True, slots=True)
class LinkView:
    """Words that lead somewhere. `url` is absolute, or relative to the site's root.

    `icon` names a drawing of the theme; it never says what the words do not.
    """

    label: Said
    url: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the event's media; `alt` is "" for decoration."""

    src: str
    alt: str
    credit: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of a list.

    Where there is no picture, `seed` draws a cover, and `monogram` stands for a face; nothing when both
    are empty. `item`, its noun and id, is for what readers may choose. `note` is a quiet line below the rest.
    """

    url: str
    title: Said
    seed: str
    kicker: str = ""
    summary: Said | None = None
    tags: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    picture: Picture | None = None
    kind: str = ""
    monogram: str = ""
    item: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of a page's side panel: words, links, or both."""

    label: str
    texts: tuple[Said, ...] = ()
    links: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of a page, as Markdown or as a list of texts."""

    title: str
    body: Said | None = None
    items: tuple[Said, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A titled row of cards: the projects that used a dataset."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of the site: where it is, what surrounds it and what it says.

    `url` is relative to the site's root; `section` names the frame it stands in; `template` is the
    theme's file for `view`, whose attributes are plain data. `alternates` are the same
    page's addresses by language. `source` is its file in the event folder, for links;
    `themes` are its subjects, for the search.
    """

    url: str
    language: str
    section: str
    template: str
    title: Said
    description: str
    view: object
    alternates: tuple[tuple[str, str], ...]
    parents: tuple[LinkView, ...] = ()
    source: str = ""
    listed: bool = True
    trusted: bool = True
    themes: tuple[str, ...] = ()


def picture_of(image: Image | None, language: str) -> Picture | None:
    """A picture as shown to readers of `language`."""
    if image is None:
        return None
    alt = "" if image.decorative or image.alt is None else image.alt.in_(language)
    credit, caption = (text.in_(language) if text else "" for text in (image.credit, image.caption))
    return Picture(quote(image.src), alt, credit, caption)


def gallery_of(images: Iterable[Image], language: str) -> tuple[Picture, ...]:
    """Pictures as shown together to readers of `language`."""
    return tuple(shown for image in images if (shown := picture_of(image, language)))
