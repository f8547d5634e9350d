"""A note that writes out short forms, and so says nothing of the numbers that stand beside them."""

from __future__ import annotations

import re

_LONGEST_SHORT = 6  # letters
_MOST_WORDS = 6
_PIECE = re.compile(
    r"[\W_]*(?P<short>[^\W\d_][\w/&.]*?)\.?\s*"
    r"(?:[=:\u2013\u2014]|\s-\s|\b(?:means?|denotes?|is\s(?:short\s)?for|stands?\sfor)\b)\s*"
    r"(?P<long>[^\W\d_][^=\d]*?)[\s.;,]*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;\n]\s*|\.\s+|,\s+(?=[^,;=]{1,12}\s?=)")


def explains_short_forms(text: str) -> bool:
    """Return whether a text only writes out short forms: `ID = identified; vic = victim`.

    A short form has letters of the words that it stands for, in their order, and begins as they do.
    """
    pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
    return bool(pieces) and all(map(_writes_out, pieces))


def _writes_out(piece: str) -> bool:
    found = _PIECE.fullmatch(piece)
    if found is None:
        return False
    short, long = (re.sub(r"[\W_]", "", found[name]).casefold() for name in ("short", "long"))
    written = len(short) < len(long) and len(found["long"].split()) <= _MOST_WORDS
    return written and len(short) <= _LONGEST_SHORT and short[:1] == long[:1] and _in(short, long)


def _in(short: str, long: str) -> bool:
    """Return whether letters stand in a text in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
