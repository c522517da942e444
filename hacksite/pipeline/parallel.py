"""Does many small tasks on every processor, where the system can."""

import contextlib
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from hacksite.diagnostics import HacksiteError

Task = TypeVar("Task")
Result = TypeVar("Result")

_WORTH_IT = 300
_WORKERS = min(4, os.cpu_count() or 1)
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def in_parallel(
    tasks: Sequence[Task], do: Callable[[Task], Result], *, worth_it: int = _WORTH_IT
) -> list[Result]:
    """The results of `do` for each task, in order. Fewer tasks than `worth_it` are done here.

    Workers are copies of this process (`fork`), so that tasks need not be sent to them: only Linux
    has that safely, and only while this process runs a single thread. Elsewhere, and for few tasks, the
    work is done here, one after the other; the results are the same.
    """
    global _work  # noqa: PLW0603 - the copies find the tasks here
    if len(tasks) < worth_it or not _can_copy():
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


def in_background(do: Callable[[], Result], *, worth_it: bool) -> Callable[[], Result]:
    """Begin `do` in a copy of this process; the returned function waits for its result.

    Where the system cannot, or it is not worth it, `do` runs when the result is asked for.
    """
    if not worth_it or not _can_copy():
        return do
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    copy = fork.Process(target=_answer, args=(do, there), daemon=True)
    copy.start()
    there.close()

    def result() -> Result:
        try:
            answer: Result = here.recv()
        except EOFError:  # the copy failed: fail here, where it can be seen
            return do()
        finally:
            copy.join()
        return answer

    return result


def _answer(do: Callable[[], Any], there: Connection) -> None:
    with contextlib.suppress(HacksiteError):  # said by the one who waits, who does it again
        there.send(do())
    there.close()


def _can_copy() -> bool:
    alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    return _WORKERS > 1 and sys.platform == "linux" and alone
