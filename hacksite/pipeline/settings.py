"""How a site is to be built."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hacksite.model.moments import read_clock, read_day
from hacksite.pipeline.errors import refusal


@dataclass(frozen=True, slots=True)
class Settings:
    """`at` is the clock: the same folder at the same instant gives the same bytes.

    `search` offers a search on every page; `index` makes what it needs, when the site is published.
    `pdf` makes the programme and the poster on paper, too; `cards` the pictures that chats show of a page,
    where the site's address is known.
    A `preview` is the same site for its author alone: browsers keep no copy of its pages.
    A `frozen` one is kept for good: nothing in it is to be followed, chosen or subscribed to.
    """

    at: datetime
    site_url: str = ""
    host: str = "material"
    search: bool = True
    index: bool = False
    pdf: bool = False
    cards: bool = False
    preview: bool = False
    frozen: bool = False


def read_instant(typed: str | None, zone: ZoneInfo | None = None) -> datetime:
    """An instant from `2027-03-27T10:00+01:00` or, in the event's zone, `2027-03-27 10:00`; now for None.

    Raises HacksiteError for anything else.
    """
    if typed is None:
        return datetime.now(UTC).replace(microsecond=0)
    here = zone or ZoneInfo("UTC")
    text = typed.strip()
    try:
        if len(text) > 16 or text.endswith("Z"):
            when = datetime.fromisoformat(text)
        else:
            day, _, clock = text.replace("T", " ").partition(" ")
            when = datetime.combine(read_day(day), read_clock(clock or "0:00"))
    except ValueError:
        raise refusal("error.instant", typed=typed) from None
    return when if when.tzinfo else when.replace(tzinfo=here)
