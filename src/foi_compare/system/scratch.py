"""Temporary folders for copies of replies, which no killed run leaves for long.

Each has a file beside it that is locked as long as its process lives, so that a later run can tell
a folder in use from one that was left.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from foi_compare.system.libreoffice import pipe_of
from foi_compare.system.locks import locked

_OWN = re.compile(r"foi-compare-[0-9a-f]{16}(\.lock)?")
_TIMES = 3  # that a folder is removed, before it is left to the next run
_in_use: set[Path] = set()


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder that its owner alone can read, and remove it at the end.

    Raises:
        OSError: it cannot be made.

    """
    folder = Path(tempfile.gettempdir()) / f"foi-compare-{secrets.token_hex(8)}"
    with locked(folder.with_suffix(".lock"), remove=True):
        folder.mkdir(mode=0o700)
        _in_use.add(folder)
        try:
            yield folder
        finally:
            _remove(folder)
            _in_use.discard(folder)


def remove_own() -> None:
    """Remove the folders of this process, which is about to end in the middle of its work."""
    for folder in tuple(_in_use):
        _remove(folder)
        with suppress(OSError):
            folder.with_suffix(".lock").unlink()


def clear_left_over() -> None:
    """Remove the temporary folders of this user's runs that were killed."""
    with suppress(OSError):
        for entry in list(os.scandir(tempfile.gettempdir())):
            if _OWN.fullmatch(entry.name) and _is_ours(entry):
                with suppress(OSError):
                    _clear(Path(entry.path))


def _clear(left: Path) -> None:
    """Remove a folder that no process holds: by its lock, or by itself where the lock has gone."""
    folder, lock = left.with_suffix(""), left.with_suffix(".lock")
    if left == lock:
        with locked(lock, if_taken=_leave, remove=True):
            _remove(folder)
    elif not lock.exists():  # it is made before its folder, and goes after it
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder, and what a program that ran in it may have left beside it.

    A program that was killed this moment may still put a file there.
    """
    with suppress(OSError):
        pipe_of(folder).unlink()
    for _ in range(_TIMES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


def _is_ours(entry: os.DirEntry[str]) -> bool:
    """Tell whether a file or folder is this user's own: anybody may put any name there."""
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    kind = stat.S_ISREG if entry.name.endswith(".lock") else stat.S_ISDIR
    return kind(found.st_mode) and found.st_uid == getattr(os, "getuid", int)()


def _leave() -> NoReturn:
    raise BlockingIOError
