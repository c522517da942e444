"""How pages show pictures: the one place that writes `<img>` for pictures of the event folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import quote

from markupsafe import Markup

from hacksite.emit.frame import BASE

SIZES = {
    "card": "(min-width: 45rem) 23rem, 100vw",
    "hero": "(min-width: 62rem) 46vw, 100vw",
    "head": "(min-width: 60rem) 30rem, 100vw",
    "body": "(min-width: 49rem) 46rem, 100vw",
    "thumbnail": "(min-width: 40rem) 15rem, 50vw",
    "portrait": "11rem",
    "logo": "11rem",
}
"""How wide a picture stands, by where it stands, as `sizes` says it to browsers."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as published: its size in pixels (0 where unknown), and its files by width, ascending.

    Without files it may not be shown: it is broken, or holds what it should not.
    """

    width: int = 0
    height: int = 0
    files: tuple[tuple[int, str], ...] = ()

    @property
    def largest(self) -> str:
        """The path of the largest file, from the site's root."""
        return self.files[-1][1]

    @property
    def smallest(self) -> str:
        """The path of the smallest file."""
        return self.files[0][1]

    @property
    def usual(self) -> str:
        """The path of the file for browsers that cannot choose: half a desk wide."""
        return next((path for width, path in self.files if width >= 640), self.largest)


class Showable(Protocol):
    """What a view says of a picture: the URL of its largest file, and words."""

    @property
    def src(self) -> str:
        """From the site's root, quoted."""

    @property
    def alt(self) -> str:
        """What it shows; empty for decoration."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The event's pictures. `named` finds one by its name in the folder, None where there is none."""

    named: Callable[[str], Shown | None] = lambda _name: None
    by_url: Mapping[str, Shown] = field(default_factory=dict)

    def of(self, picture: Showable) -> Shown:
        """The picture that a view speaks of."""
        return self.by_url.get(picture.src, Shown(files=((0, picture.src),)))

    def img(
        self, picture: Showable, place: str, *, css: str = "", alt: str | None = None, eager: bool = False
    ) -> Markup:
        """The element of a picture standing in a `place` of `SIZES`.

        `eager` is for the one that is seen before anything is scrolled. `alt` replaces the picture's
        own words where words beside it say the same.
        """
        words = picture.alt if alt is None else alt
        shown, src = self.by_url.get(picture.src), BASE + picture.src
        return img(shown, src, words, SIZES[place], css=css, eager=eager)


def img(shown: Shown | None, src: str, alt: str, sizes: str, *, css: str = "", eager: bool = False) -> Markup:
    """The element of a picture; `src` is its address where nothing else is known."""
    attributes = [("class", css)] if css else []
    attributes.append(("src", BASE + quote(shown.usual) if shown else src))
    if shown and len(shown.files) > 1:
        attributes.append(("srcset", ", ".join(f"{BASE}{quote(path)} {w}w" for w, path in shown.files)))
        attributes.append(("sizes", sizes))
    if shown and shown.width:
        attributes += [("width", str(shown.width)), ("height", str(shown.height))]
    attributes.append(("alt", alt))
    attributes += [("fetchpriority", "high")] if eager else [("loading", "lazy"), ("decoding", "async")]
    return Markup("<img{}>").format(Markup("").join(Markup(' {}="{}"').format(*pair) for pair in attributes))
