"""Where work runs: this process or a pool of processes, with the same results in the same order."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import NamedTuple, Protocol, Self, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

# New objects between two searches for dead cycles. Reading makes hundreds of thousands of small
# values that hold no cycle, and Python's own 700 spends a seventh of the time on looking for them;
# with this many, one large file is searched a few times and memory stays as flat.
_OBJECTS_BETWEEN_SEARCHES = 500_000
_FILES_WORTH_A_PROCESS = 8  # a new interpreter costs as much time as reading about this many files


class Lost(NamedTuple):
    """A task whose process died under it: the reading library crashed, or memory ran out."""

    problem: str


class Engine(Protocol):
    """Runs a function over tasks; a cluster needs no more than this to take part."""

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result | Lost]:
        """Yield one result for each task, in the order of the tasks."""
        ...

    def __enter__(self) -> Self:
        """Start what the engine needs."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop it; unfinished tasks are dropped."""
        ...


class ThisProcess:
    """Runs each task when its result is asked for."""

    def __init__(self) -> None:
        self._searches = gc.get_threshold()

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result | Lost]:
        """Yield one result for each task, in the order of the tasks."""
        for task in tasks:
            yield function(task)

    def __enter__(self) -> Self:
        """Return itself, with searches for dead cycles made rare until it is left."""
        self._searches = gc.get_threshold()
        _search_seldom()
        # What is loaded by now stays: no search need walk through it.
        gc.freeze()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Search for dead cycles as often as before, and everywhere."""
        gc.unfreeze()
        gc.set_threshold(*self._searches)


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
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_search_seldom
    )


def _search_seldom() -> None:
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES, *gc.get_threshold()[1:])


def engine_for(jobs: int, n_files: int) -> Engine:
    """Return the engine for a number of processes; 0 means as many as pay off for the files."""
    wanted = jobs or min(os.cpu_count() or 1, n_files // _FILES_WORTH_A_PROCESS)
    wanted = min(wanted, n_files)
    return Processes(wanted) if wanted > 1 else ThisProcess()
