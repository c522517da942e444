"""Raster pictures: opened with Pillow, with few formats and no surprises."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Literal, NamedTuple

from PIL import Image, UnidentifiedImageError
from PIL.ExifTags import Base

MOST_PIXELS = 120_000_000
"""Larger pictures are not opened: a small file can unfold into all of the memory."""

# Only what people really have, so that a hostile file meets few of Pillow's decoders.
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF", "BMP")
_MAY_MOVE = {"GIF", "WEBP", "PNG", "AVIF"}
_LYING_DOWN = {5, 6, 7, 8}


class Seen(NamedTuple):
    """A raster picture: upright width and height in pixels, Pillow's name of its format, what is wrong."""

    kind: Literal["still", "moving"] = "still"
    width: int = 0
    height: int = 0
    format: str = ""
    fault: Literal["", "unknown", "broken", "huge"] = ""


def look_at(content: bytes) -> Seen:
    """What a raster picture is. Never raises.

    It is decoded, at an eighth of its size where its format allows: nothing less tells whether
    it is whole.
    """
    try:
        return _decoded(content)
    except UnidentifiedImageError:
        return Seen(fault="unknown")
    except Image.DecompressionBombError:
        return Seen(fault="huge")
    except Exception:  # noqa: BLE001 - on hostile bytes a decoder may raise anything
        return Seen(fault="broken")


def _decoded(content: bytes) -> Seen:
    with opened(content) as image:
        width, height = image.size
        name = image.format or ""
        if width * height > MOST_PIXELS:
            return Seen("still", width, height, name, "huge")
        if is_lying_down(image):
            width, height = height, width
        moves = name in _MAY_MOVE and getattr(image, "is_animated", False)
        image.draft(None, (image.width // 8, image.height // 8))
        image.load()
    return Seen("moving" if moves else "still", width, height, name)


def is_lying_down(image: Image.Image) -> bool:
    """Whether EXIF says to turn the picture by a quarter. Source: EXIF 2.32, 4.6.4."""
    try:
        return image.getexif().get(Base.Orientation, 1) in _LYING_DOWN
    except Exception:  # noqa: BLE001 - broken metadata of a sound picture
        return False


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """A picture, its pixels not yet decoded. Raises whatever Pillow raises."""
    with warnings.catch_warnings():
        # Odd metadata are worth a warning to programmers; we drop them all. Size we look at ourselves.
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(content), formats=_FORMATS) as image:
            yield image
