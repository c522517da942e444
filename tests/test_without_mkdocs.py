"""The core works where MkDocs is not installed: checking, exporting, and building with the plain host."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.toolbox import ROOT, built_wheel, fresh_environment

pytestmark = pytest.mark.slow

MKDOCS = {"mkdocs", "mkdocs-material"}


@dataclass(frozen=True, slots=True)
class Pin:
    """One entry of a lock file, as it stands there, and the packages that ask for it."""

    text: str
    asked_by: frozenset[str]


@pytest.fixture(scope="module")
def hacksite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, in an environment that holds neither MkDocs nor what only MkDocs needs."""
    folder = tmp_path_factory.mktemp("bare")
    pins = pins_without(MKDOCS, (ROOT / "requirements/site.txt").read_text("utf-8"))
    return fresh_environment(folder / "venv", pins, built_wheel(folder))


def pins_without(excluded: set[str], lock: str) -> str:
    """A lock file less some packages, and less those that nothing else asks for."""
    entries = re.findall(r"^[a-z0-9][^\n]*\\\n(?:[ ].*\n)+", lock, re.MULTILINE)
    pins: dict[str, list[Pin]] = {}
    for entry in entries:
        name = re.split(r"==|\[", entry)[0]
        asked_by = frozenset(re.findall(r"#(?: via)? {1,3}([a-z0-9-]+)", entry)) - {"via"}
        pins.setdefault(name, []).append(Pin(entry, asked_by))
    kept = pins.keys() - excluded
    while orphans := {
        name for name in kept if not any(pin.asked_by & (kept | {"hacksite"}) for pin in pins[name])
    }:
        kept -= orphans
    return "".join(pin.text for name in sorted(kept) for pin in pins[name])


def run(program: Path, *arguments: str | Path, cwd: Path) -> str:
    done = subprocess.run([program, *arguments], capture_output=True, check=False, cwd=cwd, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_mkdocs_is_really_absent(hacksite: Path, tmp_path: Path) -> None:
    names = "mkdocs", "material", "properdocs", "markdown", "pymdownx", "watchdog"
    found = run(
        hacksite.with_name("python"),
        "-c",
        f"from importlib.util import find_spec\nprint([n for n in {names} if find_spec(n)])",
        cwd=tmp_path,
    )
    assert found == "[]\n"


def test_check_finds_the_sample_without_fault(hacksite: Path, tmp_path: Path) -> None:
    run(hacksite, "check", ROOT / "sample_event", cwd=tmp_path)


def test_export_writes_the_sample_as_markdown_with_front_matter(hacksite: Path, tmp_path: Path) -> None:
    run(hacksite, "export", tmp_path / "export", "--event", ROOT / "sample_event", cwd=tmp_path)
    pages = sorted((tmp_path / "export").rglob("*.md"))
    assert pages
    assert [page.name for page in pages if not page.read_text("utf-8").startswith("---\n")] == []


def test_build_makes_the_sample_with_the_plain_host(hacksite: Path, tmp_path: Path) -> None:
    run(hacksite, "build", ROOT / "sample_event", "-o", tmp_path / "site", "--host", "plain", cwd=tmp_path)
    assert (tmp_path / "site/index.html").read_text("utf-8").lower().startswith("<!doctype html>")
