"""The Python interface: what `hacksite check` and `hacksite build` do, for other programs.

Documented in `docs/reference/python.md`; `hacksite` itself offers both names.
"""

from datetime import datetime
from pathlib import Path

from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.building import Built, build_folder
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.source.zone import zone_of


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
    search: bool = False,
    pdf: bool = False,
    cards: bool = False,
) -> Built:
    """Check an event folder and, unless it has errors, write its site to `out`.

    `written` of the result counts files, and is None where errors kept the site from being built: then
    `checked.report` holds them, and nothing was touched. `search`, `pdf` and `cards` need their extras;
    `cards` also needs `site_url`. The same folder at the same instant gives the same bytes.
    Raises HacksiteError where the environment lacks what was asked for, or `out` holds other files.
    """
    root = Path(folder)
    _require(search=search, pdf=pdf, cards=cards, site_url=site_url)
    settings = Settings(
        _instant(at, root), site_url, host, search=search, index=search, pdf=pdf, cards=cards
    )
    return build_folder(root, Path(out), settings)


def _instant(at: datetime | str | None, root: Path) -> datetime:
    if isinstance(at, datetime):
        if at.tzinfo is None:
            raise HacksiteError("at: an instant needs a time zone; give datetime(…, tzinfo=…)")
        return at
    return read_instant(at, zone_of(root))


def _require(*, search: bool, pdf: bool, cards: bool, site_url: str) -> None:
    """Say at once what is missing: half of what was asked for is no site."""
    from hacksite.emit.card_picture import can_draw
    from hacksite.pipeline.printing import lacking
    from hacksite.pipeline.searching import can_index

    if search and not can_index():
        raise HacksiteError('search: `pip install "hacksite[search]"`')
    if pdf and lacking():
        raise HacksiteError('pdf: `pip install "hacksite[pdf]"`, and Pango on the system')
    if cards and not can_draw():
        raise HacksiteError('cards: `pip install "hacksite[cards]"`')
    if cards and not site_url:
        raise HacksiteError("cards: give site_url, for their addresses are absolute")
