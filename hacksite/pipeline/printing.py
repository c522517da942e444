"""Sheets of paper: whether they can be made here, and where they are kept.

A sheet takes a second or two to lay out. It is kept in the cache under a digest of all it depends on, so
that one whose words did not change is never laid out again.
"""

import ctypes
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from functools import cache as once
from functools import partial
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Literal

from hacksite.emit.artifact import Artifact
from hacksite.emit.paper import PDF
from hacksite.emit.paper_layout import import_weasyprint
from hacksite.pipeline.cache import SHEETS
from hacksite.pipeline.parallel import in_parallel

Lacking = Literal["", "package", "libraries"]

# What WeasyPrint looks for, as Linux names it. Source: its text/ffi.py.
_LIBRARIES = ("gobject-2.0", "pango-1.0", "harfbuzz", "fontconfig", "pangoft2-1.0")
# Two sheets are worth a copy of the process.
_WORTH_SHARING = 2


@once
def lacking() -> Lacking:
    """What is missing here to make PDF: the package (`hacksite[pdf]`), the system's Pango, or nothing."""
    if find_spec("weasyprint") is None:
        return "package"
    return "" if _has_libraries() or _can_import() else "libraries"


def _has_libraries() -> bool:
    """Whether they are where Linux keeps them: asking costs little, importing WeasyPrint a second."""
    if sys.platform != "linux":
        return False
    try:
        for name in _LIBRARIES:
            ctypes.CDLL(f"lib{name}.so.0")
    except OSError:
        return False
    return True


def _can_import() -> bool:
    # Where libraries are missing, it prints a page of advice on its way out.
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        try:
            import_weasyprint()
        except (OSError, ImportError):
            return False
    return True


def kept(sheet: Artifact, cache: Path) -> Artifact:
    """The same sheet, laid out once for all builds."""
    return replace(sheet, make=partial(_recalled, sheet, cache))


def prepare_sheets(artifacts: Iterable[Artifact], cache: Path) -> None:
    """Lay out the sheets that never were, on every processor, and forget those of other days."""
    sheets = [one for one in artifacts if one.media_type == PDF]
    in_parallel([one for one in sheets if not _place(one, cache).is_file()], _made, worth_it=_WORTH_SHARING)
    _forget_all_but(sheets, cache)


def _made(sheet: Artifact) -> None:
    sheet.make()


def _recalled(sheet: Artifact, cache: Path) -> bytes:
    place = _place(sheet, cache)
    if place.is_file():
        return place.read_bytes()
    content = sheet.make()
    place.parent.mkdir(parents=True, exist_ok=True)
    # Renamed when it is whole: a stopped build leaves no half of a sheet.
    half = place.with_suffix(f".{os.getpid()}")
    half.write_bytes(content)
    half.replace(place)
    return content


def _place(sheet: Artifact, cache: Path) -> Path:
    return cache / SHEETS / f"{sheet.digest}.pdf"


def _forget_all_but(sheets: Sequence[Artifact], cache: Path) -> None:
    names = {_place(sheet, cache).name for sheet in sheets}
    for file in (cache / SHEETS).glob("*.pdf"):
        if file.name not in names:
            file.unlink()
