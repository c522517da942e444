"""What free pages say."""

from hacksite.model import Page
from hacksite.views.layout import ItemView, item_page
from hacksite.views.page_view import PageView, gallery_of
from hacksite.views.scene import Scene


def free_page(scene: Scene, page: Page) -> PageView:
    """A free page, as written."""
    view = ItemView(
        lead=scene.say(page.summary),
        body=scene.say(page.body),
        gallery=gallery_of(page.pictures, scene.language),
    )
    return item_page(scene, "page", page.id, page.title, view, source=f"pages/{page.id}.md")
