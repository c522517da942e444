"""Private prints as PDF: badges, table signs, and the poster in other sizes."""

from functools import partial
from math import sqrt

from hacksite.emit.paper import PictureFile, poster_sheet, printed_sheet, style_of
from hacksite.emit.paper_drawing import band_drawing
from hacksite.emit.paper_layout import PaperFile
from hacksite.emit.theme import theme_folder
from hacksite.views.handouts import Badge, TableSign, pages_of
from hacksite.views.poster import poster
from hacksite.views.scene import Scene

_ON_A_SHEET = 8
ZOOMS = {"a3": sqrt(2), "a4": 1.0, "a5": 1 / sqrt(2)}
"""How much larger than A4 a sheet is."""


def badge_sheets(scene: Scene, badges: tuple[Badge, ...]) -> bytes:
    """Eight badges on each A4 sheet, 95 by 65 mm, to be cut along the lines."""
    files = {"drawing": PaperFile(partial(band_drawing, scene.event.id, scene.event.look))}
    pages = tuple(pages_of(badges, _ON_A_SHEET))
    style = style_of(scene, "badges.css")
    title = scene.event.title.in_(scene.language)
    return printed_sheet(scene, "paper/badges.html", style, files, pages=pages, event=title).pdf()


def table_sheets(scene: Scene, signs: tuple[TableSign, ...]) -> bytes:
    """A sign on each A4 sheet, to be folded in the middle: it reads from both sides."""
    style = style_of(scene, "tables.css")
    title = scene.event.title.in_(scene.language)
    return printed_sheet(scene, "paper/tables.html", style, {}, signs=signs, event=title).pdf()


def poster_in_size(scene: Scene, picture: PictureFile, size: str) -> bytes:
    """The poster in a size of `ZOOMS`."""
    printed, _ = poster_sheet(scene, poster(scene), picture)
    return printed.pdf(ZOOMS[size])


def flyer(scene: Scene, picture: PictureFile, size: str) -> bytes:
    """The poster to give away: its small words are larger, and partners are left to the site."""
    more = (theme_folder() / "paper" / "flyer.css").read_text("utf-8")
    printed, _ = poster_sheet(scene, poster(scene), picture, more)
    return printed.pdf(ZOOMS[size])
