"""The pictures of a site: which files stand for each, and which of them are published."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from hacksite.emit.artifact import Artifact
from hacksite.emit.picture_names import as_named, key, shown_as
from hacksite.emit.pictures import Pictures, Shown
from hacksite.model import Event, Image, images, with_images
from hacksite.pipeline.parallel import in_parallel
from hacksite.pipeline.variant_cache import WORTH_SHARING, VariantCache, remember_pictures
from hacksite.source.picture_file import PictureFile, is_picture, known, may_be_shown, read_picture

_MEDIA_TYPES = {"SVG": "image/svg+xml", "GIF": "image/gif", "PNG": "image/png"}


@dataclass(slots=True)
class PictureSet:
    """The pictures of the event folder `root`, which holds `files`.

    A still picture is published as WebP in several widths. With `whole`, each is published once
    under its own name, without metadata: other site generators find it where the texts say.
    """

    root: Path
    files: frozenset[str]
    whole: bool = False
    by_url: dict[str, Shown] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """The name in the folder of what stands for a picture in a dressed event."""
    wanted: set[str] = field(default_factory=set)
    """Still pictures of which variants are published."""

    def dressed(self, event: Event) -> Event:
        """The event with each picture's `src` naming the largest file that is published of it.

        Pictures that may not be shown are left out, as if they had not been given.
        """
        self._look_at(event)
        if not any(images(event)):
            return event
        projects = tuple(with_images(p, partial(self._dressed, strict=True)) for p in event.projects)
        others = with_images(event.model_copy(update={"projects": ()}), self._dressed)
        logo = others.look.logo
        look = others.look.model_copy(update={"logo": self._small(logo)}) if logo else others.look
        return others.model_copy(update={"projects": projects, "look": look})

    def _look_at(self, event: Event) -> None:
        """Open every picture that was never opened, on every processor."""
        named = sorted({image.src for image in images(event)} & self.files)
        paths = [str(self.root / name) for name in named if is_picture(name)]
        new = [path for path in paths if path not in known]
        known.update(zip(new, in_parallel(new, _opened, worth_it=WORTH_SHARING), strict=True))

    def _dressed(self, image: Image, *, strict: bool = False) -> Image | None:
        if image.src not in self.files or not is_picture(image.src):
            return None
        file = self._file(image.src)
        if not may_be_shown(file, image.src, strict=strict):
            return None
        shown = self._shown(image.src, file)
        return self._standing_for(image, image.src, shown, shown.largest)

    def _small(self, image: Image) -> Image:
        """The same picture by its smallest file: the logo stands a finger wide in every frame."""
        shown, name = self.by_url.get(quote(image.src)), self.names.get(image.src, "")
        return self._standing_for(image, name, shown, shown.smallest) if shown else image

    def _standing_for(self, image: Image, name: str, shown: Shown, path: str) -> Image:
        self.names[path] = name
        self.by_url[quote(path)] = shown
        return image.model_copy(update={"src": path})

    def named(self, name: str) -> Shown | None:
        """A picture by its name in the folder; None where no picture has that name."""
        if name not in self.files or not is_picture(name):
            return None
        file = self._file(name)
        return self._shown(name, file) if may_be_shown(file, name) else Shown()

    def pictures(self) -> Pictures:
        """The pictures, as pages ask for them."""
        return Pictures(self.named, self.by_url)

    def names_in(self, event: Event) -> set[str]:
        """The names in the folder of the pictures that the nouns of a dressed event show."""
        return {self.names.get(image.src, image.src) for image in images(event)}

    def artifacts(self, name: str) -> Iterator[Artifact]:
        """What is published of a picture of the folder; nothing of one that may not be shown."""
        shown = self.named(name)
        if shown is None or not shown.files:
            return
        file = self._file(name)
        media_type = _MEDIA_TYPES.get(file.format, "application/octet-stream")
        if file.kind == "still" and not self.whole:
            self.wanted.add(name)
            for width, path in shown.files:
                make: Callable[[], bytes] = partial(VariantCache(self.root).variant, name, width)
                yield Artifact(path, key(file), make, "image/webp")
        else:
            make = partial(_clean, self.root / name, file)
            yield Artifact(shown.largest, key(file), make, media_type)

    def published(self, src: str) -> Artifact | None:
        """The file of a picture by its address on pages of a dressed event; None where there is none."""
        path = unquote(src)
        name = self.names.get(path, path)
        return next((file for file in self.artifacts(name) if file.path == path), None)

    def prepare(self) -> None:
        """Make the variants that are published, and remember what the folder's pictures are."""
        VariantCache(self.root).prepare(sorted(self.wanted))
        remember_pictures(self.root)

    def _file(self, name: str) -> PictureFile:
        return read_picture(self.root / name)

    def _shown(self, name: str, file: PictureFile) -> Shown:
        return as_named(name, file) if self.whole else shown_as(name, file)


def _opened(path: str) -> tuple[tuple[int, int], PictureFile]:
    read_picture(Path(path))
    return known.get(path, ((0, 0), PictureFile("still", "", fault="broken")))


def _clean(path: Path, file: PictureFile) -> bytes:
    content = path.read_bytes()
    if file.kind == "drawing":
        return content
    from hacksite.emit.moving_picture import without_metadata
    from hacksite.emit.variants import cleaned

    moving = without_metadata(content, file.format) if file.kind == "moving" else None
    return moving or cleaned(content)
