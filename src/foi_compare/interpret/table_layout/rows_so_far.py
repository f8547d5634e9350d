"""The rows of a table that goes on from page to page → what further rows of it look like."""

from __future__ import annotations

from dataclasses import replace

from foi_compare.interpret.table_layout.laid_out import Layout
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.model import Cell, Table


class RowsSoFar:
    """What the rows of a table look like so far, to tell whether others are further rows of it.

    It is looked at page by page, each below the first: the whole again at each page takes as long
    as there are pages, squared.
    """

    def __init__(self, table: Table) -> None:
        self._first = table
        self.is_headed = True
        self.heading: tuple[tuple[str, ...], ...] = ()
        self.texts: set[tuple[int, str]] = set()
        self.filled: set[frozenset[int]] = set()
        self.names_groups = False
        for layout in lay_out(table, "", 0)[:1]:
            self.heading = layout.texts[: max((*layout.titles, *layout.headers), default=-1) + 1]
            self._look_at(layout)

    def take(self, following: Table) -> None:
        """Take further rows of the table."""
        first = self._first
        cells = (*first.cells, *moved_down(following, first.n_rows))
        n_rows = first.n_rows + following.n_rows
        for layout in lay_out(replace(first, cells=cells, n_rows=n_rows), "", 0)[:1]:
            self._look_at(layout)

    def _look_at(self, layout: Layout) -> None:
        self.is_headed = self.is_headed and bool(layout.headers)
        self.filled |= filled_columns(layout)
        for row in layout.body:
            self.texts.update(enumerate(layout.row_texts(row)))
            self.names_groups = self.names_groups or reaches_over_all(layout, row)


def moved_down(table: Table, rows: int) -> list[Cell]:
    """Return the cells of a table so many rows further down."""
    return [
        cell._replace(row=rows + cell.row, place=cell.place._replace(row=rows + cell.row + 1))
        for cell in table.cells
    ]


def filled_columns(layout: Layout) -> set[frozenset[int]]:
    """Return in which columns the rows of a table have something of their own."""
    return {
        frozenset(
            column
            for column in layout.columns
            if layout.text(at, column) and layout.is_anchor(at, column)
        )
        for at in layout.body
    }


def reaches_over_all(layout: Layout, row: int) -> bool:
    """Tell whether the first cell of a row reaches over all columns."""
    cell = layout.grid[row][layout.columns[0]] if layout.columns else None
    return cell is not None and cell.column_span >= len(layout.columns) > 1
