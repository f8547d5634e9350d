"""Commands to type next, as they work from the folder in which a person stands."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import NamedTuple

_OUT = Path("outputs")
_DECISIONS = Path("decisions.csv")


class Standing(NamedTuple):
    """Where the outputs and the decisions of a run are, seen from the folder one stands in."""

    out: Path
    decisions: Path

    def command(self, *words: str, decisions: bool = False) -> str:
        """Return a command with the options that it needs from here.

        Args:
            words: the command and what it takes.
            decisions: whether it takes the file of decisions.

        """
        options: list[str] = []
        if decisions and self.decisions != _DECISIONS:
            options += ["--decisions", self.decisions.as_posix()]
        if self.out != _OUT:
            options += ["--out", self.out.as_posix()]
        return typed("foi-compare", *words, *options)


def standing(out: Path, decisions: Path) -> Standing:
    """Return where a run's files are from here; the inbox may lie in another folder."""
    return Standing(out, from_here(decisions))


def from_here(path: Path) -> Path:
    """Return the shorter way to a path: from the current folder, or from the root."""
    whole = path.resolve()
    try:
        return min(Path(os.path.relpath(whole)), whole, key=lambda way: len(way.as_posix()))
    except (OSError, ValueError):  # the current folder is gone, or on another drive
        return whole


def typed(*words: str) -> str:
    """Return words as a person types them into the shell of this system."""
    if os.name == "nt":
        return subprocess.list2cmdline(words)
    return shlex.join(words)
