"""Texts, addresses and instants as XML and both frab schemas take them, whatever an organiser typed."""

import re
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit, urlunsplit

from hacksite.views.scene import Scene

# What XML 1.0 cannot hold, not even escaped, lone surrogates included. Source: XML 1.0, production 2, "Char".
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = "%!$&'()*+,;=:@~"


def clean(text: str) -> str:
    """The text without the signs that XML cannot hold."""
    return _NOT_XML.sub("", text)


def instant(when: datetime) -> str:
    """The instant with its offset; in UTC where the offset has seconds, as before 1911 in Paris."""
    offset = when.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        when = when.astimezone(UTC)
    return when.isoformat(timespec="seconds")


def address(scene: Scene | None, url: str) -> str:
    """An absolute address in ASCII, as RFC 3986 has it; "" where there is none.

    `url` is absolute, or relative to the site of `scene`; a site without address has none to give.
    """
    if scene is not None:
        if not scene.site_url:
            return ""
        url = f"{scene.site_url.rstrip('/')}/{url}"
    parts = urlsplit(clean(url))
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return ""
    return urlunsplit(
        (
            parts.scheme,
            _host(parts.netloc),
            _quoted(parts.path, "/"),
            _quoted(parts.query, "/?"),
            _quoted(parts.fragment, "/?"),
        )
    )


def _host(netloc: str) -> str:
    try:
        return netloc.encode("idna").decode()
    except UnicodeError:
        return _quoted(netloc, "[]")


def _quoted(part: str, also: str) -> str:
    return quote(_LOOSE_PERCENT.sub("%25", part), safe=_UNRESERVED + also)
