"""Pictures as people have them: from telephones, printers, drawing programs and attackers."""

from io import BytesIO
from typing import Any

from PIL import Image
from PIL.ExifTags import IFD, Base

SECRETS = (b"LeicaOfMarie", b"48.858", b"GPSLatitude", b"secret words", b"Exif", b"EXIF", b"eXIf", b"XMP ")
"""What no byte of a site may say."""

LYING = 6
"""EXIF's orientation of a telephone held upright."""


def told(orientation: int = 1) -> Image.Exif:
    """EXIF that tells the camera and the place."""
    exif = Image.Exif()
    exif[Base.Make] = "LeicaOfMarie"
    exif[Base.Orientation] = orientation
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (48.0, 51.0, 29.5), 3: "E", 4: (2.0, 17.0, 40.0)})
    return exif


def drawn(width: int = 1600, height: int = 1200, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is dark and whose right half is bright."""
    image = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize((width, height))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photograph(width: int = 1600, height: int = 1200, orientation: int = 1) -> bytes:
    """A JPEG straight from a telephone, with the place it was taken."""
    return saved(drawn(width, height), "JPEG", exif=told(orientation), comment=b"secret words")


def opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image
