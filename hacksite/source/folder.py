"""Reads a whole event folder into located nodes: which files there are, and what they hold."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from hacksite.diagnostics import Diagnostic, HacksiteError, Position, closest
from hacksite.source.csv_text import parse_csv
from hacksite.source.faq_text import parse_faq
from hacksite.source.front_matter import MarkdownFile, read_markdown
from hacksite.source.nodes import Mapping, Node, Scalar, Sequence
from hacksite.source.overlay import lay_over
from hacksite.source.text_file import Found, TextFile, read_text
from hacksite.source.yaml_text import parse_yaml

LISTS = ("schedule", "people", "partners", "faq", "challenges", "datasets", "projects", "news", "pages")
"""The nouns an event folder lists, each as a file (`.yml`, `.csv`, `faq.md`) or a folder of Markdown."""

SINGLES = ("event", "results")
_FOLDERS = ("challenges", "datasets", "projects", "news", "pages")
_HOST_FILES = {"mkdocs.yml", "properdocs.yml"}
_LANGUAGE_SUFFIX = re.compile(r"^(?P<stem>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Z]{2})?)$")
_DATED = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:-|$)")
_PAGE_OF_FOLDER = ("index", "README", "readme")
_LARGEST_TEXT = 5_000_000


@dataclass(slots=True)
class Folder:
    """An event folder as read: the nodes of each file group, and its other files' names.

    `lists` maps each name of `LISTS` to its entries; entries read from Markdown have
    `id` (the file's name) and `body`. `files` holds every path below the folder.
    """

    root: Path
    event: Mapping
    results: Mapping | None = None
    lists: dict[str, list[Mapping]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    texts: dict[str, TextFile] = field(default_factory=dict)
    language: str = "en"
    languages: tuple[str, ...] = ("en",)

    def source_line(self, name: str, number: int) -> str:
        """The text of a line of a file already read; "" where there is none."""
        file = self.texts.get(name)
        return file.line(number) if file else ""


def read_folder(root: Path, found: Found) -> Folder:
    """Read every file of the event folder `root`. Raises HacksiteError where there is none."""
    if not root.is_dir():
        raise HacksiteError(f"{root}: no such folder / dossier introuvable")
    return _FolderReader(root, found).read()


class _FolderReader:
    def __init__(self, root: Path, found: Found) -> None:
        self.root = root
        self.found = found
        self.texts: dict[str, TextFile] = {}
        self.names = sorted(_visible_files(root))
        self.used: set[str] = set()

    def read(self) -> Folder:
        event = self._read_event()
        languages = _languages(event)
        folder = Folder(self.root, event, files=frozenset(self.names), texts=self.texts)
        folder.language, folder.languages = languages[0], languages
        self.base, self.languages = languages[0], languages
        self._lay_over_all("event", event)
        folder.results = self._read_single("results")
        for name in LISTS:
            folder.lists[name] = self._read_list(name)
        self._report_strangers()
        return folder

    def _text(self, name: str) -> TextFile:
        self.used.add(name)
        if name not in self.texts:
            self.texts[name] = read_text(self.root / name, name, self.found)
        return self.texts[name]

    def _read_event(self) -> Mapping:
        for name in ("event.yml", "event.yaml"):
            if name in self.names:
                node = parse_yaml(name, self._text(name).text, self.found)
                if isinstance(node, Mapping):
                    return node
                if node is not None:
                    self._not_of_kind(node.at, "event", "key: value")
                return Mapping(Position(name))
        near = closest("event.yml", [n for n in self.names if "/" not in n])
        self.found(Diagnostic("HS008", Position("event.yml"), {"did_you_mean": near}))
        return Mapping(Position("event.yml"))

    def _not_of_kind(self, at: Position, key: str, expected: str) -> None:
        self.found(Diagnostic("HS102", at, {"key": key, "found": "", "expected": expected}))

    def _read_single(self, stem: str) -> Mapping | None:
        for name in (f"{stem}.yml", f"{stem}.yaml"):
            if name in self.names:
                node = parse_yaml(name, self._text(name).text, self.found)
                if isinstance(node, Mapping):
                    self._lay_over_all(stem, node)
                    return node
                if node is not None:
                    self._not_of_kind(node.at, stem, "key: value")
        return None

    def _lay_over_all(self, stem: str, base: Node) -> None:
        for name, language in self._overlays(stem):
            over = self._parse(name)
            if over is not None:
                lay_over(base, over, self.base, language, self.found)

    def _overlays(self, stem: str) -> list[tuple[str, str]]:
        """The translated files of `stem`, with their languages."""
        overlays = []
        for name in self.names:
            folder, _, last = name.rpartition("/")
            match = _LANGUAGE_SUFFIX.match(last.rpartition(".")[0])
            if not match or f"{folder}/{match['stem']}".lstrip("/") != stem:
                continue
            language = match["language"]
            self.used.add(name)
            if language == self.base:
                self.found(Diagnostic("HS802", Position(name), {"language": language}))
            elif language not in self.languages:
                values = {"language": language, "languages": ", ".join(self.languages)}
                self.found(Diagnostic("HS801", Position(name), values))
            else:
                overlays.append((name, language))
        return overlays

    def _parse(self, name: str) -> Node | None:
        file = self._text(name)
        if name.endswith((".yml", ".yaml")):
            return parse_yaml(name, file.text, self.found)
        if name.endswith(".csv"):
            return parse_csv(file, self.found)
        if name.rpartition("/")[2].startswith("faq"):
            return parse_faq(file)
        return _entry(read_markdown(file, self.found), None)

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
                entries += self._mappings(node)
            elif node is not None:
                self._not_of_kind(node.at, stem, "- …")
        if stem in _FOLDERS:
            entries += self._read_markdown_folder(stem)
        return entries

    def _mappings(self, node: Sequence) -> list[Mapping]:
        for item in node.items:
            if not isinstance(item, Mapping):
                self._not_of_kind(item.at, "-", "key: value")
        return [item for item in node.items if isinstance(item, Mapping)]

    def _read_markdown_folder(self, stem: str) -> list[Mapping]:
        entries = []
        for name in self.names:
            parts = name.split("/")
            if parts[0] != stem or not name.endswith(".md"):
                continue
            item = _item_id(parts)
            if item is None or _LANGUAGE_SUFFIX.match(parts[-1][:-3]):
                continue
            entry = _entry(read_markdown(self._text(name), self.found), item)
            for over_name, language in self._overlays(name[:-3]):
                over = self._parse(over_name)
                if over is not None:
                    lay_over(entry, over, self.base, language, self.found)
            entries.append(entry)
        return entries

    def _report_strangers(self) -> None:
        """Report files that look like ours and are not read: a mistyped name is lost content."""
        known = [f"{stem}.yml" for stem in (*SINGLES, *LISTS)] + ["faq.md", "schedule.csv", "people.csv"]
        for name in self.names:
            top, _, below = name.partition("/")
            if name in self.used or name in _HOST_FILES or top == "media":
                continue
            if not below and name.endswith((".yml", ".yaml", ".csv", ".md")) and top.lower() != "readme.md":
                guess = closest(name, known)
                self.found(Diagnostic("HS009", Position(name), {"name": name, "did_you_mean": guess}))
            elif below and name.endswith(".md") and top not in _FOLDERS:
                guess = closest(top, list(_FOLDERS))
                if guess:
                    values = {"name": f"{top}/", "did_you_mean": f"{guess}/"}
                    self.found(Diagnostic("HS009", Position(name), values))
            elif top in _FOLDERS and name.endswith(".md") and not name.rpartition("/")[2].startswith("_"):
                if name.rpartition("/")[2].lower() not in ("readme.md", "index.md"):
                    self.found(Diagnostic("HS009", Position(name), {"name": name, "did_you_mean": ""}))


def _visible_files(root: Path) -> list[str]:
    names = []
    for path in root.rglob("*"):
        relative = path.relative_to(root)
        if not any(part.startswith((".", "_")) for part in relative.parts) and path.is_file():
            if path.suffix in {".md", ".yml", ".yaml"} and path.stat().st_size > _LARGEST_TEXT:
                raise HacksiteError(f"{relative}: larger than {_LARGEST_TEXT // 1_000_000} MB")
            names.append(relative.as_posix())
    return names


def _languages(event: Mapping) -> tuple[str, ...]:
    """The event's languages as typed in `event.yml`, first language first; French by default."""
    node = event.entries.get("languages")
    typed: list[str] = []
    if isinstance(node, Sequence):
        typed = [item.text or "" for item in node.items if isinstance(item, Scalar)]
    elif isinstance(node, Scalar) and node.text:
        typed = re.split(r"[,;\s]+", node.text)
    return tuple(dict.fromkeys(code for code in typed if code)) or ("fr",)


def _item_id(parts: list[str]) -> str | None:
    """`challenges/water.md` and `projects/team-7/index.md` name an item; other depths do not."""
    stem = parts[-1][:-3]
    if len(parts) == 2:
        return None if stem.lower() == "readme" or stem.startswith("_") else stem
    return parts[1] if len(parts) == 3 and stem in _PAGE_OF_FOLDER else None


def _entry(file: MarkdownFile, item: str | None) -> Mapping:
    """The fields of a Markdown file with its body; `item` is None for a translation."""
    entry = file.fields
    top = Position(file.name)
    if item is not None and "id" not in entry.entries:
        dated = _DATED.match(item)
        if dated and "date" not in entry.entries:
            entry.put("date", Scalar(top, dated.group(1)))
        entry.put("id", Scalar(top, item))
    if file.body.text:
        entry.put("body", Scalar(file.body.at, file.body.text))
    return entry
