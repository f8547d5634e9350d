"""Who is told how far a run has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar, overload

Task = TypeVar("Task")


class Step(NamedTuple):
    """A piece of a phase: the file it is about, and how much work it is likely to be."""

    name: str
    work: int


class Progress(Protocol):
    """Hears how far a run has come."""

    def begin(self, what: str, steps: Sequence[Step]) -> None:
        """Hear that a phase of these steps begins."""
        ...

    def start(self, at: int) -> None:
        """Hear that the step at a position is being done."""
        ...

    def step(self, at: int) -> None:
        """Hear that it is done."""
        ...


class Silence:
    """Tells nobody."""

    def begin(self, what: str, steps: Sequence[Step]) -> None:
        """Ignore it."""

    def start(self, at: int) -> None:
        """Ignore it."""

    def step(self, at: int) -> None:
        """Ignore it."""


class Followed(Sequence[Task]):
    """The tasks of a phase; whoever takes one to do it tells so."""

    def __init__(self, tasks: Sequence[Task], progress: Progress) -> None:
        self._tasks = tasks
        self._progress = progress

    def __len__(self) -> int:
        return len(self._tasks)

    @overload
    def __getitem__(self, at: int) -> Task: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Task]: ...
    def __getitem__(self, at: int | slice) -> Task | Sequence[Task]:
        if isinstance(at, slice):
            return self._tasks[at]
        task = self._tasks[at]
        self._progress.start(at)
        return task
