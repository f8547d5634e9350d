"""A line of codes right above a table whose rows no heading was read for: it is the heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.choice.compare_readings import first_row_of_counts
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell, stacked
from foi_compare.readers.tables.ground.lines import Line, text_of
from foi_compare.readers.tables.ground.page import Word, box_of

_NEAR = 2.0  # times the height of a line: no further above the table
_FEWEST = 4  # codes; so many numbers of a row of values rarely rise
_CODE = re.compile(r"(\d{1,2})[A-Z]?")


def with_codes_above(tables: Sequence[PageTable], lines: Sequence[Line]) -> list[PageTable]:
    """Return the tables that begin with values with the line of codes above as their first row.

    `lines` are those that stand in no table. `1 3 8 14 16 Total` looks like a row of values, and
    the name of a group (`2021/22`) may part it from these: it is a heading where it has one text
    over each column and its numbers, each a code, rise from left to right.
    """
    return [replace(one, grid=_with_heading(one.grid, lines)) for one in tables]


def _with_heading(grid: Grid, lines: Sequence[Line]) -> Grid:
    top = grid.box.top
    above = [line for line in lines if (line.top + line.bottom) / 2 < top]
    if not above or not _begins_with_values(grid):
        return grid
    line = max(above, key=lambda one: one.bottom)
    heads = {_column_of(grid, piece): tuple(piece) for piece in line.pieces}
    near = top - line.bottom <= _NEAR * (line.bottom - line.top)
    over_each = len(heads) == len(line.pieces) and heads.keys() >= _filled(grid)
    if not (near and over_each and _are_codes([heads[at] for at in sorted(heads)])):
        return grid
    cells = tuple(GridCell(0, at, 1, 1, box_of(words), words) for at, words in heads.items())
    row = replace(grid, cells=cells, rows=(line.top, grid.rows[0]), unsure=frozenset())
    return replace(stacked(row, grid), n_header=1)


def _begins_with_values(grid: Grid) -> bool:
    """Tell whether nothing stands above the first row of values but names of groups."""
    first = first_row_of_counts(grid)
    if first is None:
        return False
    named = [cell.row for cell in grid.cells if cell.words and cell.row < first]
    return len(named) == len(set(named))


def _filled(grid: Grid) -> set[int]:
    """Return the columns that hold values, and that of the labels."""
    return {0} | {cell.column for cell in grid.cells if cell.column and is_value(cell.words)}


def _column_of(grid: Grid, piece: Sequence[Word]) -> int:
    """Return the column that a text stands over; -1 left of all, their number right of all."""
    return bisect_right(grid.columns, (piece[0].x0 + piece[-1].x1) / 2) - 1


def _are_codes(heads: Sequence[Sequence[Word]]) -> bool:
    """Tell whether the numbers among headings are codes that rise, and enough of them."""
    values = [text_of(words) for words in heads[1:] if is_value(words)]
    codes = [int(found[1]) for text in values if (found := _CODE.fullmatch(text))]
    rise = all(one < other for one, other in pairwise(codes))
    return len(values) == len(codes) >= _FEWEST and rise and not is_value(heads[0])
