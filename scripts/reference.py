"""Writes `docs/reference/` from the code: commands, fields of the event folder, diagnostic codes.

Use: python scripts/reference.py [--check]

`--check` writes nothing, and fails when a page is not what the code says. Each page begins with an
introduction written by hand; only what follows the marker is written here.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hacksite.cli import cli
from hacksite.diagnostics import Code, all_codes
from hacksite.emit.event_json import EVENT_SCHEMA
from hacksite.emit.event_schema import event_schema
from hacksite.load import KINDS
from hacksite.load.accepted import PATTERNS
from hacksite.model import Event, EventFile, Image, Noun, Results, Text, moments
from hacksite.model import fields as kinds
from hacksite.model.descriptions import descriptions
from hacksite.model.event_file import Colour, Zone
from hacksite.model.fields import Link, RefersTo
from hacksite.model.preparation import Preparation

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
CASES = ROOT / "tests" / "cases"

MARKER = "<!-- What follows is written by scripts/reference.py: edit the code instead. -->\n"

FILES: Mapping[str, str] = {
    "EventFile": "`event.yml`",
    "Challenge": "`challenges/<id>.md`",
    "Dataset": "`datasets/<id>.md`",
    "Session": "`schedule.yml` or `schedule.csv`",
    "Person": "`people.yml` or `people.csv`",
    "Partner": "`partners.yml` or `partners.csv`",
    "FaqEntry": "`faq.md` or `faq.yml`",
    "Project": "`projects/<id>.md`, `projects/<id>/index.md` or `projects.csv`",
    "Results": "`results.yml`",
    "NewsItem": "`news/<date>-<words>.md`",
    "Page": "`pages/<id>.md`",
    "DeadLink": "`links.yml`",
    "Preparation": "`plan.yml`",
}
"""Where each noun is written."""

TYPES: Mapping[str, Any] = {
    "text": Text,
    "texts": kinds.Texts,
    "labels": kinds.Labels,
    "id": kinds.Slug,
    "web address": kinds.Url,
    "file": kinds.LocalPath,
    "yes or no": kinds.YesNo,
    "picture": kinds.Picture,
    "pictures": kinds.Pictures,
    "day": moments.Day,
    "day or moment": moments.DayOrMoment,
    "moment": moments.Moment,
    "minutes": moments.Minutes,
    "time zone": Zone,
    "colour": Colour,
}
"""Kinds of values with a name of their own; `event-folder.md` explains each."""

PLAIN = {str: "words", int: "whole number", float: "number", bool: "yes or no"}

PLURALS = {
    "id of a challenge": "ids of challenges",
    "id of a dataset": "ids of datasets",
    "id of a person": "ids of people",
    "id of a room": "ids of rooms",
}

FAMILIES: Mapping[str, Mapping[str, str]] = {
    "0": {"en": "Reading files", "fr": "Lecture des fichiers"},
    "1": {"en": "Fields", "fr": "Champs"},
    "2": {"en": "Dates and hours", "fr": "Dates et heures"},
    "3": {"en": "Ids and references", "fr": "Identifiants et références"},
    "4": {"en": "Texts and people", "fr": "Textes et personnes"},
    "5": {"en": "Addresses and data", "fr": "Adresses et données"},
    "6": {"en": "Legal", "fr": "Obligations légales"},
    "7": {"en": "Pictures and files", "fr": "Images et fichiers"},
    "8": {"en": "Languages, news and press", "fr": "Langues, actualités et presse"},
}
"""Codes by their first digit."""

SAID: Mapping[str, Mapping[str, str]] = {
    "en": {
        "error": "error",
        "warning": "warning",
        "note": "note",
        "example": "expected.en.txt",
        "columns": "| Code | | Meaning |",
    },
    "fr": {
        "error": "erreur",
        "warning": "avertissement",
        "note": "remarque",
        "example": "expected.txt",
        "columns": "| Code | | Sens |",
    },
}


def commands() -> Iterator[str]:
    """Every command and option, as the command line itself knows them."""
    context = click.Context(cli, info_name="hacksite")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            yield from _command(command, click.Context(command, context, name))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"## `{context.command_path}`"
    yield f"```text\n{usage}\n```"
    yield _one_paragraph(command.help or "")
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            kind = command.get_command(context, name)
            if kind is not None:
                yield from _command(kind, click.Context(kind, context, name))
        return
    options = [p for p in command.get_params(context) if isinstance(p, click.Option) and not p.hidden]
    table = ["| Option | Meaning | Default |", "|---|---|---|"]
    table += [row for option in options if (row := _option(option))]
    yield "\n".join(table)


def _option(option: click.Option) -> str:
    if "--help" in option.opts:
        return ""
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    metavar = "" if option.is_flag or choices else f" `{option.metavar or option.type.name.upper()}`"
    said = [option.help or "", f"One of {', '.join(f'`{c}`' for c in choices)}." if choices else ""]
    default = f"`{option.default}`" if option.show_default and option.default not in (None, "") else ""
    return f"| {names}{metavar} | {_cell(' '.join(filter(None, said)))} | {default} |"


def folder() -> Iterator[str]:
    """Every file of the event folder, and every field of every file."""
    listed = {kind.model.__name__: kind.field for kind in KINDS} | {"Results": "results"}
    models: list[type[Noun]] = [EventFile, *(kind.model for kind in KINDS), Results, Preparation]
    table = ["| File | What it holds | Name in `event.json` |", "|---|---|---|"]
    for model in models:
        name = listed.get(model.__name__)
        what = _first_sentence(descriptions(Event)[name] if name else model.__doc__ or "")
        link = f"[{FILES[model.__name__]}](#{model.__name__.lower()})"
        table.append(f"| {link} | {what} | {f'`{name}`' if name else ''} |")
    yield "## Files"
    yield "\n".join(table)
    shown: set[type[BaseModel]] = {Image, Link}
    for model in models:
        yield from _model(model, 2, shown)
    yield "## Shared parts"
    for part in (Image, Link):
        yield from _one_model(part, 3)


def _model(model: type[BaseModel], level: int, shown: set[type[BaseModel]]) -> Iterator[str]:
    if model in shown:
        return
    shown.add(model)
    yield from _one_model(model, level)
    for annotation in _annotations(model).values():
        for inner in _models_in(annotation):
            yield from _model(inner, 3, shown)


def _one_model(model: type[BaseModel], level: int) -> Iterator[str]:
    yield f"{'#' * level} {model.__name__}"
    yield _one_paragraph(model.__doc__ or "")
    annotations = _annotations(model)
    table = ["| Field | Kind | Required | Default | Meaning |", "|---|---|---|---|---|"]
    for name, field in model.model_fields.items():
        required = "yes" if field.is_required() and name not in _filled_in(model) else ""
        kind = _cell(_words(annotations[name]))
        meaning = _cell(_one_paragraph(descriptions(model)[name]))
        table.append(f"| `{name}` | {kind} | {required} | {_default(field)} | {meaning} |")
    yield "\n".join(table)


def _filled_in(model: type[BaseModel]) -> set[str]:
    """Required fields that loading fills when the organiser leaves them out."""
    if model is EventFile:
        return {"id", "end"}
    names = {"id"} if model in {kind.model for kind in KINDS} else set()
    return names | ({"date"} if model.__name__ == "NewsItem" else set())


def _annotations(model: type[BaseModel]) -> dict[str, Any]:
    """The types of a model's fields, with the marks of `Annotated`."""
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _words(annotation: Any) -> str:
    """A type in words."""
    for name, known in TYPES.items():
        if _is(annotation, known):
            return name
    origin = get_origin(annotation)
    if origin is Annotated:
        words = _marked(annotation)
    elif origin in (Union, UnionType):
        words = " or ".join(_words(arg) for arg in get_args(annotation) if arg is not type(None))
    elif origin is Literal:
        words = "one of " + ", ".join(f"`{value}`" for value in get_args(annotation))
    elif origin is tuple:
        inner = _words(get_args(annotation)[0])
        words = f"list of {PLURALS.get(inner, inner)}"
    elif issubclass(annotation, BaseModel):
        words = f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    else:
        words = PLAIN[annotation]
    return words


def _is(annotation: Any, known: Any) -> bool:
    """Whether it is that type, with or without more marks behind."""
    marks, wanted = (getattr(kind, "__metadata__", ()) for kind in (annotation, known))
    same = getattr(annotation, "__origin__", annotation) == getattr(known, "__origin__", known)
    return same and marks[: len(wanted)] == wanted and bool(wanted or not marks)


def _marked(annotation: Any) -> str:
    marks = annotation.__metadata__
    inner = annotation.__origin__
    for mark in marks:
        if isinstance(mark, RefersTo):
            return f"id of a {mark.noun}"
    words = _words(inner)
    bounds = []
    for mark in marks:
        for part in (mark, *getattr(mark, "metadata", ())):
            if getattr(part, "pattern", None) in PATTERNS:
                return PATTERNS[part.pattern]["en"]
            bounds += [
                f"{said} {value:g}"
                for name, said in (("ge", "at least"), ("gt", "more than"), ("le", "at most"))
                if (value := getattr(part, name, None)) is not None
            ]
    return f"{words}, {', '.join(bounds)}" if bounds else words


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for arg in get_args(annotation):
        yield from _models_in(arg)


def _default(field: FieldInfo) -> str:
    value = field.default
    if field.is_required() or value is None or isinstance(value, BaseModel) or value == ():
        return ""
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    return f"`{', '.join(map(str, value)) if isinstance(value, tuple) else value}`"


def diagnostics(language: str) -> Iterator[str]:
    """Every code, with an example that a test keeps true."""
    said = SAID[language]
    index = [said["columns"], "|---|---|---|"]
    for name, code in all_codes().items():
        title = _cell(code.texts[language].title)
        index.append(f"| [{name}](#{name.lower()}) | {said[code.severity]} | {title} |")
    yield "\n".join(index)
    family = ""
    for name, code in all_codes().items():
        if name[2] != family:
            family = name[2]
            yield f"## {FAMILIES[family][language]}"
        yield from _code(code, language)


def _code(code: Code, language: str) -> Iterator[str]:
    texts, said = code.texts[language], SAID[language]
    yield f"### {code.name}"
    yield f"**{texts.title}** · {said[code.severity]}"
    yield texts.story
    example = _example(code.name, said["example"])
    if example:
        yield f"```text\n{example}\n```"


def _example(code: str, name: str) -> str:
    """The part of the case's expected report that tells of the code."""
    file = CASES / code / name
    blocks = file.read_text("utf-8").split("\n\n") if file.is_file() else []
    return next((block.rstrip("\n") for block in blocks if f" {code}" in block.split("\n")[0]), "")


def _one_paragraph(text: str) -> str:
    """A docstring as Markdown: lines joined, paragraphs kept."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _first_sentence(text: str) -> str:
    return re.split(r"[.;](?:\s|$)", text.strip())[0]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n\n", " ")


def pages() -> Mapping[Path, Iterator[str]]:
    """The blocks of every generated page, by its file."""
    return {
        PAGES / "commands.md": commands(),
        PAGES / "event-folder.md": folder(),
        PAGES / "diagnostics.md": diagnostics("en"),
        PAGES / "diagnostics.fr.md": diagnostics("fr"),
    }


def stale() -> Mapping[Path, str]:
    """The pages that are not what the code says, with what they should be."""
    wanted = {}
    for file, blocks in pages().items():
        now = file.read_text("utf-8")
        text = now[: now.index(MARKER)] + "\n".join([MARKER, "\n\n".join(blocks), ""])
        if now != text:
            wanted[file] = text
    schema, text = PAGES / EVENT_SCHEMA, event_schema().decode()
    if not schema.is_file() or schema.read_text("utf-8") != text:
        wanted[schema] = text
    return wanted


def main() -> None:
    """Write the pages, or tell which are stale."""
    wanted = stale()
    names = ", ".join(file.relative_to(ROOT).as_posix() for file in wanted)
    if "--check" in sys.argv[1:]:
        sys.exit(f"stale: {names}; run `python scripts/reference.py`" if names else 0)
    for file, text in wanted.items():
        file.write_text(text, "utf-8")
    print(f"written: {names}" if names else "nothing to write")


if __name__ == "__main__":
    main()
