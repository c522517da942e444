"""My programme: what a reader chooses, without an account. The choice itself never leaves their browser."""

import hashlib
from base64 import b32encode
from dataclasses import dataclass

from hacksite.model import Said
from hacksite.views.agenda import calendar_path
from hacksite.views.challenge import in_order
from hacksite.views.layout import section_link, section_page
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.programme import DayView, days
from hacksite.views.revision import session_uid
from hacksite.views.scene import Scene
from hacksite.wording.collation import collation_key

_CODE_LENGTH = 5


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """Something without an hour that may be chosen; `item` is its noun and its id."""

    item: str
    url: str
    title: Said


@dataclass(frozen=True, slots=True)
class SelectionView:
    """The page of the reader's choice: all that could be chosen, from which a script keeps what was.

    `codes` are the short names of items in a shared address; `uids` are those of sessions in `agenda`,
    by their item.
    """

    lead: str
    days: tuple[DayView, ...]
    challenges: tuple[ChoiceRow, ...]
    projects: tuple[ChoiceRow, ...]
    codes: dict[str, str]
    uids: dict[str, str]
    agenda: str
    programme: LinkView


def selection_page(scene: Scene) -> PageView:
    """The page, which is the same for every reader; in no menu and no sitemap, for it says nothing alone."""
    by_day = days(scene, grids=False)
    challenges = tuple(
        ChoiceRow(f"challenge/{c.id}", scene.addresses.item("challenge", c.id), c.title.say(scene.language))
        for c in in_order(scene.event.challenges, scene.language)
    )
    projects = tuple(
        ChoiceRow(f"project/{p.id}", scene.addresses.item("project", p.id), p.title.say(scene.language))
        for p in sorted(scene.event.projects, key=lambda p: collation_key(p.title.in_(scene.language)))
    )
    sessions = [f"session/{row.id}" for day in by_day for row in day.rows]
    items = (*sessions, *(row.item for row in (*challenges, *projects)))
    view = SelectionView(
        scene.words("selection.lead"),
        by_day,
        challenges,
        projects,
        {item: code_of(item) for item in items},
        {item: session_uid(scene.event, item.partition("/")[2]) for item in sessions},
        calendar_path(scene),
        section_link(scene, "programme"),
    )
    return section_page(scene, "selection", view, listed=False)


def code_of(item: str) -> str:
    """The short name of an item in a shared address: five letters and digits, from its noun and id alone.

    It does not change when others come or go, so that a link that was sent goes on meaning the same. Two
    of a thousand items share one in one event of sixty-six; both are then shown.
    """
    digest = hashlib.blake2b(item.encode(), digest_size=4).digest()
    return b32encode(digest).decode().lower()[:_CODE_LENGTH]
