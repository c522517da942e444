"""Pages that open from a disk: browsers treat `file:` addresses more strictly than a server's.

No folder has an index there, a script that is a module does not load, a drawing of another file is not
shown, and the content-security policy's `'self'` means nothing. What needs a script is taken out.
"""

import posixpath
import re
from functools import cache
from html import escape, unescape

from hacksite.emit.theme import theme_folder

_SCRIPT = re.compile(r"<script\b(?![^>]*ld\+json)[^>]*>.*?</script>\s*", re.DOTALL)
_ENHANCED = re.compile(
    r"<(hs-filters|hs-choices|hs-choose|hs-relations|hs-search-link|template)\b.*?</\1>\s*", re.DOTALL
)
_PRELOAD = re.compile(r'<link rel="preload"[^>]*>\s*')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\s*')
_ICON = re.compile(r'<use href="[^"]*icons\.[0-9a-f]+\.svg#([\w-]+)"></use>')
_SYMBOL = re.compile(r'<symbol id="([\w-]+)" viewBox="([^"]+)">(.*?)</symbol>', re.DOTALL)
_ADDRESS = re.compile(r'(<(?:a|area|link|img|source|object)\b[^>]*?\s)(href|src)="([^"]*)"')
_FOREIGN_PICTURE = re.compile(r'<img\b[^>]*?\bsrc="(https?:[^"]*)"[^>]*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def from_disk(html: str) -> str:
    """A page as it opens without a server: every address names a file, nothing is asked of elsewhere."""
    for part in (_SCRIPT, _ENHANCED, _PRELOAD, _POLICY):
        html = part.sub("", html)
    html = _ICON.sub(lambda found: _drawn(found[1]), html)
    html = _FOREIGN_PICTURE.sub(_told, html)
    return _ADDRESS.sub(lambda found: f'{found[1]}{found[2]}="{_file(found[3])}"', html)


def _file(address: str) -> str:
    """The file that an address leads to; whole addresses and anchors stay as they are."""
    if not address or address.startswith("#") or _SCHEME.match(address):
        return address
    path = re.split("[?#]", address, maxsplit=1)[0]
    anchor = address[address.index("#") :] if "#" in address else ""
    folder = path.endswith(("/", "/..")) or path in {".", ".."}
    return (posixpath.join(path, "index.html") if folder else path) + anchor


def _told(picture: re.Match[str]) -> str:
    """In the place of a picture that lies elsewhere: its words, and where it was."""
    alt = _ALT.search(picture[0])
    address = unescape(picture[1])
    said = unescape(alt[1]) if alt and alt[1] else address
    return f'<a href="{escape(address)}">{escape(said)}</a>'


def _drawn(name: str) -> str:
    """An icon's own drawing, in the place of a reference to the file of all of them."""
    return _symbols().get(name, "")


@cache
def _symbols() -> dict[str, str]:
    text = (theme_folder() / "assets" / "icons.svg").read_text("utf-8")
    return {
        name: f'<svg viewBox="{box}" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round">{inner}</svg>'
        for name, box, inner in _SYMBOL.findall(text)
    }
