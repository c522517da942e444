"""The rules of the house that a program can check."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from hacksite.cli import cli
from hacksite.model import Event, EventFile, Noun
from tests.toolbox import ROOT

LONGEST_FILE = 400
AIMED_AT = 250
LONGEST_FUNCTION = 60
SAYING_NOTHING = {"common", "data", "helper", "helpers", "manager", "misc", "process", "util", "utils"}
# Importers bring catalogues in, and `serve` answers on loopback; a build never uses the network.
MAY_USE_THE_NETWORK = ("hacksite/importers/", "hacksite/cli/", "hacksite/plugin/")
NETWORK = {"ftplib", "http.client", "httpx", "requests", "socket", "urllib.request", "urllib3"}
# Written in pieces, so that this file passes its own test.
REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted",
    "registry" + ".npmjs",
    "deb" + ".debian",
    "npmjs" + ".com",
)
MACHINE_PATH = re.compile(r"(?<![\w.~:/*{}$-])/(?:root|work|farm|home/\w+|Users/\w+|opt/\w+)(?=[/\s\"'`)]|$)")

MODULES = sorted((ROOT / "hacksite").rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> dict[str, ast.Module]:
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in MODULES}


def tracked_files() -> list[Path]:
    """What is in git or about to be; every file where there is no git."""
    listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(listing, capture_output=True, check=False, encoding="utf-8")
    if run.returncode:
        pytest.skip("not a git checkout, so nothing tells the project's files from others")
    return [path for name in run.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def public_names(tree: ast.Module) -> Iterator[ast.Module | ast.ClassDef | Function]:
    """The module, its public classes and functions, and the public methods of those classes."""
    yield tree
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | Function) or node.name.startswith("_"):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from (f for f in node.body if isinstance(f, Function) and not f.name.startswith("_"))


def imported_modules(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def commands(group: click.Group, path: str = "hacksite") -> Iterator[tuple[str, click.Command]]:
    """Every command by what one types, those of a group included; commands may be found lazily."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, f"{path} {name} is listed and does not exist"
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


def nouns(base: type[Noun] = Noun) -> Iterator[type[Noun]]:
    for noun in base.__subclasses__():
        yield noun
        yield from nouns(noun)


def sections(page: str) -> dict[str, str]:
    """The text below each heading of a page of the documentation, up to the next heading."""
    text = (ROOT / page).read_text("utf-8")
    _, *parts = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_no_file_is_longer_than_the_limit() -> None:
    lengths = {name: len((ROOT / name).read_text("utf-8").splitlines()) for name in trees()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_files_beyond_the_length_aimed_at_are_rare() -> None:
    beyond = [path.name for path in MODULES if len(path.read_text("utf-8").splitlines()) > AIMED_AT]
    assert len(beyond) * 20 <= len(MODULES), beyond


def test_every_function_fits_a_screen() -> None:
    lengths = {
        f"{name}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, tree in trees().items()
        for node in functions(tree)
    }
    assert {where: length for where, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_every_public_name_has_a_docstring() -> None:
    silent = [
        f"{name}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', 'module')}"
        for name, tree in trees().items()
        for node in public_names(tree)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_file_and_folder_is_named_after_what_it_holds() -> None:
    vague = [name for name in trees() if SAYING_NOTHING & set(re.split(r"[/.]", name))]
    assert vague == []


def test_only_importers_and_the_command_line_use_the_network() -> None:
    users = {
        f"{name} imports {module}"
        for name, tree in trees().items()
        if not name.startswith(MAY_USE_THE_NETWORK)
        for module in imported_modules(tree)
        if module in NETWORK or module.split(".")[0] in NETWORK
    }
    assert users == set()


def test_every_command_and_option_is_documented() -> None:
    documented = sections("docs/reference/commands.md")
    missing = []
    for path, command in commands(cli):
        section = documented.get(f"`{path}`", "")
        options = [option for option in command.params if isinstance(option, click.Option)]
        names = [path, *(option.opts[-1] for option in options if not option.hidden)]
        missing += [f"{path}: {name}" for name in names if name not in section]
    assert missing == []


def test_every_field_is_documented() -> None:
    documented = sections("docs/reference/event-folder.md")
    # What an event holds beside event.yml is its files and folders.
    documented[Event.__name__] = documented["Files"] + documented[EventFile.__name__]
    missing = [
        f"{noun.__name__}.{field}"
        for noun in nouns()
        for field in noun.model_fields
        if f"`{field}`" not in documented.get(noun.__name__, "")
        # Nobody writes it: it follows from what is wrong in the folder.
        and (noun, field) != (Event, "completing")
    ]
    assert missing == []


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = []
    for path in tracked_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {host}" for host in REGISTRIES if host in text]
        found += [f"{path.relative_to(ROOT)}: {m.group()}" for m in MACHINE_PATH.finditer(text)]
    assert found == []
