"""`sitemap.xml` and `robots.txt`: what search engines may find. Source: sitemaps.org protocol 0.9."""

from collections.abc import Iterable
from html import escape

from hacksite.views.page_view import PageView

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPENING = (
    _DECLARATION
    + '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Iterable[PageView], site_url: str) -> bytes:
    """Every page that has something to say, with its translations."""
    root = f"{site_url.rstrip('/')}/"
    rows = [_OPENING]
    for page in pages:
        if not page.listed:
            continue
        rows.append(f"<url><loc>{escape(root + page.url)}</loc>")
        if len(page.alternates) > 1:
            rows += [
                f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(root + url)}"/>'
                for language, url in page.alternates
            ]
        rows.append("</url>\n")
    rows.append("</urlset>\n")
    return "".join(rows).encode()


def sitemap_index(paths: Iterable[str], site_url: str) -> bytes:
    """The sitemaps of the parts of a site, by their paths."""
    root = f"{site_url.rstrip('/')}/"
    rows = [f"<sitemap><loc>{escape(root + path)}</loc></sitemap>\n" for path in paths]
    opening = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return "".join([_DECLARATION, opening, *rows, "</sitemapindex>\n"]).encode()


def robots(site_url: str) -> bytes:
    """Everything may be read; where the sitemap is, when the site's address is known."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {site_url.rstrip('/')}/sitemap.xml")
    return ("\n".join(lines) + "\n").encode()
