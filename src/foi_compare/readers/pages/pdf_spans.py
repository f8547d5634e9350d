"""Labels that stand once beside several rows of a PDF, given the rows that they stand for.

Without rules nothing drawn says how far such a label reaches: it may stand at the top, in the
middle or at the bottom of its rows. What the rows say shows it: each block lists the same things,
or ends with a sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.model import Cell, Table
from foi_compare.readers.tables.ground.columns import PERIOD
from foi_compare.text import find_numerals, fold_space

_OPEN = "the label in the first column may stand for this row or for others: nothing shows which"

Cells = dict[tuple[int, int], Cell]


class _Block(NamedTuple):
    """The rows, first to last, that a label stands for, and the row where it is printed."""

    first: int
    last: int
    label: int


def with_label_spans(table: Table) -> Table:
    """Return the table with the labels of blocks spanning their rows, where they stand lower.

    Labels at the top of their rows stay as they are: below them the column is blank. Where a
    label stands lower and it is open which rows are its own, these rows are in doubt.
    """
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    if table.n_columns < 3:
        return table
    if any(c.row_span > 1 and not c.column and _is_data(table, cells, c.row) for c in table.cells):
        _over_pages(table, cells)
        return replace(table, cells=tuple(cells[key] for key in sorted(cells)))
    if all((row, 0) in cells for row in range(table.n_rows)):
        return table
    for segment in _segments(table, cells):
        labels = [row for row in segment if (row, 0) in cells]
        if not labels or len(labels) == len(segment) or labels[0] == segment[0]:
            continue
        blocks = _blocks(segment, labels, cells)
        if blocks is None:
            _doubt(segment, cells)
            continue
        for block in blocks:
            _span(block, cells)
    return replace(table, cells=tuple(cells[key] for key in sorted(cells)))


def _segments(table: Table, cells: Cells) -> list[list[int]]:
    """Return the runs of rows of data; a row with its label alone, as a sum has it, parts them.

    Rows of data have a second label and a number; the heading above them has no number.
    """
    segments: list[list[int]] = [[]]
    headers = {cell.row for cell in table.cells if cell.header}
    for row in range(table.n_rows):
        if row in headers:
            continue
        if _is_data(table, cells, row):
            segments[-1].append(row)
        else:
            segments.append([])
    return [segment for segment in segments if len(segment) > 1]


def _is_data(table: Table, cells: Cells, row: int) -> bool:
    """Tell whether the row has a label in the second column and a number after it."""
    second = cells.get((row, 1))
    if second is None or _is_number(second):
        return False
    places = [(row, column) for column in range(2, table.n_columns)]
    return any(_is_number(cells[place]) for place in places if place in cells)


def _is_number(cell: Cell) -> bool:
    text = fold_space(cell.text)
    if PERIOD.fullmatch(text):
        return False
    return any(numeral.text == text for numeral in find_numerals(text))


def _over_pages(table: Table, cells: Cells) -> None:
    """Let a label that spans the last rows of a page go on beside the first ones of the next."""
    labels = {row: cell for (row, column), cell in sorted(cells.items()) if not column}
    headers = {cell.row for cell in table.cells if cell.header}
    above: int | None = None
    for row in range(table.n_rows):
        if row in labels:
            above = above if labels[row].header else row
            continue
        if above is None or not _is_data(table, cells, row):
            continue
        end = above + labels[above].row_span
        turned = cells[row, 1].place.page > labels[above].place.page
        repeated = headers.issuperset(range(end, row))
        if labels[above].row_span > 1 and end <= row and repeated and turned:
            spanning = labels[above]._replace(row_span=row - above + 1)
            labels[above] = cells[above, 0] = spanning


def _blocks(segment: Sequence[int], labels: Sequence[int], cells: Cells) -> list[_Block] | None:
    """Return the block of each label; None where the rows do not show it."""
    if len(labels) == 1:
        return [_Block(segment[0], segment[-1], labels[0])]
    names = [fold_space(cells[row, 1].text).casefold() for row in segment]
    starts = [row for row, name in zip(segment, names, strict=True) if name == names[0]]
    if len(starts) == len(labels):
        ends = [*(row - 1 for row in starts[1:]), segment[-1]]
        blocks = [_Block(*place) for place in zip(starts, ends, labels, strict=True)]
        if all(block.first <= block.label <= block.last for block in blocks):
            return blocks
    return None


def _span(block: _Block, cells: Cells) -> None:
    label = cells.pop((block.label, 0))
    place = label.place._replace(row=block.first + 1)
    spanning = label._replace(row=block.first, place=place, row_span=block.last - block.first + 1)
    cells[block.first, 0] = spanning


def _doubt(segment: Sequence[int], cells: Cells) -> None:
    for row in segment:
        cell = cells[row, 1]
        cells[row, 1] = cell._replace(doubt=cell.doubt or _OPEN)
