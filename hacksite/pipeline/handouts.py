"""Private prints of an event folder: read as a build reads it, written nowhere here."""

from collections.abc import Iterator
from dataclasses import dataclass

from hacksite.diagnostics import HacksiteError
from hacksite.emit.handouts import badge_sheets, flyer, poster_in_size, table_sheets
from hacksite.model import Event
from hacksite.pipeline.checking import Checked
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.site import Site, plan_site
from hacksite.views.handouts import badges, table_signs
from hacksite.views.scene import Scene


@dataclass(frozen=True, slots=True)
class Handout:
    """What is to be printed: a kind and a size, in one language, or in each for None."""

    kind: str
    size: str
    blank: int = 0
    language: str | None = None


def handouts(checked: Checked, wanted: Handout, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each PDF. Raises HacksiteError where there is nothing to print."""
    event, folder = checked.publishable, checked.folder
    if event is None:
        return
    site = plan_site(event, settings, folder.root, folder.files)
    site.pictures.prepare()
    for scene in site.scenes:
        if wanted.language in (None, scene.language):
            name = f"{wanted.kind}-{wanted.size}.{scene.language}.pdf"
            yield name, _made(site, scene, event, wanted)


def _made(site: Site, scene: Scene, event: Event, wanted: Handout) -> bytes:
    nothing = HacksiteError(scene.words(f"handouts.no_{wanted.kind}"))
    if wanted.kind == "badges":
        named = badges(scene, event, wanted.blank)
        if not named:
            raise nothing
        return badge_sheets(scene, named)
    if wanted.kind == "tables":
        signs = table_signs(scene, event)
        if not signs:
            raise nothing
        return table_sheets(scene, signs)
    draw = poster_in_size if wanted.kind == "poster" else flyer
    return draw(scene, site.pictures.published, wanted.size)
