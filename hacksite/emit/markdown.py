"""Markdown to safe HTML: one dialect everywhere, GitHub's.

Engine and sanitiser: `docs/decisions/0002-markdown.md`.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

import comrak
import nh3

from hacksite.model import slugify
from hacksite.wording import Words

Resolve = Callable[[str], str]
"""Turns an address written in a body into the address on the site."""

_TAGS = {
    "a", "abbr", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre",
    "q", "s", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "u", "ul",
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
_HEADING = re.compile(r"<(/?)h([1-6])(?:\s[^>]*)?>")
_HEADING_TEXT = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')
_ANY_TAG = re.compile(r"<[^>]+>")
_ALERT = re.compile(r'(<p class="markdown-alert-title">)(Note|Tip|Important|Warning|Caution)(</p>)')
_CHECKED = '<input type="checkbox" checked="" disabled="" />'
_UNCHECKED = '<input type="checkbox" disabled="" />'


def to_html(
    text: str, words: Words, resolve: Resolve, *, trusted: bool = True, level: int = 2, prefix: str = ""
) -> str:
    """The safe HTML of a Markdown text.

    Headings start at `level` and skip no rank; they get ids beginning with `prefix`, which also keeps
    the footnotes of several texts of one page apart. Raw HTML is kept as far as the
    allow-list goes, and shown as text when the writer is not `trusted`.
    """
    html = comrak.render_markdown(
        text, extension_options=_extensions(), render_options=_rendering(trusted=trusted)
    )
    html = html.replace(_CHECKED, "☑").replace(_UNCHECKED, "☐")
    html = _sanitiser().clean(html)
    if "<h" in html:
        html = _headings(html, level, prefix)
    if "href=" in html or "src=" in html:
        html = _ADDRESS.sub(lambda m: f'{m[1]}="{resolve(m[2])}"', html)
        html = html.replace("<img ", '<img loading="lazy" ')
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
def _rendering(*, trusted: bool) -> comrak.RenderOptions:
    options = comrak.RenderOptions()
    options.unsafe_ = trusted
    options.escape = not trusted
    return options


@cache
def _sanitiser() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
        clean_content_tags={"script", "style", "iframe", "object"},
    )


def _headings(html: str, level: int, prefix: str) -> str:
    """Renumber headings from `level`, without gaps, and give each an id."""
    used = sorted({int(m[2]) for m in _HEADING.finditer(html)})
    ranks: Mapping[int, int] = {old: min(level + place, 6) for place, old in enumerate(used)}
    html = _HEADING.sub(lambda m: f"<{m[1]}h{ranks[int(m[2])]}>", html)
    seen: dict[str, int] = {}

    def with_id(match: re.Match[str]) -> str:
        slug = prefix + (slugify(_ANY_TAG.sub("", match[2])) or "part")
        seen[slug] = seen.get(slug, 0) + 1
        anchor = slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"
        return f'<h{match[1]} id="{anchor}">{match[2]}</h{match[1]}>'

    return _HEADING_TEXT.sub(with_id, html)


def _footnotes(html: str, words: Words, prefix: str) -> str:
    html = re.sub(r'(id="|href="#)(fn(?:ref)?-)', rf"\g<1>{prefix}\g<2>", html)
    back = words("footnote.back")
    return re.sub(r'aria-label="Back to reference ([^"]*)"', rf'aria-label="{back} \g<1>"', html)
