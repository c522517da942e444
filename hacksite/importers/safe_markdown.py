"""Other systems' texts as Markdown that holds no HTML. Why: docs/decisions/0015-exchange.md."""

import re
from urllib.parse import urljoin

import nh3
from markdownify import MarkdownConverter
from pydantic import TypeAdapter, ValidationError

from hacksite.check.prose_links import is_private
from hacksite.importers.imported import Lose
from hacksite.importers.tags_in_markdown import is_markdown, without_tags
from hacksite.model.fields import Url
from hacksite.views.frab_words import clean

_KEPT = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "kbd", "li", "ol", "p", "pre", "q", "s", "span", "strong", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_REFUSED = {
    "audio", "base", "body", "button", "embed", "font", "form", "frame", "head", "html", "iframe", "img",
    "input", "link", "meta", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
}  # fmt: skip
# What the sanitiser would take out by itself, without a word; `address` takes it out and tells.
_SEEN_SCHEMES = {
    "http", "https", "mailto", "javascript", "vbscript", "data", "file", "ftp", "tel", "sip", "irc", "ircs",
    "xmpp", "matrix", "mumble", "webcal",
}  # fmt: skip
_GONE_WITH_CONTENT = frozenset(
    ("head", "iframe", "noscript", "object", "script", "style", "svg", "template", "title")
)
_TAGS = frozenset(_KEPT | _REFUSED)
_TAG = re.compile(
    rf"</?({'|'.join(sorted(_KEPT | _REFUSED, key=len, reverse=True))})(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LOOSE_LESS = re.compile(rf"<(?!/?(?:{'|'.join(_KEPT | _REFUSED)})(?=[\s/>]))", re.IGNORECASE)
_OPENS_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_CODE = re.compile(r"(```.*?(?:```|\Z)|`[^`\n]+`)", re.DOTALL)
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+$", re.MULTILINE)
_MANY_LINES = re.compile(r"\n{3,}")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(<?([^\s()<>]+)>?\)")
_WORD = re.compile(r"[^\s<>\"'`()\[\]|]+")
_URL: TypeAdapter[str] = TypeAdapter(Url)


class _Converter(MarkdownConverter):
    """Writes a `<` and a `&` of the text so that Markdown does not take them for markup."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """The text of one node, with the signs escaped that Markdown would read."""
        escaped: str = super().escape(text.replace("\\", "\\\\"), parent_tags)  # type: ignore[misc]
        escaped = _OPENS_TAG.sub(r"\\<", escaped)
        return _ENTITY.sub(lambda m: f"\\{m[0]}", re.sub(r"([\[\]`])", r"\\\1", escaped))


def safe_markdown(text: str, lose: Lose, where: str, base: str = "") -> str:
    """HTML, Markdown or plain text as Markdown without HTML; what is taken out is told.

    `base` is what relative links start from; without it they cannot be carried.
    """
    text = _LINE_END.sub("\n", clean(text)).strip()
    if not text:
        return ""
    if _TAG.search(text) or _COMMENT.search(text):
        for name in sorted({m[1].lower() for m in _TAG.finditer(text)} & _REFUSED):
            lose("html", f"<{name}>: {where}")
        if not is_markdown(text):
            return _trimmed(_without_private(_from_html(text, lose, where, base), lose, where))
        text = without_tags(text, _TAGS, _GONE_WITH_CONTENT, lambda url: _followed(url, lose, where, base))
    if _ENTITY.search(text) or "<" in text:
        parts = _CODE.split(text)
        text = "".join(part if i % 2 else _OPENS_TAG.sub(r"\\<", part) for i, part in enumerate(parts))
    return _trimmed(_without_private(text, lose, where))


def _trimmed(text: str) -> str:
    return _MANY_LINES.sub("\n\n", _SPACES.sub("", text)).strip()


def _without_private(text: str, lose: Lose, where: str) -> str:
    """The text without addresses of meetings and invitations, which let in whoever finds them."""
    if "/" not in text or not is_private(text):
        return text

    def word(match: re.Match[str]) -> str:
        if not is_private(match[0]):
            return match[0]
        lose("private", f"{match[0]}: {where}")
        return "…"

    text = _LINK.sub(lambda m: m[1] if is_private(m[2]) and word(_WORD.match(m[2]) or m) else m[0], text)
    return _WORD.sub(word, text)


def sound_address(url: str, base: str = "") -> str:
    """An address that can be published: absolute, http or https, no meeting; "" where there is none."""
    typed = urljoin(base, clean(url).strip()).replace(" ", "%20") if url.strip() else ""
    try:
        return "" if is_private(typed) else _URL.validate_python(typed)
    except (ValidationError, ValueError):
        return ""


def lose_address(lose: Lose, url: str, where: str) -> None:
    """Tell of an address that `sound_address` refused."""
    lose("private" if is_private(url) else "link", f"{url}: {where}")


def _followed(url: str, lose: Lose, where: str, base: str) -> str:
    """Where a link of the text leads; "", and it is told, where that cannot be published."""
    if url.startswith("mailto:"):
        return url
    sound = sound_address(url, base)
    if not sound:
        lose_address(lose, url, where)
    return sound


def _from_html(html: str, lose: Lose, where: str, base: str) -> str:
    def address(tag: str, name: str, value: str) -> str | None:
        return (_followed(value, lose, where, base) or None) if (tag, name) == ("a", "href") else None

    html = _LOOSE_LESS.sub("&lt;", _COMMENT.sub("", html))
    html = nh3.clean(
        html,
        tags=_KEPT,
        attributes={"a": {"href"}},
        attribute_filter=address,
        url_schemes=_SEEN_SCHEMES,
        link_rel=None,
        clean_content_tags=set(_GONE_WITH_CONTENT),
    )
    converter = _Converter(heading_style="ATX", bullets="-", newline_style="BACKSLASH", autolinks=False)
    made: str = converter.convert(html)
    return made
