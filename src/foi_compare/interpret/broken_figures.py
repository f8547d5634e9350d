"""Figures that a narrow column broke over two lines, put together where the row adds up to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.cell_kinds import is_number

# `37` over `7`, `1,4` over `19`: two counts of one cell, or one that is broken.
_BROKEN = re.compile(r"\s*\d[\d,]*(?:[^\S\n]*\n\s*[\d,]+)+\s*")
_WHOLE = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
_PARTED = re.compile(r"[1-9][\d,]*(?: [\d,]+)+")
_MOST_DIGITS = 7  # of a count of crimes; a telephone number has more
_FEWEST = 3  # numbers of a row that can add up: two alike would


def is_broken(text: str) -> bool:
    """Return whether a cell holds figures on several lines and nothing else."""
    return _BROKEN.fullmatch(text) is not None


def reads_broken(text: str) -> bool:
    """Return whether a cell on one line is figures parted by spaces, too few for a telephone's."""
    if _PARTED.fullmatch(text) is None or is_number(text):
        return False
    return sum(map(str.isdigit, text)) <= _MOST_DIGITS


def whole_figures(printed: Sequence[str]) -> dict[int, str]:
    """Return the broken figures of a row as whole ones, by their place in it.

    Args:
        printed: what the cells of a row print, line breaks kept; the label of the row left out.

    Returns:
        What the broken cells say, put together; empty unless one number of the row is the sum of
        all others, which nothing but chance would give a wrong one.

    """
    joined = {place: "".join(text.split()) for place, text in enumerate(printed) if is_broken(text)}
    if not joined or not all(_WHOLE.fullmatch(text) for text in joined.values()):
        return {}
    texts = [joined.get(place, text.strip()) for place, text in enumerate(printed)]
    filled = [text for text in texts if text]
    if len(filled) < _FEWEST or not all(_WHOLE.fullmatch(text) for text in filled):
        return {}
    numbers = [int(text.replace(",", "")) for text in filled]
    adds_up = max(numbers) * 2 == sum(numbers) and sum(map(bool, numbers)) >= _FEWEST
    return joined if adds_up else {}
