"""The interface for Python, as `docs/reference/python.md` shows it."""

import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import hacksite
from hacksite.diagnostics import HacksiteError
from tests.conftest import EventFolder
from tests.sample import copy_of_sample
from tests.toolbox import ROOT

EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_documentation_run_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_of_sample(tmp_path / "my-event")
    monkeypatch.chdir(tmp_path)
    known: dict[str, Any] = {}
    examples = EXAMPLE.findall((ROOT / "docs" / "reference" / "python.md").read_text("utf-8"))
    assert len(examples) >= 3
    for example in examples:
        exec(example, known)  # noqa: S102 - the project's own documentation
    assert (tmp_path / "site" / "index.html").is_file()


def test_problems_are_in_the_report_and_nothing_is_raised(event_folder: EventFolder, tmp_path: Path) -> None:
    folder = event_folder({"event.yml": "title: Water\nstart: 2027-03-27\nend: 2027-03-01\n"})
    checked = hacksite.load_event(folder, at="2027-01-01")
    assert [problem.severity for problem in checked.report.errors] == ["error"]
    built = hacksite.build(folder, tmp_path / "out")
    assert built.written is None
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"at": "tomorrow"}, "expected 2027-03-27"),
        ({"at": datetime(2027, 1, 1)}, "time zone"),  # noqa: DTZ001 - the fault itself
        ({"extras": ["cards"]}, "site_url"),
        ({"extras": ["sound"]}, "'sound' is none"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_written(
    event_folder: EventFolder, tmp_path: Path, asked: dict[str, Any], told: str
) -> None:
    with pytest.raises(HacksiteError, match=told):
        hacksite.build(event_folder(), tmp_path / "out", **asked)
    assert not (tmp_path / "out").exists()


def test_importing_the_package_imports_nothing_else() -> None:
    lines = (
        "import sys; before = set(sys.modules); import hacksite; print(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-c", lines], capture_output=True, check=True, encoding="utf-8")
    heavy = {name.partition(".")[0] for name in run.stdout.split()} - {"hacksite", *sys.stdlib_module_names}
    assert heavy == set()


def test_another_name_is_no_part_of_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'publish'"):
        _ = hacksite.publish
