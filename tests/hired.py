"""Tasks for workers, each by its name importable in a program of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from foi_compare.headway import moved
from foi_compare.model import Place
from foi_compare.scratch import scratch_folder


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
