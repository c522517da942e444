"""SVG drawings: their size, and what they hold beyond drawing."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
# What draws, and nothing else. Source: SVG 2, appendix "Element index".
_DRAWS = {
    "a", "animate", "animateMotion", "animateTransform", "circle", "clipPath", "defs", "desc", "ellipse",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
    "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology",
    "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile", "feTurbulence", "filter",
    "g", "image", "line", "linearGradient", "marker", "mask", "metadata", "mpath", "path", "pattern",
    "polygon", "polyline", "radialGradient", "rect", "set", "stop", "style", "svg", "switch", "symbol",
    "text", "textPath", "title", "tref", "tspan", "use", "view",
}  # fmt: skip
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_ELSEWHERE = re.compile(
    r"@import|url\(\s*[\"']?\s*(?!#|data:image/(?:png|jpeg|gif|webp)[;,])[^\"')\s]", re.IGNORECASE
)
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:https?:|mailto:|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Svg:
    """A drawing. Its size is 0 × 0 where it does not say it."""

    width: int
    height: int
    active: tuple[str, ...]
    """Scripts, event handlers, foreign content and addresses of other files, in order of appearance."""


def read_svg(content: bytes) -> Svg | None:
    """Read a drawing; None where it is no well-formed SVG."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.CharacterDataHandler = reader.text
    parser.ProcessingInstructionHandler = reader.instruction
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    except (expat.ExpatError, ValueError):
        return None
    return Svg(*reader.size, tuple(reader.active)) if reader.is_svg else None


@dataclass(slots=True)
class _Reader:
    is_svg: bool = False
    seen: bool = False
    size: tuple[int, int] = (0, 0)
    active: dict[str, None] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self.seen:
            self.seen, self.is_svg = True, name == "svg"
            self.size = _size(attributes)
        # Elements of drawing programs mean nothing to browsers; those of HTML and SVG do.
        if space == _XHTML or (space in (_SVG, "") and name not in _DRAWS):
            self.active[f"<{name}>"] = None
        for attribute, value in attributes.items():
            self._attribute(name, attribute.rpartition(" ")[2], value)

    def _attribute(self, element: str, name: str, value: str) -> None:
        plain = re.sub(r"[\s\x00-\x1f]", "", value).lower()
        if name.lower().startswith("on") or "javascript:" in plain:
            self.active[name] = None
        elif name in ("href", "src"):
            if value.strip() and not (_LINK if element == "a" else _INSIDE).match(value):
                self.active[name] = None
        elif name == "attributeName":
            if plain.endswith("href") or plain.startswith("on"):
                self.active[f"<{element} {name}>"] = None
        elif _ELSEWHERE.search(value):
            self.active[f"{name}: url()"] = None

    def text(self, text: str) -> None:
        if "@" in text or "url" in text.lower():
            found = _ELSEWHERE.search(text)
            if found:
                self.active["@import" if found[0].startswith("@") else "url()"] = None

    def instruction(self, target: str, _text: str) -> None:
        if target.lower().startswith("xml-stylesheet"):
            self.active[f"<?{target}?>"] = None


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """Width and height in pixels from the attributes of those names, else from `viewBox`."""
    sides = [_NUMBER.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(sides):
        numbers = [float(side[1]) for side in sides if side]
    else:
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        found = [_NUMBER.fullmatch(text) for text in box[2:]]
        numbers = [float(side[1]) for side in found if side]
    if len(numbers) != 2 or not all(0 < n < 100_000 for n in numbers):
        return (0, 0)
    width, height = numbers
    # Small numbers (a 1.2 × 0.8 box) say a shape, not a size: attributes hold whole pixels.
    scale = max(1.0, 100 / min(numbers)) if min(numbers) < 10 else 1.0
    return (max(1, round(width * scale)), max(1, round(height * scale)))
