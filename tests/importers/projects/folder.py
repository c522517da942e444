"""What the tests of imported projects share: one event, and the command with its report."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.diagnostics import HacksiteError

SOURCES = Path(__file__).parent / "sources"
FILES = {
    "event.yml": "title: Nuit de l’eau\nstart: 2027-03-27\nend: 2027-03-28\nlanguages: fr, en\n"
    "hashtag: nuit-de-l-eau\n",
    "challenges/eau.md": "---\ntitle:\n  fr: L’eau en ville\n  en: Water in town\n---\nTexte.\n",
    "challenges/nappes.md": "---\ntitle: Les nappes\n---\nTexte.\n",
    "datasets/debits.md": "---\ntitle: Débits\nurl: https://data.example/debits\n---\nTexte.\n",
}


def run(*arguments: object) -> tuple[int, str]:
    """The exit code of a command and what it says; 2 for an environment in which it cannot work."""
    result = CliRunner().invoke(cli, [*map(str, arguments)], env={"LC_ALL": "C"})
    if isinstance(result.exception, HacksiteError):
        return 2, str(result.exception)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def imported(root: Path, *arguments: object) -> dict[str, Any]:
    """The report of an import that writes."""
    options = ("--yes", "--format", "json", "--language", "en")
    code, said = run("import", "projects", *arguments, *options)
    about: dict[str, Any] = json.loads(said)
    assert about["in"] == about["out"] + about["refused"]
    assert code == (0 if about["out"] else 1)
    assert all((root / name).is_file() for name in about["files"])
    return about


def written(root: Path) -> str:
    """Everything that stands in projects and records, one text."""
    files = [*sorted((root / "projects").glob("*")), *sorted((root / ".hacksite").rglob("*.json"))]
    return "\n".join(path.read_text("utf-8") for path in files)
