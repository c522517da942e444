"""Every file of a site, from an event and the clock."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import quote

from hacksite import __version__
from hacksite.emit.artifact import Artifact
from hacksite.emit.event_json import event_json
from hacksite.emit.frame import Frame, FrameKey
from hacksite.emit.pages import PageMaker
from hacksite.emit.sitemap import robots, sitemap
from hacksite.emit.theme import theme_files
from hacksite.model import Event
from hacksite.pipeline.history import revisions
from hacksite.pipeline.settings import Settings
from hacksite.views.agenda import Calendar, calendars
from hacksite.views.page_view import PageView
from hacksite.views.scene import Scene, scenes
from hacksite.views.site import LanguageSite, Outline, language_site
from hacksite.wording import Words

Draw = Callable[[Sequence[Outline]], tuple[str, Mapping[FrameKey, Frame]]]
"""Gives the frames for outlines, and a key that changes with them."""

_FILE_NAME = re.compile(r"[\w./-]+\.\w{2,8}")
_NOUN_FOLDERS = ("challenges", "datasets", "projects", "news", "pages")
_READ_AS_TEXT = (".md", ".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Site:
    """The site of an event at an instant: its languages, and the folder its pictures come from."""

    languages: tuple[LanguageSite, ...]
    settings: Settings
    root: Path
    files: frozenset[str]

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """What surrounds the pages, by language."""
        return tuple(site.outline for site in self.languages)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The scene of each language."""
        return tuple(site.scene for site in self.languages)

    def pages(self) -> Iterator[PageView]:
        """Every page of every language."""
        for site in self.languages:
            yield from site.pages()

    def artifacts(self, key: str, frames: Mapping[FrameKey, Frame]) -> Iterator[Artifact]:
        """Every file of the site but the host's own; `key` stands for the frames."""
        listed: list[PageView] = []
        for site in self.languages:
            maker = PageMaker(site.scene, frames, key)
            for page in site.pages():
                listed.append(_light(page))
                yield maker.artifact(page)
        look = self.scenes[0].event.look
        yield from theme_files(look.primary, look.accent)
        yield from self.media()
        yield from self.exports()
        if self.settings.site_url:
            # A sitemap of relative addresses is none. Source: sitemaps.org, "loc".
            yield _file("sitemap.xml", "application/xml", lambda: sitemap(listed, self.settings.site_url))
        yield _file("robots.txt", "text/plain", lambda: robots(self.settings.site_url))

    def exports(self) -> Iterator[Artifact]:
        """The event's files for machines: calendars, JSON."""
        first = self.scenes[0]
        exports = []
        for scene in self.scenes:
            for calendar in calendars(scene):
                made = _calendar_file(calendar, scene.words)
                yield made
                # A session's own calendar is found on its page.
                if calendar.is_listed:
                    exports.append(made)
        about = _file("event.json", "application/json", lambda: b"", first.words("file.event"))
        yield Artifact(
            about.path, "", lambda: event_json(self.scenes, [*exports, about]), about.media_type, about.title
        )

    def media(self) -> Iterator[Artifact]:
        """Pictures and data files that what may be seen refers to; others stay unpublished."""
        others = {name for name in self.files if not name.endswith(_READ_AS_TEXT)}
        if not others:
            return
        event = self.scenes[0].event
        said = repr(event)
        names = {token.lstrip("./") for token in _FILE_NAME.findall(said)}
        shown = {folder: {noun.id for noun in getattr(event, folder)} for folder in _NOUN_FOLDERS}
        for name in sorted(others):
            folder, _, below = name.partition("/")
            owner, _, own = below.partition("/")
            # A noun's folder holds its own pictures; its texts may name them from there.
            is_own = bool(own) and owner in shown.get(folder, ())
            if name in names or (is_own and own in names) or _is_named(name, said):
                yield _copied(self.root / name, name)


def _is_named(name: str, said: str) -> bool:
    """Whether a file whose name holds spaces and other signs is spoken of; the pattern finds all others."""
    return not _FILE_NAME.fullmatch(name) and (name in said or quote(name) in said)


def plan_site(event: Event, settings: Settings, root: Path, files: frozenset[str]) -> Site:
    """The site of an event; nothing is rendered yet."""
    revised = revisions(event, root, settings.at)
    made = tuple(language_site(scene) for scene in scenes(event, settings.at, settings.site_url, revised))
    return Site(made, settings, root, files)


def _calendar_file(calendar: Calendar, words: Words) -> Artifact:
    """A calendar's file; one whose entries say what they said is not made again."""
    digest = hashlib.blake2b(f"{__version__}{calendar!r}".encode(), digest_size=16).hexdigest()
    return Artifact(calendar.path, digest, partial(_agenda, calendar, words), "text/calendar", calendar.label)


def _agenda(calendar: Calendar, words: Words) -> bytes:
    """The calendar; its library is slow to import, and only the process that writes the file needs it."""
    from hacksite.emit.agenda import agenda

    return agenda(calendar, words)


def _light(page: PageView) -> PageView:
    """A page without what it says, for the sitemap."""
    return replace(page, view=None)


def _file(path: str, media_type: str, make: Callable[[], bytes], title: str = "") -> Artifact:
    return Artifact(path, "", make, media_type, title)


def _copied(source: Path, name: str) -> Artifact:
    stat = source.stat()
    digest = hashlib.blake2b(f"{stat.st_size} {stat.st_mtime_ns}".encode(), digest_size=16).hexdigest()
    return Artifact(name, digest, partial(Path.read_bytes, source), "application/octet-stream")
