"""Where work runs: this process or programs of its own, with the same results."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import NamedTuple, Protocol, Self, TypeVar

from foi_compare.model import WorkLimits

Task = TypeVar("Task")
Result = TypeVar("Result")

# New objects between two searches for dead cycles. Reading makes hundreds of thousands of small
# values that hold no cycle, and Python's own 700 spends a seventh of the time on looking for them;
# with this many, one large file is searched a few times at most, and memory stays as flat.
_OBJECTS_BETWEEN_SEARCHES = 1_000_000


class Lost(NamedTuple):
    """A task that came to no end: its process died, or it took more than it may.

    `error` is the name under which it is told, `next_step` what a person can do about it.
    """

    problem: str
    next_step: str = ""
    error: str = "ProcessLost"


def too_long(limits: WorkLimits) -> Lost:
    """Return what is told of a task that went on without a sign of moving."""
    seconds = min(limits.seconds_without_progress, limits.processor_seconds)
    return Lost(
        f"no page, sheet or part of it was done in {seconds} seconds",
        "Try again when the computer is less busy; or raise `seconds_without_progress` and"
        " `processor_seconds` under [limits] in foi-compare.toml; or ask the force for the figures"
        " in a smaller file.",
        "TooLong",
    )


def too_much_memory(limits: WorkLimits) -> Lost:
    """Return what is told of a task that asked for more memory than it may have."""
    return Lost(
        f"it needs more than the {limits.memory_mb:,} MB of memory that one file may take",
        "Raise `memory_mb` under [limits] in foi-compare.toml if the computer has more; or ask the"
        " force for the figures in a smaller file.",
        "TooMuchMemory",
    )


class Engine(Protocol):
    """Runs a function over tasks; a cluster needs no more than this to take part."""

    def prepare(self, function: Callable[[Task], object], task: Task) -> None:
        """Do something ahead wherever tasks will be done; what comes of it is dropped."""
        ...

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Yield (position of the task, result) once for each task, in any order."""
        ...

    def release(self) -> None:
        """Let go of what works, for all is done; a task that comes all the same is done as well."""
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
    """Runs each task when its result is asked for, with no limit but what memory there is.

    It is for the project's own documents, and for programs that are themselves workers.
    """

    def __init__(self) -> None:
        self._searches = gc.get_threshold()

    def prepare(self, function: Callable[[Task], object], task: Task) -> None:
        """Do nothing: what the first task needs is loaded with it."""

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Yield (position of the task, result), in the order of the tasks."""
        for position, task in enumerate(tasks):
            try:
                yield position, function(task)
            except MemoryError:
                yield position, Lost("it needs more memory than there is", error="TooMuchMemory")

    def release(self) -> None:
        """Do nothing: this process goes on."""

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


def search_seldom() -> None:
    """Make searches for dead cycles rare in this process."""
    gc.set_threshold(_OBJECTS_BETWEEN_SEARCHES, *gc.get_threshold()[1:])
