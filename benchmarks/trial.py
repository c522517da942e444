"""One contender at one size: its folders, its cold builds, its builds after an edit."""

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from html import unescape
from multiprocessing import get_context
from pathlib import Path

from benchmarks.contenders import CONTENDERS, Contender
from benchmarks.generate import Item, make_items
from benchmarks.measure import CommandError, Measure, measure

_PROOFS = make_items(10)
"""Items of every section that every size has too."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A contender's project of `size` items below `base`, and where it builds to."""

    contender: Contender
    size: int
    base: Path

    @property
    def folder(self) -> Path:
        """The project."""
        return self.base / "project"

    @property
    def out(self) -> Path:
        """The site."""
        return self.base / "site"

    def build_cold(self) -> Measure:
        """Build to a new folder, without any cache, and look whether the site is whole."""
        for folder in (self.out, self.base / "cache", self.folder / "resources", *self.folder.glob(".*")):
            if folder.is_dir():
                shutil.rmtree(folder)
            else:
                folder.unlink(missing_ok=True)
        # Deleted folders keep some disks busy for seconds, and the next build would be charged for it.
        os.sync()
        taken = self._build()
        self._prove()
        return taken

    def build_after_edit(self, mark: str) -> Measure:
        """Build again, to the same folder, after `mark` was added to one project's text."""
        source = self.edited_file
        before = source.read_text("utf-8")
        source.write_text(f"{before}\n{mark}\n", "utf-8")
        try:
            taken = self._build()
        finally:
            source.write_text(before, "utf-8")
        if mark not in self.page_of(_PROOFS[-1]).read_text("utf-8"):
            raise CommandError(f"{self.contender.name}: the edit does not show")
        return taken

    @property
    def edited_file(self) -> Path:
        """The text that is edited; `edited_page` shows it."""
        return self.folder / "projects" / f"{_PROOFS[-1].id}.md"

    @property
    def edited_page(self) -> str:
        """The address of the edited text's page, from the site's root."""
        return self.page_of(_PROOFS[-1]).parent.relative_to(self.out).as_posix() + "/"

    def environment(self) -> dict[str, str]:
        """Give the environment of commands: caches and temporary files of their own, no advertisements."""
        cache = str(self.base / "cache")
        quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
        places = {"XDG_CACHE_HOME": cache, "HUGO_CACHEDIR": f"{cache}/hugo", "TMPDIR": str(self.base)}
        # Python keeps its compiled modules, as it does on most machines. Packages were compiled when they
        # were installed; a checkout would be compiled at every start.
        mine = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**mine, **quiet, **places}

    def page_of(self, item: Item) -> Path:
        """Find the page of an item; sections have their own names in each contender's addresses."""
        found = sorted(self.out.glob(f"*/{item.id}/index.html"))
        if len(found) != 1:
            raise CommandError(f"{self.contender.name}: {len(found)} pages for {item.id}, not 1")
        return found[0]

    def _build(self) -> Measure:
        command = self.contender.command(self.folder, self.out)
        return measure(command, self.folder, self.environment(), self.base / "log.txt")

    def _prove(self) -> None:
        pages = sum(1 for _ in self.out.glob("*/*/index.html"))
        if pages < self.size:
            raise CommandError(f"{self.contender.name}: {pages} pages for {self.size} items")
        for item in _PROOFS:
            html = self.page_of(item).read_text("utf-8")
            title = item.title.replace(" ?", "")
            if (
                title not in unescape(html)
                or "<table" not in html
                or "<pre" not in html
                or "<li>" not in html
            ):
                raise CommandError(f"{self.contender.name}: {item.id} lacks its title, table, code or list")


def write_trials(base: Path, size: int, contenders: Sequence[Contender]) -> list[Trial]:
    """Write the projects of the contenders that are installed.

    In a process of its own: the memory of the process that starts a command counts as the command's.
    """
    trials = [Trial(c, size, base / f"{size}-{CONTENDERS.index(c)}") for c in contenders if c.tool()]
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(_write, size, [(CONTENDERS.index(t.contender), t.folder) for t in trials]).result()
    return trials


def _write(size: int, projects: list[tuple[int, Path]]) -> None:
    items = make_items(size)
    for place, folder in projects:
        folder.parent.mkdir(parents=True)
        CONTENDERS[place].write(folder, items)
