"""The event's motif on paper: an SVG file in fixed colours, where pages mix theirs in the style sheet."""

from hacksite.emit.cover import HEIGHT, WIDTH, cover
from hacksite.model.event_file import Look
from hacksite.model.palette import palette

_LAYERS = (0.3, 0.5, 0.74, 1)
_DOTS = range(2, 17, 2)


def art_drawing(seed: str, look: Look) -> bytes:
    """The motif in the event's colours, for a large surface."""
    colours = palette(look.primary, look.accent)["light"]
    return _drawn(seed, look.pattern, colours["brand"], colours["accent"], _LAYERS)


def band_drawing(seed: str, look: Look) -> bytes:
    """The motif as a watermark, behind words on the event's main colour."""
    front = palette(look.primary, look.accent)["light"]["on-brand"]
    return _drawn(seed, look.pattern, front, front, (0.05, 0.05, 0.06, 0.06))


def _drawn(seed: str, pattern: str, draw: str, sun: str, layers: tuple[float, ...]) -> bytes:
    quiet = layers[-1] < 1
    strokes = layers[-1] if quiet else 0.7
    rules = "".join(
        [f".k{n}{{fill:{draw};opacity:{opacity}}}" for n, opacity in enumerate(layers)]
        + [f".d{{fill:none;stroke:{draw};stroke-linecap:round;opacity:{layers[-1]}}}"]
        + [f".w{width}{{stroke-width:{width}}}" for width in _DOTS]
        + [f".l{{fill:none;stroke:{draw};stroke-width:2.5;opacity:{strokes}}}"]
        + [f".s,.f{{fill:{sun};stroke:none;opacity:{layers[-1] if quiet else 1}}}"]
    )
    shapes = cover(seed, pattern).partition(">")[2]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="xMidYMid slice"><style>{rules}</style>{shapes}'
    ).encode()
