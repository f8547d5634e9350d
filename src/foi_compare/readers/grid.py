"""Cells with spans, as a file lists them → a Table whose columns are those that cells start in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.model import Cell, Place, Table


class Span(NamedTuple):
    """A cell of a file before it is part of a table; rows and columns count from 0."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    hidden: bool = False


def build_table(spans: Sequence[Span], *, part: str, number: int, caption: str = "") -> Table:
    """Return the table of these cells without the empty ones.

    Columns in which no cell starts are left out: Word and HTML let one row split what another
    row spans, and the columns that remain are those a person sees.
    """
    starts = sorted({span.column for span in spans})
    index = {column: position for position, column in enumerate(starts)}
    n_rows = max((span.row + 1 for span in spans), default=0)
    cells = []
    for span in spans:
        if not span.text:
            continue
        end = span.column + span.column_span
        width = bisect_left(starts, end) - index[span.column]
        cells.append(
            Cell(
                row=span.row,
                column=index[span.column],
                text=span.text,
                place=Place(
                    part=part, table=number, row=span.row + 1, column=index[span.column] + 1
                ),
                row_span=max(1, min(span.row_span, n_rows - span.row)),
                column_span=max(1, width),
                header=span.header,
                hidden=span.hidden,
            )
        )
    return Table(
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        n_rows=n_rows,
        n_columns=len(starts),
        place=Place(part=part, table=number),
        caption=caption,
    )


def simple_table(rows: Iterable[Sequence[str]], *, part: str, number: int) -> Table:
    """Return the table of rows of plain texts."""
    return build_table(
        [
            Span(row=row, column=column, text=text)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        ],
        part=part,
        number=number,
    )


def as_hidden(table: Table) -> Table:
    """Return the table with every cell flagged as hidden."""
    return replace(table, cells=tuple(replace(cell, hidden=True) for cell in table.cells))
