"""Lines that a person drew over a page to the rows and columns between them, as they are read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.model import Box

At = tuple[int, int]  # row and column

_FEWEST = 2  # lines that have something between them
_SAME = 1.0  # points between a line and the side of a cell that was not moved


class Region(NamedTuple):
    """Some rows and columns."""

    rows: Sequence[int]
    columns: Sequence[int]

    def holds(self, at: At) -> bool:
        """Tell whether a cell stands in them."""
        return at[0] in self.rows and at[1] in self.columns


class Lattice(NamedTuple):
    """The lines in order as they stand on the displayed page, and the angle its text is turned by.

    The rows of a page that lies on its side run from its top to its bottom.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    turned: int

    @property
    def size(self) -> At:
        """How many rows and columns they make."""
        down, across = len(self.ys) - 1, len(self.xs) - 1
        return (across, down) if self.turned % 180 else (down, across)

    def cell_of(self, box: Box) -> At | None:
        """Return row and column of a word by its middle, None where it stands outside."""
        if min(len(self.xs), len(self.ys)) < _FEWEST:
            return None
        across = bisect_right(self.xs, (box.x0 + box.x1) / 2) - 1
        down = bisect_right(self.ys, (box.top + box.bottom) / 2) - 1
        inside = 0 <= across < len(self.xs) - 1 and 0 <= down < len(self.ys) - 1
        return self._read_at(down, across) if inside else None

    def between(self, box: Box) -> Region | None:
        """Return the rows and columns of a box whose sides stand where lines stand."""
        sides = (
            *(_line_at(self.xs, side) for side in sorted((box.x0, box.x1))),
            *(_line_at(self.ys, side) for side in sorted((box.top, box.bottom))),
        )
        left, right, top, bottom = sides
        if left is None or right is None or top is None or bottom is None:
            return None
        if left == right or top == bottom:
            return None
        return Region(*self._read(range(top, bottom), range(left, right)))

    def covered(self, box: Box) -> tuple[Sequence[int], Sequence[int]]:
        """Return the rows and columns whose middle a box covers."""
        across = _covered(self.xs, box.x0, box.x1)
        down = _covered(self.ys, box.top, box.bottom)
        return self._read(down, across) if across and down else ((), ())

    def _read(self, down: Sequence[int], across: Sequence[int]) -> tuple[range, range]:
        """Return the rows and columns of strips of the displayed page."""
        corners = (self._read_at(down[0], across[0]), self._read_at(down[-1], across[-1]))
        rows, columns = (sorted(ends) for ends in zip(*corners, strict=True))
        return range(rows[0], rows[1] + 1), range(columns[0], columns[1] + 1)

    def box(self, at: At, spans: At) -> Box:
        """Return where a cell stands on the displayed page."""
        ends = (at, (at[0] + spans[0] - 1, at[1] + spans[1] - 1))
        downs, acrosses = zip(*(self._shown_at(*one) for one in ends), strict=True)
        return Box(
            self.xs[min(acrosses)],
            self.ys[min(downs)],
            self.xs[max(acrosses) + 1],
            self.ys[max(downs) + 1],
        )

    def _read_at(self, down: int, across: int) -> At:
        """Return row and column as they are read of a place on the displayed page."""
        last_down, last_across = len(self.ys) - 2, len(self.xs) - 2
        if self.turned == 90:
            return last_across - across, down
        if self.turned == 180:
            return last_down - down, last_across - across
        if self.turned == 270:
            return across, last_down - down
        return down, across

    def _shown_at(self, row: int, column: int) -> At:
        """Return the place on the displayed page of a row and column."""
        last_down, last_across = len(self.ys) - 2, len(self.xs) - 2
        if self.turned == 90:
            return column, last_across - row
        if self.turned == 180:
            return last_down - row, last_across - column
        if self.turned == 270:
            return last_down - column, row
        return row, column


def _line_at(lines: Sequence[float], at: float) -> int | None:
    """Return which line stands at a place, None where none does."""
    near = bisect_left(lines, at - _SAME)
    return near if near < len(lines) and lines[near] <= at + _SAME else None


def _covered(lines: Sequence[float], low: float, high: float) -> Sequence[int]:
    """Return which of the strips between lines have their middle between two ends."""
    low, high = min(low, high), max(low, high)
    return [at for at, (a, b) in enumerate(pairwise(lines)) if low <= (a + b) / 2 <= high]
