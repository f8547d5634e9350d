"""How likely printed sums are met by accident: 2 = 1 + 1 says nothing, 431 = 218 + 213 does."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from foi_compare.sums.amounts import Bounded, exact
from foi_compare.sums.totals import Sum

# Where the sum alone tells how to read a number, and where the words beside it say the same.
ALONE = Fraction(1, 20)
BESIDE_WORDS = Fraction(1, 4)
_STEPS = (1000, 100, 10, 5)  # to which forces round
_FEWEST_PARTS = 2


def chance(*groups: Iterable[Sum], tried: int = 1) -> Fraction:
    """Return how likely it is, at most, that all sums which are met are so by accident.

    A total of 5 could have been any of 0 to 5, one of hundreds only any hundred. What may or may
    not be met says nothing; nor does a total that repeats the only number beneath it.

    Args:
        groups: the sums of each set of rows or columns, with these in the same order in each sum.
        tried: how many readings were tried until these sums were met.

    """
    found = Fraction(max(tried, 1))
    for group in groups:
        met = [one for one in group if one.verdict == "meets"]
        adding = {at for one in met for at, part in enumerate(one.parts) if part.lower}
        for one in met if len(adding) >= _FEWEST_PARTS else ():
            found /= 1 + _room(one)
    return min(found, Fraction(1))


def _room(met: Sum) -> int:
    """Return how many other numbers, of its size and as rounded, could have stood for a total."""
    numbers = (met.total, *met.parts)
    step = next((step for step in _STEPS if all(_is_multiple(one, step) for one in numbers)), 1)
    return abs(int(met.total.lower)) // step


def _is_multiple(number: Bounded, step: int) -> bool:
    return exact(number.lower) % step == 0
