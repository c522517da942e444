"""Shows an edit in a preview before the rest of the site is looked at again.

Of a thousand nouns, the page of the one that was edited is made in a fraction of what the whole site takes.
The build that follows makes everything else that speaks of it, and this page once more.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from hacksite.emit.pages import PageMaker
from hacksite.model import Event, Noun
from hacksite.pipeline.checking import Checked, Shown
from hacksite.pipeline.settings import Settings
from hacksite.pipeline.site import plan_scenes
from hacksite.views.site import PAGED_LISTS, item_pages

_MOST = 5
_LEADS_TO = re.compile(r'(?:href|src)="(?![a-z]+:|//|#)([^"#?]+)')


def show_edits(checked: Checked, shown: Shown, out: Path, settings: Settings) -> int:
    """Put into place, in `out`, the pages of the few nouns that differ from what was `shown`; say how many.

    Only pages that were there before, and that lead to nothing that still has to be made: all others, and
    edits of more than a few nouns, are left to the whole build.
    """
    event = checked.publishable
    edited = frozenset(_edited(event, shown.event)) if event and shown.event else frozenset()
    if event is None or not 0 < len(edited) <= _MOST:
        return 0
    pictures, scenes = plan_scenes(event, settings, checked.folder.root, checked.folder.files)
    count = 0
    for scene in scenes:
        maker = PageMaker(scene, shown.frames, "", pictures.pictures(), kept=False)
        for page in item_pages(scene, lambda noun: _name(noun) in edited):
            artifact = maker.artifact(page)
            count += _put(artifact.make(), out / artifact.path)
    return count


def _edited(event: Event, before: Event) -> Iterator[tuple[type[Noun], str]]:
    """The nouns that are not the very ones of before: a preview keeps those whose entries say the same."""
    known = {id(noun) for noun in _nouns(before)}
    return (_name(noun) for noun in _nouns(event) if id(noun) not in known)


def _nouns(event: Event) -> Iterable[Noun]:
    return (noun for name in PAGED_LISTS for noun in getattr(event, name))


def _name(noun: Noun) -> tuple[type[Noun], str]:
    return type(noun), getattr(noun, "id", "")


def _put(content: bytes, path: Path) -> bool:
    """Let `content` take the place of the page at `path`, at once; say whether it did."""
    leads_to = {unquote(found) for found in _LEADS_TO.findall(content.decode())}
    if not path.is_file() or not all((path.parent / name).exists() for name in leads_to):
        return False
    new = path.with_suffix(".new")
    new.write_bytes(content)
    new.replace(path)
    return True
