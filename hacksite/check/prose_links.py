"""Checks of the addresses inside texts and fields: private, tracked, expiring, hot-linked."""

import re
from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.check.texts import PlacedText, place_in_text, shortened
from hacksite.diagnostics import Diagnostic

_ADDRESS = re.compile(r"https?://[^\s<>\"'`)\]|]+")
_TRACKING = re.compile(
    r"[?&](?P<name>utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hsenc|_hsmi|mkt_tok)="
)
_MEETING = re.compile(
    r"zoom\.us/(?:j|my|w|s|meeting)/|meet\.google\.com/[a-z]{3}-|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet/)|"
    r"webex\.com/(?:meet|join|wbxmjs|[\w-]+/j\.php)"
)
_INVITE = re.compile(
    r"discord\.gg/\w|discord(?:app)?\.com/invite/|\bt\.me/(?:joinchat/|\+)|chat\.whatsapp\.com/|"
    r"signal\.group/|join\.slack\.com/t/"
)
_PRIVATE_HOSTS = (
    "zoom.us/", "meet.google.com/", "teams.microsoft", "teams.live", "webex.com/", "discord", "t.me/",
    "whatsapp.com/", "signal.group/", "join.slack.com/",
)  # fmt: skip
_HOTLINK = re.compile(
    r"!\[[^\]\n]*\]\(\s*<?(?P<url>https?://[^\s>)]+)|<img\b[^>]*\bsrc=[\"']?(?P<src>https?://[^\s\"'>]+)"
)
_LOCAL = re.compile(r"http://(?:localhost|127\.|0\.0\.0\.0|\[::1\]|192\.168\.|10\.)")
# Names that look like addresses: vocabularies are written with http for ever.
_VOCABULARY = re.compile(
    r"http://(?:www\.w3\.org/|purl\.org/|schema\.org|publications\.europa\.eu/resource/)"
)


def is_private(address: str) -> bool:
    """Whether an address lets in whoever finds it: a meeting, an invitation."""
    lowered = address.lower()
    return bool(_MEETING.search(lowered) or _INVITE.search(lowered))


def check_addresses(places: Places, text: PlacedText) -> Iterator[Diagnostic]:
    """Addresses that should not be published as they stand."""
    lowered = text.lowered
    if "/" not in lowered:
        return
    if any(host in lowered for host in _PRIVATE_HOSTS):
        yield from _private(places, text)
    if "http" not in lowered:
        return
    clean = text.prose
    for match in _ADDRESS.finditer(clean):
        # In raw HTML, `&` is written `&amp;`.
        for code, values in _faults(match.group().replace("&amp;", "&")):
            at = place_in_text(places.folder, text.scalar, *match.span())
            yield Diagnostic(code, at, {"url": shortened(match.group()), **values})
    if "![" in clean or "<img" in lowered:
        for match in _HOTLINK.finditer(clean):
            name = "url" if match["url"] else "src"
            at = place_in_text(places.folder, text.scalar, *match.span(name))
            yield Diagnostic("HS406", at, {"url": shortened(match[name])})


def _faults(url: str) -> Iterator[tuple[str, dict[str, str]]]:
    tracking = _TRACKING.search(url)
    if tracking:
        yield "HS403", {"name": tracking["name"], "clean": shortened(_without_tracking(url))}
    if _is_signed(url):
        yield "HS407", {}
    if url.startswith("http://") and not _LOCAL.match(url) and not _VOCABULARY.match(url):
        yield "HS508", {"https": shortened("https" + url.removeprefix("http"))}


def _is_signed(url: str) -> bool:
    """Amazon, Google, Azure and CloudFront signatures: such addresses expire."""
    if "X-Amz-Signature=" in url or "X-Goog-Signature=" in url:
        return True
    azure = re.search(r"[?&]sig=", url) and re.search(r"[?&]se=", url)
    return bool(azure or (re.search(r"[?&]Signature=", url) and re.search(r"[?&]Expires=", url)))


def _without_tracking(url: str) -> str:
    address, hash_sign, fragment = url.partition("#")
    base, _, query = address.partition("?")
    kept = "&".join(part for part in query.split("&") if not _TRACKING.match(f"&{part}"))
    return f"{base}{'?' if kept else ''}{kept}{hash_sign}{fragment}"


def _private(places: Places, text: PlacedText) -> Iterator[Diagnostic]:
    found = [*_MEETING.finditer(text.lowered)]
    # `channels` is the place where a community gives its invitation on purpose.
    if (text.noun, text.field) != ("event", "channels"):
        found += _INVITE.finditer(text.lowered)
    for match in found:
        start = max(text.text.rfind(sign, 0, match.start()) for sign in " \n<(\"'[") + 1
        whole = re.compile(r"[^\s<>\"'`)\]|]+").match(text.text, start)
        end = whole.end() if whole and whole.end() > match.start() else match.end()
        at = place_in_text(places.folder, text.scalar, start, end)
        yield Diagnostic("HS402", at, {"url": shortened(text.text[start:end], 60)})
