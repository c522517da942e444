"""What the tests of commands share: a way to call them, and to read what they made."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from hacksite.cli import cli
from hacksite.cli.usage import speak
from hacksite.diagnostics import HacksiteError
from hacksite.pipeline.checking import check_folder

AT = datetime(2027, 1, 15, 12, tzinfo=UTC)
TITLE = 'Nuit de la donnée\u00a0: l\'eau, "ensemble" #1'
_EXAMPLE = re.compile(r"^(?P<indent> *)#(?! \S)(?P<line>.*)$")


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    code: int
    text: str


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call a command in a temporary folder, in French; a `HacksiteError` ends it as `main` would."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    speak()

    def call(*arguments: str, typed: str = "", language: str = "fr_FR.UTF-8") -> Said:
        result = CliRunner().invoke(cli, arguments, input=typed, env={"LC_ALL": language})
        if isinstance(result.exception, HacksiteError):
            return Said(2, str(result.exception))
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.exit_code, result.output)

    return call


@pytest.fixture
def new(run: Run, tmp_path: Path) -> Callable[..., Path]:
    """Make a new event folder; gives its path."""

    def make(
        languages: str = "fr", end: str = "2027-03-28", place: str = "Médiathèque, 35000 Rennes"
    ) -> Path:
        said = run(
            "new", "event", "--title", TITLE, "--start", "27/03/2027", "--end", end, "--place", place,
            "--languages", languages, "--no-input",
        )  # fmt: skip
        assert said.code == 0, said.text
        return tmp_path / "event"

    return make


def problems(folder: Path, *severities: str) -> list[str]:
    """The problems of a folder as `code file:line:column`; by default its errors and warnings."""
    wanted = severities or ("error", "warning")
    return [f"{p.code} {p.at}" for p in check_folder(folder, AT).report if p.severity in wanted]


def uncomment(text: str) -> str:
    """A form with every example made active, as somebody does who takes out each sign `#` before a field."""
    return "\n".join(
        f"{match['indent']}{match['line']}" if (match := _EXAMPLE.match(line)) else line
        for line in text.split("\n")
    )
