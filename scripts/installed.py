"""Tells whether this Python holds what a lock file asks for, every file of it: silent when it does.

Use: python scripts/installed.py requirements/site.txt
"""

import csv
import re
import sys
from collections import defaultdict
from importlib.metadata import Distribution, distributions
from pathlib import Path

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)( ;)?", re.MULTILINE)


def first_defect(lock: str) -> str | None:
    """What is missing or differs first; None when nothing does. A pin with a marker may be absent."""
    installed = {_canonical(found.metadata["Name"]): found for found in distributions()}
    versions: dict[str, set[str]] = defaultdict(set)
    required = set()
    for name, version, marker in PIN.findall(lock):
        versions[_canonical(name)].add(version)
        if not marker:
            required.add(_canonical(name))
    for name, accepted in versions.items():
        if name not in installed:
            if name in required:
                return f"{name} is not installed"
        elif _plain(installed[name].version) not in map(_plain, accepted):
            return f"{name} is at {installed[name].version}, not at {' or '.join(sorted(accepted))}"
        elif missing := _missing_file(installed[name]):
            return f"{name} lacks {missing}"
    return None


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _plain(version: str) -> str:
    """A version without the noughts that lock files drop: 2.012 is 2.12. Source: PEP 440."""
    return re.sub(r"\b0+(?=\d)", "", version)


def _missing_file(distribution: Distribution) -> str | None:
    """A file that was installed and is gone; byte code may go."""
    record = distribution.read_text("RECORD")
    if record is None:
        return "its list of files"
    # Not `distribution.files`: from Python 3.12 on it leaves out what is gone.
    for row in csv.reader(record.splitlines()):
        if not row[0].endswith(".pyc") and not Path(str(distribution.locate_file(row[0]))).exists():
            return row[0]
    return None


if __name__ == "__main__":
    sys.exit(first_defect(Path(sys.argv[1]).read_text("utf-8")))
