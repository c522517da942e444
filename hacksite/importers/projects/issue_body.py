"""A project from the body of a GitHub issue that a form made.

A body is `### label`, an empty line, the answer. Labels lead to fields by the form's own YAML, so that they
may be renamed; what a team types below `###` in an answer stays in the answer.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from hacksite.check.submission import bare
from hacksite.importers.catalogues.received import listed, mapped, said
from hacksite.importers.projects.found import FoundProject, Handed, filled
from hacksite.importers.projects.splitting import address_in, choices_in, members_in

_HEADING = re.compile(r"^###[ \t]+(.+?)[ \t]*$")
_FENCE = re.compile(r"^[ \t]*(```|~~~)")
_EMPTY = re.compile(r"^\s*_no response_\s*$", re.IGNORECASE)
_CHECKED = re.compile(r"^\s*[-*]\s*\[[xX]\]", re.MULTILINE)
_PREFIX = re.compile(r"^\s*(?:\[[^\]]{1,40}\]\s*)+")
_NEAR = 0.75
_SHORTEST_LABEL = 4
_SECTION = "section-"
_ADDRESSES = ("demo", "code", "video", "slides")


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field of a form: its lasting id, and the label above it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form as its YAML says it, in one language."""

    language: str
    fields: tuple[AskedField, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue: its number, its title, its body, and its page."""

    number: int
    title: str
    body: str
    url: str = ""


def read_form(text: str, language: str) -> Form | None:
    """A form by its YAML; None for another file."""
    try:
        about = mapped(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - texts alone.
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    fields = []
    for entry in listed(about.get("body")):
        item, label = (
            said(mapped(entry).get("id")),
            said(mapped(mapped(entry).get("attributes")).get("label")),
        )
        if item and label:
            fields.append(AskedField(item, label))
    return Form(language, tuple(fields)) if fields else None


def read_issue(
    issue: Issue, forms: Sequence[Form], choices: Mapping[str, Sequence[str]]
) -> tuple[Handed, str]:
    """The project of an issue, and the language of the form it was made with.

    Of several forms, the one whose labels stand in the body most often is believed; the first of equals.
    """
    handed = Handed("GitHub")
    where = f"#{issue.number}"
    title = " ".join(_PREFIX.sub("", issue.title).split())
    blocks = _blocks(issue.body)
    form = max(forms, key=lambda form: _known_labels(form, blocks), default=None)
    answers = _answers(form, blocks) if form else {}
    if form is None or not answers:
        handed.leave(where, title, "no_form")
        return handed, form.language if form else ""
    named = answers.get("title", "") or title
    if not named:
        handed.leave(where, "", "no_title")
        return handed, form.language
    handed.found.append(_project(issue, named, answers, form.language, choices))
    return handed, form.language


def _project(
    issue: Issue, title: str, answers: Mapping[str, str], language: str, choices: Mapping[str, Sequence[str]]
) -> FoundProject:
    sections = tuple(
        (item.removeprefix(_SECTION), text) for item, text in answers.items() if item.startswith(_SECTION)
    )
    # The second box is the consent; the first, the rights, is asked of all.
    boxes = [line for line in answers.get("consent", "").split("\n") if "[" in line]
    return FoundProject(
        "issue", str(issue.number), f"#{issue.number}", title, answers.get("summary", ""),
        answers.get("team", ""),
        members_in(answers.get("members", "")),
        choices_in(answers.get("challenges", ""), choices.get("challenges", ())),
        choices_in(answers.get("datasets", ""), choices.get("datasets", ())),
        sections,
        filled((name, address_in(answers.get(name, ""))) for name in _ADDRESSES),
        licence=answers.get("licence", ""),
        page=issue.url,
        consent=bool(boxes) and bool(_CHECKED.match(boxes[-1])),
        language=language,
    )  # fmt: skip


def _blocks(body: str) -> list[tuple[str, str]]:
    """Every heading of the third level outside code, with the text below it; "" leads what stands before."""
    blocks: list[tuple[str, list[str]]] = [("", [])]
    fenced = False
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        fenced ^= bool(_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        if match:
            blocks.append((match[1], []))
        else:
            blocks[-1][1].append(line)
    return [(heading, "\n".join(lines)) for heading, lines in blocks]


def _known_labels(form: Form, blocks: Iterable[tuple[str, str]]) -> int:
    labels = {bare(field.label) for field in form.fields}
    return sum(bare(heading) in labels for heading, _ in blocks)


def _answers(form: Form, blocks: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The answers by field. GitHub keeps the form's order: a heading that breaks it was typed by the team."""
    headings = [heading for heading, _ in blocks[1:]]
    spoken = {bare(heading) for heading in headings}
    # As many headings as fields: each is its field, whatever it is called now.
    in_place = len(headings) == len(form.fields)
    answers: dict[str, list[str]] = {}
    last = -1
    current = ""
    for number, (heading, text) in enumerate(blocks[1:]):
        place = _exact_place(form, heading, last)
        if place is None:
            place = number if in_place and number > last else _near_place(form, heading, last, spoken)
        if place is not None:
            last, current = place, form.fields[place].id
            answers[current] = [text]
        elif current:
            answers[current].append(f"### {heading}\n{text}")
    told = {item: "\n".join(parts).strip() for item, parts in answers.items()}
    return {item: "" if _EMPTY.match(text) else text for item, text in told.items()}


def _exact_place(form: Form, heading: str, last: int) -> int | None:
    """Which of the fields not yet met a heading is the label of."""
    wanted = bare(heading)
    return next((i for i, field in enumerate(form.fields) if i > last and bare(field.label) == wanted), None)


def _near_place(form: Form, heading: str, last: int, spoken: AbstractSet[str]) -> int | None:
    """The same for a label that was touched up; a label that stands elsewhere as it is means no other."""
    wanted = bare(heading)
    if len(wanted) < _SHORTEST_LABEL:
        return None
    rest = [(i, bare(field.label)) for i, field in enumerate(form.fields) if i > last]
    scored = [(SequenceMatcher(None, label, wanted).ratio(), -i) for i, label in rest if label not in spoken]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= _NEAR else None
