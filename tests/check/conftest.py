from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hacksite.check import check_event
from hacksite.diagnostics import Diagnostic, Report
from hacksite.load import load_event
from hacksite.source import read_folder

AT = datetime(2027, 2, 1, 12, tzinfo=UTC)
EVENT = "title: Hackathon de l'eau\nstart: 2027-03-27\nend: 2027-03-28\n"
LEGAL = """legal:
  publisher: {name: Rives, address: 1 rue du Port, phone: "04", director: La présidence}
  host: {name: Hôte, address: 2 rue du Serveur, phone: "04"}
"""
Checked = Callable[..., list[str]]
Problems = Callable[[Mapping[str, str]], tuple[Diagnostic, ...]]


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    """Check the files of an event folder; `event.yml` is added, or completed with its legal notice."""

    def check(files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        found: list[Diagnostic] = []
        for name, text in {"event.yml": EVENT, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text + (LEGAL if name == "event.yml" else ""), "utf-8")
        loaded = load_event(read_folder(tmp_path, found.append), found.append)
        return Report.of([*found, *check_event(loaded, AT)]).problems

    return check


@pytest.fixture
def told(problems: Problems) -> Checked:
    """The problems of an event folder as `code place`."""

    def check(files: Mapping[str, str]) -> list[str]:
        return [f"{d.code} {d.at}" for d in problems(files)]

    return check


@pytest.fixture
def told_with_legal(tmp_path: Path) -> Checked:
    """The problems of an `event.yml` that says itself what the law asks for."""

    def check(event: str) -> list[str]:
        found: list[Diagnostic] = []
        (tmp_path / "event.yml").write_text(event, "utf-8")
        loaded = load_event(read_folder(tmp_path, found.append), found.append)
        return [f"{d.code} {d.at}" for d in Report.of([*found, *check_event(loaded, AT)])]

    return check


@pytest.fixture
def told_of(told: Checked) -> Checked:
    """The codes that a text in the FAQ gives rise to, in an event with `event` lines and `files`."""

    def check(text: str, event: str = EVENT, **files: str) -> list[str]:
        answers = {"faq.md": f"### Question ?\n\n{text}\n", "event.yml": event, **files}
        return [line.split()[0] for line in told(answers)]

    return check
