"""Ink on a picture of a page that no word accounts for → the cells of a table that are in doubt.

A blank says that nothing is there, and a number where it ends. Where a stamp or a blot lies over
them, nobody can say so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from foi_compare.model import Box
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.page import Word

UNREAD = "something is printed in this cell that could not be read"
BESIDE = "something that could not be read is printed close beside this number"
_EDGE = 1.5  # points: ink this near to the edge of a cell is its rule, or the cell beside it
_CLOSE = 0.5  # times the height of a word: where a further figure of it would stand
_LEVEL = 0.3  # of that height: what rises less beside the word is the line of another


def inked_blanks(grid: Grid, unread: Sequence[Box]) -> set[tuple[int, int]]:
    """Return the rows and columns of the positions without a word in which there is ink."""
    taken = {
        (row, column)
        for cell in grid.cells
        if cell.words
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    return {
        (row, column)
        for box in unread
        for row in _between(grid.rows, (box.top + box.bottom) / 2)
        for column in _between(grid.columns, (box.x0 + box.x1) / 2)
        if (row, column) not in taken
    }


def is_touched(words: Sequence[Word], unread: Sequence[Box]) -> bool:
    """Tell whether such ink stands where a further figure of a number would stand."""
    return any(_stands_beside(word, box) for word in words for box in unread)


def _stands_beside(word: Word, box: Box) -> bool:
    height = word.bottom - word.top
    close = _CLOSE * height
    level = min(word.bottom, box.bottom) - max(word.top, box.top)
    return level >= _LEVEL * height and word.x0 - close <= box.x1 and box.x0 <= word.x1 + close


def _between(edges: Sequence[float], at: float) -> Iterable[int]:
    """Yield the index of the row or column that a coordinate lies well within."""
    index = bisect_right(edges, at) - 1
    if 0 <= index < len(edges) - 1 and edges[index] + _EDGE <= at <= edges[index + 1] - _EDGE:
        yield index
