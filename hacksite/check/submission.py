"""Checks of texts that begin as forms: sections left empty or out, prompts left as they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hacksite.check.places import Places
from hacksite.check.sections import AskedSection, asked_sections, spoken_sections
from hacksite.diagnostics import Diagnostic, Position
from hacksite.model import Event, Project
from hacksite.source import Mapping, Scalar, Translated

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"^[ \t]*(```|~~~)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKS = re.compile(r"[\W_]+")
_EARLY = {"idea", "prototype"}


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A heading of a text with what stands below it; `line` counts from 0, from the text's first line."""

    title: str
    text: str
    line: int


def written_sections(text: str) -> tuple[WrittenSection, ...]:
    """The parts of a text under its headings; what stands under a lower heading belongs to the upper one."""
    lines = text.split("\n")
    found: list[tuple[int, str, int]] = []
    fenced = False
    for number, line in enumerate(lines):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        if match:
            found.append((len(match[1]), match[2], number))
    ends = [
        next((below for level, _, below in found[i + 1 :] if level <= found[i][0]), len(lines))
        for i in range(len(found))
    ]
    return tuple(
        WrittenSection(title, _COMMENT.sub("", "\n".join(lines[line + 1 : end])).strip(), line)
        for (_, title, line), end in zip(found, ends, strict=True)
    )


def check_empty_sections(places: Places, event: Event) -> Iterator[Diagnostic]:
    """Headings of challenges and datasets with nothing below: the form that was not filled in."""
    for noun, _, node in places.entries():
        if noun in {"challenge", "dataset"} and isinstance(node, Mapping):
            for _, scalar in _bodies(node, event):
                yield from _empty(scalar, [s for s in written_sections(scalar.text or "") if not s.text])


def check_submissions(places: Places, event: Event) -> Iterator[Diagnostic]:
    """What a project's text lacks of what teams are asked for."""
    if not event.projects:
        return
    known = tuple(spoken_sections(event))
    titles = {bare(section.title): section for section in known}
    prompts = {bare(section.prompt) for section in known if section.prompt}
    nodes = {item: node for noun, item, node in places.entries() if noun == "project"}
    for project in event.projects:
        node = nodes.get(project.id)
        for language, scalar in _bodies(node, event) if isinstance(node, Mapping) else ():
            yield from _in_text(event, project, language, scalar, titles, prompts)


def _bodies(node: Mapping, event: Event) -> Iterator[tuple[str, Scalar]]:
    body = node.entries.get("body")
    if isinstance(body, Scalar):
        yield event.languages[0], body
    elif isinstance(body, Translated):
        yield from body.by_language.items()
    elif isinstance(body, Mapping):
        yield from ((code, text) for code, text in body.entries.items() if isinstance(text, Scalar))


def _empty(scalar: Scalar, empty: list[WrittenSection]) -> Iterator[Diagnostic]:
    if empty:
        names = ", ".join(section.title for section in empty)
        yield Diagnostic("HS420", _place(scalar, empty[0]), {"titles": names, "count": len(empty)})


def _in_text(
    event: Event,
    project: Project,
    language: str,
    scalar: Scalar,
    titles: dict[str, AskedSection],
    prompts: set[str],
) -> Iterator[Diagnostic]:
    sections = written_sections(scalar.text or "")
    yield from _empty(scalar, [s for s in sections if not s.text and bare(s.title) in titles])
    for section in sections:
        if section.text and bare(section.text) in prompts:
            yield Diagnostic("HS421", _place(scalar, section), {"title": section.title})
    # The usual sections are a habit; only what the organisers themselves ask for can be missing.
    if event.submission.sections and project.status not in _EARLY:
        written = {titles[bare(s.title)].id for s in sections if bare(s.title) in titles}
        missing = [s.title for s in asked_sections(event, language) if s.required and s.id not in written]
        if missing:
            values = {"titles": ", ".join(missing), "count": len(missing)}
            yield Diagnostic("HS422", scalar.at, values)


def _place(scalar: Scalar, section: WrittenSection) -> Position:
    return Position(scalar.at.file, scalar.at.line + section.line)


def bare(text: str) -> str:
    """A text without marks and capitals, to compare what people may have touched up."""
    return _MARKS.sub(" ", text).strip().casefold()
