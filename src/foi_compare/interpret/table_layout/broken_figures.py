"""Figures that a narrow column broke over two lines, put together where the row adds up to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from foi_compare.interpret.meanings.cell_kinds import is_number
from foi_compare.sums import ALONE, Amount, Sum, chance, totals_among

# `37` over `7`, `1,4` over `19`: two counts of one cell, or one that is broken.
_BROKEN = re.compile(r"\s*\d[\d,]*(?:[^\S\n]*\n\s*[\d,]+)+\s*")
_WHOLE = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
_PARTED = re.compile(r"[1-9][\d,]*(?: [\d,]+)+")
_MOST_DIGITS = 7  # of a count of crimes; a telephone number has more


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
        all others, and not by chance.

    """
    joined = {place: "".join(text.split()) for place, text in enumerate(printed) if is_broken(text)}
    if not joined or not all(_WHOLE.fullmatch(text) for text in joined.values()):
        return {}
    texts = [joined.get(place, text.strip()) for place, text in enumerate(printed)]
    filled = [text for text in texts if text]
    if not all(_WHOLE.fullmatch(text) for text in filled):
        return {}
    whole = [int(text.replace(",", "")) for text in filled]
    numbers = tuple(Amount(number, number) for number in whole)
    return joined if any(_tells(numbers, total) for total in totals_among(numbers)) else {}


def joined_in_words(printed: Iterable[str]) -> str:
    """Return which figures of a row were put together since the row adds up; empty for none."""
    texts = tuple(printed)
    whole = whole_figures(texts) if any("\n" in text for text in texts) else {}
    return f"the row adds up to {', '.join(whole.values())}, broken over lines" if whole else ""


def _tells(numbers: tuple[Amount, ...], total: int) -> bool:
    parts = numbers[:total] + numbers[total + 1 :]
    return chance([Sum(numbers[total], parts)]) <= ALONE
