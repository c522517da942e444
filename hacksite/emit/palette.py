"""Readable colours from the two of an event's look.

Source: WCAG 2.2, "relative luminance" and "contrast ratio"; 4.5:1 for text.
"""

import colorsys

_NEEDED = 4.6
_PAPERS = {"light": "#ffffff", "dark": "#15181c"}
_WASHED = {"light": "#f4f3ef", "dark": "#252a30"}
_STEPS = 100


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def variables(primary: str, accent: str) -> str:
    """The style rule that gives the theme its colours, light and dark."""
    rows = []
    for name, colour in (("primary", primary), ("accent", accent)):
        for scheme in ("light", "dark"):
            readable = _readable(colour, scheme)
            rows.append(f"--hs-{name}-{scheme}:{readable}")
            if name == "primary":
                rows.append(f"--hs-on-primary-{scheme}:{_PAPERS[scheme]}")
    return ":root{" + ";".join(rows) + "}"


def _readable(colour: str, scheme: str) -> str:
    """The nearest shade that can be read on every paper of the scheme, and have paper-coloured text on it."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    goal = 0.0 if scheme == "light" else 1.0
    for step in range(_STEPS + 1):
        shade = _hex(colorsys.hls_to_rgb(hue, lightness + (goal - lightness) * step / _STEPS, saturation))
        if all(contrast(shade, paper) >= _NEEDED for paper in (_PAPERS[scheme], _WASHED[scheme])):
            return shade
    return "#000000" if scheme == "light" else "#ffffff"


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
