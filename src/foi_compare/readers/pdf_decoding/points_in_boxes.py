"""Points and boxes of a page → which points lie in a box, which boxes hold a point.

Each is asked of all at once, in a sweep down the page: a page may hold thousands of both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from foi_compare.model import Box

Point = tuple[float, float]  # from the left, and from the top

# What lies on the edge of a box lies in it.
_BEGINS, _POINT, _ENDS = range(3)


def lie_in_a_box(points: Sequence[Point], boxes: Sequence[Box]) -> list[bool]:
    """Return for each point whether it lies in any of the boxes."""
    found = [False] * len(points)
    columns = sorted({x for x, _ in points})
    over = _Sums(len(columns))  # how many boxes are over a column, as a sum of changes
    for kind, at in _sweep(points, boxes):
        if kind == _POINT:
            found[at] = over.up_to(bisect_left(columns, points[at][0])) > 0
            continue
        change = 1 if kind == _BEGINS else -1
        over.add(bisect_left(columns, boxes[at].x0), change)
        over.add(bisect_right(columns, boxes[at].x1), -change)
    return found


def hold_a_point(boxes: Sequence[Box], points: Sequence[Point]) -> list[bool]:
    """Return for each box whether any of the points lies in it."""
    above = [0] * len(boxes)
    found = [False] * len(boxes)
    columns = sorted({x for x, _ in points})
    passed = _Sums(len(columns))
    for kind, at in _sweep(points, boxes):
        if kind == _POINT:
            passed.add(bisect_left(columns, points[at][0]), 1)
            continue
        first, after = bisect_left(columns, boxes[at].x0), bisect_right(columns, boxes[at].x1)
        between = passed.up_to(after - 1) - passed.up_to(first - 1)
        if kind == _BEGINS:
            above[at] = between
        else:
            found[at] = between > above[at]
    return found


def _sweep(points: Sequence[Point], boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Yield what is met from the top of the page down, by its kind and its place in its list."""
    if not points:
        return
    met = [(y, _POINT, at) for at, (_, y) in enumerate(points)]
    for at, box in enumerate(boxes):
        if box.x0 <= box.x1 and box.top <= box.bottom:
            met += ((box.top, _BEGINS, at), (box.bottom, _ENDS, at))
    for _, kind, at in sorted(met):
        yield kind, at


class _Sums:
    """Numbers at places, and their sums from the first place on, by a tree in an array."""

    def __init__(self, size: int) -> None:
        self._tree = [0] * (size + 2)

    def add(self, place: int, number: int) -> None:
        place += 1
        while place < len(self._tree):
            self._tree[place] += number
            place += place & -place

    def up_to(self, place: int) -> int:
        """Return the sum of the numbers up to a place, and at it."""
        place += 1
        total = 0
        while place > 0:
            total += self._tree[place]
            place -= place & -place
        return total
