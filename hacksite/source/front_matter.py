"""Splits a Markdown file into its front matter and its body.

Conventions are python-frontmatter's (`---` fences, YAML between them, a file without
fences is all body). It is not called for the split itself: it drops leading blank
lines, so line numbers shift, and takes a file whose closing fence is missing for
one without front matter.
"""

import re
from dataclasses import dataclass

from hacksite.diagnostics import Diagnostic, Position
from hacksite.source.nodes import Mapping, Scalar
from hacksite.source.shapes import FIELDS, shape_of
from hacksite.source.text_file import Found, TextFile
from hacksite.source.yaml_text import parse_yaml

_FENCE = re.compile(r"^-{3}[ \t]*$")
_KEY = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:|^[ \t]*(#|-[ \t])|^[ \t]+\S")
_HEADING = re.compile(r"\A\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")


@dataclass(frozen=True)
class Body:
    """Markdown below the front matter; `at` is the place of its first character."""

    at: Position
    text: str


@dataclass(frozen=True)
class MarkdownFile:
    """A Markdown file read: its fields, with the body as the field `body`."""

    name: str
    fields: Mapping
    body: Body


def read_markdown(file: TextFile, found: Found) -> MarkdownFile:
    """Read the fields and the body. A first-level heading stands in for a missing `title`."""
    lines = file.text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    fields = Mapping(Position(file.name))
    start = first
    if first < len(lines) and _FENCE.match(lines[first]):
        end = _closing_fence(lines, first, file.name, found)
        parsed = parse_yaml(file.name, "\n".join(lines[first + 1 : end]), found, first + 2)
        if isinstance(parsed, Mapping):
            fields = parsed
        elif parsed is not None:
            values = {"key": "---", "found": shape_of(parsed), "expected": FIELDS}
            found(Diagnostic("HS102", parsed.at, values))
        start = end + 1 if end < len(lines) and _FENCE.match(lines[end]) else end
    body = _body(file.name, lines, start)
    body = _title_from_heading(fields, body)
    return MarkdownFile(file.name, fields, body)


def _closing_fence(lines: list[str], first: int, name: str, found: Found) -> int:
    """The index of the closing fence, or of the first line that is no longer front matter."""
    for index in range(first + 1, len(lines)):
        if _FENCE.match(lines[index]):
            return index
    found(Diagnostic("HS007", Position(name, first + 1)))
    index = first + 1
    while index < len(lines) and _KEY.match(lines[index]):
        index += 1
    return index


def _body(name: str, lines: list[str], start: int) -> Body:
    while start < len(lines) and not lines[start].strip():
        start += 1
    at = Position(name, min(start + 1, max(len(lines), 1)))
    return Body(at, "\n".join(lines[start:]).rstrip())


def _title_from_heading(fields: Mapping, body: Body) -> Body:
    heading = _HEADING.match(body.text)
    if not heading or "title" in fields.entries:
        return body
    fields.put("title", Scalar(body.at, heading["title"].strip()))
    rest = body.text[heading.end() :]
    skipped = heading.group().count("\n") + len(rest) - len(rest.lstrip("\n"))
    at = Position(body.at.file, body.at.line + skipped)
    return Body(at, rest.lstrip("\n"))
