"""Numerals of tables and of lines read as tables that are no figures, set aside with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foi_compare.interpret.table_figures.surroundings import FIRST_ROWS
from foi_compare.interpret.table_layout.flat_lines import FlatTable
from foi_compare.model import Block, Cell, Document, Figure, SetAside, Spot, Table, TextBlock
from foi_compare.text import find_numerals, fold_space


def whole_table(
    document: Document, index: int, table: Table, rule: str, reason: str
) -> Iterator[SetAside]:
    """Set aside the numerals of a table that answers nothing, cell by cell."""
    for cell in table.cells:
        spots = tuple(
            Spot(document.name, index, cell.row, cell.column, numeral.start, numeral.end)
            for numeral in find_numerals(cell.text)
        )
        if spots:
            yield SetAside(
                rule=rule,
                reason=reason,
                text=fold_space(cell.text),
                place=cell.place,
                file=document.name,
                spots=spots,
            )


def first_rows_of(table: Table) -> tuple[str, ...]:
    """Return the first rows of a table as printed, the cells of each joined by bars."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(fold_space(cell.text))
    return tuple(" | ".join(rows[row]) for row in sorted(rows)[:FIRST_ROWS])


def rest_of_lines(
    document: Document, flat: FlatTable, figures: Sequence[Figure]
) -> Iterator[SetAside]:
    """Set aside the numerals in the lines of a flattened table that are no values."""
    taken = {spot[1:5] for figure in figures for spot in figure.spots}
    for block_index, start, end in dict.fromkeys(flat.used):
        holder = _holder(document.blocks[block_index], flat.cell)
        spots = tuple(
            Spot(document.name, block_index, *flat.cell, start + found.start, start + found.end)
            for found in find_numerals(holder.text[start:end])
            if (block_index, *flat.cell, start + found.start) not in taken
        )
        if spots:
            yield SetAside(
                rule="label",
                reason="part of a label or heading, not a count",
                text=fold_space(holder.text[start:end]),
                place=holder.place,
                file=document.name,
                spots=spots,
            )


def _holder(block: Block, cell: tuple[int, int]) -> TextBlock | Cell:
    """Return the block, or the cell of it, that holds a flattened table."""
    if isinstance(block, TextBlock):
        return block
    return next(one for one in block.cells if (one.row, one.column) == cell)
