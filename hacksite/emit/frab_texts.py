"""The texts of the frab files: those of an event, which XML and JSON name alike, and the version."""

from hashlib import blake2b
from html import unescape

import nh3

from hacksite.emit.markdown import to_html
from hacksite.views.frab_tree import FrabEvent, FrabSchedule
from hacksite.views.frab_words import clean
from hacksite.wording import Words, words_of

_SIMPLE = {
    "a", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr",
    "i", "li", "ol", "p", "pre", "s", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr",
    "ul",
}  # fmt: skip
"""What Android's `Html.fromHtml` and the programs that read frab files show, or pass over in peace."""


def event_texts(event: FrabEvent, language: str) -> dict[str, str]:
    """What both formats say of an event in a text: a plain abstract, a description in simple HTML."""
    return {
        "date": event.date,
        "start": event.start,
        "duration": event.duration,
        "room": event.room,
        "slug": event.slug,
        "url": event.url,
        "title": event.title,
        "subtitle": "",
        "track": event.track,
        "type": event.kind,
        "language": event.language,
        "abstract": _plain(event.abstract, language),
        "description": _simple_html(event.description, language),
    }


def _plain(markdown: str, language: str) -> str:
    """The text without markup, a blank line between paragraphs."""
    if not markdown:
        return ""
    return clean(unescape(nh3.clean(_html(markdown, words_of(language)), tags=set()))).strip()


def _simple_html(markdown: str, language: str) -> str:
    """The text as HTML that needs nothing of this site: no picture, no class, absolute links only."""
    if not markdown:
        return ""
    html = nh3.clean(
        _html(markdown, words_of(language)),
        tags=_SIMPLE,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        attribute_filter=_absolute,
    )
    # Markdown may spell signs that XML cannot hold: `&#1;`.
    return clean(html).strip()


def version_of(schedule: FrabSchedule) -> str:
    """Eight signs that change with the programme and with nothing else: programs compare versions."""
    return blake2b(repr(schedule).encode(), digest_size=4).hexdigest()


def _html(markdown: str, words: Words) -> str:
    return to_html(markdown, words, lambda address: address)


def _absolute(_tag: str, _name: str, value: str) -> str | None:
    return value if value.startswith(("http://", "https://", "mailto:")) else None
