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
from hacksite.emit.catalog import catalog
from hacksite.emit.changes_feed import MEDIA_TYPE, changes_feed
from hacksite.emit.csv_file import csv_file
from hacksite.emit.data_package import data_package
from hacksite.emit.embed import embeds
from hacksite.emit.event_json import EVENT_SCHEMA, event_json
from hacksite.emit.event_schema import event_schema
from hacksite.emit.feed import JSON_FEED, RSS, json_feed, rss
from hacksite.emit.filter_index import filter_index
from hacksite.emit.frab_json import frab_json
from hacksite.emit.frab_xml import frab_xml
from hacksite.emit.frame import Frame, FrameKey
from hacksite.emit.hackathon import hackathon_json
from hacksite.emit.offline import keeping_worker, retiring_worker
from hacksite.emit.pages import PageMaker
from hacksite.emit.programme_sheet import programme_sheet
from hacksite.emit.sitemap import robots, sitemap
from hacksite.emit.theme import theme_files
from hacksite.model import Event
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.cards import CardSet
from hacksite.pipeline.history import history
from hacksite.pipeline.pictures import PictureSet
from hacksite.pipeline.profiles import profiles, rows_to_try
from hacksite.pipeline.settings import Settings
from hacksite.source.picture_file import is_picture
from hacksite.views.agenda import Calendar, calendars
from hacksite.views.changes import ChangesView
from hacksite.views.explorer import explored, explorer_words, table_path, words_path
from hacksite.views.feed import feeds
from hacksite.views.feedback import feedback_files
from hacksite.views.frab import frab_schedule
from hacksite.views.inventory import rows_of
from hacksite.views.page_view import PageView
from hacksite.views.publication import published
from hacksite.views.scene import Scene, scenes
from hacksite.views.site import LanguageSite, Outline, language_site
from hacksite.wording import Words

Draw = Callable[[Sequence[Outline]], tuple[str, Mapping[FrameKey, Frame]]]
"""Gives the frames for outlines, and a key that changes with them."""

_FILE_NAME = re.compile(r"[\w./-]+\.\w{2,8}")
_NOUN_FOLDERS = ("challenges", "datasets", "projects", "news", "pages")
_READ_AS_TEXT = (".md", ".yml", ".yaml")
# Photographs that we cannot clean and browsers do not show: they would only say where they were taken.
_NEVER = (".heic", ".heif", ".dng", ".cr2", ".nef", ".raw")


@dataclass(frozen=True, slots=True)
class Site:
    """The site of an event at an instant: its languages, and the folder its pictures come from."""

    languages: tuple[LanguageSite, ...]
    settings: Settings
    root: Path
    files: frozenset[str]
    pictures: PictureSet

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

    def whole_pages(self) -> Iterator[PageView]:
        """Every page of every language, each list on one page."""
        for site in self.languages:
            yield from site.whole_pages()

    @property
    def is_kept(self) -> bool:
        """Whether browsers keep pages for the hours without a network."""
        return self.scenes[0].event.offline and not self.settings.preview

    def artifacts(self, key: str, frames: Mapping[FrameKey, Frame]) -> Iterator[Artifact]:
        """Every file of the site but the host's own; `key` stands for the frames."""
        listed: list[PageView] = []
        pictures = self.pictures.pictures()
        cards = CardSet(self.root / CACHE, self.pictures.published)
        with_cards = {"card": cards.shown} if self.settings.cards and self.settings.site_url else {}
        # First, so that every picture that texts name is known before pages are shared out.
        yield from self.media()
        for site in self.languages:
            maker = PageMaker(site.scene, frames, key, pictures, kept=self.is_kept, **with_cards)
            for page in site.pages():
                listed.append(_light(page))
                yield maker.artifact(page)
                yield from filter_index(page)
        yield from cards.artifacts()
        look = self.scenes[0].event.look
        yield from theme_files(look.primary, look.accent)
        yield from programme_sheet(self.languages[0].shapes)
        yield from self.explorers()
        yield from embeds(self.scenes)
        yield _file("sw.js", "text/javascript", self._worker)
        yield from self.exports()
        if self.settings.site_url:
            # A sitemap of relative addresses is none. Source: sitemaps.org, "loc".
            yield _file("sitemap.xml", "application/xml", lambda: sitemap(listed, self.settings.site_url))
        yield _file("robots.txt", "text/plain", lambda: robots(self.settings.site_url))

    def _worker(self) -> bytes:
        # A worker at this address lives on in browsers that have it: switched off, it must take itself away.
        return keeping_worker(self.languages) if self.is_kept else retiring_worker()

    def exports(self) -> Iterator[Artifact]:
        """The event's files for machines, and for printers: calendars, JSON, PDF."""
        first = self.scenes[0]
        exports = []
        for scene in self.scenes:
            for calendar in calendars(scene):
                made = _calendar_file(calendar, scene.words)
                yield made
                # A session's own calendar is found on its page.
                if calendar.is_listed:
                    exports.append(made)
        moved = [feed for site in self.languages for feed in _changes_feed(site)]
        told = tuple(self.feeds())
        exports += [*moved, *told]
        yield from (*moved, *told)
        frab = [
            # Source of the media type: IANA, c3voc.
            _file(
                "schedule.xml",
                "application/vnd.c3voc.schedule+xml",
                lambda: frab_xml(frab_schedule(first)),
                first.words("file.frab_xml"),
            ),
            _file(
                "schedule.json",
                "application/json",
                lambda: frab_json(frab_schedule(first)),
                first.words("file.frab_json"),
            ),
        ]
        sheets = tuple(self.sheets())
        exports += [*frab, *sheets]
        yield from (*frab, *sheets)
        for made in self.data_exports():
            exports.append(made)
            yield made
        others = (
            _file("hackathon.json", "application/ld+json", self._hackathon, first.words("file.hackathon")),
            _file(EVENT_SCHEMA, "application/schema+json", event_schema, first.words("file.event_schema")),
        )
        exports += others
        yield from others
        about = _file("event.json", "application/json", lambda: b"", first.words("file.event"))
        yield Artifact(
            about.path, "", lambda: event_json(self.scenes, [*exports, about]), about.media_type, about.title
        )

    def _hackathon(self) -> bytes:
        first = self.scenes[0]
        cover = first.event.look.cover
        return hackathon_json(first, [f"{first.site_url}{cover.src}"] if cover else [])

    def feeds(self) -> Iterator[Artifact]:
        """What is new, by language; none without the site's address, which every feed reader needs."""
        if not self.settings.site_url:
            return
        pictures = self.pictures.pictures()
        for scene in self.scenes:
            told = PageMaker(scene, {}, "", pictures, kept=False).told
            for feed in feeds(scene):
                title = scene.words(f"file.{'feed' if feed.key == 'feed' else 'results_feed'}")
                yield _file(feed.path, RSS, partial(rss, scene, feed, told), title)
                if feed.key == "feed":
                    path = feed.path.replace(".xml", ".json")
                    make = partial(json_feed, scene, feed, path, told)
                    yield _file(path, JSON_FEED, make, scene.words("file.feed_json"))

    def data_exports(self) -> Iterator[Artifact]:
        """The data of the event for portals, programs and spreadsheets; nothing where there is none."""
        first = self.scenes[0]
        if not first.event.datasets:
            return
        words = first.words
        yield _file("catalog.jsonld", "application/ld+json", lambda: catalog(first), words("file.catalog"))
        published = frozenset(artifact.path for artifact in self.media())
        yield _file(
            "datapackage.json",
            "application/json",
            lambda: data_package(first, published, lambda name: (self.root / name).read_bytes()),
            words("file.data_package"),
        )
        rows = rows_of(first, "dataset")
        yield _file("datasets.csv", "text/csv", lambda: csv_file(rows), words("file.datasets"))
        for scene in self.scenes:
            for path, told in feedback_files(scene).items():
                yield _file(path, "text/csv", partial(csv_file, told), scene.words("file.feedback"))

    def explorers(self) -> Iterator[Artifact]:
        """What the explorers of data files load: the rows of each, and their words in each language."""
        first = self.scenes[0]
        names = explored(first)
        for name in names:
            path = table_path(name, first.profiles[name])
            yield Artifact(path, path, partial(rows_to_try, self.root, name), "application/json")
        for scene in self.scenes if names else ():
            path = words_path(scene)
            yield Artifact(path, path, partial(explorer_words, scene), "application/json")

    def sheets(self) -> Iterator[Artifact]:
        """The programme and the poster of every language on paper, where they are asked for."""
        if not self.settings.pdf:
            return
        from hacksite.emit.paper import papers
        from hacksite.pipeline.printing import kept

        for scene in self.scenes:
            yield from (kept(sheet, self.root / CACHE) for sheet in papers(scene, self.pictures.published))

    def media(self) -> Iterator[Artifact]:
        """Pictures and data files that what may be seen refers to; others stay unpublished."""
        others = {name for name in self.files if not name.lower().endswith((*_READ_AS_TEXT, *_NEVER))}
        if not others:
            return
        event = self.scenes[0].event
        said = repr(event)
        names = {token.lstrip("./") for token in _FILE_NAME.findall(said)} | self.pictures.names_in(event)
        shown = {folder: {noun.id for noun in getattr(event, folder)} for folder in _NOUN_FOLDERS}
        for name in sorted(others):
            folder, _, below = name.partition("/")
            owner, _, own = below.partition("/")
            # A noun's folder holds its own pictures; its texts may name them from there.
            is_own = bool(own) and owner in shown.get(folder, ())
            if name in names or (is_own and own in names) or _is_named(name, said):
                yield from self.pictures.artifacts(name) if is_picture(name) else (self._copied(name),)

    def _copied(self, name: str) -> Artifact:
        source = self.root / name
        stat = source.stat()
        digest = hashlib.blake2b(f"{stat.st_size} {stat.st_mtime_ns}".encode(), digest_size=16).hexdigest()
        return Artifact(name, digest, partial(Path.read_bytes, source), "application/octet-stream")


def _held_back(event: Event, seen: Event, files: frozenset[str]) -> frozenset[str]:
    """The files in folders of nouns that may not be seen yet, whoever else names them."""
    hidden = {
        f"{folder}/{item}"
        for folder in _NOUN_FOLDERS
        for item in {n.id for n in getattr(event, folder)} - {n.id for n in getattr(seen, folder)}
    }
    return frozenset(name for name in files if "/".join(name.split("/")[:2]) in hidden)


def _is_named(name: str, said: str) -> bool:
    """Whether a file whose name holds spaces and other signs is spoken of; the pattern finds all others."""
    return not _FILE_NAME.fullmatch(name) and (name in said or quote(name) in said)


def plan_site(
    event: Event, settings: Settings, root: Path, files: frozenset[str], *, whole_pictures: bool = False
) -> Site:
    """The site of an event; nothing is rendered yet. `whole_pictures` keeps pictures' own names."""
    pictures, seen = plan_scenes(event, settings, root, files, whole_pictures=whole_pictures)
    made = tuple(language_site(replace(scene, frozen=settings.frozen)) for scene in seen)
    return Site(made, settings, root, pictures.files, pictures)


def plan_scenes(
    event: Event, settings: Settings, root: Path, files: frozenset[str], *, whole_pictures: bool = False
) -> tuple[PictureSet, tuple[Scene, ...]]:
    """What the pages of an event are made from: its pictures, and its scenes."""
    hidden = _held_back(event, published(event, settings.at), files)
    pictures = PictureSet(root, files - hidden, whole_pictures)
    seen = scenes(
        pictures.dressed(event),
        settings.at,
        settings.site_url,
        history(event, root, settings.at),
        profiles=profiles(event, root, pictures.files),
        search=settings.search,
        paper=settings.pdf,
    )
    return pictures, seen


def _calendar_file(calendar: Calendar, words: Words) -> Artifact:
    """A calendar's file; one whose entries say what they said is not made again."""
    digest = hashlib.blake2b(f"{__version__}{calendar!r}".encode(), digest_size=16).hexdigest()
    return Artifact(calendar.path, digest, partial(_agenda, calendar, words), "text/calendar", calendar.label)


def _agenda(calendar: Calendar, words: Words) -> bytes:
    """The calendar; its library is slow to import, and only the process that writes the file needs it."""
    from hacksite.emit.agenda import agenda

    return agenda(calendar, words)


def _changes_feed(site: LanguageSite) -> Iterator[Artifact]:
    """What moved, as a feed; none where no history is known."""
    for page in site.parts:
        view = page.view
        if isinstance(view, ChangesView) and view.feed:
            make = partial(changes_feed, site.scene, page, view)
            yield _file(view.feed, MEDIA_TYPE, make, page.title.text)


def _light(page: PageView) -> PageView:
    """A page without what it says, for the sitemap."""
    return replace(page, view=None)


def _file(path: str, media_type: str, make: Callable[[], bytes], title: str = "") -> Artifact:
    return Artifact(path, "", make, media_type, title)
