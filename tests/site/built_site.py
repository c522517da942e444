"""A built site as a visitor's program sees it: files, pages, links. Knows nothing of how it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

ORIGIN = "https://example.org"
BASE = "/hackathon-2027/"
SITE_URL = ORIGIN + BASE


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that a page asks for or leads to, as written there."""

    page: str
    tag: str
    attribute: str
    address: str

    def __str__(self) -> str:
        return f"{self.page}: <{self.tag} {self.attribute}={self.address!r}>"


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """The files below `root`, as served from `BASE`."""

    root: Path

    def files(self) -> dict[str, bytes]:
        return {p.relative_to(self.root).as_posix(): p.read_bytes() for p in _files(self.root)}

    def pages(self) -> list[str]:
        """The pages of the site; the card for other people's pages is none of them."""
        names = (p.relative_to(self.root).as_posix() for p in _files(self.root) if p.suffix == ".html")
        return [name for name in names if not name.endswith("embed/index.html")]

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def page(self, path: str) -> html.HtmlElement:
        return _parsed((self.root / path).read_bytes())

    def addresses(self) -> list[str]:
        """The address of each page, from the site's root: `""` for the home page."""
        return [path.removesuffix("index.html") for path in self.pages()]

    def references(self) -> Iterator[Reference]:
        for path in self.pages():
            yield from _references(path, (self.root / path).read_bytes())

    def target(self, page: str, address: str) -> tuple[str, str] | None:
        """The file and the fragment that an address of a page leads to; None outside the site.

        Raises ValueError for an address of this domain that is not below `BASE`.
        """
        parts = urlsplit(urljoin(SITE_URL + page.removesuffix("index.html"), address))
        if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
            return None
        if not parts.path.startswith(BASE):
            raise ValueError(f"{address} leaves the base path")
        path = unquote(parts.path.removeprefix(BASE))
        return (f"{path}index.html" if not path or path.endswith("/") else path), unquote(parts.fragment)


def words(element: html.HtmlElement) -> str:
    """All the text of an element, as one line."""
    return " ".join(element.text_content().split())


def texts(element: html.HtmlElement, selector: str) -> list[str]:
    """The text of every element that an XPath expression finds below `element`."""
    return [words(found) for found in element.xpath(selector)]


def has_class(name: str) -> str:
    """The XPath condition of one class among several."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


@cache
def _parsed(content: bytes) -> html.HtmlElement:
    """Known by what it says: many a page is the same in several phases, and nobody may change it."""
    return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))


@cache
def _references(path: str, content: bytes) -> tuple[Reference, ...]:
    found = []
    for element in _parsed(content).iter(html.etree.Element):
        for name in ("href", "src", "srcset", "poster", "data", "action"):
            value = element.get(name)
            if value is None:
                continue
            addresses = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
            found += [Reference(path, str(element.tag), name, address) for address in addresses]
    return tuple(found)
