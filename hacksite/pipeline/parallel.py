"""Does many small tasks on every processor, where the system can."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_WORTH_IT = 300
_WORKERS = min(4, os.cpu_count() or 1)
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def in_parallel(tasks: Sequence[Task], do: Callable[[Task], Result]) -> list[Result]:
    """The results of `do` for each task, in order.

    Workers are copies of this process (`fork`), so that tasks need not be sent to them: only Linux
    has that safely, and only while this process runs a single thread. Elsewhere, and for few tasks, the
    work is done here, one after the other; the results are the same.
    """
    global _work  # noqa: PLW0603 - the copies find the tasks here
    alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    if len(tasks) < _WORTH_IT or _WORKERS == 1 or sys.platform != "linux" or not alone:
        return [do(task) for task in tasks]
    _work = (do, tasks)
    try:
        with multiprocessing.get_context("fork").Pool(_WORKERS) as pool:
            parts = pool.map(_share, range(_WORKERS), chunksize=1)
    finally:
        _work = None
    results: list[Any] = [None] * len(tasks)
    for worker, part in enumerate(parts):
        results[worker::_WORKERS] = part
    return results


def _share(worker: int) -> list[Any]:
    """One task in `_WORKERS`, beginning with number `worker`."""
    if _work is None:
        return []
    do, tasks = _work
    return [do(task) for task in tasks[worker::_WORKERS]]
