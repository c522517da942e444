"""Edits a list in a YAML file by the places of its nodes: every byte that is not edited stays.

Why not a library that writes the whole file again: docs/decisions/0015-exchange.md.
"""

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

Value = str | list[Any] | dict[str, Any]
"""What a field holds: a text, a list, texts by language."""
Entry = dict[str, Value]
"""An entry of a list by field; empty fields are not in it."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COUNT = re.compile(r"[1-9]\d{0,17}")
_HOUR = re.compile(r"\d{2}:\d{2}(:\d{2})?")
_COMMENT = re.compile(r"(?P<before> *)(?P<typed>#(?P<after> *).*)?$")
_NULLS = {"", "~", "null", "Null", "NULL"}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, as people do, and repeats what is said twice."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's.
        """Lists stand a step further in than their key, as people write them."""
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, _data: Any) -> bool:
        """No anchors: nobody wants `&id001` in a schedule."""
        return True


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # Written bare, as people write it; what is read is the text in any case.
    if _COUNT.fullmatch(text):
        return dumper.represent_scalar("tag:yaml.org,2002:int", text)
    if text in {"true", "false"}:
        return dumper.represent_scalar("tag:yaml.org,2002:bool", text)
    if _DAY.fullmatch(text):
        return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)
    style = "|" if "\n" in text else '"' if _HOUR.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _write_list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    short = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short)


def _write_fields(dumper: yaml.SafeDumper, fields: dict[str, Any]) -> yaml.MappingNode:
    short = len(fields) == 1 and all(isinstance(v, str) and "\n" not in v for v in fields.values())
    return dumper.represent_mapping("tag:yaml.org,2002:map", fields, flow_style=short)


_Dumper.add_representer(str, _write_text)
_Dumper.add_representer(list, _write_list)
_Dumper.add_representer(dict, _write_fields)


class YamlList:
    """A list of entries, told apart by their field `named`: a whole file, or what stands below `key`.

    Several fields together, `prize/project`, tell entries apart that have no id.

    Raises yaml.YAMLError where the text is no YAML, or holds no such list.
    """

    def __init__(self, text: str, key: str | None = None, named: str = "id") -> None:
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix("\ufeff")
        self._crlf = 0 < text.count("\n") == text.count("\r\n")
        self._text, self._key = text.replace("\r\n", "\n") if self._crlf else text, key
        self._edits: list[tuple[int, int, str]] = []
        self._root = yaml.compose(self._text, Loader=_Loader)
        self._list = self._find()
        self.nodes: dict[str, yaml.MappingNode] = {}
        for item in self._list.value if self._list is not None else ():
            read = _read(item) if isinstance(item, yaml.MappingNode) else {}
            names = [read.get(field) for field in named.split("/")]
            if isinstance(item, yaml.MappingNode) and all(isinstance(name, str) for name in names):
                self.nodes.setdefault("/".join(map(str, names)), item)

    def _find(self) -> yaml.SequenceNode | None:
        node = self._root
        if self._key is not None and node is not None:
            if not isinstance(node, yaml.MappingNode):
                raise yaml.YAMLError(self._key)
            node = next((value for key, value in node.value if key.value == self._key), None)
        if node is None or (isinstance(node, yaml.ScalarNode) and node.value in _NULLS):
            return None
        if not isinstance(node, yaml.SequenceNode):
            raise yaml.YAMLError(self._key)
        return node

    def entry(self, item: str) -> Entry:
        """The entry of an id, as typed."""
        return _read(self.nodes[item])

    def set(self, item: str, field: str, value: Value | None) -> None:
        """Give a field of an entry another value; None takes it away."""
        entry = self.nodes[item]
        place = next(((key, node) for key, node in entry.value if key.value == field), None)
        if place is None:
            self._add(entry, field, value)
            return
        key, node = place
        start, end = key.start_mark.index, self._end(node)
        line = self._text.rfind("\n", 0, start) + 1
        rest = self._text[end:].split("\n", 1)[0]
        if value is None and not self._text[line:start].strip() and not entry.flow_style:
            stop = self._text.find("\n", end)
            self._edits.append((line, stop + 1 if stop >= 0 else len(self._text), ""))
        else:
            on_one_line = bool(entry.flow_style) or bool(rest.strip())
            text = f"{field}: " if value is None else _dumped(field, value, on_one_line=on_one_line)
            self._edits.append((start, end, _below(text, key.start_mark.column)))

    def _add(self, entry: yaml.MappingNode, field: str, value: Value | None) -> None:
        if value is None:
            return
        end = self._end(entry.value[-1][1])
        if entry.flow_style:
            self._edits.append((end, end, f", {_dumped(field, value, on_one_line=True)}"))
            return
        column = entry.value[0][0].start_mark.column
        stop = self._text.find("\n", end)
        stop = len(self._text) if stop < 0 else stop
        text = _dumped(field, value, on_one_line=False)
        self._edits.append((stop, stop, f"\n{' ' * column}{_below(text, column)}"))

    def remove(self, item: str) -> None:
        """Take an entry away, with the lines it stands on. Raises yaml.YAMLError where it shares a line."""
        node = self.nodes.pop(item)
        if self._list is None or self._list.flow_style:
            raise yaml.YAMLError(item)
        line = self._text.rfind("\n", 0, node.start_mark.index) + 1
        self._edits.append((line, min(self._end_with_comments(node) + 1, len(self._text)), ""))

    def append(self, entries: Sequence[Entry]) -> None:
        """Add entries at the end of the list, which is made where there is none."""
        if not entries:
            return
        found = self._list
        if found is not None and found.value and found.flow_style:
            end = self._end(found.value[-1])
            self._edits.append((end, end, "".join(f", {_flow(entry)}" for entry in entries)))
        elif found is not None and found.value:
            column = found.start_mark.column
            stop = self._end_with_comments(found.value[-1])
            self._edits.append((stop, stop, "\n" + textwrap.indent(_block(entries), " " * column)))
        else:
            self._begin(entries)

    def _begin(self, entries: Sequence[Entry]) -> None:
        node = self._list if self._list is not None else self._empty()
        if node is not None:
            indent = "" if self._key is None else "  "
            lead = "" if self._key is None else "\n"
            text = textwrap.indent(_block(entries), indent)
            self._edits.append((node.start_mark.index, self._end(node), f"{lead}{text}"))
            return
        before = "" if not self._text or self._text.endswith("\n") else "\n"
        head = "" if self._key is None else f"{self._key}:\n"
        text = textwrap.indent(_block(entries), "" if self._key is None else "  ")
        self._edits.append((len(self._text), len(self._text), f"{before}{head}{text}\n"))

    def _empty(self) -> yaml.Node | None:
        if self._key is None or not isinstance(self._root, yaml.MappingNode):
            return self._root
        return next((value for key, value in self._root.value if key.value == self._key), None)

    def _end(self, node: yaml.Node) -> int:
        """Where the value really ends: PyYAML ends blocks where the next thing begins."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return start + len(self._text[start:end].rstrip())
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        return int(end)

    def _end_with_comments(self, entry: yaml.Node) -> int:
        """Where an entry's last line ends, with the comments below it that are of it.

        Fields not filled yet wait there: `  #consent: [name]`, or `#  consent: [name]`; under another entry
        they would be somebody else's.
        """
        dash = self._list.start_mark.column if self._list is not None else 0
        stop = self._text.find("\n", self._end(entry))
        place = stop = len(self._text) if stop < 0 else stop
        for line in self._text[stop + 1 :].split("\n"):
            comment = _COMMENT.match(line)
            if comment is None:
                break
            place += 1 + len(line)
            if comment["typed"] and _is_of_entry(comment, dash):
                stop = place
            elif comment["typed"]:
                break
        return stop

    def text(self) -> str:
        """The file with all edits made."""
        text = self._text
        # From the end on, so that other places stay; of two edits at one place, the first made comes first.
        for place in sorted(range(len(self._edits)), key=lambda i: (self._edits[i][0], i), reverse=True):
            start, end, new = self._edits[place]
            text = text[:start] + new + text[end:]
        return self._mark + (text.replace("\n", "\r\n") if self._crlf else text)


def _is_of_entry(comment: re.Match[str], dash: int) -> bool:
    """Whether a comment stands further in than the entry's dash, or would once its sign is removed."""
    sign = len(comment["before"])
    return sign > dash or sign + len(comment["after"]) >= dash + 2


def _block(entries: Sequence[Entry]) -> str:
    dumped: str = yaml.dump(
        list(entries),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=10**6,
        default_flow_style=None,
    )
    return dumped.rstrip("\n")


def written(fields: Entry) -> str:
    """Fields as they are written one below the other, each line ended."""
    return _block([fields]).replace("\n  ", "\n").removeprefix("- ") + "\n"


def _flow(value: Mapping[str, Value] | Value) -> str:
    # JSON is YAML, on one line, whatever the text holds.
    return json.dumps(value, ensure_ascii=False)


def _dumped(field: str, value: Value, *, on_one_line: bool) -> str:
    if on_one_line:
        return f"{field}: {_flow(value)}"
    # A field alone would be written in braces, as a text in one language is.
    return _block([{"_": "", field: value}]).partition("\n")[2].removeprefix("  ").replace("\n  ", "\n")


def _below(text: str, column: int) -> str:
    """The lines after the first, indented; empty ones stay empty."""
    return "\n".join(
        line if i == 0 or not line else " " * column + line for i, line in enumerate(text.split("\n"))
    )


def _read(node: yaml.MappingNode) -> Entry:
    read = ((key.value, _value(value)) for key, value in node.value if isinstance(key, yaml.ScalarNode))
    return {key: value for key, value in read if value not in ("", [], {})}


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return _read(node)
    text = str(node.value)
    return "" if getattr(node, "style", None) is None and text in _NULLS else text.strip()
