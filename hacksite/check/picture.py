"""Checks of pictures: there, described, whole, harmless, of a type that browsers show, of a fair size."""

from collections.abc import Iterator
from pathlib import Path

from hacksite.check.places import Places
from hacksite.diagnostics import Diagnostic, Position, closest
from hacksite.model import Event, Image
from hacksite.source import Folder
from hacksite.source.picture_file import is_picture, may_be_shown, read_picture

_NOT_SHOWN = {"heic", "heif", "psd", "pdf", "ai", "eps", "raw", "dng", "cr2", "nef"}
_LARGEST = 5_000_000
_SHOWN = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_FAULTS = {
    "empty": ("le fichier est vide", "the file is empty"),
    "unknown": (
        "ce n’est pas une image, ou d’un type que nous ne connaissons pas",
        "it is no picture, or of a type that we do not know",
    ),
    "broken": ("son contenu est incomplet ou abîmé", "its content is cut short or damaged"),
}
Placed = tuple[Image, Position, Position]


def check_pictures(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Problems of every picture field of every noun."""
    for image, at, src_at in _images(places, event):
        if image.src not in places.folder.files:
            guess = _nearest(places.folder, image.src)
            yield Diagnostic("HS701", src_at, {"file": image.src, "did_you_mean": guess})
        else:
            strict = src_at.file.startswith("projects")
            yield from file_faults(places.folder, image.src, src_at, strict=strict)
        if image.alt is None and not image.decorative:
            yield Diagnostic("HS702", at, {"file": image.src})


def file_faults(folder: Folder, name: str, at: Position, *, strict: bool = False) -> Iterator[Diagnostic]:
    """What is wrong with a picture file that exists: its type, its content, its weight.

    `strict` is for pictures that participants named.
    """
    ending = name.rpartition(".")[2].lower()
    if ending in _NOT_SHOWN:
        yield Diagnostic("HS704", at, {"file": name, "type": ending.upper()})
    if not is_picture(name):
        return
    file = read_picture(folder.root / name)
    if file.fault == "huge":
        yield Diagnostic("HS707", at, {"file": name})
    elif file.fault:
        in_french, in_english = _FAULTS[file.fault]
        yield Diagnostic("HS706", at, {"file": name, "why_fr": in_french, "why_en": in_english})
    elif not may_be_shown(file, name, strict=strict):
        yield Diagnostic("HS708", at, {"file": name, "active": ", ".join(file.active[:3])})
    elif file.kind != "still":
        yield from _weight(folder.root / name, name, at)


def _weight(path: Path, name: str, at: Position) -> Iterator[Diagnostic]:
    """Drawings and animations are published as they are, and may be too heavy."""
    size = path.stat().st_size
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
    with_gallery = (("project", event.projects), ("news_item", event.news), ("page", event.pages))
    for noun, entries in with_gallery:
        for entry in entries:
            for index, image in enumerate(entry.pictures):
                at = places.at(noun, entry.id, "pictures", index)
                yield image, at, places.at(noun, entry.id, "pictures", index, "src")
