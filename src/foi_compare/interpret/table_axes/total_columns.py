"""Outcomes across the columns, to the column that adds all of them up, whatever it is called.

`Quarter total`, `In all` and `Offences` stand beside the outcomes of each row. No list of words
knows every one; that each row adds up to it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from foi_compare.interpret.meanings.values import amount_in
from foi_compare.interpret.table_axes.axes import code_label
from foi_compare.interpret.table_axes.pivots import is_past_chance, label_kind
from foi_compare.interpret.table_axes.rows_in_sums import can_be_added
from foi_compare.sums import Sum

if TYPE_CHECKING:
    from foi_compare.interpret.table_axes.column import Axes, Column
    from foi_compare.interpret.table_layout.laid_out import Layout

_FEWEST = 2


def find_total_columns(layout: Layout, axes: Axes) -> dict[int, str]:
    """Return the columns that are the sum of all outcomes in every row, each with what says so.

    Beside the outcomes under one heading stands one such column, before or behind them all; under
    several headings it has the same name.
    """
    if axes.label_row < 0:
        return {}
    sides: dict[tuple[str, ...], list[Column]] = defaultdict(list)
    for column in axes.value_columns:
        if can_be_added(layout, column):
            sides[_above(layout, axes, column)].append(column)
    named: dict[str, list[tuple[int, tuple[Sum, ...]]]] = defaultdict(list)
    for side in sides.values():
        for column, parts in _summing(layout, axes, side):
            sums = tuple(_sums(layout, column, parts))
            named[_label(layout, axes, column)].append((column.at, sums))
    return {
        at: f"column “{label}” is the sum of all outcomes in every row"
        for label, found in named.items()
        if is_past_chance(label, [one for _, sums in found for one in sums])
        for at, _ in found
    }


def _summing(
    layout: Layout, axes: Axes, side: Sequence[Column]
) -> Iterator[tuple[Column, list[Column]]]:
    """Yield the one column among those under one heading that is no outcome, and its outcomes."""
    kinds = {column: label_kind(axes.matches.get(_label(layout, axes, column))) for column in side}
    outcomes = [column for column in side if kinds[column] == "outcome"]
    others = [column for column in side if kinds[column] == "other"]
    if len(others) == 1 and others[0] in (side[0], side[-1]) and len(outcomes) >= _FEWEST:
        yield others[0], outcomes


def _sums(layout: Layout, total: Column, parts: Sequence[Column]) -> Iterator[Sum]:
    for row in layout.body:
        if layout.text(row, total.at):
            amounts = tuple(amount_in(layout.text(row, part.at)) for part in parts)
            yield Sum(amount_in(layout.text(row, total.at)), amounts)


def _above(layout: Layout, axes: Axes, column: Column) -> tuple[str, ...]:
    label = layout.text(axes.label_row, column.at)
    return tuple(text for text in column.path if text != label)


def _label(layout: Layout, axes: Axes, column: Column) -> str:
    text = layout.text(axes.label_row, column.at)
    return code_label(text) if axes.bare_codes else text
