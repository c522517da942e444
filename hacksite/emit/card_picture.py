"""The card picture of a page as SVG and PNG: words and the event's motif, drawn without a network.

Source of the size: The Open Graph protocol and its readers, which show 1200 × 630 whole.
Why resvg, and which fonts: `docs/decisions/0030-card-pictures.md`.
"""

import hashlib
from base64 import b64encode
from functools import cache, lru_cache
from html import escape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from hacksite.emit.artifact import Artifact
from hacksite.emit.card_words import FAMILY, is_known, laid_out, needs_system_fonts, script_of
from hacksite.emit.paper_drawing import art_drawing
from hacksite.emit.theme import theme_folder
from hacksite.model.event_file import Look
from hacksite.model.palette import palette
from hacksite.views.share_card import ShareCard
from hacksite.wording import direction_of

WIDTH, HEIGHT = 1200, 630
_MARGIN = 64
_ART = 300
"""Width of the motif's column."""
_TEXT = WIDTH - _ART - 2 * _MARGIN
_LOGO = 96
_FOOT = HEIGHT - _MARGIN
_COLOURS = 96
_FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")
# An isolate gives a line the direction of its language, whatever script its first letter has.
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_END_OF_ISOLATE = "\u2069"


def can_draw() -> bool:
    """Whether what draws cards is installed: `hacksite[cards]`."""
    return find_spec("resvg_py") is not None


def card_path(card: ShareCard, look: Look, logo: Artifact | None) -> str:
    """The card's file; its name changes with its content, so that chats that kept the old one ask again."""
    said = repr((card, look.primary, look.accent, look.pattern, logo and logo.digest, _recipe()))
    digest = hashlib.blake2b(said.encode(), digest_size=8).hexdigest()
    return f"cards/{card.name[:80]}.{digest}.png"


@cache
def _recipe() -> str:
    """Changes with the code that draws."""
    files = (Path(__file__), Path(__file__).with_name("card_words.py"), *font_files())
    return hashlib.blake2b(b"".join(file.read_bytes() for file in files), digest_size=8).hexdigest()


@cache
def font_files() -> tuple[Path, ...]:
    """The fonts of cards: the theme's own, then those installed with it, for other scripts."""
    found = [theme_folder() / "share" / "bricolage-grotesque.ttf"]
    for package in _FONT_PACKAGES:
        spec = find_spec(package)
        for folder in spec.submodule_search_locations or () if spec else ():
            found += sorted(file for file in Path(folder).rglob("*.ttf") if "Italic" not in file.name)
    return tuple(found)


def card_png(card: ShareCard, look: Look, logo: Artifact | None) -> bytes:
    """The finished picture, in few colours: flat shapes need no more, and weigh a third."""
    from PIL import Image

    with Image.open(BytesIO(_drawn(card_svg(card, look, logo)))) as drawn:
        few = drawn.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    out = BytesIO()
    few.save(out, "PNG", compress_level=9)
    return out.getvalue()


def _drawn(svg: str) -> bytes:
    import resvg_py

    everywhere = needs_system_fonts(svg)
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=not everywhere, font_files=[str(file) for file in font_files()]
    )
    return drawn


def card_svg(card: ShareCard, look: Look, logo: Artifact | None) -> str:
    """The drawing: motif at the side where lines end, words on the event's main colour."""
    colours = palette(look.primary, look.accent)["light"]
    turned = direction_of(card.language) == "rtl"
    art = 0 if turned else WIDTH - _ART
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours["brand"]}"/>',
        f'<rect x="{art}" width="{_ART}" height="{HEIGHT}" fill="{colours["wash"]}"/>',
        _image(art, 0, _ART, HEIGHT, art_drawing(card.seed, look), "image/svg+xml", "slice"),
        f'<g font-family="{FAMILY}" fill="{colours["on-brand"]}">',
        *_words(card, colours["spark"], turned=turned, has_logo=logo is not None),
        "</g>",
    ]
    if logo is not None:
        parts.append(_tile(logo, turned=turned))
    return "".join([*parts, "</svg>"])


def _words(card: ShareCard, spark: str, *, turned: bool, has_logo: bool) -> list[str]:
    start = WIDTH - _MARGIN if turned else _MARGIN
    kicker = laid_out(card.kicker, _TEXT, (30,), 2)
    title = laid_out(card.title, _TEXT, (84, 74, 64, 56, 48), 5 - len(kicker.lines))
    rows, down = [], _MARGIN - 6
    for line in kicker.lines:
        down += 38
        rows.append(_line(line, start, down, 30, 600, spark, turned=turned))
    down += 14 if kicker.lines else 0
    for line in title.lines:
        down += round(title.size * 1.08)
        rows.append(_line(line, start, down, title.size, 800, "", turned=turned))
    beside = _LOGO + 28 if has_logo else 0
    start += -beside if turned else beside
    foot = [(text, 600 if n == 0 else 400) for n, text in enumerate((card.event, card.when, card.where)) if text]
    below = _FOOT - 8 - 38 * (len(foot) - 1)
    for text, weight in foot:
        said = laid_out(text, _TEXT - beside, (30, 27, 24), 1)
        rows.append(_line(said.lines[0], start, below, said.size, weight, "", turned=turned))
        below += 38
    return rows


def _line(text: str, across: int, down: int, size: int, weight: int, fill: str, *, turned: bool) -> str:
    colour = f' fill="{fill}"' if fill else ""
    side = ' text-anchor="end"' if turned else ""
    said = f"{_ISOLATES['rtl' if turned else 'ltr']}{escape(text)}{_END_OF_ISOLATE}"
    return (
        f'<text x="{across}" y="{down}" font-size="{size}" font-weight="{weight}"{colour}{side}>{said}</text>'
    )


def _tile(logo: Artifact, *, turned: bool) -> str:
    """The logo on a light tile: it was drawn for paper."""
    across = WIDTH - _MARGIN - _LOGO if turned else _MARGIN
    down = _FOOT - _LOGO + 2
    inner = _LOGO - 20
    return (
        f'<rect x="{across}" y="{down}" width="{_LOGO}" height="{_LOGO}" rx="18" fill="#ffffff"/>'
        + _image(across + 10, down + 10, inner, inner, logo.make(), logo.media_type, "meet")
    )


def _image(across: int, down: int, width: int, height: int, content: bytes, kind: str, fit: str) -> str:
    address = f"data:{kind};base64,{b64encode(content).decode()}"
    return (
        f'<image x="{across}" y="{down}" width="{width}" height="{height}" '
        f'preserveAspectRatio="xMidYMid {fit}" href="{address}"/>'
    )


def has_every_letter(card: ShareCard) -> bool:
    """Whether some font here has each letter of a card: squares in their place would say nothing."""
    said = f"{card.title}{card.kicker}{card.event}{card.when}{card.where}"
    others = {script_of(letter): letter for letter in sorted(said) if not is_known(letter)}
    return all(_is_drawn(script, letter) for script, letter in others.items())


@lru_cache
def _is_drawn(_script: str, letter: str) -> bool:
    """Whether the system's fonts draw a script's letter otherwise than one that no font has."""

    def alone(text: str) -> bytes:
        return _drawn(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48">'
            f'<text x="4" y="36" font-size="32" font-family="{FAMILY}">{escape(text)}</text></svg>'
        )

    return alone(letter) != alone("\U000e0fff")
