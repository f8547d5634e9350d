"""How a command ends that is told to stop, or that has no room left: with one plain line."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TextIO

from foi_compare.system.memory import lacks_memory

NO_ROOM = 2
NOT_HEARD = 1  # the same as where typer finds it out
# Ctrl-C, a polite `kill`, a terminal that was closed; Ctrl-Break on Windows.
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_BY_SIGNAL = 128  # what shells add to the number of a signal
# What a disk says that is full or broken, of the file that a person has the words printed into.
_CANNOT_BE_PRINTED = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class Stopped(BaseException):
    """Somebody told this process to stop: what is open is closed on the way out.

    It is no `KeyboardInterrupt`, which the library of the commands would answer in its own words.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


@contextmanager
def ends_plainly() -> Iterator[None]:
    """Let signals and a lack of room end what is done here with one line and an exit code.

    Raises:
        SystemExit: with 128 and the number of the signal, or 2 where there is no memory, or no
            room for what is printed.

    """
    heard = tuple(_listen())
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except Stopped as stopped:
        _say("Stopped before the end. Nothing is left half written; the same command does the rest")
        sys.exit(_BY_SIGNAL + stopped.number)
    except BrokenPipeError:
        _let_go(sys.stdout)  # whoever was told has heard enough
        sys.exit(NOT_HEARD)
    except Exception as error:
        message = _message(error)
        if not message:
            raise
        _say(message)
        sys.exit(NO_ROOM)
    finally:
        # All is done or undone, so that from here on a signal may end the process as it is.
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _message(error: Exception) -> str:
    """Return what a person is told of an error, empty where it is none that is foreseen."""
    if lacks_memory(error):
        return (
            "There is not enough memory to go on. Nothing is left half written. Close other"
            " programs, or let this one have more memory, and run it again"
        )
    if not isinstance(error, OSError) or error.filename is not None:
        return ""
    if error.errno in _CANNOT_BE_PRINTED:
        return f"What this prints cannot be written: {error.strerror}"
    return ""


def _listen() -> Iterator[int]:
    """Have signals raise `Stopped`, all but those that whoever started this wants ignored."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
            yield number


def _stop(number: int, frame: FrameType | None) -> None:
    """Raise in the middle of whatever is done; whoever is not content with that says it again."""
    del frame
    signal.signal(number, signal.SIG_DFL)
    raise Stopped(number)


def _say(message: str) -> None:
    with suppress(OSError, ValueError):  # the terminal may be what has gone
        sys.stderr.write(f"{message}.\n")
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            _let_go(stream)


def _let_go(stream: TextIO) -> None:
    """Forget what cannot be printed: Python would try again in the end, and say so at length."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
