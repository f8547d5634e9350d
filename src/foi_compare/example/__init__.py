"""Forty-one replies to one request, composed for learning: what `foi-compare example` lays out."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files
from pathlib import Path

from foi_compare.errors import InputError

_ARCHIVE = "replies.zip"


def lay_out(folder: Path) -> tuple[str, ...]:
    """Write the replies and the settings of the request into a folder that is empty or not there.

    Returns:
        The names of the files, as they stand in the folder.

    Raises:
        InputError: something is in the folder already, or it cannot be written.

    """
    data = files("foi_compare.example").joinpath(_ARCHIVE).read_bytes()
    try:
        if folder.exists() and any(folder.iterdir()):
            raise InputError(
                f"{folder.as_posix()} is not empty; name a folder that is not there yet."
            )
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            archive.extractall(folder)
            return tuple(archive.namelist())
    except OSError as error:
        raise InputError(f"{folder.as_posix()} cannot be written: {error.strerror}.") from error
