import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from hacksite.emit.schemas import SCHEMAS, schema_of, written_schemas
from hacksite.model import (
    Challenge,
    Dataset,
    DeadLink,
    EventFile,
    FaqEntry,
    NewsItem,
    Page,
    Partner,
    Person,
    Project,
    Results,
    Session,
)
from hacksite.model.descriptions import descriptions
from hacksite.model.preparation import Preparation
from tests.cli.conftest import Run, uncomment
from tests.toolbox import ROOT

EVENT = "title: Eau\nstart: 2027-03-27\n"
SAMPLE = ROOT / "sample_event"
FOLDERS = {
    "challenges": "challenge", "datasets": "dataset", "projects": "project", "news": "news", "pages": "page",
}  # fmt: skip
MODELS = {
    "event.yml": EventFile, "schedule.yml": Session, "people.yml": Person, "partners.yml": Partner,
    "faq.yml": FaqEntry, "results.yml": Results, "links.yml": DeadLink, "challenge": Challenge,
    "dataset": Dataset,
    "project": Project, "news": NewsItem, "page": Page, "plan.yml": Preparation,
}  # fmt: skip


class TextLoader(yaml.SafeLoader):
    """Every value as its text, as hacksite reads it; an empty one as nothing."""


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 core schema, as VS Code's YAML extension reads it: `10:30` and `2027-03-27` are texts."""


def _resolves(loader: type[yaml.SafeLoader], kinds: dict[str, str]) -> None:
    # Each loader must have a table of its own: PyYAML's is shared by its classes.
    loader.yaml_implicit_resolvers = {}
    for kind, pattern in kinds.items():
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), None)


_NULL = r"^(?:~|null|Null|NULL|)$"
_resolves(TextLoader, {"null": _NULL})
_resolves(
    CoreLoader,
    {
        "null": _NULL,
        "bool": r"^(?:true|True|TRUE|false|False|FALSE)$",
        "int": r"^[-+]?[0-9]+$",
        "float": r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
    },
)
LOADERS = pytest.mark.parametrize("loader", [TextLoader, CoreLoader])


def refusals(name: str, text: str, loader: type[yaml.SafeLoader], *, translation: bool = False) -> list[str]:
    """Where a schema refuses a YAML text, at the deepest place it can tell; empty when it accepts it."""
    validator = Draft202012Validator(schema_of(name, translation=translation))
    # Neither loader makes anything but texts, numbers, lists and mappings.
    content: Any = yaml.load(text, loader)  # noqa: S506
    worst = best_match(validator.iter_errors(content))
    return ["/".join(map(str, worst.absolute_path)) or "/"] if worst else []


def files_of(folder: Path) -> list[tuple[str, str, str]]:
    """Every YAML text of an event folder: its file, its schema, the text."""
    found = []
    for path in sorted(folder.rglob("*")):
        top = path.relative_to(folder).parts[0]
        if top.startswith("."):  # what a forge reads
            continue
        if path.suffix == ".yml":
            found.append((path.name, f"{path.name.split('.')[0]}.yml", path.read_text("utf-8")))
        elif path.suffix == ".md" and top in FOLDERS and not path.name.startswith("_"):
            found.append((path.name, FOLDERS[top], path.read_text("utf-8").split("---\n")[1]))
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_of_draft_2020_12(name: str) -> None:
    Draft202012Validator.check_schema(schema_of(name))
    assert schema_of(name)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_its_title_and_its_docstring(name: str) -> None:
    fields = schema_of(name)["$defs"][MODELS[name].__name__]["properties"]
    assert {field: said["description"] for field, said in fields.items()} == descriptions(MODELS[name])
    assert all(said["title"] for said in fields.values())


@LOADERS
def test_the_sample_event_is_accepted(loader: type[yaml.SafeLoader]) -> None:
    refused = {
        file: found
        for file, name, text in files_of(SAMPLE)
        if (found := refusals(name, text, loader, translation=bool(re.search(r"\.en\.\w+$", file))))
    }
    assert refused == {}


@LOADERS
@pytest.mark.parametrize("uncommented", [False, True])
@pytest.mark.parametrize("languages", ["fr,en,de", "en,fr"])
def test_a_new_folder_is_accepted(
    new: Callable[..., Path], run: Run, languages: str, uncommented: bool, loader: type[yaml.SafeLoader]
) -> None:
    folder = new(languages)
    for kind in FOLDERS.values():
        run("add", kind, "Eau", "--event", "event", "--translate")
    refused = {}
    for file, name, text in files_of(folder):
        whole = uncomment(text) if uncommented else text
        translation = bool(re.search(r"\.(?:fr|en|de)\.\w+$", file))
        refused[file] = refusals(name, whole, loader, translation=translation)
    assert {file: found for file, found in refused.items() if found} == {}


@pytest.mark.parametrize(
    ("name", "text", "refused"),
    [
        ("event.yml", EVENT + "tagligne: Oups\n", ["/"]),
        ("event.yml", "title: Eau\n", ["/"]),
        ("event.yml", "title: Eau\nstart: 27 mars\n", ["start"]),
        ("event.yml", EVENT + "venue: {name: Ici, adress: rue}\n", ["venue"]),
        ("event.yml", EVENT + "format: mixte\n", ["format"]),
        (
            "event.yml",
            EVENT + "registration: {capacity: -3}\n",
            ["registration/capacity"],
        ),
        ("event.yml", EVENT + "rooms: [{name: Salle}]\n", ["rooms/0"]),
        ("schedule.yml", "- {title: Eau, start: 10h, kind: conférence}\n", ["0/kind"]),
        ("schedule.yml", "title: Eau\n", ["/"]),
        ("people.yml", "- {name: Ada, roles: organiser, consent: [name, foto]}\n", ["0/consent/1"]),
        ("project", "members: {name: Ada}\n", ["members"]),
        ("news", "title: Eau\ndraft: peut-être\n", ["draft"]),
    ],
)
@LOADERS
def test_what_hacksite_would_refuse_is_refused_where_it_stands(
    name: str, text: str, refused: list[str], loader: type[yaml.SafeLoader]
) -> None:
    assert refusals(name, text, loader) == refused


@LOADERS
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("event.yml", "title: 2027\nstart: 27/03/2027\nend: 2027-03-28 19h30\nlanguages: fr, en\n"),
        ("event.yml", "title: {fr: Eau, en: Water}\nstart: 2027-03-27T09:00\nobjectives: Un seul\n"),
        ("event.yml", "title: true\nstart: 2027-03-27\nvenue: {name: 13, address: {postal_code: 26400}}\n"),
        ("event.yml", EVENT + "tagline:\nregistration: {capacity: '60', team_size: 5}\n"),
        ("event.yml", EVENT + "look: {cover: media/a.svg, logo: {src: media/b.svg}}\n"),
        ("event.yml", EVENT + "legal: {public_body: Oui, accessibility: {status: Non conforme}}\n"),
        ("schedule.yml", "- {title: Eau, start: 9h30, end: '10:30', rooms: a; b, internal: non}\n"),
        ("schedule.yml", "- {title: Eau, date: 27.03.2027, start: 10h, duration: 45}\n"),
        ("people.yml", "- {name: Ada, roles: 'organiser, expert', skills: {fr: 'a, b', en: [a, b]}}\n"),
        ("dataset", "temporal: {start: 2010}\nthemes: eau\n"),
        ("dataset", "resources: [{url: 'https://example.org/', bytes: '3'}]\n"),
        ("project", "members: [{name: Ada, consent: no}]\ncover: a.png\npictures: a.png\n"),
        ("results.yml", "figures: [{label: Repas, value: 412}]\n"),
        ("schedule.yml", "# rien encore\n"),
    ],
)  # fmt: skip
def test_every_way_of_typing_that_hacksite_reads_is_accepted(
    name: str, text: str, loader: type[yaml.SafeLoader]
) -> None:
    assert refusals(name, text, loader) == []


def test_schemas_are_listed(run: Run) -> None:
    assert run("schema").text.split() == list(SCHEMAS)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("event.yml", "event.yml"),
        ("schedule", "schedule.yml"),
        ("./people.yaml", "people.yml"),
        ("challenge", "challenge"),
        ("challenges/eau.md", "challenge"),
        ("projects/eau/index.md", "project"),
    ],
)
def test_a_schema_is_printed(run: Run, asked: str, name: str) -> None:
    assert json.loads(run("schema", asked).text) == schema_of(name)


@pytest.mark.parametrize(("asked", "name"), [("event.en.yml", "event.yml"), ("news/a.en.md", "news")])
def test_a_translation_requires_no_field(run: Run, asked: str, name: str) -> None:
    assert json.loads(run("schema", asked).text) == schema_of(name, translation=True)


def test_every_schema_is_written(run: Run, tmp_path: Path) -> None:
    said = run("schema", "--write", "schemas")
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()}
    assert (said.code, written) == (0, written_schemas())


def test_an_unknown_file_is_said_with_what_there_is(run: Run) -> None:
    said = run("schema", "evnt.yml")
    assert (said.code, said.text.replace("\u00a0", " ")) == (
        2, f"pas de schéma pour evnt.yml : essayez event.yml. Il existe : {', '.join(SCHEMAS)}.",
    )  # fmt: skip
