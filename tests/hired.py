"""Tasks for workers, each by its name importable in a program of its own."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Semaphore
from pathlib import Path
from threading import Event

import psutil

from foi_compare.headway import moved
from foi_compare.model import Document, Place, Source
from foi_compare.readers.by_format import pdf
from foi_compare.readers.pdf_decoding.pdf_by_two import Reading, by_two
from foi_compare.system import processors
from foi_compare.system.processors import Meanwhile
from foi_compare.system.scratch import scratch_folder

LATE = 20  # the page before which a copy does not fail that ends late
MANY = 20  # pages after which the slower of two goes on
_TURN = 80  # pages that are dealt out at a time
_TURNS = 3  # of the longest file that is read
_PATIENCE = 60  # seconds until one that waits for what never comes gives up


def doubled(number: int) -> int:
    """Return twice a number."""
    return 2 * number


_SEEN: list[object] = []


def own_and_ahead(task: tuple[int, Sequence[str]]) -> tuple[int, int, bool]:
    """Return a number, how long what came with it is, and whether it is what came before."""
    number, ahead = task
    _SEEN.append(ahead)
    return number, len(ahead), _SEEN[0] is ahead


class NeverLoaded:
    """What cannot be loaded in another process."""

    def __reduce__(self) -> tuple[object, tuple[int, int]]:
        """Return a call that fails."""
        return divmod, (1, 0)


def own_number(_: object) -> int:
    """Return the number of the process that does it."""
    return os.getpid()


def crash_at(number: int) -> int:
    """Return a number; 13 kills the process."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def crash_where_used(trace: str) -> int:
    """Kill each process but one that has done nothing before."""
    lines = Path(trace)
    mine = f"{os.getpid()}\n"
    known = mine in (lines.read_text() if lines.exists() else "")
    with lines.open("a") as file:
        file.write(mine)
    if known:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def wait_for_ever(number: int) -> int:
    """Return a number; 13 never returns, and gives no sign."""
    if number == 13:
        Event().wait()
    return number


def turn_for_ever(number: int) -> int:
    """Return a number; 13 keeps a processor busy without end."""
    while number == 13:
        pass
    return number


def give_many_signs(number: int) -> int:
    """Give so many signs that the work moves, and return the number."""
    for _ in range(number):
        moved()
    return number


def hold(megabytes: int) -> int:
    """Return how much memory was held for a moment, in MB."""
    return len(bytearray(megabytes * 1024 * 1024)) // 1024 // 1024


class NoValue:
    """Something that no stage hands on."""


def no_value(_: object) -> NoValue:
    """Return what is no value of the package."""
    return NoValue()


def raises(_: object) -> int:
    """Raise what no stage raises."""
    raise KeyError


def place(number: int) -> Place:
    """Return a value of the package."""
    return Place(page=number, part="")


def prints(_: object) -> str:
    """Print on the pipes that a program has from its start, as libraries in C do."""
    os.write(1, b"not a message")
    os.write(2, b"nor this")
    return os.read(0, 10).decode()


def folder_and_child(told: str) -> None:
    """Make a temporary folder, start a program, tell of both, and never return."""
    with scratch_folder() as here:
        (here / "reply.doc").write_text("a copy")
        child = subprocess.Popen(
            [sys.executable, "-c", "import threading; threading.Event().wait()"]
        )
        whole = f"{os.getpid()} {child.pid} {here}"
        Path(f"{told}.new").write_text(whole)
        Path(f"{told}.new").replace(told)
        Event().wait()


def names_on_the_path(_: object) -> Sequence[str]:
    """Return where modules are looked for."""
    return sys.path


def readers_of_pages(task: tuple[int, str]) -> tuple[tuple[int, int], ...]:
    """Return for so many pages which process read each.

    A copy of this one may fail in a way, or one of the two be slow.
    """
    count, told = task
    quick, slow = _quick_and_slow()
    ahead = {"slow worker": slow, "slow copy": quick}.get(told, _read_by)
    apart = {"slow worker": quick, "slow copy": slow}.get(told, partial(_read_apart, told))
    return tuple(by_two(count, Reading(in_turn=_read_by, ahead=ahead, apart=apart)))


def readers_without_shared_memory(count: int) -> tuple[tuple[int, int], ...]:
    """Return which process read each page, where the system gives no memory to share."""

    def refused(name: str) -> int:
        raise OSError(errno.EPERM, name)

    os.memfd_create = refused
    return readers_of_pages((count, ""))


def readers_of_long_pages(count: int) -> tuple[tuple[int, int, str], ...]:
    """Return which process read each page with much on it, while this one does something else."""
    all_read = get_context("fork").Semaphore(0)
    loading = Meanwhile([partial(_wait_for, all_read)])
    processors.tell(another_is_free=True, meanwhile=loading)
    left = set(range(4, count))

    def read(pages: range) -> list[tuple[int, int, str]]:
        return [(page, os.getpid(), str(page) * 100_000) for page in pages]

    def read_apart(pages: range) -> list[tuple[int, int, str]]:
        left.difference_update(pages)
        if not left:
            all_read.release()
        return read(pages)

    return tuple(by_two(count, Reading(in_turn=read, ahead=read, apart=read_apart)))


def copies_left(count: int) -> tuple[int, int]:
    """Return how many copies there are while pages are read, and once nobody wants more."""
    pages = by_two(count, Reading(in_turn=_read_by, ahead=_read_by, apart=_read_by))
    next(pages)
    own = psutil.Process()
    while_reading = len(own.children())
    pages.close()
    return while_reading, len(own.children())


def crash_beside_a_copy(trace: str) -> int:
    """Kill this process while a copy of it, whose number is noted, never comes to an end."""

    def crash(_: range) -> list[int]:
        (copy,) = psutil.Process().children()
        with Path(trace).open("a") as file:
            file.write(f"{copy.pid}\n")
        os.kill(os.getpid(), signal.SIGKILL)
        return []

    def wait(_: range) -> list[int]:
        Event().wait()
        return []

    return len(list(by_two(40, Reading(in_turn=crash, ahead=crash, apart=wait))))


def read_pdf(data: bytes) -> Document:
    """Return the document of a PDF."""
    return pdf.read(Source(name="reply.pdf", data=data, sha256=""))


def _read_by(pages: range) -> list[tuple[int, int]]:
    return [(page, os.getpid()) for page in pages]


def _quick_and_slow() -> tuple[Callable[[range], list[tuple[int, int]]], ...]:
    """Return two readers of pages: the second goes on once the first has read many in a turn."""
    # One for each turn: what is left of the first would let the second go on too early. A copy
    # keeps no pipe that is not its own.
    many_read = [get_context("fork").Semaphore(0) for _ in range(_TURNS)]
    read: Counter[int] = Counter()
    waited = set()

    def quick(pages: range) -> list[tuple[int, int]]:
        turn = pages.start // _TURN
        read[turn] += 1
        if read[turn] == MANY:
            many_read[turn].release()
        return _read_by(pages)

    def slow(pages: range) -> list[tuple[int, int]]:
        turn = pages.start // _TURN
        if turn not in waited:
            waited.add(turn)
            _wait_for(many_read[turn])
        return _read_by(pages)

    return quick, slow


def _wait_for(told: Semaphore) -> None:
    if not told.acquire(timeout=_PATIENCE):
        raise TimeoutError


def _read_apart(fails: str, pages: range) -> list[tuple[int, int]]:
    if fails == "raises":
        raise LookupError(fails)
    if fails == "ends" or (fails == "ends late" and pages.start >= LATE):
        os._exit(1)
    return _read_by(pages)
