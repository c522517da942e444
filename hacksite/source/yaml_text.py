"""Turns YAML text into located nodes, reporting everything that is wrong with it."""

import re

import yaml

from hacksite.diagnostics import Diagnostic, Position
from hacksite.source.nodes import Mapping, Node, Scalar, Sequence
from hacksite.source.text_file import Found

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TABBED = re.compile(r"^( *)\t", re.MULTILINE)
_CHUNK = re.compile(r"^(?=[^\s#])", re.MULTILINE)
_NULLS = {"", "~", "null", "Null", "NULL"}
# What the YAML parser says, and the code that says it in plain words.
_PLAIN_WORDS = (
    ("mapping values are not allowed", "HS014"),
    ("found unexpected end of stream", "HS015"),
    ("while scanning a quoted scalar", "HS015"),
    ("cannot start any token", "HS016"),
    ("while scanning an alias", "HS016"),
    ("while scanning an anchor", "HS016"),
    ("undefined alias", "HS016"),
    ("undefined tag handle", "HS016"),
    ("while scanning for a tag", "HS016"),
    ("while scanning a tag", "HS016"),
    ("while scanning a directive", "HS016"),
    ("could not find expected ':'", "HS017"),
    ("<block end>", "HS017"),
    ("block sequence entries are not allowed", "HS017"),
)


def parse_yaml(name: str, text: str, found: Found, first_line: int = 1) -> Node | None:
    """Parse one YAML document; `first_line` is where `text` begins in the file.

    None for an empty document. A document that does not parse as a whole is read in
    pieces, one top-level entry each, so that one slip hides nothing else.
    """
    tabs = [m for m in _TABBED.finditer(text)]
    for tab in tabs:
        line = text.count("\n", 0, tab.start()) + first_line
        found(Diagnostic("HS005", Position(name, line, len(tab.group(1)) + 1)))
    if tabs:
        text = re.sub(r"^[ \t]+", lambda m: m.group().replace("\t", "  "), text, flags=re.MULTILINE)
    reader = _Reader(name, first_line - 1, found)
    try:
        return reader.document(text)
    except yaml.YAMLError as error:
        if tabs:
            return None
        return _in_pieces(reader, text, error)
    except RecursionError:
        found(Diagnostic("HS010", Position(name, first_line)))
        return None


def _in_pieces(reader: "_Reader", text: str, error: yaml.YAMLError) -> Node | None:
    starts = [m.start() for m in _CHUNK.finditer(text)]
    if len(starts) < 2:
        reader.found(reader.explain(error))
        return None
    parts: list[Node] = []
    failures = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = _Reader(reader.name, reader.above + text.count("\n", 0, start), reader.found)
        try:
            node = piece.document(text[start:end])
        except (yaml.YAMLError, RecursionError) as broken:
            failures += 1
            reader.found(piece.explain(broken))
            continue
        if node is not None:
            parts.append(node)
    if not failures:
        reader.found(reader.explain(error))
    return _joined(parts)


def _joined(parts: list[Node]) -> Node | None:
    if parts and all(isinstance(p, Sequence) for p in parts):
        return Sequence(parts[0].at, [i for p in parts if isinstance(p, Sequence) for i in p.items])
    whole = Mapping(parts[0].at) if parts else None
    for part in parts:
        if whole is not None and isinstance(part, Mapping):
            for key, entry in part.entries.items():
                whole.put(key, entry, part.keys[key])
    return whole


class _Reader:
    """Composes one document and converts PyYAML's nodes, `above` lines below the file's top."""

    def __init__(self, name: str, above: int, found: Found) -> None:
        self.name = name
        self.above = above
        self.found = found
        self._seen: set[int] = set()

    def document(self, text: str) -> Node | None:
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
        return None if root is None else self._convert(root)

    def _at(self, mark: yaml.Mark) -> Position:
        return Position(self.name, mark.line + 1 + self.above, mark.column + 1)

    def _convert(self, node: yaml.Node) -> Node:
        at = self._at(node.start_mark)
        if isinstance(node, yaml.ScalarNode):
            empty = node.style is None and node.value in _NULLS
            return Scalar(at, None if empty else node.value)
        if id(node) in self._seen:
            self.found(Diagnostic("HS010", at))
            return Scalar(at, None)
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return Sequence(at, [self._convert(item) for item in node.value])
        return self._mapping(at, node)

    def _mapping(self, at: Position, node: yaml.MappingNode) -> Mapping:
        mapping = Mapping(at)
        for key_node, value_node in node.value:
            key_at = self._at(key_node.start_mark)
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in mapping.entries:
                values = {"key": key, "first": mapping.keys[key].line}
                self.found(Diagnostic("HS006", key_at, values))
                continue
            mapping.put(key, self._convert(value_node), key_at)
        return mapping

    def explain(self, error: Exception) -> Diagnostic:
        """The parser's complaint in plain words, at the place it means."""
        if not isinstance(error, yaml.MarkedYAMLError):
            line = self.above + 1
            if isinstance(error, yaml.reader.ReaderError):
                return Diagnostic("HS018", Position(self.name, line), {"sign": f"U+{error.character:04X}"})
            return Diagnostic("HS010", Position(self.name, line))
        said = f"{error.context or ''} {error.problem or ''}".strip()
        code = next((code for words, code in _PLAIN_WORDS if words in said), "HS004")
        mark = error.context_mark if code == "HS015" else error.problem_mark
        mark = mark or error.problem_mark or error.context_mark
        at = self._at(mark) if mark else Position(self.name, self.above + 1)
        return Diagnostic(code, at, {"problem": said} if code == "HS004" else {})
