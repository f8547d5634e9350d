"""Where work runs: this process or a pool of processes, with the same results in the same order."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
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
        search_seldom()
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


class WhatPaysOff(ThisProcess):
    """Runs few tasks in this process, and many in several.

    How many there are is known only when it is known what earlier runs have done.
    """

    def __init__(self, jobs: int) -> None:
        super().__init__()
        self._jobs = jobs
        self._pool: Engine | None = None

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result | Lost]:
        """Yield one result for each task, in the order of the tasks."""
        if self._pool is None and len(tasks) < 2 * _FILES_WORTH_A_PROCESS:
            return super().map(function, tasks)
        if self._pool is None:
            self._pool = _processes(self._jobs)
        return self._pool.map(function, tasks)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the processes, if any were started."""
        if self._pool is not None:
            self._pool.__exit__(kind, error, traceback)
        super().__exit__(kind, error, traceback)


def search_seldom() -> None:
    """Make searches for dead cycles rare in this process."""
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES, *gc.get_threshold()[1:])


def engine_for(jobs: int, n_files: int) -> Engine:
    """Return the engine for a number of processes; 0 means as many as pay off for the files."""
    wanted = jobs or min(os.cpu_count() or 1, n_files // _FILES_WORTH_A_PROCESS)
    wanted = min(wanted, n_files)
    if wanted < 2:
        return ThisProcess()
    return _processes(wanted) if jobs else WhatPaysOff(wanted)


def _processes(jobs: int) -> Engine:
    from foi_compare.processes import Processes

    return Processes(jobs)
