"""Cells that no rule parts, turned into one for each column that the heading's rules part."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from foi_compare.model import Box
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Word

_INSIDE = 2.0  # points that a text may reach over the edge of its column


def spread(grid: Grid) -> Grid:
    """Split cells over several columns whose words stand in these columns, values among them.

    Upright rules are often drawn in the heading alone; the rows below then seem to be one cell
    each, although every value stands below its heading.
    """
    cells: list[GridCell] = []
    for cell in grid.cells:
        parts = _parts(grid, cell) if cell.column_span > 1 and len(cell.words) > 1 else None
        if parts is None:
            cells.append(cell)
            continue
        for column, words in sorted(parts.items()):
            box = Box(grid.columns[column], cell.box.top, grid.columns[column + 1], cell.box.bottom)
            cells.append(GridCell(cell.row, column, cell.row_span, 1, box, tuple(words)))
    return replace(grid, cells=tuple(cells)) if len(cells) > len(grid.cells) else grid


def _parts(grid: Grid, cell: GridCell) -> dict[int, list[Word]] | None:
    """Return the words of the cell by column; None where they are one text over the columns.

    Values among them show it, or a text in each of the columns.
    """
    parts: dict[int, list[Word]] = {}
    values: set[int] = set()
    for line in lines_of(word for word in cell.words if not word.turn):
        for piece in line.pieces:
            column = bisect_right(grid.columns, (piece[0].x0 + piece[-1].x1) / 2) - 1
            inside = (
                grid.columns[column] - _INSIDE <= piece[0].x0
                and piece[-1].x1 <= grid.columns[column + 1] + _INSIDE
            )
            if not inside:
                return None
            parts.setdefault(column, []).extend(piece)
            if is_value(piece):
                values.add(column)
    if len(parts) < 2:
        return None
    return parts if values or len(parts) == cell.column_span else None
