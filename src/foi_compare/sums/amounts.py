"""Printed numbers as exact numbers or intervals, added and taken away as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple, Protocol


class Bounded(Protocol):
    """A number that is at least `lower`, and at most `upper` unless that is None."""

    @property
    def lower(self) -> float | int:
        """The least that it can be."""

    @property
    def upper(self) -> float | int | None:
        """The most that it can be; None where nothing bounds it."""


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


NIL = Amount(0, 0)
UNKNOWN = Amount(0, None)  # a count: at least none


def plain(number: float) -> str:
    """Return a number with all of its digits: a total of a million is no `1e+06`."""
    return f"{number:.12g}"


def exact(number: float) -> Fraction:
    """Return a number as it is printed: 0.1 is a tenth."""
    return Fraction(number) if isinstance(number, int) else Fraction(str(number))


def is_exact(value: Bounded) -> bool:
    """Return whether a value is one number."""
    return value.lower == value.upper


def amount_of(value: Bounded) -> Amount:
    """Return one value as an amount."""
    return Amount(value.lower, value.upper)


def add(values: Iterable[Bounded], *, more: bool = False) -> Amount:
    """Return the sum of values; 0.1 and 0.2 are 0.3.

    Args:
        values: what to add.
        more: whether the sum may lack something, so that nothing bounds it from above.

    """
    values = tuple(values)
    uppers = [value.upper for value in values if value.upper is not None]
    bounded = not more and len(uppers) == len(values)
    return Amount(_total(value.lower for value in values), _total(uppers) if bounded else None)


def without_addend(whole: Bounded, part: Bounded) -> Amount:
    """Return a sum without one of the numbers that it adds."""
    lower = _number(exact(whole.lower) - exact(part.lower))
    if whole.upper is None or part.upper is None:
        return Amount(lower, None)
    return Amount(lower, _number(exact(whole.upper) - exact(part.upper)))


def left_by(total: Bounded, part: Bounded) -> Amount:
    """Return what a total that is known by itself leaves beside one of its parts."""
    least = Fraction(0)
    if part.upper is not None:
        least = max(least, exact(total.lower) - exact(part.upper))
    if total.upper is None:
        return Amount(_number(least), None)
    most = max(least, exact(total.upper) - exact(part.lower))
    return Amount(_number(least), _number(most))


def rounding(values: Sequence[Bounded]) -> Fraction:
    """Return how far rounded numbers may miss their total: half a last digit for each of them."""
    digit = Fraction(1)
    while any(exact(value.lower) % digit for value in values):
        digit /= 10
    return digit * len(values) / 2


def _total(numbers: Iterable[float]) -> float | int:
    numbers = tuple(numbers)
    if all(isinstance(number, int) for number in numbers):
        return sum(numbers)
    return _number(sum(map(exact, numbers), Fraction(0)))


def _number(number: Fraction) -> float | int:
    return int(number) if number.denominator == 1 else float(number)
