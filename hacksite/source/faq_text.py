"""Reads `faq.md`: groups as second-level headings, questions as third-level headings."""

import re

from hacksite.diagnostics import Diagnostic, Position
from hacksite.source.nodes import Mapping, Scalar, Sequence
from hacksite.source.text_file import Found, TextFile

_HEADING = re.compile(r"^(?P<marks>#{1,3})[ \t]+(?P<text>.+?)(?:[ \t]+\{#(?P<id>[\w-]+)\})?[ \t]*$")
_FENCE = re.compile(r"^(`{3,}|~{3,})")


def parse_faq(file: TextFile, found: Found) -> Sequence:
    """One mapping per question: `question`, `answer`, and `group` and `id` where given.

    `### Question {#id}` names the entry; a heading inside a fenced block is text.
    Text that stands under no question would be lost, so it is reported.
    """
    entries = Sequence(Position(file.name))
    group: Scalar | None = None
    answer: list[str] = []
    fenced = False

    def close(end: int) -> None:
        last = entries.items[-1] if entries.items else None
        text = "\n".join(answer).strip()
        if isinstance(last, Mapping) and "answer" not in last.entries:
            first = Position(file.name, last.at.line + 1) if text else last.at
            last.put("answer", Scalar(first, text or None))
        elif text:
            filled = next(i for i, line in enumerate(answer) if line.strip())
            found(Diagnostic("HS025", Position(file.name, end - len(answer) + filled)))
        answer.clear()

    for number, line in enumerate(file.text.split("\n"), start=1):
        if _FENCE.match(line.strip()):
            fenced = not fenced
        heading = None if fenced else _HEADING.match(line)
        if heading is None:
            answer.append(line)
            continue
        close(number)
        at = Position(file.name, number, len(heading["marks"]) + 2)
        if len(heading["marks"]) == 3:
            entries.items.append(_entry(Position(file.name, number), at, heading, group))
        elif len(heading["marks"]) == 2:
            group = Scalar(at, heading["text"])
    close(file.text.count("\n") + 2)
    return entries


def _entry(at: Position, text_at: Position, heading: re.Match[str], group: Scalar | None) -> Mapping:
    entry = Mapping(at)
    if heading["id"]:
        entry.put("id", Scalar(text_at, heading["id"]))
    entry.put("question", Scalar(text_at, heading["text"]))
    if group is not None:
        entry.put("group", group)
    return entry
