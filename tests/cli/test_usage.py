"""Help and the errors of use, in the language of the reader's system."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import click
import pytest
from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.cli.usage import flat, sentences, speak
from tests.toolbox import ROOT

# What Click says to programmers, or on systems and of kinds of values that hacksite has none of.
NEVER_SAID = (
    "DeprecationWarning", "deprecated", "Boolean option", "Name '", "No options defined", "Unknown c",
    "Could not determine", "Arguments take exactly", "Invalid start character", "Unknown standard",
    "Windows error", "{editor}", "Shell completion", "Couldn't detect", "Press any key", "env var",
    "(dynamic)", "Choice(", "Confirm the action", "%(prog)s", "Value must be", "Positional arguments",
    "{value!r} is not a valid UUID", "{value!r} does not match the format", "d",
)  # fmt: skip


def commands(command: click.Command = cli) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found)


def asked(folder: Path, *names: str) -> set[str]:
    """The first text of each call of a function of one of these names."""
    calls = (
        node
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names
    )
    first = (call.args[0] for call in calls if call.args)
    return {text.value for text in first if isinstance(text, ast.Constant) and isinstance(text.value, str)}


@cache
def of_click() -> set[str]:
    found = asked(Path(click.__file__).parent, "_", "ngettext")
    return {text for text in found if not (text in NEVER_SAID or text.startswith(NEVER_SAID[:-1]))}


@cache
def of_help() -> set[str]:
    found = list(commands())
    options = [option for command in found for option in command.params if isinstance(option, click.Option)]
    assert len(found) > 25
    return {flat(command.help or "") for command in found} | {option.help or "" for option in options}


def blanks(text: str) -> set[str | None]:
    return {name for _, name, *_ in Formatter().parse(text) if name}


def test_all_that_commands_say_of_their_use_is_there_in_french_and_nothing_else() -> None:
    own = asked(ROOT / "hacksite" / "cli", "said")
    # Click asks for this one by the name of a variable.
    english = of_help() | of_click() | own | {"required"}
    assert "Usage:" in english
    assert sentences("fr").keys() == english


def test_french_leaves_the_same_blanks() -> None:
    other = {text: forms for text, forms in sentences("fr").items() if text in of_click()}
    assert {text for text, forms in other.items() if blanks(forms[0]) != blanks(text)} == set()


def test_no_sentence_of_french_breaks_before_its_sign() -> None:
    assert [
        form for forms in sentences("fr").values() for form in forms for sign in ":;!?»" if f" {sign}" in form
    ] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--help"], "Faire d’un dossier d’événement"),
        (["--help"], "Commandes\N{NO-BREAK SPACE}:"),
        (["build", "--help"], "Le dossier du site construit.  [par défaut\N{NO-BREAK SPACE}: site]"),
        (["import", "--help"], "Importer le programme SOURCE"),
        (["import"], "Reprendre dans le dossier"),
        (["bild"], "La commande 'bild' n’existe pas. Vouliez-vous dire 'build'\N{NO-BREAK SPACE}?"),
        (["build", "--ot"], "L’option '--ot' n’existe pas."),
        (["new"], "Il manque l’argument 'DIR'."),
        (["check", ".", "more"], "Argument en trop (more)"),
        (["check", "--format", "xml"], "'xml' n’est aucun de 'text'"),
        (["check", "--languages", "--by-team"], "--languages\N{NO-BREAK SPACE}: pas avec --by-team"),
    ],
)
def test_a_french_system_reads_french(
    arguments: list[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    speak()
    assert told in " ".join(CliRunner().invoke(cli, arguments).output.split(" "))


@pytest.mark.parametrize("system", ["en_GB.UTF-8", "de_DE.UTF-8", "C.UTF-8"])
def test_other_systems_read_english_even_after_french(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    speak()
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    CliRunner().invoke(cli, ["build", "--help"])
    monkeypatch.setenv("LC_ALL", system)
    said = CliRunner().invoke(cli, ["build", "--help"]).output
    assert "The folder of the finished site.  [default: site]" in said
    assert said.startswith("Usage:")
