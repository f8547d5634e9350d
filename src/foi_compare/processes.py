"""Work in several processes; what that needs takes longer to load than a small inbox to read."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self

from foi_compare.engine import Lost, Result, Task, search_seldom


class Processes:
    """Runs tasks in new interpreters (`spawn`, the one way that every system has).

    Functions and tasks have to be picklable. A task that kills its process is tried once more in
    a process of its own; if it dies there too it is `Lost`, and the others are unharmed.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = _new_pool(jobs)

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result | Lost]:
        """Yield one result for each task, in the order of the tasks."""
        waiting = {n: self._submit(function, task) for n, task in enumerate(tasks)}
        for position, task in enumerate(tasks):
            try:
                # What was handed on need not stay in memory.
                result: Result | Lost = waiting.pop(position).result()
            except BrokenProcessPool:
                result = self._alone(function, task)
                self._pool.shutdown(wait=False)
                self._pool = _new_pool(self._jobs)
                for later, future in waiting.items():
                    if not _is_done(future):
                        waiting[later] = self._submit(function, tasks[later])
            yield result

    def _submit(self, function: Callable[[Task], Result], task: Task) -> Future[Result]:
        """Hand a task to the pool; one that broke meanwhile fails the task, not the caller."""
        try:
            return self._pool.submit(function, task)
        except BrokenProcessPool as error:
            failed: Future[Result] = Future()
            failed.set_exception(error)
            return failed

    def _alone(self, function: Callable[[Task], Result], task: Task) -> Result | Lost:
        try:
            with _new_pool(1) as pool:
                return pool.submit(function, task).result()
        except BrokenProcessPool:
            return Lost("the program that reads it crashed, or ran out of memory")

    def __enter__(self) -> Self:
        """Return itself; the processes start with the first task."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the processes; tasks that have not begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _is_done(future: Future[Result]) -> bool:
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


def _new_pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=search_seldom
    )
