"""Runs of the command line as a person starts them, and what they leave behind."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import psutil

import foi_compare

# What a run may take itself; its workers have limits of their own.
_MEMORY = 4 * 2**30
_TESTS = Path(__file__).parent
_PACKAGE = Path(foi_compare.__file__).parents[1]
_OVER_RIGHTS = (1, 2)  # what lets an administrator read any file: CAP_DAC_OVERRIDE, _READ_SEARCH
_DROP_FROM_BOUNDING_SET = 24

# A reply with a label that nobody knows; of which force is told.
LETTER = """{force} Police
Freedom of Information request 20/09/1088
30 September 2020

1. How many crimes were recorded in 2019, by outcome?

Outcome Total
Cautions of a new kind 4
Charged/Summonsed 3
Grand Total 7

{force} Police
"""


class Ran(NamedTuple):
    """What came of a run into the folder `out` beside its inbox.

    `left` is what it left in the temporary folder, `alive` what it left running.
    """

    exit_code: int
    screen: str
    out: Path
    left: tuple[str, ...]
    alive: tuple[int, ...]

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of one of its outputs."""
        with (self.out / name).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def values(self, file: str) -> list[tuple[str, str]]:
        """Return each value that it has of a file, with its status."""
        observed = self.rows("observations.csv")
        return sorted((row["value"], row["status"]) for row in observed if row["file"] == file)


def ingest(root: Path, *options: str, module: str = "foi_compare.cli") -> Ran:
    """Ingest the folder `inbox` in a folder, with a temporary folder of its own.

    Args:
        root: the folder.
        options: further words of the call.
        module: the one whose `main` is the command line.

    """
    temporary = root / "temporary"
    temporary.mkdir()
    own = {
        "FOI_COMPARE_CACHE": str(root / "cache"),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": os.pathsep.join([str(_PACKAGE), str(_TESTS)]),
        "TMPDIR": str(temporary),
    }
    start = f"from {module} import main; main()"
    ran = subprocess.run(  # noqa: S603 - our own program
        (sys.executable, "-c", start, "ingest", "inbox", "--out", "out", "--no-cache", *options),
        capture_output=True,
        check=False,
        cwd=root,
        env=os.environ | own,
        preexec_fn=_as_anybody,
        encoding="utf-8",
        errors="surrogateescape",
    )
    left = tuple(sorted(path.name for path in temporary.iterdir()))
    screen = ran.stdout + ran.stderr
    return Ran(ran.returncode, screen, root / "out", left, tuple(_alive(str(temporary))))


def _as_anybody() -> None:
    """Take from the process that is about to start what only an administrator may do."""
    import ctypes
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    if os.geteuid() == 0:
        for right in _OVER_RIGHTS:
            ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDING_SET, right, 0, 0, 0)


def _alive(temporary: str) -> Iterable[int]:
    """Yield the processes that were started with this temporary folder and are still there."""
    for process in psutil.process_iter():
        try:
            if process.environ().get("TMPDIR") == temporary:
                yield process.pid
        except psutil.Error:
            continue  # it is gone, or another user's
