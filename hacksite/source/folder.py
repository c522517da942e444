"""Reads a whole event folder into located nodes: which files there are, and what they hold."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hacksite.diagnostics import Diagnostic, HacksiteError, Position, closest
from hacksite.source.csv_text import parse_csv
from hacksite.source.faq_text import parse_faq
from hacksite.source.front_matter import MarkdownFile, read_markdown
from hacksite.source.memory import Memory
from hacksite.source.names import (
    FOLDERS,
    LANGUAGE_SUFFIX,
    LISTS,
    SINGLES,
    item_id,
    report_strangers,
    translations,
    visible_files,
)
from hacksite.source.nodes import Mapping, Node, Scalar, Sequence
from hacksite.source.overlay import lay_over
from hacksite.source.repository_metadata import described_licence
from hacksite.source.shapes import FIELDS, LIST, Words, shape_of
from hacksite.source.text_file import Found, TextFile, read_text
from hacksite.source.yaml_text import parse_yaml

__all__ = ["LISTS", "SINGLES", "Folder", "read_folder"]

_DATED = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:-|$)")
# Problems after which some of a file's content is missing from what was read.
_LOSSES = {"HS004", "HS005", "HS007", "HS008", "HS010", *(f"HS0{n}" for n in range(14, 25))}


@dataclass(slots=True)
class Folder:
    """An event folder as read: the nodes of each file group, and its other files' names.

    `lists` maps each name of `LISTS` to its entries; entries read from Markdown have
    `id` (the file's name) and `body`. `files` holds every path below the folder.
    """

    root: Path
    event: Mapping
    results: Mapping | None = None
    plan: Mapping | None = None
    """What the organisers tick: for them alone."""
    lists: dict[str, list[Mapping]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    """The files read as text. The texts are not kept, for they weigh as much as what was read in them."""
    language: str = "en"
    languages: tuple[str, ...] = ("en",)
    broken: frozenset[str] = frozenset()
    """Files read only in part: what seems to be missing there may only be unreadable."""
    _again: dict[str, TextFile] = field(default_factory=dict)

    def text(self, name: str) -> TextFile | None:
        """A file that was read as text, read once more to speak of it; None for others."""
        if name in self.read and name not in self._again:
            with suppress(HacksiteError):
                self._again[name] = read_text(self.root / name, name, lambda _problem: None)
        return self._again.get(name)

    def source_line(self, name: str, number: int) -> str:
        """The text of a line of a file already read; "" where there is none.

        Signs that would disturb a terminal are shown as spaces, one for one.
        """
        file = self.text(name)
        line = file.line(number) if file else ""
        return "".join(c if c.isprintable() or c == "\t" else " " for c in line)


def read_folder(root: Path, found: Found, memory: Memory | None = None) -> Folder:
    """Read every file of the event folder `root`; with `memory`, only what changed since it was used.

    Raises HacksiteError where there is none, or where a file cannot be opened.
    """
    if not root.is_dir():
        raise HacksiteError(f"{root}: no such folder / dossier introuvable")
    return _FolderReader(root, found, memory).read()


class _FolderReader:
    def __init__(self, root: Path, found: Found, memory: Memory | None) -> None:
        self.root = root
        self.memory = memory
        self._tell = found
        self.as_text: set[str] = set()
        self.names = visible_files(root, found)
        self.translations = translations(self.names)
        self.used: set[str] = set()
        self.broken: set[str] = set()

    def found(self, problem: Diagnostic) -> None:
        """Tell a problem, and remember the files whose content is not all there."""
        if problem.code in _LOSSES:
            self.broken.add(problem.at.file)
        self._tell(problem)

    def read(self) -> Folder:
        event = self._read_event()
        languages = _languages(event)
        folder = Folder(self.root, event, files=frozenset(self.names))
        folder.language, folder.languages = languages[0], languages
        self.base, self.languages = languages[0], languages
        self._lay_over_all("event", event)
        folder.results = self._read_single("results")
        folder.plan = self._read_single("plan")
        for name in LISTS:
            folder.lists[name] = self._read_list(name)
        report_strangers(self.names, self.used, self.languages, self.found)
        folder.read, folder.broken = frozenset(self.as_text), frozenset(self.broken)
        return folder

    def _text(self, name: str) -> TextFile:
        self.used.add(name)
        self.as_text.add(name)
        return read_text(self.root / name, name, self.found)

    def _markdown(self, name: str) -> MarkdownFile:
        if self.memory is None:
            return read_markdown(self._text(name), self.found)
        self.used.add(name)
        self.as_text.add(name)
        return self.memory.read(self.root / name, name, self.found)

    def _read_event(self) -> Mapping:
        for name in ("event.yml", "event.yaml"):
            if name in self.names:
                node = parse_yaml(name, self._text(name).text, self.found)
                if isinstance(node, Mapping):
                    return node
                if node is not None:
                    self._not_of_kind(node, "event", FIELDS)
                return Mapping(Position(name))
        near = closest("event.yml", [n for n in self.names if "/" not in n])
        self.found(Diagnostic("HS008", Position("event.yml"), {"did_you_mean": near}))
        return Mapping(Position("event.yml"))

    def _not_of_kind(self, node: Node, key: str, expected: Words) -> None:
        self.broken.add(node.at.file)
        values = {"key": key, "found": shape_of(node), "expected": expected}
        self.found(Diagnostic("HS102", node.at, values))

    def _read_single(self, stem: str) -> Mapping | None:
        for name in (f"{stem}.yml", f"{stem}.yaml"):
            if name in self.names:
                node = parse_yaml(name, self._text(name).text, self.found)
                if isinstance(node, Mapping):
                    self._lay_over_all(stem, node)
                    return node
                if node is not None:
                    self._not_of_kind(node, stem, FIELDS)
        return None

    def _lay_over_all(self, stem: str, base: Node) -> None:
        for name, language in self._overlays(stem):
            over = self._parse(name)
            if over is not None:
                lay_over(base, over, self.base, language, self.found)

    def _overlays(self, stem: str) -> list[tuple[str, str]]:
        """The translated files of `stem`, with their languages."""
        overlays = []
        for name, language in self.translations.get(stem, ()):
            self.used.add(name)
            if language == self.base:
                values = {"language": language, "name": name}
                self.found(Diagnostic("HS802", Position(name), values))
            elif language not in self.languages:
                values = {"language": language, "languages": ", ".join(self.languages)}
                self.found(Diagnostic("HS801", Position(name), values))
            else:
                overlays.append((name, language))
        return overlays

    def _parse(self, name: str) -> Node | None:
        if name.endswith((".yml", ".yaml")):
            return parse_yaml(name, self._text(name).text, self.found)
        if name.endswith(".csv"):
            return parse_csv(self._text(name), self.found)
        if name.rpartition("/")[2].startswith("faq") and "/" not in name:
            return parse_faq(self._text(name), self.found)
        return _entry(self._markdown(name), None)

    def _read_list(self, stem: str) -> list[Mapping]:
        kinds = (".yml", ".yaml", ".csv", *((".md",) if stem == "faq" else ()))
        names = [f"{stem}{kind}" for kind in kinds if f"{stem}{kind}" in self.names]
        if len(names) > 1:
            values = {"first": names[0], "second": names[1]}
            self.found(Diagnostic("HS012", Position(names[1]), values))
        entries: list[Mapping] = []
        for name in names:
            node = self._parse(name)
            if isinstance(node, Sequence):
                self._lay_over_all(stem, node)
                entries += self._mappings(node, stem)
            elif node is not None:
                self._not_of_kind(node, stem, LIST)
        if stem in FOLDERS:
            entries += self._read_markdown_folder(stem)
        return entries

    def _mappings(self, node: Sequence, stem: str) -> list[Mapping]:
        for item in node.items:
            if not isinstance(item, Mapping):
                self._not_of_kind(item, stem, FIELDS)
        return [item for item in node.items if isinstance(item, Mapping)]

    def _read_markdown_folder(self, stem: str) -> list[Mapping]:
        entries = []
        for name in self.names:
            if not name.startswith(f"{stem}/") or not name.endswith(".md"):
                continue
            item = item_id(name)
            if item is None or LANGUAGE_SUFFIX.match(name.rpartition("/")[2][:-3]):
                continue
            entry = _entry(self._markdown(name), item)
            self._lay_over_all(name[:-3], entry)
            if stem == "projects" and _is_empty(entry.entries.get("licence")):
                self._describe(entry, f"{stem}/{item}")
            entries.append(entry)
        return entries

    def _describe(self, project: Mapping, folder: str) -> None:
        """Take the licence of a project's code from the description of its repository, where there is one."""

        def read(name: str) -> str | None:
            if name not in self.names:
                return None
            self.used.add(name)
            return read_text(self.root / name, name, lambda _problem: None).text

        described = described_licence(folder, read)
        if described:
            licence, name = described
            project.put("licence", Scalar(Position(name), licence))


def _languages(event: Mapping) -> tuple[str, ...]:
    """The event's languages as typed in `event.yml`, first language first; French by default."""
    node = event.entries.get("languages")
    typed: list[str] = []
    if isinstance(node, Sequence):
        typed = [item.text or "" for item in node.items if isinstance(item, Scalar)]
    elif isinstance(node, Scalar) and node.text:
        typed = re.split(r"[,;|\s]+", node.text)
    codes = (code.strip() for code in typed)
    return tuple(dict.fromkeys(code for code in codes if code)) or ("fr",)


def _entry(file: MarkdownFile, item: str | None) -> Mapping:
    """The fields of a Markdown file with its body; `item` is None for a translation."""
    entry = file.fields
    top = Position(file.name)
    if item is not None:
        dated = _DATED.match(item) if file.name.startswith("news/") else None
        if dated and _is_empty(entry.entries.get("date")):
            entry.put("date", Scalar(top, dated.group(1)))
        if _is_empty(entry.entries.get("id")):
            entry.put("id", Scalar(top, item))
    if file.body.text:
        entry.put("body", Scalar(file.body.at, file.body.text))
    return entry


def _is_empty(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and not (node.text or "").strip())
