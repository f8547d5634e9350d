"""Texts alone in their rows and centred over a table: each names the group of rows below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.page import box_of

_CENTRED = 0.02  # times the width of a table: how far a middle may be off
_WIDEST = 0.5  # times the width of a table: the lines of a paragraph are wider than names
_FEWEST = 2  # names of groups; a lone text may head the columns that it happens to stand over


def with_centred_names(tables: Sequence[PageTable]) -> list[PageTable]:
    """Return the tables with each centred name of a group reaching over all columns."""
    return [replace(one, grid=_with_names_over_all(one.grid)) for one in tables]


def _with_names_over_all(grid: Grid) -> Grid:
    names = list(_centred(grid))
    if len(names) < _FEWEST:
        return grid
    whole = {
        name: name._replace(
            column=0,
            column_span=grid.n_columns,
            box=name.box._replace(x0=grid.columns[0], x1=grid.columns[-1]),
        )
        for name in names
    }
    return replace(grid, cells=tuple(whole.get(cell, cell) for cell in grid.cells))


def _centred(grid: Grid) -> Iterator[GridCell]:
    """Yield the cells that are alone in their rows, right of the labels and in the middle."""
    rows: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.words:
            rows.setdefault(cell.row, []).append(cell)
    left, right = grid.columns[0], grid.columns[-1]
    width = right - left
    for cells in rows.values():
        text = box_of(cells[0].words)
        centred = abs((text.x0 + text.x1) / 2 - (left + right) / 2) <= _CENTRED * width
        short = text.x1 - text.x0 <= _WIDEST * width
        if len(cells) == 1 and cells[0].column and centred and short:
            yield cells[0]
