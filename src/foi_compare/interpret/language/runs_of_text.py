"""Runs of one text in order, to ask which of them stand at a place without looking at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Runs:
    """Runs of characters, from their start to behind their end; they may overlap."""

    def __init__(self, runs: Iterable[tuple[int, int]] = ()) -> None:
        ordered = sorted(runs)
        self._starts = [start for start, _ in ordered]
        self._furthest = [*accumulate((end for _, end in ordered), max)]

    def overlap(self, start: int, end: int) -> bool:
        """Return whether any run shares a character with the one between two offsets."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start

    def begin_in(self, start: int, end: int) -> bool:
        """Return whether any run begins between two offsets."""
        first = bisect_left(self._starts, start)
        return first < len(self._starts) and self._starts[first] < end
