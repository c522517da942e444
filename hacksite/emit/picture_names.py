"""Which files stand for a picture: their widths and their names, before any is made."""

import hashlib

from hacksite.emit.picture_widths import widths
from hacksite.emit.pictures import Shown
from hacksite.source.picture_file import PictureFile

_LONGEST_NAME = 80


def key(file: PictureFile) -> str:
    """Changes with what is published of a picture: with its content, or with how we make it."""
    if file.kind == "drawing":
        return file.digest
    # Pillow takes a while to import; an event of drawings never needs it.
    from hacksite.emit.variants import recipe

    return hashlib.blake2b(f"{file.digest}{recipe()}".encode(), digest_size=16).hexdigest()


def shown_as(name: str, file: PictureFile) -> Shown:
    """The files of a sound picture, near its own name: `media/hall.jpg` gives `media/hall-640.<key>.webp`.

    A drawing keeps its name, an animation gets its key.
    """
    if file.kind == "drawing":
        return as_named(name, file)
    stem, _, ending = name.rpartition(".")
    folder, slash, last = stem.rpartition("/")
    start, short = f"{folder}{slash}{last[:_LONGEST_NAME]}", key(file)[:10]
    if file.kind == "moving":
        return Shown(file.width, file.height, ((file.width, f"{start}.{short}.{ending.lower()}"),))
    files = tuple((w, f"{start}-{w}.{short}.webp") for w in widths(file.width, file.height))
    return Shown(file.width, file.height, files)


def as_named(name: str, file: PictureFile) -> Shown:
    """One file, of the picture's own name."""
    return Shown(file.width, file.height, ((file.width, name),))
