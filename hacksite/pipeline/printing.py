"""Sheets of paper, and where they are kept.

A sheet takes a second or two to lay out. It is kept in the cache under a digest of all it depends on, so
that one whose words did not change is never laid out again.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from hacksite.emit.artifact import Artifact
from hacksite.emit.paper import PDF
from hacksite.pipeline.cache import SHEETS
from hacksite.pipeline.parallel import in_parallel

# Two sheets are worth a copy of the process.
_WORTH_SHARING = 2


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
