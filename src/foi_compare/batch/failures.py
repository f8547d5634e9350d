"""What went wrong with one file to what a person is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from traceback import walk_tb
from typing import Protocol

from foi_compare.batch.engine import Lost
from foi_compare.errors import (
    PasswordProtectedError,
    TooLargeError,
    UnreadableDocumentError,
    UnsupportedFormatError,
)
from foi_compare.inputs.inbox import NO_FILE
from foi_compare.model import UnreadSource
from foi_compare.system.memory import lacks_memory

_REPORT_IT = (
    "This is a fault of foi-compare and not of the file. Please report it with the name of the"
    " error; the rest of the batch is not affected."
)
_CLOSE_IT = (
    "Close it where it is open, check that you may read it and that it is no link to what is gone,"
    " and run again."
)
_PUT_A_FILE = "Take it out of the inbox; if it stands for a reply, put the reply there as a file."
_SAVE_ANEW = "Open it and save it anew (for a PDF: print it to PDF), then run again."

# Errors that the bytes of a file bring about, each time anew. Another may be the fault of the
# machine (no engine for pictures, no LibreOffice, no memory) and be gone next time.
_OF_THE_BYTES = frozenset(
    error.__name__
    for error in (
        UnreadableDocumentError,
        PasswordProtectedError,
        TooLargeError,
        UnsupportedFormatError,
    )
)


class Named(Protocol):
    """A file, a source or a document: what a person knows by its name."""

    @property
    def name(self) -> str:
        """Its name in the inbox."""
        ...

    @property
    def sha256(self) -> str:
        """The hash of its bytes; empty where they could not be had."""
        ...


def unreadable(file: Named, error: UnreadableDocumentError) -> UnreadSource:
    """Tell of a file that a reader cannot read, in the reader's words."""
    return _told(file, type(error).__name__, error.problem, error.next_step)


def withheld(file: Named, why: str) -> UnreadSource:
    """Tell of a file that the system does not give."""
    if why == NO_FILE:
        return _told(file, "OSError", f"it is {why}: it is not opened.", _PUT_A_FILE)
    return _told(file, "OSError", f"the system does not let it be read: {why}.", _CLOSE_IT)


def too_deep(file: Named, times: int) -> UnreadSource:
    """Tell of a file that is packed in itself over and over."""
    problem = f"it is packed more than {times} times over."
    return _told(file, TooLargeError.__name__, problem, "Unpack it by hand.")


def lost(file: Named, lost: Lost) -> UnreadSource:
    """Tell of a file that took its process with it, or would have taken too much."""
    return _told(file, lost.error, f"{lost.problem}.", lost.next_step or _SAVE_ANEW)


def fault(file: Named, error: Exception) -> UnreadSource:
    """Tell of a fault in the program, with the place of it for whoever mends it.

    Raises:
        MemoryError: there is none left, and that is all that the error says.

    """
    if lacks_memory(error):
        raise MemoryError from error
    kind, message = type(error).__name__, str(error)[:200]
    # A path belongs to the machine, and what is published must not depend on one.
    said = f": {message}" if message and not {"/", "\\"} & set(message) else ""
    problem = f"foi-compare failed on it ({kind} at {_place(error)}{said})."
    return _told(file, kind, problem, _REPORT_IT)


def _place(error: Exception) -> str:
    """Return the last module and line of the package that the error went through."""
    frames = [
        f"{frame.f_globals.get('__name__', '')}:{line}"
        for frame, line in walk_tb(error.__traceback__)
    ]
    own = [frame for frame in frames if frame.startswith("foi_compare.")]
    return (own or frames)[-1]


def _told(file: Named, error: str, problem: str, next_step: str) -> UnreadSource:
    return UnreadSource(
        file=file.name, sha256=file.sha256, error=error, problem=problem, next_step=next_step
    )


def will_fail_again(unread: Iterable[UnreadSource]) -> bool:
    """Return whether files will be unreadable next time too, as far as their bytes say."""
    return all(one.error in _OF_THE_BYTES for one in unread)
