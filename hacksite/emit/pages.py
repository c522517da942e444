"""Page views to finished pages: the theme's markup inside the host's frame."""

import hashlib
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment
from markupsafe import Markup

from hacksite.emit.artifact import Artifact
from hacksite.emit.dead_link import with_dead_links
from hacksite.emit.frame import BASE, Frame, FrameKey, base_of
from hacksite.emit.markdown import to_html
from hacksite.emit.pictures import Pictures, Shown
from hacksite.emit.structured_data import StructuredData
from hacksite.emit.theme import environment, favicon_path, saying, spoken_as, stylesheet_path
from hacksite.model import Said
from hacksite.views.addresses import SECTION_OF
from hacksite.views.dead_link import dead_links
from hacksite.views.described import description_of
from hacksite.views.feed import news_feed_path
from hacksite.views.page_view import Card, PageView
from hacksite.views.scene import Scene
from hacksite.views.search import kind_of
from hacksite.wording import language_in, language_name, locale_of

_FOLDER_NOUN = {
    "challenges": "challenge",
    "datasets": "dataset",
    "projects": "project",
    "news": "news_item",
    "pages": "page",
}
_INDEX = re.compile(r"(?:index|README)(?:\.[\w-]+)?\.md")
_FILE_SECTION = {
    "schedule.yml": "programme",
    "people.yml": "people",
    "partners.yml": "partners",
    "faq.md": "faq",
    "results.yml": "results",
    "event.yml": "home",
}


@dataclass(frozen=True, slots=True)
class CardShown:
    """The picture of a page in a chat window: its path from the site's root, and its words."""

    path: str
    words: str


class PageMaker:
    """Makes the pages of one language from their views."""

    def __init__(
        self,
        scene: Scene,
        frames: Mapping[FrameKey, Frame],
        key: str,
        pictures: Pictures | None = None,
        *,
        kept: bool,
        card: Callable[[Scene, PageView], CardShown | None] = lambda _scene, _page: None,
    ) -> None:
        """`key` stands for all that pages depend on beside their view: frames, theme, version.

        `kept` says whether the reader's browser keeps what was opened; `card` gives a page's picture.
        """
        self.scene = scene
        self.frames = frames
        self.dead = dead_links(scene)
        self.key = f"{key}{self.dead!r}" if self.dead else key
        self.pictures = pictures or Pictures()
        self.card = card
        self.structured = StructuredData(scene, self._pictures_of)
        self.env: Environment = environment()
        # One environment per language: components are imported once, and speak its words.
        look = scene.event.look
        self.env.globals.update(
            t=scene.words,
            say=saying(scene.language),
            scene=scene,
            language=scene.language,
            language_said=language_in(scene.language, scene.words.spoken),
            stylesheet=stylesheet_path(look.primary, look.accent),
            favicon=favicon_path(look.primary, look.accent),
            drawn=cache(self._card),
            img=self.pictures.img,
            picture_file=self.pictures.of,
            kept=kept,
        )

    def _card(self, card: Card, level: int) -> Markup:
        """A card's markup; one card stands in its list and on the pages of all that link to it."""
        components: Any = self.env.get_template("components/card.html").module
        return Markup(components.card(card, level))  # noqa: S704 - the template's own markup

    def artifact(self, page: PageView) -> Artifact:
        """The page as a file; nothing is rendered until its bytes are asked for."""
        path = page.url if page.url.endswith(".html") else f"{page.url}index.html"
        card = self.card(self.scene, page)
        # The digest and the page itself ask for it in turn.
        block = cache(partial(self.structured.block, page))

        def digest() -> str:
            said = f"{self.key}{page!r}{(card, block())!r}"
            return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()

        def make() -> bytes:
            return self.html(page, block()).encode()

        return Artifact(path, digest, make, title=page.title.text, found_as=_found_as(page))

    def html(self, page: PageView, block: str) -> str:
        """The whole page; `block` is its structured data."""
        frame = self.frames.get((page.language, page.section)) or self.frames[page.language, "home"]
        base = self._base(page)
        return frame.fill(
            self._head(page, block),
            self._render("languages.html", page, language_name=language_name),
            self.content(page),
            base,
        )

    def _head(self, page: PageView, block: str) -> str:
        """What the page says of itself to those who link to it."""
        return self._render(
            "head.html", page, absolute=self._absolute, language_name=language_name,
            description=description_of(self.scene, page), card=self.card(self.scene, page),
            structured=Markup(block),  # noqa: S704 - its signs of markup are escaped
            locale_of=locale_of, feed=news_feed_path(self.scene),
        )  # fmt: skip

    def told(self, page: PageView) -> str:
        """The text of a page alone, for feeds: its addresses are whole where the site's is known."""
        body: Said | None = getattr(page.view, "body", None)
        if body is None:
            return ""
        html = to_html(
            body.text, self.scene.words, self._resolver(page), trusted=page.trusted,
            shown=partial(self._shown, page),
        )  # fmt: skip
        return html.replace(BASE, self._absolute(""))

    def _pictures_of(self, page: PageView) -> tuple[str, ...]:
        """The whole addresses of what stands for a page: its card, and its photograph."""
        card = self.card(self.scene, page)
        picture = getattr(page.view, "picture", None) or getattr(page.view, "cover", None)
        paths = [card.path] if card else []
        # Drawings are shown by browsers, but not by those who read what pages say to machines.
        paths += [picture.src] if picture and not picture.src.lower().endswith(".svg") else []
        return tuple(self._absolute(path) for path in paths)

    def content(self, page: PageView) -> str:
        """The page's own markup, with addresses still relative to the site's root."""
        counter = iter(range(1, 1_000_000))

        def md(said: Said | None, level: int = 2) -> Markup:
            if said is None:
                return Markup()
            prefix = f"n{next(counter)}-" if level > 2 else ""
            html = to_html(
                said.text, self.scene.words, self._resolver(page), trusted=page.trusted, level=level,
                prefix=prefix, shown=partial(self._shown, page),
            )  # fmt: skip
            if said.language not in ("", page.language):
                html = f"<div{spoken_as(said.language, page.language)}>{html}</div>"
            return Markup(html)  # noqa: S704 - to_html returns sanitised HTML

        html = self._render(page.template, page, md=md)
        return with_dead_links(html, self.dead, self.scene.words("dead_link.copy"))

    def _render(self, template: str, page: PageView, **more: Any) -> str:
        return self.env.get_template(template).render(page=page, view=page.view, **more)

    def _base(self, page: PageView) -> str:
        if page.url == "404.html":
            # A host shows this page at any depth: its addresses start from the domain.
            path = "/" + self.scene.site_url.partition("://")[2].partition("/")[2]
            return path if path.endswith("/") else f"{path}/"
        return base_of(page.url)

    def _absolute(self, url: str) -> str:
        root = self.scene.site_url
        return f"{root.rstrip('/')}/{url}" if root else ""

    def _shown(self, page: PageView, address: str) -> Shown | None:
        """The picture that a text of the page names; None where it names none of the event's."""
        found = (self.pictures.named(unquote(name)) for name in _may_mean(page, address))
        return next((shown for shown in found if shown is not None), None)

    def _resolver(self, page: PageView) -> Callable[[str], str]:
        def resolve(address: str) -> str:
            first = address.split("/", maxsplit=1)[0]
            if not address or address.startswith(("#", "//")) or ":" in first:
                return address
            path, mark, anchor = address.partition("#")
            names = _may_mean(page, path)
            shown = self._shown(page, path)
            if shown is not None and shown.files:
                return f"{BASE}{quote(shown.largest)}{mark}{anchor}"
            for found in (*map(self._place, names), *map(self._list, names)):
                if found is not None:
                    return f"{BASE}{found}{mark}{anchor}"
            return f"{BASE}{address.lstrip('/')}"

        return resolve

    def _place(self, name: str) -> str | None:
        """The site's address for a file of the event folder; None where no page shows it."""
        if name in _FILE_SECTION:
            return self.scene.addresses.section(_FILE_SECTION[name])
        folder, _, last = name.partition("/")
        if folder == "media":
            return name
        noun = _FOLDER_NOUN.get(folder)
        if noun is None:
            return None
        item, _, own = last.partition("/")
        item = item.partition(".")[0]
        if item not in _known(self.scene, noun):
            return None
        if not own or _INDEX.fullmatch(own):
            return self.scene.addresses.item(noun, item)
        return None if own.endswith(".md") else name

    def _list(self, name: str) -> str | None:
        """Where a file is spoken of that may not be seen yet: its noun's list."""
        folder, _, last = name.partition("/")
        noun = _FOLDER_NOUN.get(folder)
        if noun is None or (last and not last.endswith(".md")):
            return None
        return self.scene.addresses.section("home" if noun == "page" else SECTION_OF[noun])


def _may_mean(page: PageView, address: str) -> list[str]:
    """The names in the event folder that an address of a page's text may stand for."""
    # A noun is `projects/a.md`, or `projects/a/index.md` with pictures beside it.
    folders = (posixpath.dirname(page.source), page.source.removesuffix(".md"), "")
    return [posixpath.normpath(posixpath.join(start, address)) for start in folders]


def _found_as(page: PageView) -> tuple[tuple[str, str], ...]:
    kind = kind_of(page)
    return (("kind", kind), *(("theme", theme) for theme in page.themes)) if kind else ()


def _known(scene: Scene, noun: str) -> Mapping[str, object]:
    if noun == "news_item":
        return {n.id: n for n in scene.event.news}
    if noun == "page":
        return {p.id: p for p in scene.event.pages}
    known: Mapping[str, object] = getattr(scene.index, noun)
    return known
