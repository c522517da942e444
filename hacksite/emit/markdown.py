"""Markdown to safe HTML: one dialect everywhere, GitHub's.

Engine and sanitiser: `docs/decisions/0002-markdown.md`.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from html import escape, unescape
from urllib.parse import unquote

import comrak
import nh3

from hacksite.emit.pictures import SIZES, Shown, img
from hacksite.model import slugify
from hacksite.wording import Words

Resolve = Callable[[str], str]
"""Turns an address written in a body into the address on the site."""

Find = Callable[[str], Shown | None]
"""Finds the picture that an address written in a body stands for; None where it is none of the event's."""

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "s", "section", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang", "title", "dir"},
    "a": {"href", "id", "aria-label"},
    "code": {"class"},
    "div": {"class"},
    "img": {"src", "alt", "width", "height"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"class"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
_OPENING = re.compile(r"<h([1-6])[ >]")
_HEADING = re.compile(r"<h([1-6])(?: [^>]*)?>(.*?)</h\1>", re.DOTALL)
_ADDRESS = re.compile(r'\bhref="([^"]*)"')
_IMAGE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r'\bsrc="([^"]*)"')
_ANY_TAG = re.compile(r"<[^>]+>")
_IN_PAGE = re.compile(r'\bhref="#([^"]+)"')
_LINK_OR_IMAGE = re.compile(r"<a\b[^>]*>|</a>|<img\b[^>]*>")
_ELSEWHERE = re.compile(r'\bsrc="((?:https?:)?//[^"]*)"')
_ALTERNATIVE = re.compile(r'\balt="([^"]+)"')
_WIDTH = re.compile(r'\bwidth="([1-9]\d{0,3})"')
_TITLE = re.compile(r'\btitle="([^"]+)"')
_OUR_CLASS = re.compile(r"language-[\w+#.-]+|(?:markdown-alert|footnote)[\w -]*")
_ALERT = re.compile(r'(<p class="markdown-alert-title">)(Note|Tip|Important|Warning|Caution)(</p>)')
_CHECKED = '<input type="checkbox" checked="" disabled="" />'
_UNCHECKED = '<input type="checkbox" disabled="" />'


def to_html(
    text: str,
    words: Words,
    resolve: Resolve,
    *,
    shown: Find = lambda _address: None,
    trusted: bool = True,
    level: int = 2,
    prefix: str = "",
) -> str:
    """The safe HTML of a Markdown text.

    Headings start at `level` and skip no rank; they get ids beginning with `prefix`, which also keeps
    the footnotes of several texts of one page apart. Raw HTML is kept as far as the
    allow-list goes, without ids and classes when the writer is not `trusted`. Pictures of other
    sites become links to them: a reader's browser asks nobody but this site.
    """
    html = comrak.render_markdown(text, extension_options=_extensions(), render_options=_rendering())
    html = html.replace(_CHECKED, "☑").replace(_UNCHECKED, "☐")
    html = _sanitiser(trusted=trusted).clean(html)
    if "<h" in html:
        html = _headings(html, level, prefix)
    if "<img" in html:
        html = _pictures_of_other_sites(html)
        html = _IMAGE.sub(lambda m: _picture(m, resolve, shown), html)
    if "href=" in html:
        html = _ADDRESS.sub(lambda m: f'href="{resolve(m[1])}"', html)
    if "<table" in html:
        label = words("table.label")
        opening = f'<div class="hs-scroll" role="region" tabindex="0" aria-label="{label}"><table>'
        html = html.replace("<table>", opening).replace("</table>", "</table></div>")
    if "markdown-alert" in html:
        html = _ALERT.sub(lambda m: m[1] + words(f"alert.{m[2].lower()}") + m[3], html)
    if 'id="fn-' in html:
        html = _footnotes(html, words, prefix)
    return html


@cache
def _extensions() -> comrak.ExtensionOptions:
    options = comrak.ExtensionOptions()
    for name in ("table", "tasklist", "footnotes", "strikethrough", "alerts", "autolink"):
        setattr(options, name, True)
    return options


@cache
def _rendering() -> comrak.RenderOptions:
    options = comrak.RenderOptions()
    options.unsafe_ = True  # The sanitiser decides.
    return options


@cache
def _sanitiser(*, trusted: bool) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=None if trusted else _only_our_marks,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
        clean_content_tags={"script", "style", "iframe", "object"},
    )


def _only_our_marks(tag: str, name: str, value: str) -> str | None:
    """The ids and classes that the Markdown engine writes; nobody else's can take the site's look."""
    if name == "id":
        return value if tag in ("a", "li") and value.startswith("fn") else None
    return value if name != "class" or _OUR_CLASS.fullmatch(value) else None


def _pictures_of_other_sites(html: str) -> str:
    inside = False

    def linked(match: re.Match[str]) -> str:
        nonlocal inside
        if not match[0].startswith("<img"):
            inside = match[0] != "</a>"
            return match[0]
        src = _ELSEWHERE.search(match[0])
        if src is None:
            return match[0]
        alt = _ALTERNATIVE.search(match[0])
        words = alt[1] if alt else src[1].rstrip("/").rpartition("/")[2]
        return words if inside else f'<a href="{src[1]}" rel="noopener">{words}</a>'

    return _LINK_OR_IMAGE.sub(linked, html)


def _picture(match: re.Match[str], resolve: Resolve, shown: Find) -> str:
    """A picture at the right size; its words alone where it may not be shown."""
    source, alternative, title = (p.search(match[0]) for p in (_SOURCE, _ALTERNATIVE, _TITLE))
    address, words = unescape(source[1]) if source else "", unescape(alternative[1]) if alternative else ""
    found = shown(address)
    if found is not None and not found.files:
        return escape(words)
    width = _WIDTH.search(match[0])
    if found is not None and found.width and width:
        typed = int(width[1])
        found = replace(found, width=typed, height=max(1, round(found.height * typed / found.width)))
    made = str(img(found, resolve(address), words, SIZES["body"]))
    return made.replace("<img ", f'<img title="{title[1]}" ', 1) if title else made


def _headings(html: str, level: int, prefix: str) -> str:
    """Renumber headings from `level`, without gaps, and give each an id; links by GitHub's ids follow."""
    used = sorted(set(_OPENING.findall(html)))
    ranks = {old: str(min(level + place, 6)) for place, old in enumerate(used)}
    seen: Counter[str] = Counter()
    on_github: Counter[str] = Counter()
    anchors: dict[str, str] = {}

    def with_id(match: re.Match[str]) -> str:
        slug, theirs = _slugs(match[2])
        slug = prefix + slug
        seen[slug] += 1
        anchor = slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"
        anchors[theirs if not on_github[theirs] else f"{theirs}-{on_github[theirs]}"] = anchor
        on_github[theirs] += 1
        rank = ranks[match[1]]
        return f'<h{rank} id="{anchor}">{match[2]}</h{rank}>'

    def to_anchor(match: re.Match[str]) -> str:
        theirs = unquote(unescape(match[1])).lower()
        return f'href="#{anchors[theirs]}"' if theirs in anchors else match[0]

    html = _HEADING.sub(with_id, html)
    return _IN_PAGE.sub(to_anchor, html) if 'href="#' in html else html


@lru_cache(maxsize=4096)
def _slugs(heading: str) -> tuple[str, str]:
    """A heading's id on the site, and on GitHub."""
    text = unescape(_ANY_TAG.sub("", heading))
    return slugify(text) or "part", re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-")


def _footnotes(html: str, words: Words, prefix: str) -> str:
    html = re.sub(r'(id="|href="#)(fn(?:ref)?-)', rf"\g<1>{prefix}\g<2>", html)
    back = words("footnote.back")
    return re.sub(r'aria-label="Back to reference ([^"]*)"', rf'aria-label="{back} \g<1>"', html)
