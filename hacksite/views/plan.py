"""The plan of the site: every page, by section. Expected by RGAA audits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hacksite.model import Said, Text
from hacksite.views.addresses import SECTION_OF
from hacksite.views.layout import section_link, section_page
from hacksite.views.live import screens
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.restitution import screen_links
from hacksite.views.scene import Scene

_LONGEST_LIST = 200
_FIELDS = (
    ("challenge", "challenges"), ("dataset", "datasets"), ("session", "sessions"), ("person", "people"),
    ("partner", "partners"), ("project", "projects"), ("news_item", "news"), ("page", "pages"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Branch:
    """A section and its pages; `more` says how many are only in the section's own list."""

    section: LinkView
    pages: tuple[LinkView, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """Every page of a language."""

    lead: str
    branches: tuple[Branch, ...]
    files: tuple[LinkView, ...]


def plan_page(scene: Scene, sections: Sequence[PageView], files: Sequence[LinkView]) -> PageView:
    """The plan, from the section pages of the same language and the event's nouns."""
    branches = []
    for head in sections:
        if head.listed:
            below = screen_links(scene) if head.section == "restitution" else _below(scene, head.section)
            rest = len(below) - _LONGEST_LIST
            more = scene.words("plan.more", n=rest) if rest > 0 else ""
            branches.append(Branch(LinkView(head.title, head.url), below[:_LONGEST_LIST], more))
    pages = _below(scene, "page")
    if pages:
        other = LinkView(Said(scene.words("list.other"), scene.language), pages[0].url)
        branches.append(Branch(other, pages))
    if scene.event.sessions and not scene.frozen:
        branches.append(Branch(section_link(scene, "selection"), ()))
        branches.append(Branch(section_link(scene, "live"), screens(scene)))
    view = PlanView(scene.words("plan.lead"), tuple(branches), tuple(files))
    return section_page(scene, "plan", view)


def _below(scene: Scene, section: str) -> tuple[LinkView, ...]:
    for noun, field in _FIELDS:
        if SECTION_OF[noun] == section:
            return tuple(
                LinkView(_title(scene, entry), scene.addresses.item(noun, entry.id))
                for entry in getattr(scene.event, field)
            )
    return ()


def _title(scene: Scene, entry: Any) -> Said:
    title = getattr(entry, "title", None) or entry.name
    return title.say(scene.language) if isinstance(title, Text) else Said(title, scene.language)
