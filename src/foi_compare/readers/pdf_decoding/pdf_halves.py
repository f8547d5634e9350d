"""The pages of a long PDF, half of them read by a copy of this process where a processor is free.

A copy is made of a process that has all loaded and the file open, so that it begins at once, and
what it found comes back in bytes. One that fails, or that cannot be made, is as if it had not been:
its pages are read here.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, NoReturn, TypeVar

from foi_compare import headway
from foi_compare.system.processors import another_is_free, do_the_rest

Found = TypeVar("Found")
Read = Callable[[range], Iterable[Found]]

_FEWEST = 16  # pages that are worth a copy
# Pages at a time: a copy is heard of at its end alone, and what it found is held till then.
_MOST = 80
# Of the pages, since this process has more to do: it has the second decoder look at the first
# table, loads what comes after reading, and takes what the copy found.
_OWN = 0.35
_STANDARD = 2  # input, output and errors, which lead nowhere
# What a copy sends before what it found.
_MOVED, _ALL = b".", b"="


def in_halves(count: int, read: Read[Found], read_apart: Read[Found]) -> Generator[Found]:
    """Yield what is found on the pages of a document, in their order.

    Args:
        count: how many pages there are.
        read: reads the pages of a range, counted from 0.
        read_apart: does the same in a copy of this process; where it raises, `read` does it again.

    """
    for begin in range(0, count, _MOST):
        pages = range(begin, min(begin + _MOST, count))
        if len(pages) < _FEWEST or not _may_copy():
            yield from read(pages)
            continue
        middle = int(len(pages) * _OWN)
        own, others = pages[:middle], pages[middle:]
        with _in_a_copy(read_apart, others) as found:
            yield from read(own)
            do_the_rest()
            rest = found()
        yield from read(others) if rest is None else rest


def _may_copy() -> bool:
    """Return whether this process may be copied: elsewhere, libraries of the system forbid it."""
    return sys.platform == "linux" and another_is_free()


@contextmanager
def _in_a_copy(read: Read[Found], pages: range) -> Iterator[Callable[[], list[Found] | None]]:
    """Begin to read pages in a copy of this process; what is yielded waits for what it found.

    It returns None where the copy came to no end. Whoever leaves earlier ends the copy.
    """
    ours, theirs = os.pipe()
    try:
        copy = os.fork()
    except OSError:
        copy = -1
    if not copy:
        _read_and_end(read, pages, theirs)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        try:
            yield lambda: _received(pipe)
        finally:
            if copy > 0:
                os.kill(copy, signal.SIGKILL)
                os.waitpid(copy, 0)


def _read_and_end(read: Read[Found], pages: range, pipe: int) -> NoReturn:
    """Do the work of a copy, which ends without a word to anybody but the process it is of."""
    with suppress(BaseException), os.fdopen(pipe, "wb") as answer:
        _let_go_of_all_but(pipe)
        headway.listen(lambda: os.write(pipe, _MOVED))
        answer.write(_ALL + pickle.dumps(list(read(pages)), pickle.HIGHEST_PROTOCOL))
    os._exit(0)


def _let_go_of_all_but(pipe: int) -> None:
    """Close what a copy was given with the rest: whoever it is open for would not hear of its end.

    The run that started the worker waits for the pipe of the worker to be closed.
    """
    for number in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208 - names, not paths
        if number > _STANDARD and number != pipe:
            with suppress(OSError):  # the folder that was just listed is closed by now
                os.close(number)


def _received(answer: IO[bytes]) -> list[Found] | None:
    """Return what a copy sends, None where it is less than all; pass on its signs of moving."""
    while (sign := answer.read(1)) == _MOVED:
        headway.moved()
    if sign != _ALL:
        return None
    try:
        found: list[Found] = pickle.load(answer)  # noqa: S301 - from a copy of this process
    except (pickle.UnpicklingError, EOFError):
        return None
    return found
