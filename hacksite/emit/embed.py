"""The card for other people's pages: a whole small page without script, with a style sheet of its own."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath

from hacksite.emit.artifact import Artifact
from hacksite.emit.frame import BASE, base_of
from hacksite.emit.policy import policy_elements
from hacksite.emit.theme import colours, environment, saying, theme_digest, theme_folder
from hacksite.views.embed import EmbedCard, embed_card
from hacksite.views.scene import Scene
from hacksite.wording import direction_of


def embeds(scenes: Sequence[Scene]) -> Iterator[Artifact]:
    """The card of each language, and the style sheet of all."""
    look = scenes[0].event.look
    style = _style(look.primary, look.accent)
    yield Artifact(_style_path(style), _style_path(style), style.encode, "text/css")
    for scene in scenes:
        yield _card(scene, embed_card(scene), _style_path(style))


def _card(scene: Scene, card: EmbedCard, style_path: str) -> Artifact:
    about = (card, style_path, theme_digest())
    digest = hashlib.blake2b(repr(about).encode(), digest_size=16).hexdigest()

    def make() -> bytes:
        env = environment()
        html = env.get_template("embed.html").render(
            t=scene.words, say=saying(scene.language), card=card, language=scene.language,
            stylesheet=style_path, direction=direction_of(scene.language), policy=policy_elements(),
        )  # fmt: skip
        return html.replace(BASE, base_of(card.path)).encode()

    return Artifact(str(PurePosixPath(card.path, "index.html")), digest, make, title=card.title.text)


@cache
def _style(primary: str, accent: str) -> str:
    return f"{colours(primary, accent)}\n{(theme_folder() / 'embed.css').read_text('utf-8')}"


def _style_path(style: str) -> str:
    return f"assets/embed.{hashlib.sha256(style.encode()).hexdigest()[:10]}.css"
