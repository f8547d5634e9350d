"""The folder of the store: where it is, how large, and how it is emptied."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILE_NAME = "foi-compare.sqlite3"
VARIABLE = "FOI_COMPARE_CACHE"
_OWNER_ALONE = 0o700
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Kept(NamedTuple):
    """What a folder holds of the store: its files, with those that were put aside, and bytes."""

    files: tuple[Path, ...]
    size: int


def cache_folder(given: Path | None = None) -> Path:
    """Return the folder of the store: the one given, else FOI_COMPARE_CACHE, else the user's."""
    if given is not None:
        return given
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("foi-compare", appauthor=False)


def look_into(folder: Path) -> Kept:
    """Return what a folder holds of the store; a folder that is not there holds nothing."""
    files = tuple(_own_files(folder))
    return Kept(files, sum(file.stat().st_size for file in files))


def clear(folder: Path) -> Kept:
    """Remove the store, and what was put aside of it, from a folder; return what it was.

    Raises:
        OSError: a file cannot be removed; on Windows, because a run has it open.

    """
    kept = look_into(folder)
    for file in kept.files:
        file.unlink(missing_ok=True)
    return kept


def make_private(path: Path) -> None:
    """Make the folder and the file of a store where they are not there, for their owner alone.

    A folder that also holds other things keeps its mode: it is not only the store's.

    Raises:
        OSError: they cannot be made.

    """
    folder = path.parent
    folder.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
    if folder.stat().st_mode & _OTHERS and _holds_nothing_else(folder):
        folder.chmod(_OWNER_ALONE)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    if path.stat().st_mode & _OTHERS:
        path.chmod(0o600)


def _holds_nothing_else(folder: Path) -> bool:
    return all(entry.name.startswith(FILE_NAME) for entry in folder.iterdir())


def _own_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(file for file in folder.glob(f"{FILE_NAME}*") if file.is_file())
