"""Marks dead addresses wherever a page leads to them: in a text, on a button, in a list."""

import re
from collections.abc import Mapping
from html import unescape

from markupsafe import Markup

from hacksite.views.dead_link import DeadLinkView, same_address

_LINK = re.compile(r'<a\b[^>]*?\shref="(https?:[^"]*)"[^>]*>.*?</a>', re.DOTALL)


def with_dead_links(html: str, dead: Mapping[str, DeadLinkView], copy: str) -> str:
    """The page's markup with words after each link that no longer leads anywhere.

    `copy` are the words of the link to a kept copy.
    """

    def marked(link: re.Match[str]) -> str:
        found = dead.get(same_address(unescape(link[1])))
        if found is None:
            return link[0]
        way = Markup(', <a href="{}">{}</a>').format(found.archive, copy) if found.archive else Markup()
        said = Markup('<small class="hs-dead">({}{})</small>').format(found.words, way)
        return f"{link[0]} {said}"

    return _LINK.sub(marked, html) if dead else html
