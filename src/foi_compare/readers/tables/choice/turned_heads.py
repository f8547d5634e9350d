"""Headings that stand turned above a table without rules, whose lines alone were read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.columns import PERIOD, is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell, stacked
from foi_compare.readers.tables.ground.page import Page, Word, box_of

_NEAR = 24.0  # points between a heading and the first row, at most
_OVER = 2.0  # points that its letters may reach into it


def with_turned_heads(tables: Sequence[PageTable], page: Page) -> list[PageTable]:
    """Return the tables that begin with values below the turned words that end right above them.

    `tables` are those of a page from top to bottom. Turned words are headings where each column of
    values has some over it, and no other place has any.
    """
    turned = [word for word in page.words if word.turn]
    if not turned:
        return list(tables)
    found = []
    above = 0.0
    for table in tables:
        grid = table.grid
        if not any(word.start in grid.places for word in turned) and _begins_with_values(grid):
            heads = _heads(grid, (word for word in turned if word.top >= above))
            if heads:
                heads[0] = [word for word in page.words if not word.turn and _names(grid, word)]
                table = replace(table, grid=_below(grid, heads))  # noqa: PLW2901 - with its heads
        above = max(above, table.grid.box.bottom)
        found.append(table)
    return found


def _begins_with_values(grid: Grid) -> bool:
    return any(
        not cell.row and cell.column and is_value(cell.words) and not PERIOD.fullmatch(cell.text)
        for cell in grid.cells
    )


def _heads(grid: Grid, turned: Iterable[Word]) -> dict[int, list[Word]]:
    """Return the turned words over each column of values; none where they do not meet."""
    heads: dict[int, list[Word]] = {}
    for word in turned:
        if word.bottom <= grid.box.top + _OVER:
            heads.setdefault(_column_of(grid, word), []).append(word)
    valued = {cell.column for cell in grid.cells if cell.column and is_value(cell.words)}
    near = all(
        max(word.bottom for word in words) >= grid.box.top - _NEAR for words in heads.values()
    )
    return heads if near and heads.keys() == valued else {}


def _column_of(grid: Grid, word: Word) -> int:
    """Return the column that a word stands over; -1 left of all, their number right of all."""
    return bisect_right(grid.columns, (word.x0 + word.x1) / 2) - 1


def _names(grid: Grid, word: Word) -> bool:
    """Tell whether a level word stands right above the names of the rows."""
    top = grid.box.top
    return not _column_of(grid, word) and top - _NEAR <= word.top < word.bottom <= top + _OVER


def _below(grid: Grid, heads: dict[int, list[Word]]) -> Grid:
    """Return the grid below a row of headings."""
    cells = tuple(
        GridCell(0, column, 1, 1, box_of(words), tuple(words))
        for column, words in sorted(heads.items())
        if words
    )
    top = min(cell.box.top for cell in cells)
    row = replace(grid, cells=cells, rows=(top, grid.rows[0]), unsure=frozenset())
    return replace(stacked(row, grid), n_header=1)
