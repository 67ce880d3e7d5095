"""Shares work between processes where the system can fork, and does it in this one where it cannot or should not."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
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
    """Return the result of `function` for each task, in order; the tasks are shared between `jobs` forked processes.

    Function and tasks are inherited by the fork, so only results need to be picklable. An exception of a task is raised here.
    """
    return list(iterate_shared(function, tasks, jobs))


def iterate_shared(
    function: Callable[[Task], Result], tasks: Sequence[Task], jobs: int, first: int = 0
) -> Iterator[Result]:
    """Give the results of `map_shared` in order, each as soon as it is there.

    Of many tasks, the `first` ones are done before the processes part, which then share what those had to load.
    """
    global _work  # noqa: PLW0603 - a forked process inherits only what is global
    first = min(first, len(tasks) // (jobs * SHARES))
    yield from map(function, tasks[:first])
    tasks = tasks[first:]
    if jobs < 2 or len(tasks) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(function, tasks)
        return
    _work = lambda index: function(tasks[index])  # noqa: E731 - must be a module global to be inherited
    try:
        # What is shared stays shared as long as no garbage collector looks through it.
        with multiprocessing.get_context("fork").Pool(min(jobs, len(tasks)), gc.disable) as pool:
            share = max(1, len(tasks) // (jobs * SHARES))
            yield from cast(Iterator[Any], pool.imap(_call, range(len(tasks)), chunksize=share))
    finally:
        _work = None


def _call(index: int) -> object:
    assert _work is not None
    return _work(index)
