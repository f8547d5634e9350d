"""What a library in Rust prints when it panics, kept from the person's screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_STANDARD_ERROR = 2


@contextmanager
def without_outcry() -> Iterator[None]:
    """Run a library whose panics are caught: what it says of them goes nowhere.

    It writes past `sys.stderr` to the descriptor itself. Where there is none, nothing is shown.
    """
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:
        yield
        return
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, and no file
            os.dup2(nowhere.fileno(), _STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
