"""Sums of printed values as intervals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from foi_compare.model import Value


class Amount(NamedTuple):
    """A number or an interval; `upper` None means that no upper bound is known."""

    lower: float | int
    upper: float | int | None

    def __str__(self) -> str:
        """Return `12`, `12 to 15` or `12 or more`."""
        if self.upper is None:
            return f"{plain(self.lower)} or more"
        if self.lower == self.upper:
            return plain(self.lower)
        return f"{plain(self.lower)} to {plain(self.upper)}"


def plain(number: float) -> str:
    """Return a number with all of its digits: a total of a million is no `1e+06`."""
    return f"{number:.12g}"


def total(values: Iterable[Value]) -> Amount:
    """Return the sum of values, suppressed ones as their interval, blanks as 0 or more."""
    lower: float | int = 0
    upper: float | int | None = 0
    for value in values:
        lower += value.lower
        upper = None if upper is None or value.upper is None else upper + value.upper
    return Amount(lower, upper)


def amount_of(value: Value) -> Amount:
    """Return one value as an amount."""
    return Amount(value.lower, value.upper)


def agree(left: Amount, right: Amount) -> bool:
    """Return whether two amounts can be the same number."""
    above = left.upper is None or left.upper >= right.lower
    below = right.upper is None or right.upper >= left.lower
    return above and below
