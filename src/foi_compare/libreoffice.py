"""Where LibreOffice is on this computer: what it makes of a file is its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

_PROGRAMS = ("soffice", "libreoffice")
# Where the installers of Windows and macOS put it, which is not on the path.
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def find_program() -> str:
    """Return the path of LibreOffice on this computer, empty where there is none."""
    return next(_candidates(), "")


def _candidates() -> Iterator[str]:
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            yield found
    yield from (place for place in _PLACES if Path(place).is_file())
