"""The pages of a long PDF, read by two processes where a processor is free: this one and a copy.

A copy is made of a process that has all loaded and the file open, so that it begins at once. The
pages are dealt out one by one, to whichever has done its last, so that both end at the same time;
what the copy found comes back in bytes. One that fails, or that cannot be made, is as if it had not
been: its pages are read here.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from struct import Struct
from typing import IO, Generic, NamedTuple, NoReturn, TypeVar

from foi_compare import headway
from foi_compare.system.processors import another_is_free, do_the_rest

Found = TypeVar("Found")
Read = Callable[[range], Iterable[Found]]

_FEWEST = 16  # pages that are worth a copy
# Pages at a time, of which what was found is held till the last one is read.
_MOST = 80
_FIRST = 4  # pages that are read in their turn: one of them is likely to have a table
_STANDARD = 2  # input, output and errors, which lead nowhere
_PLACE = Struct("=QQ")  # where something begins, and how long it is: nothing is a sign of moving


class Reading(NamedTuple, Generic[Found]):
    """How the pages of a range, counted from 0, are read.

    Attributes:
        in_turn: when all pages before have been yielded.
        ahead: before that.
        apart: the same in a copy of this process; where it raises, the pages are read here.

    """

    in_turn: Read[Found]
    ahead: Read[Found]
    apart: Read[Found]


def by_two(count: int, reading: Reading[Found]) -> Generator[Found]:
    """Yield what is found on the pages of a document, in their order.

    Args:
        count: how many pages there are.
        reading: how they are read.

    """
    for begin in range(0, count, _MOST):
        pages = range(begin, min(begin + _MOST, count))
        kept = _shared_memory() if len(pages) >= _FEWEST and _may_copy() else None
        if kept is None:
            yield from reading.in_turn(pages)
        else:
            with kept:
                yield from _shared(pages, reading, kept.fileno())


def _shared(pages: range, reading: Reading[Found], kept: int) -> Iterator[Found]:
    """Yield what is found on pages of which a copy reads some, and keeps it in shared memory."""
    others = range(_FIRST, len(pages))
    with _dealt_out(others) as deck, _in_a_copy(reading.apart, pages, deck, kept) as heard:
        yield from reading.in_turn(pages[:_FIRST])
        do_the_rest()
        own = _each(reading.ahead, pages, deck)
        found: dict[int, list[Found]] = {}
        for place in others:
            # What the copy found is taken first, and waited for when no other page is left.
            while place not in found:
                one = heard.next(wait=False) or next(own, None) or heard.next(wait=True)
                if one is None:
                    found[place] = list(reading.in_turn(_alone(pages, place)))
                else:
                    found[one[0]] = one[1]
            yield from found.pop(place)


def _may_copy() -> bool:
    """Return whether this process may be copied: elsewhere, libraries of the system forbid it."""
    return sys.platform == "linux" and another_is_free()


def _shared_memory() -> IO[bytes] | None:
    """Return memory that a copy can write into and this process can read, where there is any."""
    try:
        return os.fdopen(os.memfd_create("pages"), "rb")
    except (OSError, AttributeError):  # a system or a Python without it
        return None


@contextmanager
def _dealt_out(numbers: Iterable[int]) -> Iterator[int]:
    """Give a pipe that holds these numbers, a byte each: no byte of a pipe is read twice."""
    deck, given = os.pipe()
    os.write(given, bytes(numbers))
    os.close(given)
    try:
        yield deck
    finally:
        os.close(deck)


def _each(read: Read[Found], pages: range, deck: int) -> Iterator[tuple[int, list[Found]]]:
    """Yield what is found on each page that nobody else has taken, with its place among these."""
    while taken := os.read(deck, 1):
        yield taken[0], list(read(_alone(pages, taken[0])))


def _alone(pages: range, place: int) -> range:
    return pages[place : place + 1]


@contextmanager
def _in_a_copy(read: Read[Found], pages: range, deck: int, kept: int) -> Iterator[_Answers[Found]]:
    """Begin to read pages in a copy of this process, and give what is heard of it.

    Whoever leaves earlier ends the copy.
    """
    ours, theirs = os.pipe()
    try:
        copy = os.fork()
    except OSError:
        copy = -1
    if not copy:
        _read_and_end(read, pages, deck, theirs, kept)
    os.close(theirs)
    try:
        yield _Answers(ours, kept)
    finally:
        if copy > 0:
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)
        os.close(ours)


def _read_and_end(read: Read[Found], pages: range, deck: int, pipe: int, kept: int) -> NoReturn:
    """Do the work of a copy, which ends without a word to anybody but the process it is of."""
    with suppress(BaseException), os.fdopen(kept, "wb") as found:
        _let_go_of_all_but(deck, pipe, kept)
        headway.listen(lambda: os.write(pipe, _PLACE.pack(0, 0)))
        for one in _each(read, pages, deck):
            begin = found.tell()
            pickle.dump(one, found, pickle.HIGHEST_PROTOCOL)
            found.flush()
            os.write(pipe, _PLACE.pack(begin, found.tell() - begin))
    os._exit(0)


def _let_go_of_all_but(*kept: int) -> None:
    """Close what a copy was given with the rest: whoever it is open for would not hear of its end.

    The run that started the worker waits for the pipe of the worker to be closed.
    """
    for number in map(int, os.listdir("/proc/self/fd")):  # noqa: PTH208 - names, not paths
        if number > _STANDARD and number not in kept:
            with suppress(OSError):  # the folder that was just listed is closed by now
                os.close(number)


class _Answers(Generic[Found]):
    """What a copy tells: in a pipe its signs, and where in memory lies what it found on a page.

    So it never waits for this process, which may be loading modules for a second.
    """

    def __init__(self, pipe: int, kept: int) -> None:
        self._pipe = pipe
        self._kept = kept
        self._waiting = select.poll()
        self._waiting.register(pipe, select.POLLIN)

    def next(self, *, wait: bool) -> tuple[int, list[Found]] | None:
        """Return what it found on a page, None where it tells nothing; pass on its signs."""
        while wait or self._waiting.poll(0):
            told = os.read(self._pipe, _PLACE.size)
            if not told:
                return None  # it has ended
            begin, length = _PLACE.unpack(told)
            if length:
                found: tuple[int, list[Found]] = pickle.loads(  # noqa: S301 - from a copy of this
                    os.pread(self._kept, length, begin)
                )
                return found
            headway.moved()
        return None
