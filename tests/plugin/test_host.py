"""Material as the host of `hacksite build`."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import EventFolder

_BUILD = """
import sys
from hacksite.cli import cli
cli(sys.argv[1:], standalone_mode=False)
print("mkdocs" in sys.modules)
"""


def test_mkdocs_starts_only_where_there_is_a_frame_to_draw(event_folder: EventFolder, tmp_path: Path) -> None:
    event = event_folder({"event.yml": "title: Grand\nstart: 2027-03-27\n"})
    command = [sys.executable, "-c", _BUILD, "build", str(event), "-o", str(tmp_path / "site")]
    said = [
        subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.splitlines()[-1]
        for _ in range(2)
    ]
    assert said == ["True", "False"]
