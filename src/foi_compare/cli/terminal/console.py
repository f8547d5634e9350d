"""Where the commands write: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from foi_compare.text import on_one_line

if TYPE_CHECKING:
    from rich.console import Console

Loudness = Literal["quiet", "normal", "verbose"]

_PLAIN_WIDTH = 80
_ENDLESS = re.compile(r"\S{400,}")
_SHOWN = 60
_NOT_SHOWN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


_loudness: Loudness = "normal"


def set_loudness(loudness: Loudness) -> None:
    """Say from now on errors alone, what is usual, or every step as well."""
    global _loudness  # noqa: PLW0603 - one process runs one command
    _loudness = loudness


def is_quiet() -> bool:
    """Say whether only results and errors are wanted."""
    return _loudness == "quiet"


def is_verbose() -> bool:
    """Say whether every step is wanted, and lists to their end."""
    return _loudness == "verbose"


def console(*, to_stderr: bool) -> Console:
    """Return a console for a person: no colour and 80 columns where it is not a terminal."""
    from foi_compare.cli.terminal.screen import Screen

    stream = sys.stderr if to_stderr else sys.stdout
    width = None if stream.isatty() else _PLAIN_WIDTH
    return Screen(stderr=to_stderr, width=width, highlight=False, markup=False, emoji=False)


def terminal() -> Console | None:
    """Return a console on standard error if a person is looking at it and wants it, else None."""
    return console(to_stderr=True) if sys.stderr.isatty() and not is_quiet() else None


def say(message: str) -> None:
    """Tell the person how it goes, on standard error; nothing where only errors are wanted."""
    if not is_quiet():
        complain(message)


def detail(message: str) -> None:
    """Tell the person of a step, where every step is wanted."""
    if is_verbose():
        complain(message)


def complain(message: str) -> None:
    """Tell the person what is wrong, on one line; no word of it fills the screen."""
    sys.stderr.write(f"{_ENDLESS.sub(_shortened, on_one_line(message))}\n")


def tell(result: str) -> None:
    """Print a line of a result for a person on standard output, and no more than one line."""
    sys.stdout.write(f"{on_one_line(result)}\n")


def _shortened(word: re.Match[str]) -> str:
    return f"{word[0][:_SHOWN]}…"


def print_json(content: Mapping[str, object] | Sequence[object]) -> None:
    """Print a result for a script on standard output."""
    text = json.dumps(content, indent=2, ensure_ascii=False)
    # A script reads the same; a screen that shows it has nothing to obey.
    sys.stdout.write(_NOT_SHOWN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")
