"""Work that processes share gives what one process gives, in the same order, and fails as it does."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from commonground.parallel import iterate_shared, map_shared


@pytest.mark.parametrize("shared", [map_shared, lambda *given: list(iterate_shared(*given, first=2))])
@pytest.mark.parametrize("tasks", [0, 1, 2, 5, 200])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(shared, jobs: int, tasks: int) -> None:
    assert shared(lambda task: (task, "x" * 1_000 * (task % 100)), range(tasks), jobs) == [
        (task, "x" * 1_000 * (task % 100)) for task in range(tasks)
    ]


@pytest.mark.parametrize("shared", [map_shared, lambda *given: list(iterate_shared(*given))])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_an_error_of_any_task_is_raised_where_the_results_are_wanted(shared, jobs: int) -> None:
    def fail(task: int) -> int:
        if task == 7:
            raise FileNotFoundError("no such listing")
        return task

    with pytest.raises(FileNotFoundError, match="no such listing"):
        shared(fail, range(10), jobs)


def test_this_process_shares_the_work_with_one_less_than_it_was_given() -> None:
    together = multiprocessing.get_context("fork").Barrier(2)

    def meet(_: int) -> int:
        together.wait(60)
        return os.getpid()

    found = map_shared(meet, range(2), 2)
    assert os.getpid() in found
    assert len(set(found)) == 2
