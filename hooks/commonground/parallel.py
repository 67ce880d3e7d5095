"""Shares work between processes where the system can fork, and does it in this one where it cannot or should not."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from operator import itemgetter
from typing import Any, TypeVar, cast

Task = TypeVar("Task")
Result = TypeVar("Result")

_work: Callable[[int], object] | None = None

SHARES = 16
"""Into how many shares the tasks of a process are cut, so that none is left with the slow ones."""


def default_jobs() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_shared(function: Callable[[Task], Result], tasks: Sequence[Task], jobs: int) -> list[Result]:
    """Return the result of `function` for each task, in order; this process shares the tasks with `jobs` - 1 forked ones.

    Function and tasks are inherited by the fork, so only results need to be picklable. An exception of a task is raised here. Each takes
    the next task as it is done with one. What this process holds may be large, and every other one comes to hold much of it again.
    """
    if not _can_share(tasks, jobs):
        return list(map(function, tasks))
    fork = multiprocessing.get_context("fork")
    begun = fork.Value("i", 0)

    def work() -> list[tuple[int, Result]]:
        done: list[tuple[int, Result]] = []
        while True:
            with begun.get_lock():
                index = begun.value
                begun.value += 1
            if index >= len(tasks):
                return done
            done.append((index, function(tasks[index])))

    pipes = [fork.Pipe(duplex=False) for _ in range(min(jobs, len(tasks)) - 1)]
    others = [fork.Process(target=_send, args=(work, sending), daemon=True) for _, sending in pipes]
    try:
        for process, (_, sending) in zip(others, pipes, strict=True):
            process.start()
            sending.close()
        done = work()
        for receiving, _ in pipes:
            given = receiving.recv()
            if isinstance(given, BaseException):
                raise given
            done += given
    finally:
        for process in others:
            process.terminate()
            process.join()
    return [result for _, result in sorted(done, key=itemgetter(0))]


def _send(work: Callable[[], Any], sending: Connection) -> None:
    gc.freeze()  # what is shared is never looked through, so it stays shared
    try:
        given = work()
    except Exception as error:  # noqa: BLE001 - it is raised where the result is waited for
        given = error
    sending.send(given)


def _can_share(tasks: Sequence[Any], jobs: int) -> bool:
    return jobs > 1 and len(tasks) > 1 and "fork" in multiprocessing.get_all_start_methods()


def iterate_shared(
    function: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, first: int = 0
) -> Iterator[Result]:
    """Give the result of `function` for each task in order, each as soon as it is there, while `jobs` forked processes make them.

    Function and tasks are inherited by the fork, so only results need to be picklable. An exception of a task is raised here. Of many
    tasks, the `first` ones are done before the processes part, which then share what those had to load.
    """
    global _work  # noqa: PLW0603 - a forked process inherits only what is global
    first = min(first, len(tasks) // (jobs * SHARES))
    yield from map(function, tasks[:first])
    tasks = tasks[first:]
    if not _can_share(tasks, jobs):
        yield from map(function, tasks)
        return
    gc.freeze()  # what is shared is never looked through, so it stays shared
    _work = lambda index: function(tasks[index])  # noqa: E731 - must be a module global to be inherited
    try:
        with multiprocessing.get_context("fork").Pool(min(jobs, len(tasks))) as pool:
            share = max(1, len(tasks) // (jobs * SHARES))
            yield from cast(Iterator[Any], pool.imap(_call, range(len(tasks)), chunksize=share))
    finally:
        _work = None
        gc.unfreeze()


def _call(index: int) -> object:
    assert _work is not None
    return _work(index)
