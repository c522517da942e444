"""The Python interface: what `hacksite check` and `hacksite build` do, for other programs.

Documented in `docs/reference/python.md`; `hacksite` itself offers both names.
"""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Literal

from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.building import Built, build_folder
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.extras import can_draw, can_index, lacking
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.source.zone import zone_of

Extra = Literal["search", "pdf", "cards"]
"""What can be made beside the site, each with its own `hacksite[…]`."""


def load_event(folder: str | Path, *, at: datetime | str | None = None) -> Checked:
    """Read and check an event folder.

    `event` of the result is the event, None where too little of it could be read; `report` holds every
    problem, and is empty where all is well. `at` is the instant for checks that depend on it; now for None.
    Raises HacksiteError only where there is no such folder, or `at` is no instant.
    """
    root = Path(folder)
    return check_folder(root, _instant(at, root))


def build(
    folder: str | Path,
    out: str | Path,
    *,
    site_url: str = "",
    at: datetime | str | None = None,
    host: str = "plain",
    extras: Collection[Extra] = (),
) -> Built:
    """Check an event folder and, unless it has errors, write its site to `out`.

    `written` of the result counts files, and is None where errors kept the site from being built:
    `checked.report` holds them, and nothing was touched. Cards also need `site_url`.
    The same folder at the same instant gives the same bytes.
    Raises HacksiteError where the environment lacks what was asked for, or `out` holds other files.
    """
    root = Path(folder)
    for extra in extras:
        _require(extra, site_url)
    search = "search" in extras
    settings = Settings(
        _instant(at, root), site_url, host, search=search, index=search, pdf="pdf" in extras,
        cards="cards" in extras,
    )  # fmt: skip
    return build_folder(root, Path(out), settings)


def _instant(at: datetime | str | None, root: Path) -> datetime:
    if isinstance(at, datetime):
        if at.tzinfo is None:
            raise HacksiteError("at: an instant needs a time zone; give datetime(…, tzinfo=…)")
        return at
    return read_instant(at, zone_of(root))


def _require(extra: Extra, site_url: str) -> None:
    """Say at once what is missing: half of what was asked for is no site."""
    is_here = {"search": can_index, "pdf": lambda: not lacking(), "cards": can_draw}
    if extra not in is_here:
        raise HacksiteError(f"extras: {extra!r} is none; there are {', '.join(is_here)}")
    if not is_here[extra]():
        raise HacksiteError(f'{extra}: `pip install "hacksite[{extra}]"`')
    if extra == "cards" and not site_url:
        raise HacksiteError("cards: give site_url, for their addresses are absolute")
