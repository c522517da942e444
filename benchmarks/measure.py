"""Runs one command and measures its time and memory."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.2
"""Seconds between two looks at the memory of a command that has children."""


class CommandError(Exception):
    """A timed command did not do its work."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one command took."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of processor, user and system, children included."""
    peak: float
    """Most memory held, in MB (10⁶ bytes).

    The largest single process as the system counts it (`ru_maxrss`, which is never below the
    starter's own 30 MB or so); where a command has children and /proc tells, the sum over the
    tree of each process's proportional share, looked at 5 times a second, if that is more.
    """


def measure(command: list[str], folder: Path, environment: dict[str, str], log: Path) -> Measure:
    """Run `command` in `folder`; what it prints goes to `log`.

    Raises CommandError unless it exits with 0.
    """
    with log.open("wb") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        watch = _TreeWatch(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        tree = watch.stop()
    if process.returncode != 0:
        tail = log.read_text("utf-8", "replace")[-2000:]
        raise CommandError(f"{' '.join(command)}\nexit {process.returncode}\n{tail}")
    return Measure(wall, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss * 1024, tree) / 1e6)


class _TreeWatch:
    """Looks at the memory of a process that has children, until told to stop."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._most = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Stop; the most bytes seen, 0 for a process alone."""
        self._stopped.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._stopped.wait(_PAUSE):
            tree = _descendants(self._root)
            if len(tree) > 1:
                self._most = max(self._most, sum(map(_proportional_share, tree)))


def _descendants(pid: int) -> list[int]:
    """`pid` and the processes below it; `pid` alone where the system does not tell."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(task).split():
            found += _descendants(int(child))
    return found


def _proportional_share(pid: int) -> int:
    """Bytes in memory, each shared page divided by the number of its users; 0 for a process that is gone."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
