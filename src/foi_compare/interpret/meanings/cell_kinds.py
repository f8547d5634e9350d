"""What the text of a cell is: a number, a period, a word that may stand for a number."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from foi_compare.interpret.meanings.values import is_blank, parse_cell
from foi_compare.interpret.periods.periods import heading_period

_FEW_ROWS = 5
_WHOLE = re.compile(r"\s*(?:\d+|\d{1,3}(?:,\d{3})+)\s*")


def is_period_text(text: str) -> bool:
    """Return whether a text is a period and nothing else."""
    found = heading_period(text)
    return found is not None and not found[1]


def is_number(text: str) -> bool:
    """Return whether a text reads as a number or a suppressed one; a blank or a dash does not."""
    return not is_blank(text) and any(
        found.value.status in ("exact", "suppressed") for found in parse_cell(text)
    )


def is_value(text: str) -> bool:
    """Return whether a text stands where a number would: a number, or `not held`; no blank."""
    return not is_blank(text) and bool(parse_cell(text))


def is_worded(text: str) -> bool:
    """Return whether a value is a word that may as well name something: `None`, `Not known`."""
    if any(map(str.isdigit, text)) or is_blank(text):
        return False
    return any(found.value.status in ("exact", "not_held") for found in parse_cell(text))


def is_figure(text: str) -> bool:
    """Return whether a text is a number printed in digits or hidden behind a sign."""
    return is_number(text) and not is_worded(text)


def is_whole(text: str) -> bool:
    """Return whether a text is one plain number: `1207`, `1,207`."""
    return _WHOLE.fullmatch(text) is not None


def counts_on(digits: Sequence[int]) -> bool:
    """Return whether numbers count on from 1, and leave out a few at most."""
    rising = all(before < after for before, after in itertools.pairwise(digits))
    return (
        rising
        and len(digits) > _FEW_ROWS
        and digits[0] in (0, 1, 2)
        and digits[-1] - digits[0] < 1.5 * len(digits)
    )
