"""A folder of Markdown submissions: one file for each project, with headings that are always the same.

Source of the English headings: BioHackathon Europe, `<n>.md` or `<n>/README.md`, `# Project N: title`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from hacksite.check.sections import AskedSection
from hacksite.check.submission import WrittenSection, bare, written_sections
from hacksite.importers.catalogues.received import listed, mapped, said
from hacksite.importers.projects.found import FoundMember, FoundProject, Handed, filled
from hacksite.importers.projects.splitting import address_in, addresses_in, choices_in, members_in
from hacksite.importers.texts import decoded

_NUMBERED = re.compile(r"^(?:project|projet|défi|challenge)\s*(?:n°\s*)?\d+\s*[:.–-]\s*", re.IGNORECASE)
_NEVER = {"readme", "contributing", "license", "licence", "code_of_conduct", "changelog", "security", "index"}
_PAGE_OF_FOLDER = {"readme", "index", "paper"}
_FENCE = re.compile(r"\A\s*---[ \t]*\n(?P<fields>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_MOST_BYTES = 2_000_000
_HEADINGS: Mapping[str, str] = {
    heading: name
    for name, headings in {
        "members": "lead|leads|lead(s)|team|members|authors|équipe|membres|porteurs|participants",
        "challenges": "challenge|challenges|défi|défis|défi(s) choisi(s)",
        "datasets": "data|datasets|données|jeux de données|données utilisées",
        "code": "code|repository|dépôt|dépôt de code|source code",
        "demo": "demo|démo|démonstration",
        "links": "links|liens",
        "overview": "abstract|description|description générale|présentation|summary|résumé",
        "value": "problématique|problem|objectif et problématique",
        "solution": "approach|approche|method|méthode",
        "impact": "impact|usages pressentis et bénéfices|expected outcomes",
    }.items()
    for heading in map(str, headings.split("|"))
}


def read_markdown_folder(root: Path, asked: Iterable[AskedSection]) -> Handed:
    """The projects of a folder; files that begin with `_` or `.`, or tell of the folder, are left alone."""
    handed = Handed("Markdown")
    titles = {bare(heading): name for heading, name in _HEADINGS.items()}
    titles |= {bare(section.title): section.id for section in asked}
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        if path.stat().st_size > _MOST_BYTES:
            handed.leave(name, "", "too_large", megabytes=str(_MOST_BYTES // 1_000_000))
            continue
        project = _project(name, decoded(path.read_bytes()), titles)
        if project.title:
            handed.found.append(project)
        else:
            handed.leave(name, "", "no_title")
    return handed


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.suffix.lower() not in {".md", ".markdown"} or any(p.startswith(("_", ".")) for p in parts):
            continue
        stem = path.stem.casefold()
        is_page = len(parts) == 2 and stem in _PAGE_OF_FOLDER
        if path.is_file() and not path.is_symlink() and (is_page or stem not in _NEVER):
            yield path


def _project(name: str, text: str, titles: Mapping[str, str]) -> FoundProject:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    about, text = _fields(text)
    sections = written_sections(text)
    level = min((_level(text, s) for s in sections), default=1)
    top = next((s for s in sections if _level(text, s) == 1), None)
    heading = _NUMBERED.sub("", top.title) if top and level == 1 else ""
    own = [s for s in sections if s is not top and _level(text, s) <= 2]
    parts: dict[str, str] = {}
    for section in own:
        parts.setdefault(titles.get(bare(section.title), section.title), section.text)
    lines = text.split("\n")
    first = own[0].line if own else len(lines)
    before = "\n".join(lines[top.line + 1 if top and top.line < first else 0 : first]).strip()
    told = {k: v for k, v in parts.items() if k not in _NOT_TEXT and v}
    if before:
        told = {"overview": f"{before}\n\n{told['overview']}" if "overview" in told else before, **told}
    stem = Path(name).parent.as_posix() if "/" in name else Path(name).stem
    return FoundProject(
        "markdown", stem, name, said(about.get("title")) or heading, said(about.get("summary")),
        said(about.get("team") or about.get("group")),
        members_in(parts.get("members", "")) or _authors(about),
        choices_in(parts.get("challenges", ""), ()),
        choices_in(parts.get("datasets", ""), ()),
        tuple(told.items()),
        filled(
            (field, said(about.get(key)) or address_in(parts.get(field, "")))
            for field, key in (("code", "git_url"), ("demo", "demo"), ("video", "video"))
        ),
        tuple(("", url) for url in addresses_in(parts.get("links", ""))),
        tuple(said(tag) for tag in listed(about.get("tags")) if said(tag)),
    )  # fmt: skip


_NOT_TEXT = {"members", "challenges", "datasets", "code", "demo", "links"}


def _level(text: str, section: WrittenSection) -> int:
    line = text.split("\n")[section.line]
    return len(line) - len(line.lstrip("#"))


def _fields(text: str) -> tuple[Mapping[str, Any], str]:
    match = _FENCE.match(text)
    if match is None:
        return {}, text
    try:
        read = yaml.load(match["fields"], Loader=yaml.BaseLoader)  # noqa: S506 - texts alone.
    except (yaml.YAMLError, ValueError, RecursionError):
        read = None
    return mapped(read), text[match.end() :]


def _authors(about: Mapping[str, Any]) -> tuple[FoundMember, ...]:
    entries = listed(about.get("authors")) or listed(about.get("members"))
    names = (said(mapped(entry).get("name")) or said(entry) for entry in entries)
    return tuple(FoundMember(name) for name in names if name)
