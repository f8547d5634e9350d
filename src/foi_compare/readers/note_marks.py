"""Raised digits, which are marks of notes and no digits of what they stand at."""

from __future__ import annotations

import re

_MARK = re.compile(r"\s*(\d{1,2})\s*")


def as_note_mark(before: str, raised: str) -> str:
    """Return raised text as it goes behind the text before it.

    A number becomes `[1]`, which no table reads as a count and no label as a code: `61` and a
    raised 2 are neither `612` nor `61 2`. Other digits are kept apart.
    """
    mark = _MARK.fullmatch(raised)
    if mark is not None and before.rpartition("\n")[2].strip():
        return f"[{mark[1]}]" if before[-1].isspace() else f" [{mark[1]}]"
    return f" {raised}" if raised[:1].isdigit() else raised
