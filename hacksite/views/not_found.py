"""What a page that does not exist says."""

from dataclasses import dataclass, replace

from hacksite.model import Said
from hacksite.views.layout import section_page
from hacksite.views.page_view import LinkView, PageView
from hacksite.views.scene import Scene


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """Ways back."""

    lead: str
    links: tuple[LinkView, ...]


def not_found_page(scene: Scene, links: tuple[LinkView, ...]) -> PageView:
    """The page of `404.html`, with links to what there is."""
    view = NotFoundView(scene.words("not_found.lead"), links)
    page = section_page(scene, "home", view, template="not_found.html", listed=False)
    title = Said(scene.words("not_found.title"), scene.language)
    return replace(page, url="404.html", title=title, alternates=())
