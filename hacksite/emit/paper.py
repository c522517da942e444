"""Sheets of paper: the programme and the poster of each language, as PDF."""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from hacksite.emit.artifact import Artifact
from hacksite.emit.paper_drawing import art_drawing, band_drawing
from hacksite.emit.paper_layout import SCHEME, PaperFile, Printed
from hacksite.emit.qr import qr_drawing
from hacksite.emit.theme import environment, saying, theme_folder
from hacksite.emit.type_size import largest_size
from hacksite.model.palette import palette
from hacksite.views.addresses import SHEETS
from hacksite.views.poster import PosterView, poster
from hacksite.views.programme_sheet import ProgrammeSheet, SheetDay, programme_sheet
from hacksite.views.scene import Scene
from hacksite.wording import direction_of

PDF = "application/pdf"
SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
"""Type sizes of a day, in points: the first at which it fits a page. Less is hard to read on a wall."""
_FLOWING = 9.5
"""The size of a day that needs several pages whatever the size."""
_MANY = 90
"""Sessions that no size brings onto one page: not worth trying."""
_TITLES = tuple(range(150, 27, -2))
# What a poster's title has: the sheet less its margins, in millimetres; its lines stand close.
_TITLE_BOX = (178.0, 66.0)
_LEADING = 0.96

PictureFile = Callable[[str], Artifact | None]
"""Gives the file of a picture by the address that views name it with."""


def papers(scene: Scene, picture: PictureFile) -> Iterator[Artifact]:
    """The sheets of a language. There is no programme without sessions."""
    programme = programme_sheet(scene)
    if programme:
        yield _programme(scene, programme)
    yield _poster(scene, poster(scene), picture)


def _programme(scene: Scene, view: ProgrammeSheet) -> Artifact:
    style = style_of(scene, "programme.css", *_sizes(), *_colours(view))
    files = _files(view.here, PaperFile(partial(band_drawing, scene.event.id, scene.event.look)))

    def printed(sheets: Sequence[tuple[tuple[SheetDay, ...], float]]) -> Printed:
        rows = [{"days": days, "size": SIZES.index(size)} for days, size in sheets]
        return printed_sheet(scene, "paper/programme.html", style, files, view=view, sheets=rows)

    def make() -> bytes:
        return printed([(days, _fitting(printed, days)) for days in view.sheets]).pdf()

    digest = printed([(days, SIZES[0]) for days in view.sheets]).digest()
    path = f"{scene.addresses.root}{SHEETS['programme']}"
    return Artifact(path, digest, make, PDF, scene.words("paper.programme"))


def _fitting(printed: Callable[[Any], Printed], days: tuple[SheetDay, ...]) -> float:
    """The largest size at which these days stand on one page; where none is, one that reads well."""
    if sum(day.count for day in days) > _MANY:
        return _FLOWING

    def fits(size: float) -> bool:
        return printed([(days, size)]).pages() == 1

    # Smaller type needs less room, so the first size that fits is found by halving.
    first = bisect(SIZES, 0, key=fits)
    return SIZES[first] if first < len(SIZES) else _FLOWING


def _sizes() -> Iterator[str]:
    return (f".size-{n}{{font-size:{size}pt}}" for n, size in enumerate(SIZES))


def _colours(view: ProgrammeSheet) -> Iterator[str]:
    """The tracks' colours, as classes of their own."""
    rows = (row for days in view.sheets for day in days for slot in day.slots for row in slot.rows)
    colours = dict.fromkeys(session.color for row in rows for session in row if session.color)
    return (f".row .c{colour[1:]}{{border-color:{colour}}}" for colour in colours)


def _poster(scene: Scene, view: PosterView, picture: PictureFile) -> Artifact:
    printed, digests = poster_sheet(scene, view, picture)
    path = f"{scene.addresses.root}{SHEETS['poster']}"
    return Artifact(path, printed.digest(*digests), printed.pdf, PDF, scene.words("paper.poster"))


def poster_sheet(
    scene: Scene, view: PosterView, picture: PictureFile, *more: str
) -> tuple[Printed, tuple[str, ...]]:
    """The poster before its layout, and the digests of its pictures; `more` are styles after its own."""
    shown = [view.cover, view.logo, *(p.logo for group in view.groups for p in group.partners)]
    found = {one.src: picture(one.src) for one in shown if one}
    pictures = {src: file for src, file in found.items() if file}
    files = _files(view.here, PaperFile(partial(art_drawing, view.seed, scene.event.look)))
    files |= {src: PaperFile(file.make, file.media_type) for src, file in pictures.items()}
    size = largest_size(view.title.text, _TITLES, *_TITLE_BOX, _LEADING)
    style = style_of(scene, "poster.css", f"h1{{font-size:{size}pt}}", *more)
    printed = printed_sheet(scene, "paper/poster.html", style, files, view=view)
    return printed, tuple(file.digest for file in pictures.values())


def _files(here: str, drawing: PaperFile) -> dict[str, PaperFile]:
    code = {"code": PaperFile(partial(qr_drawing, here))} if here else {}
    return {"drawing": drawing, **code}


def style_of(scene: Scene, name: str, *more: str) -> Markup:
    """The styles of a sheet, after the event's colours: paper is always light."""
    look = scene.event.look
    colours = palette(look.primary, look.accent)["light"]
    roles = "".join(f"--hs-{role}:{colour};" for role, colour in colours.items())
    sheets = ((theme_folder() / "paper" / file).read_text("utf-8") for file in ("paper.css", name))
    text = "".join([f":root{{{roles}}}", *sheets, *more])
    return Markup(text)  # noqa: S704 - our own style sheets, and colours that the model has checked


def printed_sheet(
    scene: Scene, template: str, style: Markup, files: Mapping[str, PaperFile], **more: Any
) -> Printed:
    """A sheet before its layout: a template of the theme, filled, with its style and its files."""
    env = environment()
    env.filters["file"] = SCHEME.__add__
    html = env.get_template(template).render(
        t=scene.words, say=saying(scene.language), language=scene.language,
        direction=direction_of(scene.language), style=style, **more,
    )  # fmt: skip
    return Printed(html, files)
