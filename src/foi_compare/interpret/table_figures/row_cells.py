"""The cells of a table row: the values that they print, and the numerals that are none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from foi_compare.interpret.meanings.values import not_stated, parse_cell
from foi_compare.interpret.table_axes.column import Axes, Column
from foi_compare.interpret.table_figures.surroundings import aside
from foi_compare.interpret.table_layout.headings import Heading
from foi_compare.interpret.table_layout.laid_out import Layout
from foi_compare.model import Cell, Doubt, Figure, SetAside
from foi_compare.text import fold_space

_OF_SHARES = re.compile(
    r"(?:table|figure)?\W*(?:\d{1,2}[a-z]?)?\W*(?:the\s)?(?:percentages?|proportions?|shares?|%)\s"
    r"(?!and\b|or\b)",
    re.IGNORECASE,
)
_WHOLE = 100  # per cent


def measures_of(
    layout: Layout, axes: Axes, headings: Mapping[int, tuple[Heading, ...]]
) -> dict[int, str]:
    """Return what the headings of each value column say is measured, '' where that is a count.

    Under `Count (%)` stand a count and its share in one cell, and each shows which it is: the
    heading says nothing of a number that stands alone there. Where no heading says it, the name
    of the table may.
    """
    of_table = "percentage" if _gives_shares(layout, axes) else ""
    return {
        column.at: next(
            (h.measure for h in reversed(headings[column.at]) if h.measure != "count"), of_table
        )
        if not any(len(parse_cell(layout.text(row, column.at))) > 1 for row in layout.body)
        else ""
        for column in axes.value_columns
    }


def _gives_shares(layout: Layout, axes: Axes) -> bool:
    """Return whether a table is called one of percentages, and none of its numbers is above 100."""
    if not any(map(_OF_SHARES.match, layout.captions[:1])):
        return False
    texts = (layout.text(row, column.at) for row in layout.body for column in axes.value_columns)
    amounts = [found.value.amount for text in texts for found in parse_cell(text)]
    return all(amount is None or amount <= _WHOLE for amount in amounts)


def cell_figures(
    layout: Layout, base: Figure, row: int, column: Column, measure: str
) -> list[Figure]:
    """Return a figure for each value of a cell, with whatever casts doubt on it.

    `base` is the figure but for its value; `measure` is what the column measures if no count.
    """
    cell = layout.grid[row][column.at]
    text = layout.text(row, column.at)
    spots = layout.spots(cell) if cell is not None else ()
    doubts = (*base.doubts, *_doubts(cell, row))
    found = parse_cell(text)
    if not found:
        value = not_stated(fold_space(text))
        reason = f"the cell reads {fold_space(text)!r}, which is no number"
        return [replace(base, value=value, spots=spots, doubts=(*doubts, reason))]
    figures = []
    for index, (value, _, _) in enumerate(found):
        measured = value
        whole = value.amount is None or float(value.amount).is_integer()
        asked = doubts
        if value.measure == "count" and not measure and not whole:
            asked = (*doubts, "not a whole number: a share or an average, and not said which")
        if text.startswith("+") and not measure and value.measure == "count":
            asked = (*doubts, "a number with a plus tells how much something grew, or does it?")
        if measure and value.measure == "count" and len(found) == 1:
            measured = replace(value, measure=measure)
        own = spots if len(found) == 1 else spots[index : index + 1]
        figures.append(replace(base, value=measured, spots=own, doubts=asked))
    return figures


def _doubts(cell: Cell | None, row: int) -> tuple[str, ...]:
    if cell is None:
        return ()
    doubts: list[str] = []
    if cell.doubt:
        doubts.append(cell.doubt if isinstance(cell.doubt, Doubt) else Doubt(cell.doubt, "reading"))
    if cell.hidden:
        doubts.append("the file hides this cell: ask before publishing it")
    if cell.row_span > 1:
        rows = f"{row + 1} to {row + cell.row_span}"
        doubts.append(f"one number is merged over rows {rows}: to which does it belong?")
    if cell.column_span > 1:
        doubts.append("one number is merged over several columns: to which does it belong?")
    return tuple(doubts)


def words_aside(layout: Layout, axes: Axes, row: int, columns: Collection[int]) -> list[SetAside]:
    """Set aside the numerals in some columns of a row: labels and row numbers, no values."""
    indexes = {column.at for column in axes.columns if column.kind == "index"}
    items = []
    for column in columns:
        cell = layout.grid[row][column]
        if cell is None or (cell.row, cell.column) != (row, column):
            continue
        if column in indexes:
            items.append(aside(layout, cell, "row_number", "numbers the rows"))
        else:
            items.append(aside(layout, cell, "label", "part of a label, not a count"))
    return items


def changes_aside(layout: Layout, row: int, columns: Iterable[Column]) -> list[SetAside]:
    """Set aside the numbers of a row that say by how much others grew: those say it themselves."""
    cells = (layout.grid[row][column.at] for column in columns)
    return [
        aside(layout, cell, "change", "by how much another number of the row grew")
        for cell in cells
        if cell is not None and cell.row == row
    ]
