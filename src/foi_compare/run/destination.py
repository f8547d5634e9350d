"""Whether a folder may take outputs: a place of their own, without other people's files."""

from __future__ import annotations

import os
from pathlib import Path

from foi_compare.errors import ExportError
from foi_compare.export import PUBLISHED
from foi_compare.inputs.inbox import own_files


def refuse_place(out: Path) -> None:
    """Refuse the top of a disk and a person's home folder.

    Raises:
        ExportError: it is one of these.

    """
    place = os.path.realpath(out)
    what = ""
    if place == os.path.dirname(place):  # noqa: PTH120 - a text, like the place itself
        what = "the top of a disk"
    elif place == os.path.realpath(os.path.expanduser("~")):  # noqa: PTH111 - never raises
        what = "your home folder"
    if what:
        raise ExportError(
            f"{out} is {what}, and the outputs need a folder of their own. Nothing was written."
            " Name one with --out, such as --out outputs."
        )


def refuse_replacing(out: Path) -> None:
    """Refuse to replace files with the names of outputs where no run of ours left a trace.

    Raises:
        ExportError: there are such files.

    """
    there = [name for name in PUBLISHED if os.path.lexists(out / name)]
    if there and not own_files(out):
        raise ExportError(
            f"{out} holds {', '.join(there)}, which no run of foi-compare wrote and this one would"
            " replace. Nothing was written. Move them, or choose another folder with --out."
        )
