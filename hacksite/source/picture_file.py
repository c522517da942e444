"""Picture files: what each one is, how large, and why it cannot be shown."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hacksite.source.svg import read_svg

Kind = Literal["still", "moving", "drawing"]
"""One picture, several in turn (an animation), or SVG."""

Fault = Literal["", "empty", "unknown", "broken", "huge"]
"""Why a file cannot be shown; "" for a sound one."""

_STILL = {"jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "avif", "gif", "tif", "tiff", "bmp"}


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture file as found.

    `width` and `height` are in pixels, once turned upright as its EXIF says; 0 where an SVG has none.
    `digest` changes with the content. `active` names what a drawing holds beyond drawing.
    """

    kind: Kind
    digest: str
    width: int = 0
    height: int = 0
    format: str = ""
    fault: Fault = ""
    active: tuple[str, ...] = ()


Stamp = tuple[int, int]
"""A file's size and time of change."""

known: dict[str, tuple[Stamp, PictureFile]] = {}
"""What was found before, by path; a file whose stamp is the same is not opened again."""


def is_picture(name: str) -> bool:
    """Whether a file's name says that it is a picture we can show."""
    ending = name.rpartition(".")[2].lower()
    return ending in _STILL or ending == "svg"


def read_picture(path: Path) -> PictureFile:
    """What a picture file is. Never raises: whatever is wrong with it is its `fault`.

    A still picture is decoded, at an eighth of its size where its format allows: nothing less tells
    whether it is whole.
    """
    try:
        stat = path.stat()
        stamp = (stat.st_size, stat.st_mtime_ns)
        before = known.get(str(path))
        if before and before[0] == stamp:
            return before[1]
        found = inspect(path.read_bytes(), is_drawing=path.suffix.lower() == ".svg")
    except OSError:
        return PictureFile("still", "", fault="broken")
    known[str(path)] = (stamp, found)
    return found


def inspect(content: bytes, *, is_drawing: bool = False) -> PictureFile:
    """What the bytes of a picture file are."""
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    kind: Kind = "drawing" if is_drawing else "still"
    if not content.strip(b"\0\t\r\n "):
        return PictureFile(kind, digest, fault="empty")
    if is_drawing:
        svg = read_svg(content)
        if svg is None:
            return PictureFile(kind, digest, fault="broken")
        return PictureFile(kind, digest, svg.width, svg.height, "SVG", active=svg.active)
    # Pillow takes a while to import, and most commands of most events never need it.
    from hacksite.source.raster import look_at

    seen = look_at(content)
    return PictureFile(seen.kind, digest, seen.width, seen.height, seen.format, seen.fault)


def may_be_shown(file: PictureFile, name: str, *, strict: bool = False) -> bool:
    """Whether a picture is sound and harmless.

    A drawing of participants (below `projects/`, or `strict`: named by a project) must only draw.
    Browsers run nothing inside `<img>`, but anybody can open the file itself.
    """
    return not file.fault and not (file.active and (strict or name.startswith("projects/")))
