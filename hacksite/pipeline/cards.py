"""The card pictures of a site: which page shows which, and where they are kept.

A card takes some hundredths of a second. It is kept in the cache under the name that its content gives it,
so that one whose words did not change is never drawn again.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from hacksite.emit.artifact import Artifact
from hacksite.emit.card_picture import card_path, card_png, has_every_letter
from hacksite.emit.pages import CardShown
from hacksite.pipeline.cache import CARDS
from hacksite.pipeline.parallel import in_parallel
from hacksite.views.page_view import PageView
from hacksite.views.scene import Scene
from hacksite.views.share_card import alternative, share_card

# Starting copies of the process takes as long as a few cards.
_WORTH_SHARING = 6
_FOLDER = "cards/"


@dataclass(slots=True)
class CardSet:
    """The cards that pages ask for. `picture` gives a published picture's file by its address."""

    cache: Path
    picture: Callable[[str], Artifact | None]
    asked: dict[str, Artifact] = field(default_factory=dict)

    def shown(self, scene: Scene, page: PageView) -> CardShown | None:
        """The card of a page; None where it has none, or no font here has its letters."""
        card = share_card(scene, page)
        if card is None or not has_every_letter(card):
            return None
        logo = self.picture(card.logo.src) if card.logo else None
        path = card_path(card, scene.event.look, logo)
        if path not in self.asked:
            make = partial(_recalled, self.cache, path, partial(card_png, card, scene.event.look, logo))
            self.asked[path] = Artifact(path, path, make, "image/png")
        return CardShown(path, alternative(scene, card))

    def artifacts(self) -> Iterator[Artifact]:
        """The files of the cards that were asked for, each once."""
        yield from self.asked.values()


def prepare_cards(artifacts: Iterable[Artifact], cache: Path) -> None:
    """Draw the cards that never were, on every processor, and forget those of other days."""
    cards = [one for one in artifacts if one.path.startswith(_FOLDER)]
    new = [one for one in cards if not _place(cache, one.path).is_file()]
    in_parallel(new, _made, worth_it=_WORTH_SHARING)
    known = {_place(cache, one.path).name for one in cards}
    with contextlib.suppress(OSError):
        for file in (cache / CARDS).glob("*.png"):
            if file.name not in known:
                file.unlink()


def _made(card: Artifact) -> None:
    card.make()


def _recalled(cache: Path, path: str, draw: Callable[[], bytes]) -> bytes:
    place = _place(cache, path)
    if place.is_file():
        return place.read_bytes()
    content = draw()
    # Where the folder cannot be written to, its cards are drawn again the next time.
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(f".{os.getpid()}")
        half.write_bytes(content)
        half.replace(place)
    return content


def _place(cache: Path, path: str) -> Path:
    return cache / CARDS / path.removeprefix(_FOLDER)
