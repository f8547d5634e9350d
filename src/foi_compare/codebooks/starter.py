"""A folder to a starter codebook: files with comments that a person fills in."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from foi_compare.codebooks.loader import STARTER
from foi_compare.errors import InputError


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write the starter files into a new folder; return their paths.

    Raises:
        InputError: the folder is there already, or cannot be made.

    """
    if folder.exists():
        raise InputError(f"{folder}: is there already; a codebook is started in a new folder.")
    written = []
    try:
        folder.mkdir(parents=True)
        for item in sorted(files("foi_compare.codebooks").joinpath(STARTER).iterdir(), key=str):
            path = folder / item.name
            path.write_bytes(item.read_bytes())
            written.append(path)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}.") from error
    return tuple(written)
