"""Outcomes that stand as headings over the years below them, to a column of labels."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from foi_compare.interpret.meanings.cell_kinds import is_number
from foi_compare.interpret.table_layout.laid_out import Layout, texts_of

if TYPE_CHECKING:
    from foi_compare.model import Cell, LabelMatcher

_FEWEST = 2


def unfold_sections(layout: Layout, matcher: LabelMatcher) -> Layout | None:
    """Return a table with the outcomes that head its rows carried down in a column of their own.

    `Charged` over `2021 | 3` and `2022 | 4` reads as two rows of `Charged`. None where the headings
    are no outcomes, or nothing stands below them.
    """
    heads = {row: text for row in layout.body if (text := _only_text(layout, row))}
    known = [text for text in heads.values() if matcher.match(text).status == "matched"]
    rows = [row for row in layout.body if row not in heads]
    if len(known) < max(_FEWEST, len(heads) - 1) or not rows or rows[0] < min(heads):
        return None
    width = len(layout.grid[0])
    added: dict[int, Cell | None] = {}
    above: Cell | None = None
    for row in layout.body:
        if row in heads:
            above = _first(layout, row)
        else:
            added[row] = above
    grid = tuple((*cells, added.get(row)) for row, cells in enumerate(layout.grid))
    return replace(
        layout,
        grid=grid,
        texts=texts_of(grid),
        body=tuple(rows),
        repeats=(*layout.repeats, *heads),
        columns=(width, *layout.columns),
    )


def heads_are_outcomes(layout: Layout, label_column: int, matcher: LabelMatcher) -> bool:
    """Return whether the labels that are outcomes stand over others, and beside no number.

    `Charged`, and below it `Rape | 3`: it is no outcome without a number.
    """
    if label_column != layout.columns[0]:
        return False
    heads = [bool(_only_text(layout, row)) for row in layout.body]
    labels = [layout.text(row, label_column) for row in layout.body]
    others = {label for label, head in zip(labels, heads, strict=True) if not head}
    known = (matcher.match(label) for label in others)
    nothing_below = any(head and below for head, below in pairwise([*heads, True]))
    return not nothing_below and all(
        found.status == "none" or found.role == "total" for found in known
    )


def _only_text(layout: Layout, row: int) -> str:
    """Return the text of a row that prints nothing else, '' for any other row and for a number."""
    cells = {id(cell): cell for at in layout.columns if (cell := layout.grid[row][at]) is not None}
    texts = [cell.text for cell in cells.values() if cell.text.strip()]
    text = layout.text(row, layout.columns[0])
    return text if len(texts) == 1 and text and not is_number(text) else ""


def _first(layout: Layout, row: int) -> Cell | None:
    return layout.grid[row][layout.columns[0]]
