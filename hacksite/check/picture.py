"""Checks of pictures: there, described, of a type that browsers show, of a fair size."""

from collections.abc import Iterator

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic, Position, closest
from hacksite.model import Event, Image
from hacksite.source import Folder

_NOT_SHOWN = {"tif", "tiff", "heic", "heif", "bmp", "psd", "pdf", "ai", "eps", "raw", "cr2", "nef"}
_LARGEST = 5_000_000
_SHOWN = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
Placed = tuple[Image, Position, Position]


def check_pictures(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Problems of every picture field of every noun."""
    for image, at, src_at in _images(places, event):
        if image.src not in places.folder.files:
            guess = _nearest(places.folder, image.src)
            yield Diagnostic("HS701", src_at, {"file": image.src, "did_you_mean": guess})
        else:
            yield from file_faults(places.folder, image.src, src_at)
        if image.alt is None and not image.decorative:
            yield Diagnostic("HS702", at, {"file": image.src})


def file_faults(folder: Folder, name: str, at: Position) -> Iterator[Diagnostic]:
    """What is wrong with a picture file that exists: its type, its weight."""
    ending = name.rpartition(".")[2].lower()
    if ending in _NOT_SHOWN:
        yield Diagnostic("HS704", at, {"file": name, "type": ending.upper()})
    path = folder.root / name
    size = path.stat().st_size if path.is_file() else 0
    if size > _LARGEST:
        megabytes = size / 1_000_000
        values = {
            "file": name,
            "size_fr": f"{megabytes:.1f}".replace(".", ","),
            "size_en": f"{megabytes:.1f}",
        }
        yield Diagnostic("HS705", at, values)


def _nearest(folder: Folder, src: str) -> str:
    """The picture most like `src`: its name elsewhere in the folder, else a name like it."""
    last = src.rpartition("/")[2].lower()
    same = [name for name in sorted(folder.files) if name.rpartition("/")[2].lower() == last]
    pictures = [name for name in sorted(folder.files) if name.lower().endswith(_SHOWN)]
    return same[0] if same else closest(src, pictures)


def _images(places: Places, event: Event) -> Iterator[Placed]:
    """Every picture with its place and its file name's place."""
    in_event = (
        (event.look.logo, ("look", "logo")),
        (event.look.cover, ("look", "cover")),
        (event.venue.plan if event.venue else None, ("venue", "plan")),
    )
    for image, path in in_event:
        if image is not None:
            yield image, places.at_event(*path), places.at_event(*path, "src")
    covered = (
        ("challenge", "cover", event.challenges), ("dataset", "cover", event.datasets),
        ("project", "cover", event.projects), ("news_item", "cover", event.news),
        ("partner", "logo", event.partners), ("person", "photo", event.people),
    )  # fmt: skip
    for noun, field, items in covered:
        for item in items:
            image = getattr(item, field)
            if image is not None:
                yield image, places.at(noun, item.id, field), places.at(noun, item.id, field, "src")
    for project in event.projects:
        for index, image in enumerate(project.pictures):
            at = places.at("project", project.id, "pictures", index)
            yield image, at, places.at("project", project.id, "pictures", index, "src")
