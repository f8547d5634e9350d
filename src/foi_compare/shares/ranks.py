"""Ratios to ranks, and to the pairs that cannot be ranked, which is a result too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Literal, NamedTuple

from foi_compare.shares.ratios import Ratio

Order = Literal["higher", "lower", "equal", "not_ranked"]


class Rank(NamedTuple):
    """A place from the top: from `best` to `worst`; `of` is how many were ranked.

    Where the two are equal the place is certain. Equal values share a place.
    """

    best: int
    worst: int
    of: int


def compare(one: Ratio, other: Ratio) -> Order:
    """Return how a ratio stands to another; `not_ranked` where either may be the higher."""
    may_be_higher = _may_exceed(one, other)
    may_be_lower = _may_exceed(other, one)
    if may_be_higher and may_be_lower:
        return "not_ranked"
    if not may_be_higher and not may_be_lower:
        return "equal"
    return "higher" if may_be_higher else "lower"


def ranks_of(values: Mapping[str, Ratio]) -> Mapping[str, Rank]:
    """Return the place of each value among the others, the highest first."""
    return {name: _rank(name, value, values) for name, value in values.items()}


def cannot_be_ranked(values: Mapping[str, Ratio]) -> Iterator[tuple[str, str]]:
    """Yield each pair of which either may be the higher, in the order of the names given."""
    for (one, its), (other, others) in combinations(values.items(), 2):
        if compare(its, others) == "not_ranked":
            yield (one, other)


def _rank(name: str, value: Ratio, values: Mapping[str, Ratio]) -> Rank:
    beside = [other for its, other in values.items() if its != name]
    above = sum(_must_exceed(other, value) for other in beside)
    may_be_above = sum(_may_exceed(other, value) for other in beside)
    return Rank(1 + above, 1 + may_be_above, len(values))


def _may_exceed(one: Ratio, other: Ratio) -> bool:
    return one.upper is None or one.upper > other.lower


def _must_exceed(one: Ratio, other: Ratio) -> bool:
    return other.upper is not None and one.lower > other.upper
