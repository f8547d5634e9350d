"""Numbers held against a printed total: what it says of them, and which of them it adds up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from foi_compare.sums.amounts import NIL, Amount, Bounded, add, exact, is_exact

Verdict = Literal["meets", "may meet", "cannot meet"]
_FEWEST_AMONG = 3  # a total and two numbers that it adds


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


def can_meet(reached: Bounded, total: Bounded) -> bool:
    """Return whether what was added up and a total can be one number."""
    return compare(reached, total) != "cannot meet"


def totals_among(numbers: Sequence[Bounded]) -> tuple[int, ...]:
    """Return the places of those of three or more exact numbers that are the sum of all others."""
    whole = add(numbers)
    if len(numbers) < _FEWEST_AMONG or not is_exact(whole):
        return ()
    return tuple(at for at, one in enumerate(numbers) if 2 * exact(one.lower) == whole.lower)


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
        if not signed and _any_exceeds(reached, head):
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


def _any_exceeds(reached: Sequence[Amount], head: Sequence[Bounded]) -> bool:
    pairs = zip(reached, head, strict=True)
    return any(total.upper is not None and sum_.lower > total.upper for sum_, total in pairs)


def _exceeds(number: float, bound: float, slack: Fraction) -> bool:
    return exact(number) - exact(bound) > slack if slack else number > bound
