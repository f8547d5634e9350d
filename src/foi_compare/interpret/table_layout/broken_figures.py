"""Figures that a narrow column broke, told from two counts of one cell."""

from __future__ import annotations

import re

from foi_compare.interpret.meanings.cell_kinds import is_number

_PARTED = re.compile(r"[1-9][\d,]*(?: [\d,]+)+")
_MOST_DIGITS = 7  # of a count of crimes; a telephone number has more


def reads_broken(text: str) -> bool:
    """Return whether a cell on one line is figures parted by spaces, too few for a telephone's."""
    if _PARTED.fullmatch(text) is None or is_number(text):
        return False
    return sum(map(str.isdigit, text)) <= _MOST_DIGITS
