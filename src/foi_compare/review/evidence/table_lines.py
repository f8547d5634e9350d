"""The cells of a table with their boxes to the lines between its columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.model import Box, Cell

_Extents = Mapping[int, tuple[float, float]]  # of a row or column, from its first to its last edge


class Lattice(NamedTuple):
    """The lines of a table on a displayed page, and what each row and column covers between them.

    On a page that lies on its side the rows run from its top to its bottom.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rows: _Extents
    columns: _Extents
    on_side: bool

    @property
    def around(self) -> Box | None:
        """The box of the table."""
        if not (self.xs and self.ys):
            return None
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box(self, row: int, column: int) -> Box | None:
        """Return where a cell stands in which nothing is printed, by its row and column from 0."""
        if row not in self.rows or column not in self.columns:
            return None
        (top, bottom), (left, right) = self.rows[row], self.columns[column]
        return Box(top, left, bottom, right) if self.on_side else Box(left, top, right, bottom)


def lattice_of(cells: Sequence[Cell], elsewhere: Iterable[Cell] = ()) -> Lattice | None:
    """Return the lines between the cells of a table on one page; None where they have no places.

    Args:
        cells: those on the page.
        elsewhere: those that the same table has on other pages, for columns that are empty here.

    """
    placed = [cell for cell in cells if cell.place.box is not None]
    if not placed:
        return None
    on_side = _is_on_side(placed)
    columns = _columns(placed, across=not on_side)
    others = _columns([cell for cell in elsewhere if cell.place.box], across=not on_side)
    columns |= {at: ends for at, ends in others.items() if _is_free(ends, columns.values())}
    down = [(cell, *_side(cell, across=on_side)) for cell in placed]
    rows = _extents((cell.row, cell.row_span, low, high) for cell, low, high in down)
    of_columns, of_rows = _lines(columns), _lines(rows)
    xs, ys = (of_rows, of_columns) if on_side else (of_columns, of_rows)
    return Lattice(xs, ys, rows, columns, on_side)


def _columns(cells: Iterable[Cell], *, across: bool) -> dict[int, tuple[float, float]]:
    sides = [(cell, *_side(cell, across=across)) for cell in cells]
    return _extents((cell.column, cell.column_span, low, high) for cell, low, high in sides)


def _is_free(ends: tuple[float, float], taken: Iterable[tuple[float, float]]) -> bool:
    """Tell whether a column has room beside those that are known."""
    middle = (ends[0] + ends[1]) / 2
    return not any(low < middle < high for low, high in taken)


def _side(cell: Cell, *, across: bool) -> tuple[float, float]:
    """Return how far a cell reaches from left to right, or from top to bottom."""
    box = cell.place.box
    assert box is not None
    ends = (box.x0, box.x1) if across else (box.top, box.bottom)
    return min(ends), max(ends)


def _is_on_side(cells: Iterable[Cell]) -> bool:
    """Tell whether the cells of a row stand one above the other on the displayed page."""
    level = upright = 0
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    for one, other in pairwise(ordered):
        if one.row == other.row and one.place.box and other.place.box:
            a, b = one.place.box, other.place.box
            apart = abs(a.x0 + a.x1 - b.x0 - b.x1)
            level, upright = (
                (level + 1, upright)
                if apart > abs(a.top + a.bottom - b.top - b.bottom)
                else (level, upright + 1)
            )
    return upright > level


def _extents(sides: Iterable[tuple[int, int, float, float]]) -> dict[int, tuple[float, float]]:
    """Return what each row (or column) covers: by the cells that stand in it alone, else by edges.

    A cell over several of them says where the first begins and the last ends.
    """
    alone: dict[int, tuple[float, float]] = {}
    edges: dict[int, list[float | None]] = {}
    for at, span, first, last in sides:
        if span == 1:
            known = alone.get(at, (first, last))
            alone[at] = (min(known[0], first), max(known[1], last))
        else:
            edges.setdefault(at, [None, None])[0] = first
            edges.setdefault(at + span - 1, [None, None])[1] = last
    found = dict(alone)
    for at, (low, high) in edges.items():
        before, after = alone.get(at - 1), alone.get(at + 1)
        begin = before[1] if low is None and before else low
        end = after[0] if high is None and after else high
        if at not in found and begin is not None and end is not None:
            found[at] = (begin, end)
    return found


def _lines(extents: _Extents) -> tuple[float, ...]:
    """Return the lines between rows (or columns), halfway where two leave something between."""
    ordered = sorted(extents.values())
    if not ordered:
        return ()
    between = [(one[1] + other[0]) / 2 for one, other in pairwise(ordered)]
    lines = [ordered[0][0], *between, ordered[-1][1]]
    return tuple(round(line, 1) for line in sorted(lines))
