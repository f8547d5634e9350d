"""Texts of a row: whether they are bands of ages, each of which begins where the last one ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_BAND = re.compile(
    r"(?P<under>under|below|<)?\s?(?P<low>\d{1,2})(?:\s?(?:-|–|to)\s?(?P<high>\d{1,2}))?"
    r"(?P<open>\s?\+| (?:and|or) (?:over|above|older))?",
    re.IGNORECASE,
)
_FEWEST = 2
_CHILD = 9  # hidden numbers are smaller: `1-4`, `5-9`


def are_ages(texts: Sequence[str]) -> bool:
    """Tell whether texts are bands that follow one another: `10 to 17`, `18 to 24`, `25+`."""
    bands = [band for text in texts if (band := _band(text))]
    if len(bands) < max(_FEWEST, len(texts)) or bands[0][1] < _CHILD:
        return False
    return all(upper[1] + 1 == lower[0] for upper, lower in pairwise(bands))


def _band(text: str) -> tuple[int, int] | None:
    """Return the first and the last age of a band, None where the text is none."""
    found = _BAND.fullmatch(text)
    if found is None or sum(map(bool, found.group("under", "high", "open"))) != 1:
        return None
    low = int(found["low"])
    if found["under"]:
        return 0, low - 1
    return low, int(found["high"] or 150)
