"""The palette of a look: from its two colours, every colour of the site, light and dark.

Hues are the event's own; lightness is chosen in HSLuv, a perceptual space in which equal lightness means
equal luminance, hence equal contrast. Source: WCAG 2.2, 1.4.3 and 1.4.11; hsluv.org.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from hsluv import hex_to_hsluv, hsluv_to_hex

TEXT = 4.5
"""The contrast that text needs. Source: WCAG 2.2, 1.4.3."""
SHAPE = 3.0
"""The contrast of what must be seen but not read, such as the ring of the focus. Source: WCAG 2.2, 1.4.11."""

_MARGIN = 1.02  # Rounding to eight bits must not bring a pair below its minimum.
_GREY = 8.0  # How much of the hue stays in the neutral colours, in per cent.
_STEP = 0.5
_GROUNDS = ("paper", "tint", "wash")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two roles that meet on the site, and the contrast they must have."""

    front: str
    ground: str
    least: float = TEXT


PAIRS = (
    *(Pair(front, ground) for front in ("ink", "quiet", "primary", "accent") for ground in _GROUNDS),
    Pair("on-primary", "primary"), Pair("on-accent", "accent"),
    Pair("on-brand", "brand"), Pair("spark", "brand"),
    *(Pair("focus", ground, SHAPE) for ground in _GROUNDS),
    *(Pair("edge", ground, SHAPE) for ground in _GROUNDS),
)  # fmt: skip
"""Every text and every necessary shape with the ground it may stand on."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@cache
def palette(primary: str, accent: str) -> Mapping[str, Mapping[str, str]]:
    """The colours by scheme and role; every one of `PAIRS` holds, whatever the two colours are."""
    return {"light": _light(primary, accent), "dark": _dark(primary, accent)}


def readable(colour: str) -> str:
    """The nearest shade of a colour that can be read on white; the colour itself when it can."""
    return colour if contrast(colour, "#ffffff") >= TEXT else _light(colour, colour)["primary"]


def _light(primary: str, accent: str) -> dict[str, str]:
    hue, colourful, _ = hex_to_hsluv(primary)
    grey = min(colourful, _GREY * 3)
    grounds = {
        "paper": _shade(hue, grey, 99.2),
        "tint": _shade(hue, grey, 96.5),
        "wash": _shade(hue, min(colourful, 45), 94),
    }
    written = tuple(grounds.values())
    readable_primary = _darken(primary, written)
    readable_accent = _darken(accent, written)
    brand = primary if _best_on(primary)[1] >= TEXT * _MARGIN else _darken(primary, ("#ffffff",))
    return {
        **grounds,
        "ink": _shade(hue, grey, 11),
        "quiet": _darken(_shade(hue, grey, 40), written),
        "line": _shade(hue, grey, 87),
        "edge": _darken(_shade(hue, grey, 60), written, SHAPE),
        "primary": readable_primary,
        "accent": readable_accent,
        "focus": readable_accent,
        **_fronts(readable_primary, readable_accent, brand, accent),
    }


def _dark(primary: str, accent: str) -> dict[str, str]:
    hue, colourful, light = hex_to_hsluv(primary)
    grey = min(colourful, _GREY * 2.5)
    grounds = {
        "paper": _shade(hue, grey, 7),
        "tint": _shade(hue, grey, 11),
        "wash": _shade(hue, min(colourful, 55), 15),
    }
    written = tuple(grounds.values())
    readable_primary = _lighten(primary, written)
    readable_accent = _lighten(accent, written)
    # A bright colour over the whole width would dazzle in the dark.
    brand = _shade(hue, colourful, min(light, 24.0))
    return {
        **grounds,
        "ink": _shade(hue, grey, 94),
        "quiet": _lighten(_shade(hue, grey, 72), written),
        "line": _shade(hue, grey, 26),
        "edge": _lighten(_shade(hue, grey, 45), written, SHAPE),
        "primary": readable_primary,
        "accent": readable_accent,
        "focus": readable_accent,
        **_fronts(readable_primary, readable_accent, brand, accent),
    }


def _fronts(primary: str, accent: str, brand: str, spark: str) -> dict[str, str]:
    """What is written on the filled shapes."""
    lead = _best_on(brand)[0]
    towards = _lighten if lead == "#ffffff" else _darken
    return {
        "brand": brand,
        "on-brand": lead,
        "on-primary": _best_on(primary)[0],
        "on-accent": _best_on(accent)[0],
        "spark": towards(spark, (brand,)),
    }


def _best_on(ground: str) -> tuple[str, float]:
    """Black or white, whichever is read better on a ground, and its contrast."""
    return max(((front, contrast(front, ground)) for front in ("#ffffff", "#000000")), key=lambda row: row[1])


def _darken(colour: str, grounds: tuple[str, ...], least: float = TEXT) -> str:
    return _towards(colour, grounds, least, lambda light: light - _STEP)


def _lighten(colour: str, grounds: tuple[str, ...], least: float = TEXT) -> str:
    return _towards(colour, grounds, least, lambda light: light + _STEP)


def _towards(colour: str, grounds: tuple[str, ...], least: float, step: Callable[[float], float]) -> str:
    """The first shade on the way to black or white that has the contrast on every ground."""
    hue, colourful, light = hex_to_hsluv(colour)
    shade = colour
    while any(contrast(shade, ground) < least * _MARGIN for ground in grounds) and 0 <= light <= 100:
        light = step(light)
        shade = _shade(hue, colourful, light)
    return shade


def _shade(hue: float, colourful: float, light: float) -> str:
    return str(hsluv_to_hex((hue, min(colourful, 100.0), min(max(light, 0.0), 100.0))))


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
