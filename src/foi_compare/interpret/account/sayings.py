"""What is said of words around a number whose use is not known: one text for each cause."""

from __future__ import annotations

from typing import Literal

About = Literal["column", "row", "table"]

_LONGEST = 120
_PLACES = {
    "column": "stand over this column",
    "row": "stand beside this row",
    "table": "stand around this table",
}


def left_over(words: str, about: About) -> str:
    """Return the doubt on numbers around which words stand that may change what they count."""
    return f"the words “{_short(words)}” {_PLACES[about]}: do they change what its numbers count?"


def reaches(words: str) -> str:
    """Return the doubt on a table of which a heading stands over a part, and may hold for all."""
    return f"“{_short(words)}” stands over a part of this table alone: what is the rest of it?"


def noted(text: str) -> str:
    """Return the note that a number carries by its sign."""
    return f"the reply notes: {_short(text)}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
