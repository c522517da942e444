"""Reads `faq.md`: groups as second-level headings, questions as third-level headings."""

import re

from hacksite.diagnostics import Position
from hacksite.source.nodes import Mapping, Scalar, Sequence
from hacksite.source.text_file import TextFile

_HEADING = re.compile(r"^(?P<marks>#{1,3})[ \t]+(?P<text>.+?)(?:[ \t]+\{#(?P<id>[\w-]+)\})?[ \t]*$")
_FENCE = re.compile(r"^(`{3,}|~{3,})")


def parse_faq(file: TextFile) -> Sequence:
    """One mapping per question: `question`, `answer`, and `group` and `id` where given.

    `### Question {#id}` names the entry; a heading inside a fenced block is text.
    """
    entries = Sequence(Position(file.name))
    group: Scalar | None = None
    answer: list[str] = []
    fenced = False

    def close() -> None:
        if entries.items:
            last = entries.items[-1]
            text = "\n".join(answer).strip()
            if isinstance(last, Mapping) and "answer" not in last.entries:
                first = Position(file.name, last.at.line + 1)
                last.put("answer", Scalar(first, text or None))
        answer.clear()

    for number, line in enumerate(file.text.split("\n"), start=1):
        if _FENCE.match(line.strip()):
            fenced = not fenced
        heading = None if fenced else _HEADING.match(line)
        if heading is None:
            answer.append(line)
            continue
        close()
        at = Position(file.name, number, len(heading["marks"]) + 2)
        if len(heading["marks"]) == 3:
            entries.items.append(_entry(Position(file.name, number), at, heading, group))
        elif len(heading["marks"]) == 2:
            group = Scalar(at, heading["text"])
    close()
    return entries


def _entry(at: Position, text_at: Position, heading: re.Match[str], group: Scalar | None) -> Mapping:
    entry = Mapping(at)
    if heading["id"]:
        entry.put("id", Scalar(text_at, heading["id"]))
    entry.put("question", Scalar(text_at, heading["text"]))
    if group is not None:
        entry.put("group", group)
    return entry
