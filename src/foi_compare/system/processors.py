"""How many processors there are, and whether another is free for the task at hand.

Whoever hands out the work says the latter. It changes how soon a task is done, and nothing in what
comes of it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable


class Meanwhile:
    """What a process has to do sooner or later, and does while it would wait otherwise."""

    def __init__(self, steps: Iterable[Callable[[], object]] = ()) -> None:
        self._steps = deque(steps)

    def add(self, step: Callable[[], object]) -> None:
        """Have a step done after those that are left."""
        self._steps.append(step)

    def do_while(self, waits: Callable[[], bool]) -> None:
        """Do one step after the other, as long as there is something to wait for."""
        while self._steps and waits():
            self._steps.popleft()()


_free = False  # one process works on one task at a time
_meanwhile = Meanwhile()


def tell(*, another_is_free: bool, meanwhile: Meanwhile) -> None:
    """Say, before a task is begun, whether it may use another processor, and what else is to do."""
    global _free, _meanwhile
    _free, _meanwhile = another_is_free, meanwhile


def another_is_free() -> bool:
    """Return whether the task at hand may use another processor."""
    return _free


def do_the_rest() -> None:
    """Do what else is to do: another processor works for the task at hand."""
    _meanwhile.do_while(lambda: True)


def processors_here() -> int:
    """Return how many processors this process may use; a container has fewer than its machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
