"""Where the commands write: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_PLAIN_WIDTH = 80


def console(*, to_stderr: bool) -> Console:
    """Return a console for a person: no colour and 80 columns where it is not a terminal."""
    from rich.console import Console

    stream = sys.stderr if to_stderr else sys.stdout
    width = None if stream.isatty() else _PLAIN_WIDTH
    return Console(stderr=to_stderr, width=width, highlight=False, markup=False, emoji=False)


def terminal() -> Console | None:
    """Return a console on standard error if a person is looking at it, else None."""
    return console(to_stderr=True) if sys.stderr.isatty() else None


def say(message: str) -> None:
    """Tell the person something on standard error."""
    sys.stderr.write(f"{message}\n")


def print_json(content: Mapping[str, object] | Sequence[object]) -> None:
    """Print a result for a script on standard output."""
    sys.stdout.write(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
