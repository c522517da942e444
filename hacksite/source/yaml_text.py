"""Turns YAML text into located nodes, reporting everything that is wrong with it."""

import re
from typing import Any

import yaml

from hacksite.diagnostics import Diagnostic, Position
from hacksite.source.nodes import Mapping, Node, Scalar, Sequence
from hacksite.source.shapes import shown
from hacksite.source.text_file import Found
from hacksite.source.yaml_errors import TOO_DEEP, explain, is_undefined_alias

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TABBED = re.compile(r"^( *)\t(?=[ \t]*\S)", re.MULTILINE)
# Where a top-level entry begins: of a list, and of named values, whose own lists may start the line.
_LIST_CHUNK = re.compile(r"^(?=-(?:[ \t]|$)|---)", re.MULTILINE)
_NAMED_CHUNK = re.compile(r"^(?=[^\s#\]}-]|---)", re.MULTILINE)
_NULLS = {"", "~", "null", "Null", "NULL"}
# YAML 1.1 ends a line at these, editors do not; pasted from a word processor they would shift every line.
_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_HASH = re.compile(r"[ \t]+(?P<hash>#[^\s#]\S*)")
_DEEPEST = 40
_MAYBE_DEEP = re.compile(r"^[ \t?:-]{400}", re.MULTILINE)


def parse_yaml(name: str, text: str, found: Found, first_line: int = 1) -> Node | None:
    """Parse one YAML document; `first_line` is where `text` begins in the file.

    None for an empty document. A document that does not parse as a whole is read in
    pieces, one top-level entry each, so that one slip hides nothing else.
    """
    text = _OTHER_LINE_ENDS.sub(" ", text)
    tabbed = False
    for number, line in enumerate(text.split("\n") if "\t" in text else (), start=first_line):
        tab = _TABBED.match(line)
        if tab:
            tabbed = True
            found(Diagnostic("HS005", Position(name, number, len(tab.group(1)) + 1)))
    if tabbed:
        text = re.sub(r"^[ \t]+", lambda m: m.group().replace("\t", "  "), text, flags=re.MULTILINE)
    reader = _Reader(name, first_line - 1, text, found)
    try:
        return reader.document()
    except yaml.YAMLError as error:
        # Where tabs stood for spaces, whatever else seems wrong may come from them.
        return _in_pieces(reader, None if tabbed else error)


def _in_pieces(reader: "_Reader", error: yaml.YAMLError | None) -> Node | None:
    """What can be read piece by piece; `error` is the whole's, None when it is better left unsaid."""
    parts: list[Node] = []
    problems: list[Diagnostic] = []
    orphans = 0
    for piece in _pieces(reader):
        try:
            node = piece.document()
        except yaml.YAMLError as broken:
            if is_undefined_alias(broken):
                orphans += 1
            else:
                problems.append(piece.explain(broken))
            continue
        if isinstance(node, Scalar) and node.text is not None:
            problems.append(Diagnostic("HS017", node.at))
        elif node is not None:
            parts.append(node)
    if error is not None:
        for problem in problems or [reader.explain(error)]:
            reader.found(problem)
    return _joined(parts, reader.found)


def _pieces(reader: "_Reader") -> list["_Reader"]:
    text = reader.text
    first = next((line for line in text.split("\n") if line.strip() and line[0] not in "#%"), "")
    chunk = _LIST_CHUNK if re.match(r"-(?:[ \t]|$)", first) else _NAMED_CHUNK
    starts = [m.start() for m in chunk.finditer(text)]
    if len(starts) < 2:
        return []
    pieces = []
    line, counted = reader.above, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line, counted = line + text.count("\n", counted, start), start
        pieces.append(_Reader(reader.name, line, text[start:end], reader.found))
    return pieces


def _joined(parts: list[Node], found: Found) -> Node | None:
    if parts and all(isinstance(p, Sequence) for p in parts):
        return Sequence(parts[0].at, [i for p in parts if isinstance(p, Sequence) for i in p.items])
    named = [part for part in parts if isinstance(part, Mapping)]
    whole = Mapping(named[0].at) if named else None
    for part in named:
        for key, entry in part.entries.items():
            if whole is not None and key in whole.entries:
                values = {"key": shown(key), "first": whole.keys[key].line}
                found(Diagnostic("HS006", part.keys[key], values))
            elif whole is not None:
                whole.put(key, entry, part.keys[key])
    return whole


class _Reader:
    """Composes one document and converts PyYAML's nodes, `above` lines below the file's top."""

    def __init__(self, name: str, above: int, text: str, found: Found) -> None:
        self.name = name
        self.above = above
        self.text = text
        self.found = found
        self._seen: set[int] = set()
        self._lines = text.split("\n")

    def document(self) -> Node | None:
        """The document's root; None when it is empty. Raises YAMLError where it is broken."""
        _refuse_depth(self.text)
        loader = _Loader(self.text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
        if root is None:
            return None
        converted = self._convert(root, 0)
        return None if isinstance(converted, Scalar) and converted.text is None else converted

    def explain(self, error: yaml.YAMLError) -> Diagnostic:
        """The parser's complaint in plain words, at the place it means."""
        return explain(error, self.name, self.text, self.above)

    def _at(self, mark: yaml.Mark) -> Position:
        return Position(self.name, mark.line + 1 + self.above, mark.column + 1)

    def _convert(self, node: yaml.Node, depth: int) -> Node:
        at = self._at(node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            self._report_swallowed(node)
            empty = not node.style and node.value in _NULLS
            return Scalar(at, None if empty else node.value)
        if depth >= _DEEPEST:
            raise _too_deep(node)
        if id(node) in self._seen:
            self.found(Diagnostic("HS019", at))
            return Scalar(at, None)
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return Sequence(at, [self._convert(item, depth + 1) for item in node.value])
        return self._mapping(at, node, depth)

    def _report_swallowed(self, node: yaml.ScalarNode) -> None:
        """Report words that YAML takes for a comment (`#1d4ed8`) or for a type (`!new`)."""
        if node.tag.startswith("!"):
            self.found(Diagnostic("HS016", self._at(node.start_mark), {"sign": "!"}))
        if not node.style and node.end_mark.line < len(self._lines):
            rest = self._lines[node.end_mark.line]
            swallowed = _HASH.match(rest, node.end_mark.column)
            if swallowed:
                at = Position(self.name, node.end_mark.line + 1 + self.above, swallowed.start("hash") + 1)
                self.found(Diagnostic("HS027", at, {"text": shown(swallowed["hash"])}))

    def _mapping(self, at: Position, node: yaml.Node, depth: int) -> Mapping:
        mapping = Mapping(at)
        for key_node, value_node in node.value:
            key_at = self._at(key_node.start_mark)
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in mapping.entries:
                values = {"key": shown(key), "first": mapping.keys[key].line}
                self.found(Diagnostic("HS006", key_at, values))
                continue
            mapping.put(key, self._convert(value_node, depth + 1), key_at)
        return mapping


def _too_deep(node: yaml.Node | yaml.CollectionStartEvent) -> yaml.YAMLError:
    mark: Any = node.start_mark
    return yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=mark)


def _refuse_depth(text: str) -> None:
    """Raise YAMLError for lists in lists in lists.

    PyYAML's composer recurses in C: some ten thousand `[` end the whole process with a
    segmentation fault, so text that might be so deep is measured first, without recursion.
    """
    if text.count("[") + text.count("{") < 400 and not _MAYBE_DEEP.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise _too_deep(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
