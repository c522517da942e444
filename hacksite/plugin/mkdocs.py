"""The thin plugin: MkDocs draws the frames and receives finished files."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from hacksite.diagnostics import HacksiteError
from hacksite.diagnostics.catalogue import LANGUAGES as SPOKEN
from hacksite.diagnostics.render import as_text
from hacksite.emit.artifact import Artifact
from hacksite.emit.frame import BASE, LANGUAGES, base_of
from hacksite.emit.policy import policy_elements
from hacksite.emit.theme import stylesheet_path
from hacksite.emit.walls import footer, header
from hacksite.pipeline.cache import CACHE
from hacksite.pipeline.cards import prepare_cards
from hacksite.pipeline.checking import Checked, check_folder
from hacksite.pipeline.extras import can_draw, can_index, lacking
from hacksite.pipeline.hosts import frames_key, ready
from hacksite.pipeline.printing import prepare_sheets
from hacksite.pipeline.searching import Searched, index_files
from hacksite.pipeline.settings import Settings, read_instant
from hacksite.pipeline.site import Site, plan_site
from hacksite.plugin.frames import draw, dress, words_of_material
from hacksite.plugin.own_pages import is_of_event, own_entries, own_files
from hacksite.source.zone import zone_of
from hacksite.views.site import Entry

log = get_plugin_logger(__name__)
_TEMPLATES = ("404.html", "sitemap.xml")


class HacksiteConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its class hook untyped
    """Options in `mkdocs.yml`: where the event folder is, and what time it is there."""

    event = c.Optional(c.Dir(exists=True))
    at = c.Optional(c.Type(str))


class HacksitePlugin(BasePlugin[HacksiteConfig]):  # type: ignore[no-untyped-call]  # as above
    """Builds the event's site inside MkDocs, beside the organiser's own pages."""

    root: Path
    site: Site
    nav: Navigation
    own: tuple[Entry, ...]
    finished: dict[str, bytes]
    searched: list[Searched]
    is_preview: bool = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being here keeps this instance, and what it has cached, across rebuilds of `serve`."""
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the event; tell every problem; dress Material."""
        self.root = Path(self.config.event or config.docs_dir)
        config.watch.append(str(self.root))
        try:
            settings = self._settings(config)
            checked = check_folder(self.root, settings.at)
        except HacksiteError as error:
            raise PluginError(str(error)) from error
        self._tell(checked)
        event = checked.publishable
        if event is None:
            raise PluginError(f"{self.root}: {len(checked.blocking)} error(s) in the event's content")
        self.site = plan_site(event, settings, self.root, checked.folder.files)
        first = self.site.outlines[0]
        dress(config, stylesheet_path(first.primary, first.accent))
        config.theme["language"] = words_of_material(config, first.language)
        return config

    def _settings(self, config: MkDocsConfig) -> Settings:
        instant = read_instant(self.config.at, zone_of(self.root))
        index = can_index() and not self.is_preview
        return Settings(
            instant, config.site_url or "",
            search=index or self.is_preview, index=index, preview=self.is_preview,
            pdf=not self.is_preview and not lacking(),
            cards=not self.is_preview and can_draw(),
        )  # fmt: skip

    def _tell(self, checked: Checked) -> None:
        spoken = next((code for code in checked.folder.languages if code in SPOKEN), "en")
        text = as_text(checked.report, spoken, checked.folder.source_line)
        for problem, words in zip(checked.report, text.split("\n\n"), strict=False):
            if problem.severity == "error":
                log.error(words)
            elif problem.severity == "warning":
                log.warning(words)
            else:
                log.info(words)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the event's own files away, and announce those of its site."""
        if Path(config.docs_dir).resolve() == self.root.resolve():
            for file in list(files):
                if is_of_event(file):
                    files.remove(file)
        for artifact in self._artifacts():
            if artifact.path not in _TEMPLATES:
                _replace(
                    files,
                    File.generated(config, artifact.path, content=b"", inclusion=InclusionLevel.NOT_IN_NAV),
                )
        return files

    def _artifacts(
        self, key: str = "", drawn: dict[tuple[str, str], str] | None = None
    ) -> Iterator[Artifact]:
        return self.site.artifacts(key, ready(drawn or {}))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the organiser's own pages, to show them in every menu."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw the frames with the theme that is now ready, and fill the announced files."""
        # Only now are the organiser's pages read, and their titles known.
        self.own = own_entries(self.nav)
        # `mkdocs serve` writes its reloading script into every page: under the policy it would not run.
        policy = Markup() if self.is_preview else policy_elements()
        frames = draw(env, config, self.site.outlines, self.own, policy=policy)
        key = frames_key("mkdocs", self.site.outlines)
        self.finished = {}
        self.searched = []
        artifacts = list(self._artifacts(key, frames))
        self.site.pictures.prepare()
        if self.site.settings.pdf:
            prepare_sheets(artifacts, self.root / CACHE)
        if self.site.settings.cards:
            prepare_cards(artifacts, self.root / CACHE)
        for artifact in artifacts:
            content = artifact.make()
            if artifact.found_as:
                self.searched.append(Searched(artifact.path, _digest(content), artifact.found_as))
            file = files.get_file_from_path(artifact.path)
            if artifact.path in _TEMPLATES or file is None:
                self.finished[artifact.path] = content
            else:
                file.content_bytes = content
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give an organiser's own page the same header and footer."""
        outline = self.site.outlines[0]
        base = base_of(page.url)
        walls = header(outline, (*outline.menu, *self.own), "page", page.url)
        more = {
            "hs_header": walls.replace(LANGUAGES, "").replace(BASE, base),
            "hs_footer": footer(outline).replace(BASE, base),
        }
        context.update(more)  # type: ignore[typeddict-item]
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str | None:
        """Our own 404 page and sitemap stand in for the theme's."""
        if template_name in _TEMPLATES:
            return self.finished.get(template_name, b"").decode()
        return output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index of the event's pages and the organiser's own."""
        if not self.site.settings.index:
            return
        site = Path(config.site_dir)
        own = [
            Searched(name, _digest((site / name).read_bytes()), (("kind", "page"),))
            for name in own_files(self.nav)
        ]
        try:
            for file in index_files([*self.searched, *own], self.root / CACHE, site.joinpath):
                place = site / file.path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.make())
        except HacksiteError as error:
            raise PluginError(str(error)) from error


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _replace(files: Files, file: File) -> None:
    known = files.get_file_from_path(file.src_uri)
    if known is not None:
        files.remove(known)
    files.append(file)
