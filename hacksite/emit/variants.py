"""One picture, made again for the web: upright, sRGB, in several widths, without a word of metadata."""

import hashlib
from functools import cache
from io import BytesIO

import PIL
from PIL import Image, ImageCms, ImageOps, features

from hacksite.emit.picture_widths import WIDTHS, widths
from hacksite.source.raster import is_lying_down, opened

_QUALITY = 80
_METHOD = 4
_FEW_COLOURS = 1024
_LOSSLESS = {"PNG", "GIF", "BMP"}
_SPACES = {"RGB": "RGB", "RGBA": "RGB", "L": "GRAY", "CMYK": "CMYK"}
_WITH_ALPHA = {"JPEG": False, "MPO": False, "BMP": False}


@cache
def recipe() -> str:
    """Changes with whatever would change the bytes of variants: our choices, Pillow, libwebp."""
    said = repr((WIDTHS, _QUALITY, _METHOD, _FEW_COLOURS, PIL.__version__, features.version("webp")))
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def webp(content: bytes, sizes: tuple[int, ...]) -> tuple[bytes, ...]:
    """A still picture as WebP, in each of the widths. Raises what Pillow raises on a broken one."""
    with opened(content) as source:
        is_drawn = source.format in _LOSSLESS and source.convert("RGBA").getcolors(_FEW_COLOURS) is not None
        image = _upright(source, sizes[-1])
    made = []
    for width in sorted(sizes, reverse=True):
        # Each width is made from the one above: as sharp to the eye, and much sooner done.
        image = _narrowed(image, width)
        # A drawing stays sharp without losses, and is mostly smaller; but some "drawings" are photographs.
        ways = (True, False) if is_drawn else (False,)
        made.append(min((_encoded(image, lossless=way) for way in ways), key=len))
    return tuple(reversed(made))


def _encoded(image: Image.Image, *, lossless: bool) -> bytes:
    out = BytesIO()
    image.save(out, "WEBP", quality=_QUALITY, method=_METHOD, lossless=lossless)
    return out.getvalue()


def cleaned(content: bytes) -> bytes:
    """A still picture in its own format, at most as wide as the largest variant, without metadata."""
    with opened(content) as source:
        kind = source.format or "PNG"
        width, height = source.size
        turned = (height, width) if is_lying_down(source) else (width, height)
        image = _upright(source, widths(*turned)[-1])
    if kind in _WITH_ALPHA and image.mode == "RGBA":
        image = image.convert("RGB")
    out = BytesIO()
    image.save(out, "JPEG" if kind == "MPO" else kind, quality=_QUALITY)
    return out.getvalue()


def _upright(source: Image.Image, width: int) -> Image.Image:
    """The picture turned as EXIF says, in RGB or RGBA, `width` wide, and with nothing but its pixels."""
    turned = is_lying_down(source)
    across = source.width * width // source.height if turned else width
    down = width if turned else source.height * width // source.width
    source.draft(None, (max(1, across), max(1, down)))
    image = ImageOps.exif_transpose(source)
    image = _in_srgb(_narrowed(_eight_bits(image), width), image.info.get("icc_profile"))
    image.info = {}
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """The same picture in a mode that can be scaled and converted: RGB, RGBA, L or CMYK."""
    if image.mode.startswith(("I", "F")):
        lowest, highest = (float(end) for end in image.getextrema())  # type: ignore[arg-type]  # one band
        # 16 bits are used in full, or the picture says otherwise: scientific values have no black and white.
        low, high = (0.0, 65535.0) if image.mode.startswith("I") and lowest >= 0 else (lowest, highest)
        scale = 255 / ((high - low) or 1)
        return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    return image if image.mode in ("RGB", "L", "CMYK") else image.convert("RGB")


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if image.width == width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours as browsers take them when nothing is said; a profile that cannot be read is ignored."""
    plain = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            if theirs.profile.xcolor_space.strip() == _SPACES[image.mode]:
                ours = ImageCms.createProfile("sRGB")
                found = ImageCms.profileToProfile(image, theirs, ours, outputMode=plain)
                return found if found is not None else image
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image if image.mode == plain else image.convert(plain)
