"""The card that partners put on their own pages: what, when, where, and the way to the site.

It can be framed by anybody, so nothing happens inside it: one link, which opens a window of its own.
"""

from dataclasses import dataclass
from html import escape

from hacksite.model import Said
from hacksite.views.addresses import addresses_of
from hacksite.views.agenda import absolute
from hacksite.views.page_view import Picture, picture_of
from hacksite.views.phase import Phase, is_off
from hacksite.views.scene import Scene
from hacksite.views.takes_place import event_status, phase_in_words, words_of_place, words_of_time

_HEIGHT = 320
_ACTIONS = {
    Phase.ANNOUNCED: "embed.see",
    Phase.OPEN: "action.join",
    Phase.CLOSED: "embed.see",
    Phase.LIVE: "embed.follow",
    Phase.RESTITUTION: "embed.follow",
    Phase.RESULTS: "embed.results",
    Phase.ARCHIVED: "embed.results",
}


@dataclass(frozen=True, slots=True)
class Embed:
    """What partners copy: HTML for a frame, and for pages that take none, a link in a sentence.

    `url` is the card's address on this site, to look at it.
    """

    url: str
    frame: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """The card itself. `home` is where its link leads."""

    path: str
    language: str
    kicker: str
    title: Said
    tagline: Said | None
    when: str
    where: str
    status: str
    action: str
    logo: Picture | None
    home: str


def embed_path(scene: Scene) -> str:
    """The card's address, from the site's root."""
    return f"{scene.addresses.root}embed/"


def embed_card(scene: Scene) -> EmbedCard:
    """The card of a language."""
    event = scene.event
    return EmbedCard(
        embed_path(scene),
        scene.language,
        scene.words("embed.kicker"),
        event.title.say(scene.language),
        scene.say(event.tagline),
        words_of_time(scene),
        words_of_place(scene),
        event_status(scene) or phase_in_words(scene),
        scene.words("embed.see" if is_off(event) else _ACTIONS[scene.phase]),
        picture_of(event.look.logo, scene.language),
        addresses_of(scene.language, scene.languages[0]).section("home"),
    )


def embed(scene: Scene) -> Embed | None:
    """What to copy; None where nobody knows the site's address."""
    url = absolute(scene, embed_path(scene))
    if not url:
        return None
    event = scene.event
    title = event.title.in_(scene.language)
    home = absolute(scene, scene.addresses.section("home"))
    said = ", ".join(part for part in (words_of_time(scene), words_of_place(scene)) if part)
    frame = (
        f'<iframe src="{escape(url)}" title="{escape(title)}" width="100%" height="{_HEIGHT}" loading="lazy"'
        ' sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:600px"></iframe>'
    )
    words = escape(scene.words("embed.sentence", said=said), quote=False)
    sentence = f'<p><a href="{escape(home)}">{escape(title)}</a>{words}</p>'
    return Embed(embed_path(scene), frame, sentence)
