"""Pages that lead elsewhere, for addresses that have moved."""

from html import escape

from hacksite.emit.artifact import Artifact
from hacksite.wording import Words


def redirect_page(path: str, target: str, words: Words, site_url: str = "", canonical: str = "") -> Artifact:
    """A page at the address `path` that leads to `target`, an address relative to it or a whole one.

    It works without a script, without a server's help, and says aloud where it leads. `canonical` is
    the address below `site_url` that search engines keep.
    """
    where = escape(target)
    kept = escape(f"{site_url.rstrip('/')}/{canonical}") if site_url else where
    html = (
        f'<!doctype html>\n<html lang="{words.spoken}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={where}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{kept}">\n<title>{escape(words("redirect.title"))}</title>\n'
        f"</head>\n<body>\n<main>\n<h1>{escape(words('redirect.title'))}</h1>\n"
        f'<p><a href="{where}">{escape(words("redirect.follow"))}</a></p>\n</main>\n</body>\n</html>\n'
    )
    name = path if path.endswith(".html") else f"{path.rstrip('/')}/index.html"
    return Artifact(name, "", html.encode, title=words("redirect.title"))
