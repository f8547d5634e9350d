"""What a frame holds above a table's heading and below its last row: its caption and its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foi_compare.readers.tables.ground.grid import Grid, GridCell

_SIDE_BY_SIDE = 2  # texts in the row that a caption stands above, or notes below
_NAMES = re.compile(r"(?:table|exhibit|figure|chart|appendix|annex)\s+[\w.]+", re.IGNORECASE)
_NOTES = re.compile(
    r"(?:\w+\s+)?(?:notes?|sources?|reads|key)\b\W|[*†‡¹²³⁴-⁹]|\(?\d{1,2}[).]?\s", re.IGNORECASE
)
_LONG = 12  # words: a sentence, or the name of a whole table


def without_captions(grid: Grid) -> Grid:
    """Return a ruled grid without the rows that are one text over all columns at its ends.

    Such a row between others names the group of rows below it; where there are any in the table,
    the first row is kept as well, unless it says that it is a caption.
    """
    if not any(cell.column_span == grid.n_columns for cell in (*grid.cells[:1], *grid.cells[-1:])):
        return grid  # as most are: their cells stand in order
    rows: list[list[GridCell]] = [[] for _ in range(grid.n_rows)]
    for cell in grid.cells:
        if cell.words:
            rows[cell.row].append(cell)
    alone = [_is_alone(row, grid) for row in rows]
    first, last = 0, grid.n_rows
    inner = any(alone[1:-1])
    if last > _SIDE_BY_SIDE and alone[0] and len(rows[1]) >= _SIDE_BY_SIDE:
        text = rows[0][0].text
        first = int(is_caption(text) and not (inner and not _NAMES.match(text)))
    if last - first > _SIDE_BY_SIDE and alone[-1] and len(rows[-2]) >= _SIDE_BY_SIDE:
        last -= int(is_note(rows[-1][0].text))
    return grid if (first, last) == (0, grid.n_rows) else _between(grid, first, last)


def _is_alone(row: Sequence[GridCell], grid: Grid) -> bool:
    """Tell whether a row is one text over all columns."""
    return len(row) == 1 and row[0].column_span == grid.n_columns > 1 and row[0].row_span == 1


def is_caption(text: str) -> bool:
    """Tell whether a text says that it names a table, or says more than a heading does."""
    return _NAMES.match(text) is not None or len(text.split()) >= _LONG


def is_note(text: str) -> bool:
    """Tell whether a text says that it is a note, or says more than a label does."""
    return _NOTES.match(text) is not None or len(text.split()) >= _LONG


def _between(grid: Grid, first: int, last: int) -> Grid:
    """Return some of the rows of a grid."""
    cells = tuple(
        cell._replace(row=cell.row - first) for cell in grid.cells if first <= cell.row < last
    )
    return replace(grid, cells=cells, rows=grid.rows[first : last + 1])
