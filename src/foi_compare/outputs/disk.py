"""Files that are on the disk when a call returns, and their hashes."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path


def read_or_none(path: Path) -> bytes | None:
    """Return the bytes of a file; None where there is none, or it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def hash_of(path: Path) -> str:
    """Return the hash of a file, empty where there is none or it cannot be read."""
    data = read_or_none(path)
    return "" if data is None else sha256(data).hexdigest()


def write_through(path: Path, data: bytes) -> None:
    """Write a file, and return when the disk has it."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Return when the disk has the names of a folder; Windows has no call for that."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
