"""A page in one or two sentences, for search engines and chats: plain text of a length they show whole."""

import re

from hacksite.views.layout import excerpt
from hacksite.views.page_view import PageView
from hacksite.views.scene import Scene
from hacksite.views.takes_place import words_of_days, words_of_place

LEAST, MOST = 50, 160
"""Characters. Source: what search engines show of a description before they cut it."""

_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def description_of(scene: Scene, page: PageView) -> str:
    """What the page says of itself, with the event, its days and place where that is little; never empty."""
    own = excerpt(_TAG.sub(" ", page.description), MOST)
    if len(own) >= LEAST:
        return own
    parts = [
        own.rstrip(". "),
        scene.event.title.in_(scene.language),
        words_of_days(scene),
        words_of_place(scene),
    ]
    said = dict.fromkeys(part for part in parts if part)
    return excerpt(" · ".join(said), MOST)
