"""The card picture of a page as SVG and PNG: words and the event's motif, drawn without a network.

Source of the size: The Open Graph protocol and its readers, which show 1200 × 630 whole.
Why resvg, and which fonts: `docs/decisions/0030-card-pictures.md`.
"""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from html import escape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from hacksite.emit.artifact import Artifact
from hacksite.emit.card_words import FAMILY, LEADING, is_known, is_ours, laid_out, script_of
from hacksite.emit.cover import HEIGHT as ART_HEIGHT
from hacksite.emit.cover import WIDTH as ART_WIDTH
from hacksite.emit.cover import cover
from hacksite.emit.theme import theme_folder
from hacksite.model.event_file import Look
from hacksite.model.palette import palette
from hacksite.views.share_card import ShareCard
from hacksite.wording import direction_of

WIDTH, HEIGHT = 1200, 630
_MARGIN = 64
_ART = 264
"""Width of the motif's column."""
_TEXT = WIDTH - _ART - 2 * _MARGIN
_LOGO = 96
_FOOT = HEIGHT - _MARGIN
_FOOT_LINE = 38
_TITLES = (88, 78, 70, 62, 56, 50, 44)
_COLOURS = 96
_LAYERS = (0.3, 0.5, 0.74, 1)
_FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")
# An isolate gives a line the direction of its language, whatever script its first letter has.
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_END_OF_ISOLATE = "\u2069"


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
    few.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _drawn(svg: str) -> bytes:
    import resvg_py

    fonts = font_files()[:1] if is_ours(svg) else font_files()
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=is_known(svg), font_files=[str(file) for file in fonts]
    )
    return drawn


def card_svg(card: ShareCard, look: Look, logo: Artifact | None) -> str:
    """The drawing: motif at the side where lines end, words on the event's main colour."""
    colours = palette(look.primary, look.accent)["light"]
    turned = direction_of(card.language) == "rtl"
    start, art = (_ART, 0) if turned else (0, WIDTH - _ART)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
        _motif(card.seed, look.pattern, art, colours),
        # What the motif has beyond its column is painted over: cutting it off takes ten times as long.
        f'<rect x="{start}" width="{WIDTH - _ART}" height="{HEIGHT}" fill="{colours["brand"]}"/>',
        f'<g font-family="{FAMILY}" fill="{colours["on-brand"]}">',
        *_words(card, colours["spark"], turned=turned, has_logo=logo is not None),
        "</g>",
    ]
    if logo is not None:
        parts.append(_tile(logo, turned=turned))
    return "".join([*parts, "</svg>"])


def _motif(seed: str, pattern: str, across: int, colours: Mapping[str, str]) -> str:
    """The cover that pages draw, as high as the card, in plain colours: transparency takes long to draw."""
    ground, draw = colours["wash"], colours["brand"]
    tones = [_mixed(draw, ground, share) for share in _LAYERS]
    rules = "".join(
        [f".k{n}{{fill:{tone}}}" for n, tone in enumerate(tones)]
        + [f".d{{fill:none;stroke:{draw};stroke-linecap:round}}"]
        + [f".w{width}{{stroke-width:{width}}}" for width in range(2, 17, 2)]
        + [f".l{{fill:none;stroke:{tones[2]};stroke-width:2.5}}.s,.f{{fill:{colours['accent']};stroke:none}}"]
    )
    scale = HEIGHT / ART_HEIGHT
    start = round(across + _ART / 2 - ART_WIDTH * scale / 2)
    shapes = cover(seed, pattern).partition(">")[2].removesuffix("</svg>")
    return (
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{ground}"/><style>{rules}</style>'
        f'<g transform="translate({start} 0) scale({scale})">{shapes}</g>'
    )


def _mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour on a ground, as an opaque colour."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:]), strict=True)
    return "#" + bytes(round(share * one + (1 - share) * other) for one, other in pairs).hex()


def _words(card: ShareCard, spark: str, *, turned: bool, has_logo: bool) -> list[str]:
    start = WIDTH - _MARGIN if turned else _MARGIN
    foot = [
        (text, 600 if n == 0 else 400) for n, text in enumerate((card.event, card.when, card.where)) if text
    ]
    below = _FOOT - 8 - _FOOT_LINE * (len(foot) - 1)
    kicker = laid_out(card.kicker, _TEXT, 2 * _FOOT_LINE, (30,))
    rows, down = [], _MARGIN - 6
    for line in kicker.lines:
        down += _FOOT_LINE
        rows.append(_line(line, start, down, 30, 600, spark, turned=turned))
    down += 12 if kicker.lines else 0
    title = laid_out(card.title, _TEXT, below - _FOOT_LINE - 16 - down, _TITLES)
    for line in title.lines:
        down += round(title.size * LEADING)
        rows.append(_line(line, start, down, title.size, 800, "", turned=turned))
    beside = _LOGO + 28 if has_logo else 0
    start += -beside if turned else beside
    for text, weight in foot:
        said = laid_out(text, _TEXT - beside, _FOOT_LINE, (30, 27, 24))
        rows.append(_line(said.lines[0], start, below, said.size, weight, "", turned=turned))
        below += _FOOT_LINE
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
    address = f"data:image/png;base64,{b64encode(_small(logo.digest, logo.make, logo.media_type)).decode()}"
    return (
        f'<rect x="{across}" y="{down}" width="{_LOGO}" height="{_LOGO}" rx="18" fill="#ffffff"/>'
        f'<image x="{across + 10}" y="{down + 10}" width="{inner}" height="{inner}" href="{address}"/>'
    )


@lru_cache(maxsize=8)
def _small(_digest: str, make: Callable[[], bytes], kind: str) -> bytes:
    """The logo at its size on cards, drawn once: inside each card it takes as long as the card."""
    side = _LOGO - 20
    address = f"data:{kind};base64,{b64encode(make()).decode()}"
    return _drawn(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}">'
        f'<image width="{side}" height="{side}" href="{address}"/></svg>'
    )


def has_every_letter(card: ShareCard) -> bool:
    """Whether some font here has each letter of a card: squares in their place would say nothing."""
    said = f"{card.title}{card.kicker}{card.event}{card.when}{card.where}"
    others = {script_of(letter): letter for letter in sorted(set(said)) if not is_known(letter)}
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
