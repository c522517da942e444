"""Pages below a section that are no item of it: days of the programme, the catalogue as a table."""

from collections.abc import Sequence

from hacksite.model import Said
from hacksite.views.addresses import SECTION_OF, Addresses, addresses_of
from hacksite.views.layout import section_link
from hacksite.views.page_view import PageView
from hacksite.views.scene import Scene

_NOUN_OF = {section: noun for noun, section in SECTION_OF.items()}


def below(scene: Scene, section: str, *names: str, addresses: Addresses | None = None) -> str:
    """The address of a page below a section; an item of that name keeps its own."""
    own = addresses or scene.addresses
    first, *rest = names
    while section in _NOUN_OF and first in getattr(scene.index, _NOUN_OF[section]):
        first += "-"
    return "/".join([f"{own.section(section)}{first}", *rest, ""])


def page_below(
    scene: Scene, section: str, slugs: Sequence[str], title: Said, view: object, template: str
) -> PageView:
    """A page below a section. `slugs` name it: keys of slugs, or names as they are."""

    def address(language: str) -> str:
        own = addresses_of(language, scene.languages[0])
        return below(scene, section, *(own.slugs.get(slug, slug) for slug in slugs), addresses=own)

    return PageView(
        address(scene.language), scene.language, section, template, title,
        f"{title.text}. {getattr(view, 'lead', '')}".strip(), view,
        tuple((language, address(language)) for language in scene.languages),
        (section_link(scene, section),),
    )  # fmt: skip
