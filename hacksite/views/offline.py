"""The page that stands in for one the reader's device has no copy of, while there is no network."""

from dataclasses import dataclass, replace

from hacksite.model import Said
from hacksite.views.addresses import addresses_of
from hacksite.views.layout import section_page
from hacksite.views.page_view import PageView
from hacksite.views.scene import Scene
from hacksite.wording import words_of

KEPT_SECTIONS = ("home", "programme", "practical")
"""What is kept for the hours without a network before it was ever opened."""


@dataclass(frozen=True, slots=True)
class OfflineView:
    """What happened; below it stand the pages that can be opened all the same."""

    lead: str
    kept: str


def offline_page(scene: Scene) -> PageView:
    """The page of one language; in no list, no menu and no sitemap."""
    view = OfflineView(scene.words("offline.lead"), scene.words("offline.kept"))
    page = section_page(scene, "home", view, template="offline.html", listed=False)
    title = Said(scene.words("offline.title"), scene.language)
    first = scene.languages[0]
    alternates = tuple((language, _address(language, first)) for language in scene.languages)
    return replace(page, url=_address(scene.language, first), title=title, alternates=alternates)


def _address(language: str, first_language: str) -> str:
    return f"{addresses_of(language, first_language).root}{words_of(language)('slug.offline')}/"
