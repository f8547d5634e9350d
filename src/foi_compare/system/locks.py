"""A file that one process holds against every other: a lock that ends with the process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # A byte far behind the end: what is there can be read meanwhile.
    _LOCKED_BYTE = 2**30

    def _locks(handle: int, mode: int) -> bool:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, mode, 1)
        except OSError:
            return False
        return True

    def _lock_if_free(handle: int) -> bool:
        return _locks(handle, msvcrt.LK_NBLCK)

    def _lock(handle: int) -> None:
        while not _locks(handle, msvcrt.LK_LOCK):  # it gives up after ten seconds
            pass

    def _unlock(handle: int) -> None:
        _locks(handle, msvcrt.LK_UNLCK)

else:
    import fcntl

    def _lock_if_free(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _unlock(handle: int) -> None:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)


def _wait_in_silence() -> None:
    pass


@contextmanager
def locked(
    path: Path, *, if_taken: Callable[[], None] = _wait_in_silence, remove: bool = False
) -> Iterator[int]:
    """Open a file, made where it is not there, and hold it against every other process.

    Args:
        path: the file.
        if_taken: called before waiting for another process; it may raise, and so refuse to wait.
        remove: remove the file at the end.

    Raises:
        OSError: the file cannot be opened, or its file system knows no locks.

    """
    while True:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o666)
        held = False
        try:
            if not _lock_if_free(handle):
                if_taken()
                _lock(handle)
            held = _is_at(path, handle)
            if held:
                yield handle
                return
        finally:
            # Another process may hold the file from the moment it is free, so it goes before;
            # Windows removes no open file, nor one that another process has opened since.
            if held and remove and sys.platform != "win32":
                path.unlink(missing_ok=True)
            _unlock(handle)
            os.close(handle)
            if held and remove and sys.platform == "win32":
                with suppress(OSError):
                    path.unlink()


def _is_at(path: Path, handle: int) -> bool:
    """Tell whether an open file is still the one of its name.

    An editor may have put a new file in its place, or its holder may have removed it, while this
    process waited.
    """
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
