"""The cells of a table, each with its standing, to what a person is shown of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from foi_compare.model import Cell, Table, write_anchor
from foi_compare.review.evidence.standings import Standings
from foi_compare.review.evidence.table_lines import Lattice, lattice_of
from foi_compare.review.evidence.views import CellRole, CellView, Standing, TableView
from foi_compare.text import fold_space

_MAY_BE = re.compile(r"`[^`]*` may be (.*) on this scan")
_QUOTED = re.compile(r"`([^`]*)`")


def table_view(
    index: int,
    block: Table,
    standings: Standings,
    *,
    window: tuple[int, int] | None = None,
    part: str = "",
) -> TableView:
    """Return a table, or what of it stands in one part, with the standing of each number.

    Args:
        index: which block of the document it is.
        block: the table.
        standings: of this part of the document at least.
        window: the first row to be shown, from 1, and how many; None for all.
        part: of which the cells are shown; empty for all.

    """
    cells = [cell for cell in block.cells if part in {"", cell.place.part}]
    lattice = lattice_of(cells, block.cells if len(cells) < len(block.cells) else ())
    rows = _shown(cells, block, window)
    shown = [cell for cell in cells if rows[0] <= cell.row + 1 <= rows[1]]
    roles = _Roles(index, block, standings, cells)
    views = [roles.view(cell) for cell in shown]
    views += _blanks(index, block, standings, rows, cells, lattice)
    anchor = (a for c in cells for a in standings.addresses_at((index, c.row, c.column)))
    first = cells[0].place if cells else block.place
    return TableView(
        number=first.table,
        part=first.part,
        page=first.page,
        caption=block.caption,
        rows=rows,
        n_rows=block.n_rows,
        n_columns=block.n_columns,
        cells=tuple(sorted(views, key=lambda one: (one.row, one.column))),
        box=lattice.around if lattice else None,
        xs=lattice.xs if lattice else (),
        ys=lattice.ys if lattice else (),
        anchor=write_anchor(anchor),
        readings=block.readings,
    )


def bare_view(table: Table, *, anchor: str = "") -> TableView:
    """Return a table as it is read off a page, before its numbers are understood."""
    lattice = lattice_of(table.cells)
    return TableView(
        number=table.place.table,
        part=table.place.part,
        page=table.place.page,
        caption=table.caption,
        rows=(1, table.n_rows),
        n_rows=table.n_rows,
        n_columns=table.n_columns,
        cells=tuple(
            _cell_view(cell, "heading" if cell.header else "text", Standing())
            for cell in table.cells
        ),
        box=table.place.box,
        xs=lattice.xs if lattice else (),
        ys=lattice.ys if lattice else (),
        anchor=anchor,
        readings=table.readings,
    )


def other_texts(doubt: str) -> tuple[str, ...]:
    """Return what another look at a picture saw, as far as a doubt quotes it."""
    found = _MAY_BE.search(doubt)
    return tuple(_QUOTED.findall(found[1])) if found else ()


def _shown(cells: Sequence[Cell], block: Table, window: tuple[int, int] | None) -> tuple[int, int]:
    """Return the first and the last row to be shown, from 1."""
    first = min((cell.row for cell in cells), default=0) + 1
    last = max((cell.row + cell.row_span for cell in cells), default=0)
    if window is None:
        return first, min(last, block.n_rows)
    first = max(first, min(window[0], last - window[1] + 1))
    return first, min(last, first + window[1] - 1)


def _cell_view(cell: Cell, role: CellRole, standing: Standing) -> CellView:
    return CellView(
        row=cell.row + 1,
        column=cell.column + 1,
        text=cell.text,
        role=role,
        row_span=cell.row_span,
        column_span=cell.column_span,
        box=cell.place.box,
        standing=standing,
        doubt=cell.doubt,
        other_texts=other_texts(cell.doubt),
        hidden=cell.hidden,
    )


def _blanks(
    index: int,
    block: Table,
    standings: Standings,
    rows: tuple[int, int],
    cells: Sequence[Cell],
    lattice: Lattice | None,
) -> Iterable[CellView]:
    """Yield the numbers that stand where nothing is printed."""
    printed = {(cell.row, cell.column) for cell in block.cells}
    there = {cell.row for cell in cells}
    for (at, row, column), names in standings.by_cell.items():
        here = at == index and row in there and rows[0] <= row + 1 <= rows[1]
        if here and (row, column) not in printed:
            yield CellView(
                row=row + 1,
                column=column + 1,
                text="",
                role="blank",
                box=lattice.box(row, column) if lattice else None,
                standing=Standing(names),
            )


class _Roles:
    """What the cells of a table are to its numbers."""

    def __init__(
        self, index: int, block: Table, standings: Standings, cells: Sequence[Cell]
    ) -> None:
        self._index = index
        self._standings = standings
        self._valued: dict[int, int] = {}  # the first column with a number in each row
        for at, row, column in standings.by_cell:
            if at == index:
                self._valued[row] = min(column, self._valued.get(row, column))
        begins_here = any(cell.row == 0 for cell in cells)
        self._first = min(self._valued, default=block.n_rows) if begins_here else 0
        self._labels = {fold_space(label) for label in standings.labels.get(index, ())}

    def view(self, cell: Cell) -> CellView:
        standing = self._standings.of_cell((self._index, cell.row, cell.column))
        return _cell_view(cell, self._of(cell, standing), standing)

    def _of(self, cell: Cell, standing: Standing) -> CellRole:
        if standing.observation_ids:
            return "value"
        if fold_space(cell.text) in self._labels:
            return "label"
        if cell.header or (self._valued and cell.row < self._first):
            return "heading"
        if cell.column < self._valued.get(cell.row, 0) and not standing.rule:
            return "label"
        return "aside" if standing.rule else "text"
