"""`sw.js`, the service worker: it keeps pages that were opened, or takes itself and its copies away.

Source: Service Workers (W3C). Reasons: `docs/decisions/0011-weight-and-privacy.md`.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cache

from hacksite.emit.theme import theme_folder
from hacksite.views.offline import KEPT_SECTIONS
from hacksite.views.page_view import PageView
from hacksite.views.site import LanguageSite

_WORDS = ("label", "offline", "slow", "failing", "newer", "show", "same")


def keeping_worker(sites: Sequence[LanguageSite]) -> bytes:
    """The worker, with what it must know of this site before its code.

    Its bytes change with the pages it keeps unasked, so that browsers fetch those again: they look for
    a new worker at each visit. Its copies outlive such a change; they are dropped when its code changes.
    """
    code = _source("keep.js")
    settings = {
        "code": hashlib.sha256(code.encode()).hexdigest()[:10],
        "languages": {site.scene.language: _language(site) for site in sites},
    }
    return f"const SITE = {json.dumps(settings, ensure_ascii=False, indent=1)};\n{code}".encode()


def retiring_worker() -> bytes:
    """The worker of a site that keeps nothing: browsers that have another one are freed of it."""
    return _source("retire.js").encode()


def _language(site: LanguageSite) -> dict[str, object]:
    scene = site.scene
    (offline,) = (page for page in site.sections if page.template == "offline.html")
    kept = [page for page in site.sections if page.listed and page.section in KEPT_SECTIONS]
    return {
        "root": scene.addresses.root,
        "offline": offline.url,
        "keep": {page.url: _digest(page) for page in (*kept, offline)},
        "words": {key: scene.words(f"kept.{key}") for key in _WORDS},
    }


def _digest(page: PageView) -> str:
    """Changes with what the page says, whatever host draws its frame."""
    return hashlib.blake2b(repr(page).encode(), digest_size=5).hexdigest()


@cache
def _source(name: str) -> str:
    return (theme_folder() / "worker" / name).read_text("utf-8")
