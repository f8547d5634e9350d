"""The grid that a reading finds: cells with their words, rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from foi_compare.model import Box
from foi_compare.readers.tables.ground.lines import text_of
from foi_compare.readers.tables.ground.page import Word

_SLIVER = 6.0  # points; an empty row or column thinner than this lies between two borders


class GridCell(NamedTuple):
    """A cell with the words in it; rows and columns count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What the cell says."""
        return text_of(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table on one page. `rows` and `columns` are the coordinates of the lines between cells.

    `labels_sure` is false where it is not sure which row the further lines of a label belong to;
    `unsure` holds the values in such rows, by the offsets of their words in the raw text.
    `places` gives for each word, by its offset in the raw text, its row and column.
    """

    cells: tuple[GridCell, ...]
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    reading: str
    labels_sure: bool = True
    unsure: frozenset[int] = frozenset()
    n_header: int = 0
    places: dict[int, tuple[int, int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places = {
            word.start: place
            for cell in self.cells
            for place in ((cell.row, cell.column),)
            for word in cell.words
        }
        object.__setattr__(self, "places", places)

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return len(self.rows) - 1

    @property
    def n_columns(self) -> int:
        """How many columns there are."""
        return len(self.columns) - 1

    @property
    def box(self) -> Box:
        """The rectangle of the table."""
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])

    def spanning(self, axis: int) -> set[int]:
        """Return the words, by offset, in cells over several rows (axis 0) or columns (1)."""
        return {
            word.start
            for cell in self.cells
            if (cell.column_span if axis else cell.row_span) > 1
            for word in cell.words
        }

    def words(self) -> list[Word]:
        """Return every word of the table."""
        return [word for cell in self.cells for word in cell.words]


def drop_slivers(grid: Grid) -> Grid:
    """Return the grid without thin rows and columns in which no cell begins that holds a word."""
    used_rows = sorted(
        {cell.row for cell in grid.cells if cell.words}
        | {i for i in range(grid.n_rows) if grid.rows[i + 1] - grid.rows[i] >= _SLIVER}
    )
    used_columns = sorted(
        {cell.column for cell in grid.cells if cell.words}
        | {i for i in range(grid.n_columns) if grid.columns[i + 1] - grid.columns[i] >= _SLIVER}
    )
    if len(used_rows) == grid.n_rows and len(used_columns) == grid.n_columns:
        return grid
    new_row = _renumber(used_rows, grid.n_rows)
    new_column = _renumber(used_columns, grid.n_columns)
    cells = []
    for cell in grid.cells:
        row, column = new_row[cell.row], new_column[cell.column]
        row_span = new_row[cell.row + cell.row_span] - row
        column_span = new_column[cell.column + cell.column_span] - column
        if row_span > 0 and column_span > 0:
            cells.append(
                cell._replace(row=row, column=column, row_span=row_span, column_span=column_span)
            )
    return replace(
        grid,
        cells=tuple(cells),
        rows=(*(grid.rows[row] for row in used_rows), grid.rows[-1]),
        columns=(*(grid.columns[column] for column in used_columns), grid.columns[-1]),
    )


def _renumber(used: Sequence[int], count: int) -> list[int]:
    """Return for each old index how many of the used ones stand before it."""
    marks = set(used)
    numbers, before = [], 0
    for index in range(count + 1):
        numbers.append(before)
        before += index in marks
    return numbers


def row_edges(extents: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Return the lines between rows, each given by its top and bottom, halfway between the two."""
    between = [(upper[1] + lower[0]) / 2 for upper, lower in pairwise(extents)]
    return extents[0][0], *between, extents[-1][1]


def stacked(upper: Grid, lower: Grid) -> Grid:
    """Return one grid of two that have the same columns, the second below the first."""
    moved = tuple(cell._replace(row=cell.row + upper.n_rows) for cell in lower.cells)
    return replace(
        lower,
        cells=(*upper.cells, *moved),
        rows=(*upper.rows[:-1], *lower.rows),
        labels_sure=upper.labels_sure and lower.labels_sure,
        unsure=upper.unsure | lower.unsure,
        n_header=upper.n_header,
    )
