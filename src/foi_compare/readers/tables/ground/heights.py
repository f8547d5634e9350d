"""What stands on a page by its height, so that what lies between two heights is found at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Heights(Generic[Thing]):
    """Things in their order, looked up by a height that each of them has."""

    def __init__(self, things: Sequence[Thing], height: Callable[[Thing], float]) -> None:
        placed = sorted((height(thing), at) for at, thing in enumerate(things))
        self._things = things
        self._heights = [place for place, _ in placed]
        self._order = [at for _, at in placed]

    def above(self, low: float, high: float) -> list[Thing]:
        """Return what stands from `low` on, and above `high`, in the order it was given in."""
        first, end = bisect_left(self._heights, low), bisect_left(self._heights, high)
        return [self._things[at] for at in sorted(self._order[first:end])]

    def upto(self, low: float, high: float) -> list[Thing]:
        """Return what stands below `low`, and not below `high`, in the order it was given in."""
        first, end = bisect_right(self._heights, low), bisect_right(self._heights, high)
        return [self._things[at] for at in sorted(self._order[first:end])]

    def count(self, low: float, high: float) -> int:
        """Return how many things stand below `low`, and not below `high`."""
        return bisect_right(self._heights, high) - bisect_right(self._heights, low)

    def between(self, low: float, high: float) -> bool:
        """Tell whether anything stands between two heights."""
        return bisect_right(self._heights, low) < bisect_left(self._heights, high)


def nearest(heights: Sequence[float], height: float) -> float:
    """Return how far the nearest of sorted heights is, 0 where there is none."""
    at = bisect_left(heights, height)
    return min((abs(height - one) for one in heights[max(0, at - 1) : at + 1]), default=0.0)
