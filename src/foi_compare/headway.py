"""Signs that the work on a file goes on: a page, a sheet, a part, a table is done.

Whoever waits for that work may listen, and end it where no sign comes for too long. No result
depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

_BETWEEN = 256  # items: few enough where each takes a hundredth of a second


def _to_nobody() -> None:
    pass


_tell: Callable[[], object] = _to_nobody


def moved() -> None:
    """Say that a piece of the work is done; cheap enough for every page and every thousand rows."""
    _tell()


def signed(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, and give a sign after every few hundred of them."""
    for count, item in enumerate(items, start=1):
        yield item
        if not count % _BETWEEN:
            moved()


def listen(listener: Callable[[], object]) -> None:
    """Let a listener hear each sign from now on, in the thread that gives it."""
    global _tell  # noqa: PLW0603 - one process works on one file at a time
    _tell = listener
