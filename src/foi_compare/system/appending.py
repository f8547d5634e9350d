"""A text to the end of a file: whole, one process at a time, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from foi_compare.system.locks import locked


def append(path: Path, what: Callable[[bytes], str]) -> None:
    """Add to a file, made where it is not there; what is in it stays byte for byte.

    Args:
        path: the file.
        what: given what the file holds, returns the text that is added. No other process changes
            the file meanwhile.

    Raises:
        OSError: it cannot be added to, and is as it was before.

    """
    with locked(path) as handle:
        before = _content(handle)
        _write(handle, what(before).encode("utf-8", "replace"), len(before))


def _content(handle: int) -> bytes:
    os.lseek(handle, 0, os.SEEK_SET)
    pieces = iter(lambda: os.read(handle, 1 << 20), b"")
    return b"".join(pieces)


def _write(handle: int, data: bytes, length: int) -> None:
    """Write behind the end, all or nothing."""
    try:
        os.lseek(handle, length, os.SEEK_SET)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, length)
            os.fsync(handle)
        raise
