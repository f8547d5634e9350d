"""A part and its whole, or a population, to a ratio: exact fractions, intervals where one is."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from foi_compare.sums import Amount, exact

_NONE, _WHOLE = Fraction(0), Fraction(1)


class Ratio(NamedTuple):
    """A share (0 to 1) or a rate: at least `lower`, at most `upper`; None where nothing bounds it.

    It is exact where the two are equal.
    """

    lower: Fraction
    upper: Fraction | None

    @property
    def is_exact(self) -> bool:
        """Tell whether it is one number."""
        return self.lower == self.upper


def share(part: Amount, whole: Amount, rest: Amount | None = None) -> Ratio | None:
    """Return the share that a part has in its whole; None where the whole is 0.

    The bounds of the part are those that were published. A suppressed part is not narrowed by what
    its total leaves over: that would undo the suppression.

    Args:
        part: the part.
        whole: what it is a part of.
        rest: what the whole holds beside the part, where the whole is known as their sum: the part
            cannot be large and its whole small.

    """
    if part.upper == 0 and whole.upper != 0:
        return Ratio(_NONE, _NONE)
    largest, smallest = _largest(part, whole, rest), _smallest(part, whole, rest)
    if largest == 0:
        return None
    lower = _NONE if largest is None else exact(part.lower) / largest
    if part.upper is None or smallest == 0:
        return Ratio(lower, _WHOLE)
    upper = min(_WHOLE, exact(part.upper) / smallest)
    # A report holds thousands of them, most of which are exact: two equal ends are one value.
    return Ratio(lower, lower if upper == lower else upper)


def _largest(part: Amount, whole: Amount, rest: Amount | None) -> Fraction | None:
    """Return the most that the whole can be while the part is at its least."""
    bounds = [] if whole.upper is None else [exact(whole.upper)]
    if rest is not None and rest.upper is not None:
        bounds.append(exact(part.lower) + exact(rest.upper))
    return min(bounds, default=None)


def _smallest(part: Amount, whole: Amount, rest: Amount | None) -> Fraction:
    """Return the least that the whole can be while the part is at its most."""
    bounds = [exact(whole.lower)]
    if part.upper is not None:
        bounds.append(exact(part.upper) + (exact(rest.lower) if rest is not None else 0))
    # A part is never more than its whole, also where that is known by itself.
    return max(bounds)


def rate(part: Amount, population: int, per: int = 1000) -> Ratio:
    """Return how many there are for each `per` people of a population, which is more than 0."""
    scale = Fraction(per, population)
    upper = None if part.upper is None else exact(part.upper) * scale
    return Ratio(exact(part.lower) * scale, upper)
