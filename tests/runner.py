"""What stands in for the machine on which a forge runs the steps of a workflow."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Machine:
    """What stands in for a runner: programs, a folder for what steps tell each other."""

    programs: Path
    files: Path

    def surroundings(self, workspace: Path) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB", "VIRTUAL_ENV", "PIP_"))}
        index = {k: v for k, v in os.environ.items() if k.startswith("PIP_")}
        return {
            **kept, **index, "CI": "true", "GITHUB_WORKSPACE": str(workspace), "LC_ALL": "C.UTF-8",
            # Compiling all that is installed takes longer than to run it once.
            "PIP_NO_COMPILE": "1",
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            **{name: str(self.files / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")},
        }  # fmt: skip

    def run(self, script: str, workspace: Path, **more: str) -> subprocess.CompletedProcess[str]:
        """As GitHub runs `run:` without a `shell:`. Source: workflow syntax, `jobs.<id>.steps[*].shell`."""
        return subprocess.run(
            ["bash", "-e", "-c", script], capture_output=True, check=False, encoding="utf-8", cwd=workspace,
            env={**self.surroundings(workspace), **more},
        )  # fmt: skip
