"""Makes the theme's font, icons and QR codes' library from the packages that package.json declares.

    npm ci --prefix scripts/assets --ignore-scripts
    .venv/bin/uv run --no-project --with fonttools --with brotli python scripts/assets/make.py

Writes themes/hacksite/assets and share: the font with only the letters of European languages in Latin
script, one file of icons, the library that draws QR codes in the browser, and the notices of their licences.
"""

import re
import sys
from pathlib import Path

from fontTools.subset import main as subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
OUT = HERE.parents[1] / "themes" / "hacksite" / "assets"
FONT = "bricolage-grotesque"
FONT_LIMIT = 45_000
_FAMILY_NAMES, _STYLE_NAMES = (1, 16), (2, 17)
# Basic Latin, Latin-1, the letters French and Dutch add, punctuation, euro, arrows and minus.
LETTERS = (
    "U+0020-007E,U+00A0-00FF,U+0131-0133,U+0152-0153,U+0178,U+1E9E,U+2010-2027,U+202F-203A,U+20AC,"
    "U+2190-2193,U+2212"
)
ICONS = (
    "accessibility", "arrow-left", "arrow-right", "book-open", "building-2", "calendar-days", "calendar-plus",
    "check", "circle-question-mark", "clock", "code", "database", "download", "external-link", "file-text",
    "handshake", "info", "languages", "lightbulb", "link", "mail", "map-pin", "maximize", "megaphone", "menu",
    "message-circle", "newspaper", "pause", "phone", "play", "printer", "qr-code", "rocket",
    "search", "shopping-bag", "sprout", "star", "target", "ticket", "trash-2", "triangle-alert", "trophy",
    "users", "utensils", "wifi", "x",
)  # fmt: skip


def make_font() -> int:
    """Write the font; gives its size in bytes."""
    source = PACKAGES / "@fontsource-variable" / FONT / "files" / f"{FONT}-latin-wght-normal.woff2"
    made = OUT / f"{FONT}.woff2"
    subset(
        [
            str(source), f"--unicodes={LETTERS}", "--flavor=woff2", f"--output-file={made}",
            "--layout-features=kern,liga,calt,ccmp,locl,mark,tnum,lnum", "--no-hinting", "--desubroutinize",
        ]
    )  # fmt: skip
    return made.stat().st_size


def make_card_font() -> int:
    """Write the same font as TrueType, for what draws card pictures; gives its size in bytes."""
    made = OUT.parent / "share" / f"{FONT}.ttf"
    font = TTFont(OUT / f"{FONT}.woff2", recalcTimestamp=False)
    font.flavor = None
    for name in font["name"].names:
        # The family as styles ask for it; the source names its heaviest weight.
        if name.nameID in _FAMILY_NAMES:
            name.string = "Bricolage Grotesque"
        elif name.nameID in _STYLE_NAMES:
            name.string = "Regular"
    made.parent.mkdir(exist_ok=True)
    font.save(made)
    return made.stat().st_size


def make_icons() -> int:
    """Write the icons as symbols of one file; gives how many there are."""
    symbols = []
    for name in sorted(ICONS):
        svg = (PACKAGES / "lucide-static" / "icons" / f"{name}.svg").read_text("utf-8")
        shapes = re.sub(r"\s*\n\s*", "", svg[svg.index(">", svg.index("<svg")) + 1 : svg.index("</svg>")])
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes.replace(" />", "/>")}</symbol>')
    strokes = (
        'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    )
    text = f'<svg xmlns="http://www.w3.org/2000/svg" {strokes}>\n' + "\n".join(symbols) + "\n</svg>\n"
    (OUT / "icons.svg").write_text(text, "utf-8")
    return len(symbols)


def make_qr() -> int:
    """Copy the smallest form of the library of QR codes, as it is published; gives its size in bytes."""
    made = OUT / "lean-qr.js"
    made.write_bytes((PACKAGES / "lean-qr" / "nano.mjs").read_bytes())
    return made.stat().st_size


def make_notices() -> None:
    """Copy the licences."""
    packages = ((f"@fontsource-variable/{FONT}", FONT), ("lucide-static", "icons"), ("lean-qr", "lean-qr"))
    for package, name in packages:
        text = (PACKAGES / package / "LICENSE").read_text("utf-8")
        (OUT / f"{name}.LICENSE.txt").write_text(text.rstrip() + "\n", "utf-8")


def main() -> None:
    """Make all, and refuse a font that is too heavy."""
    OUT.mkdir(parents=True, exist_ok=True)
    size, icons, library = make_font(), make_icons(), make_qr()
    share = make_card_font()
    make_notices()
    print(f"{FONT}.woff2: {size} bytes, .ttf: {share}; icons.svg: {icons} icons; lean-qr.js: {library} bytes")
    if size > FONT_LIMIT:
        sys.exit(f"The font may weigh {FONT_LIMIT} bytes at most.")


if __name__ == "__main__":
    main()
