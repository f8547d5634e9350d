"""Tables without an outcome in them: empty forms, and tables about something else."""

from __future__ import annotations

from foi_compare.interpret.axes import Axes
from foi_compare.interpret.layout import Layout
from foi_compare.interpret.surroundings import Surroundings, TableReading, aside, place_of
from foi_compare.interpret.values import parse_cell
from foi_compare.model import Cell, Place, PlainTable, SetAside, Value
from foi_compare.text import find_numerals


def empty_form(layout: Layout) -> TableReading:
    """Return the reading of a form without numbers: the requester's own, not an answer."""
    return TableReading(
        set_aside=_all_aside(layout, "empty_form", "part of a form without figures")
    )


def _all_aside(layout: Layout, rule: str, reason: str) -> tuple[SetAside, ...]:
    cells: dict[tuple[int, int], Cell] = {}
    for row in (*layout.titles, *layout.headers, *layout.repeats, *layout.body):
        for column in layout.columns:
            cell = layout.grid[row][column]
            if cell is not None and find_numerals(cell.text):
                cells[cell.row, cell.column] = cell
    return tuple(aside(layout, cell, rule, reason) for cell in cells.values())


def not_about_outcomes(layout: Layout, axes: Axes, around: Surroundings) -> TableReading:
    """Return a table about something else, set aside whole, its amounts kept for the proofs."""
    entries: list[tuple[str, str, Value, Place]] = []
    for row in layout.body:
        label = layout.text(row, layout.columns[0])
        for column in axes.value_columns:
            found = parse_cell(layout.text(row, column.at))
            if found and found[0].value.amount is not None:
                entries.append(
                    (label, " ".join(column.path), found[0].value, place_of(layout, row, column.at))
                )
    plain = PlainTable(
        file=layout.file,
        caption=layout.caption,
        question=around.question,
        entries=tuple(entries),
    )
    reason = axes.other or "a table that is not about outcomes"
    return TableReading(
        set_aside=_all_aside(layout, "table_not_about_outcomes", reason), plain=plain
    )
