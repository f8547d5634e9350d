"""Tables that stand inside a cell of another one, taken out of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from foi_compare.model import Box
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.heights import Heights

_INSIDE = 1.0  # points that a table inside a cell keeps from its sides at least


def apart(grids: Sequence[Grid]) -> list[Grid]:
    """Return the grids, those in a cell of another one without their words in that cell.

    An answer beside its question may hold a table: what the cell says besides tells that the
    question has an answer, and whether it stands in a table. Where it says nothing, both stay one,
    whose cells no reading can tell.
    """
    if len(grids) < 2:
        return list(grids)
    tops = Heights([_Boxed(grid, grid.box) for grid in grids], attrgetter("box.top"))
    return [
        replace(outer, cells=tuple(_without(cell, tops) for cell in outer.cells)) for outer in grids
    ]


class _Boxed(NamedTuple):
    grid: Grid
    box: Box


def _without(cell: GridCell, grids: Heights[_Boxed]) -> GridCell:
    inner = [
        one.grid
        for one in grids.upto(cell.box.top, cell.box.bottom)
        if _is_within(one.box, cell.box)
    ]
    taken = {start for grid in inner for start in grid.places}
    kept = tuple(word for word in cell.words if word.start not in taken)
    return cell._replace(words=kept) if kept and inner else cell


def _is_within(inner: Box, outer: Box) -> bool:
    return (
        inner.x0 - outer.x0 > _INSIDE
        and outer.x1 - inner.x1 > _INSIDE
        and inner.top - outer.top > _INSIDE
        and outer.bottom - inner.bottom > _INSIDE
    )
