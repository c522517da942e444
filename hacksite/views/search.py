"""What the search page says; its results are found by the reader's browser."""

from dataclasses import dataclass

from hacksite.views.layout import section_link, section_page
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.scene import Scene

KINDS = ("challenge", "dataset", "project", "session", "person", "partner", "news_item", "page")
"""What results can be, in the order of their filter."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: the kinds of results by name, and where to go without a script."""

    lead: str
    kinds: tuple[tuple[str, str], ...]
    plan: LinkView


def search_page(scene: Scene) -> PageView:
    """The search page. It is in no index, sitemap or menu: it says nothing by itself."""
    kinds = tuple((kind, scene.words(f"search.kind.{kind}")) for kind in KINDS)
    view = SearchView(scene.words("search.lead"), kinds, section_link(scene, "plan"))
    return section_page(scene, "search", view, listed=False)


def kind_of(page: PageView) -> str:
    """What a page is to somebody who searches; "" for pages that searching must not find."""
    paging = getattr(page.view, "paging", None)
    if not page.listed or page.section == "plan" or (paging and paging.number > 1):
        return ""
    if getattr(page.view, "day", None) or page.template == "changes.html":
        # Each session is found by itself.
        return ""
    name = page.template.removesuffix(".html")
    return name if name in KINDS else "page"
