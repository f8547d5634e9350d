"""Printed numbers added up and held against printed totals, and what chance has in it.

Pure arithmetic: nothing here knows words, cells or pages. A sum that small numbers meet says
nothing (2 = 1 + 1), one of larger numbers is a sign (431 = 218 + 213).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

Verdict = Literal["meets", "may meet", "cannot meet"]
# How unlikely chance has to be where the sum alone tells how to read a number, and where the words
# beside it say the same.
ALONE = Fraction(1, 20)
BESIDE_WORDS = Fraction(1, 4)
_FEWEST_AMONG = 3  # a total and two numbers that it adds
_FEWEST_PARTS = 2
_STEPS = (1000, 100, 10, 5)  # to which forces round


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
    return str(number) if isinstance(number, int) else f"{number:.12g}"


@lru_cache(maxsize=2**10)
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
    return Amount(lower, _less(whole.upper, part.upper))


def left_by(total: Bounded, part: Bounded) -> Amount:
    """Return what a total that is known by itself leaves beside one of its parts."""
    least = max(0, _less(total.lower, part.upper) or 0)
    most = _less(total.upper, part.lower)
    return Amount(least, None if most is None else max(least, most))


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


def _less(number: float | None, other: float | None) -> float | int | None:
    if number is None or other is None:
        return None
    return _number(exact(number) - exact(other))


def _number(number: Fraction) -> float | int:
    return int(number) if number.denominator == 1 else float(number)


class Sum(NamedTuple):
    """A printed total with the numbers that it is held against."""

    total: Bounded
    parts: tuple[Bounded, ...]

    @property
    def verdict(self) -> Verdict:
        """What the total says of its parts."""
        return compare(add(self.parts), self.total)


def compare(reached: Bounded, total: Bounded, slack: Fraction = Fraction(0)) -> Verdict:
    """Return whether what was added up meets a total, can meet it, or cannot.

    Args:
        reached: what the parts add up to.
        total: the printed total; only of exact numbers it is known that they meet.
        slack: how far rounded parts may miss it.

    """
    if total.upper is not None and _exceeds(reached.lower, total.upper, slack):
        return "cannot meet"
    if reached.upper is not None and _exceeds(total.lower, reached.upper, slack):
        return "cannot meet"
    return "meets" if is_exact(reached) and is_exact(total) else "may meet"


def _exceeds(number: float, bound: float, slack: Fraction) -> bool:
    return exact(number) - exact(bound) > slack if slack else number > bound


def can_meet(reached: Bounded, total: Bounded) -> bool:
    """Return whether what was added up and a total can be one number."""
    return compare(reached, total) != "cannot meet"


def totals_among(numbers: Sequence[Bounded]) -> tuple[int, ...]:
    """Return the places of those of three or more exact numbers that are the sum of all others."""
    whole = add(numbers)
    if len(numbers) < _FEWEST_AMONG or not is_exact(whole):
        return ()
    half = exact(whole.lower) / 2
    return tuple(at for at, one in enumerate(numbers) if exact(one.lower) == half)


class Beneath(NamedTuple):
    """What a search for the rows beneath a total found: where they end, and the sums that prove it.

    `tried` is the number of ends that were tried.
    """

    end: int
    sums: tuple[Sum, ...]
    tried: int


def find_beneath(
    head: Sequence[Bounded],
    beneath: Iterable[tuple[Sequence[Bounded], int | None]],
    *,
    signed: bool = False,
) -> Beneath | None:
    """Return the first rows beneath a head that add up to it in every column, None where none do.

    Args:
        head: the numbers of the row that may be a total, column by column.
        beneath: the rows after it in order, each with the end of the rows so far, or None where
            they cannot end. No more of them are taken than are needed.
        signed: whether numbers may be less than nothing; else rows that exceed the head end it.

    """
    reached = [NIL] * len(head)
    rows: list[Sequence[Bounded]] = []
    tried = 0
    for row, end in beneath:
        rows.append(row)
        reached = [add(pair) for pair in zip(reached, row, strict=True)]
        if not _can_prove(reached, head, signed=signed):
            return None
        if end is None:
            continue
        tried += 1
        verdicts = [compare(*pair) for pair in zip(reached, head, strict=True)]
        if "cannot meet" not in verdicts and "meets" in verdicts:
            parts = zip(*rows, strict=True)
            sums = tuple(Sum(total, own) for total, own in zip(head, parts, strict=True))
            return Beneath(end, sums, tried)
    return None


def _can_prove(reached: Sequence[Amount], head: Sequence[Bounded], *, signed: bool) -> bool:
    """Return whether rows may still follow with which a head is met: none undoes an interval."""
    pairs = tuple(zip(reached, head, strict=True))
    if not signed and any(t.upper is not None and sum_.lower > t.upper for sum_, t in pairs):
        return False
    return any(is_exact(sum_) and is_exact(total) for sum_, total in pairs)


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
    numbers = [exact(one.lower) for one in (met.total, *met.parts)]
    step = next((step for step in _STEPS if not any(one % step for one in numbers)), 1)
    return abs(int(met.total.lower)) // step
