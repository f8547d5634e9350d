"""Raised digits, which are marks of notes and no digits of what they stand at."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = re.compile(r"\s*(\d{1,2})\s*")


def last_line(pieces: Sequence[str], end: int) -> str:
    """Return the end of what the pieces before `end` say, back to where their last line has words.

    It is as good as all of the text before a mark, and costs no more with each further one.
    """
    said: list[str] = []
    for at in range(end - 1, -1, -1):
        said.append(pieces[at])
        if "\n" in pieces[at] or pieces[at].strip():
            break
    return "".join(reversed(said))


def as_note_mark(before: str, raised: str) -> str:
    """Return raised text as it goes behind the text before it.

    A number becomes `[1]`, which no table reads as a count and no label as a code: `61` and a
    raised 2 are neither `612` nor `61 2`. Other digits are kept apart.
    """
    mark = _MARK.fullmatch(raised)
    if mark is not None and before.rpartition("\n")[2].strip():
        return f"[{mark[1]}]" if before[-1].isspace() else f" [{mark[1]}]"
    return f" {raised}" if raised[:1].isdigit() else raised
