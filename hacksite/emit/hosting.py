"""What hosts of static files read: `_headers`, and `.nojekyll`.

Netlify, Cloudflare Pages and Codeberg read `_headers`; others show it as a file like any other. A page's own
policy (`policy.py`) holds everywhere; a header can say what a page cannot. Who may frame a page is left
open: the card for partners is made for it, and rules for one path cannot loosen those for all.
Source: Netlify and Cloudflare Pages, "_headers"; HTML, "Permissions Policy".
Reasons: `docs/decisions/0028-publishing-by-itself.md`.
"""

from collections.abc import Iterator

from hacksite.emit.artifact import Artifact
from hacksite.emit.policy import POLICY

# Their names change with their content, but those of the licences.
_FOR_GOOD = "public, max-age=31536000, immutable"
_FOR_OTHERS = ("event.json", "schedule.json", "schedule.xml", "catalog.jsonld", "datapackage.json")


def hosting_files() -> Iterator[Artifact]:
    """The files that tell a host how to serve the site."""
    yield Artifact("_headers", "", _headers, "text/plain")
    # GitHub would have Jekyll look through a branch, and leave names out that begin with `_`.
    yield Artifact(".nojekyll", "", lambda: b"", "text/plain")


def _headers() -> bytes:
    everywhere = (
        f"Content-Security-Policy: {POLICY}",
        "Referrer-Policy: same-origin",
        "X-Content-Type-Options: nosniff",
        "Permissions-Policy: camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy: same-origin",
    )
    rules = {
        "/*": everywhere,
        "/assets/*": (f"Cache-Control: {_FOR_GOOD}",),
        # Programs on other sites, too, may read what is for machines.
        **{f"/{name}": ("Access-Control-Allow-Origin: *",) for name in _FOR_OTHERS},
    }
    return "".join(
        f"{path}\n" + "".join(f"  {row}\n" for row in rows) for path, rows in rules.items()
    ).encode()
