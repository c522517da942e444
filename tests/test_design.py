"""The design page shows the theme as it is."""

import subprocess
import sys

from tests.toolbox import ROOT


def test_the_design_page_is_what_the_theme_gives() -> None:
    found = subprocess.run(
        [sys.executable, "scripts/design/make.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
