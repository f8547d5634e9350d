"""Cells with spans, as a file lists them → a Table whose columns are those that cells start in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.model import Cell, Place, Table

_LABEL = re.compile(r"[A-Z0-9(\"'‘“]")
_VALUE = re.compile(r"<? ?\d[\d,]*|\*|-|–|nil", re.IGNORECASE)


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
    spans = _seen_columns(lines_as_rows(spans))
    usual, doubts = _ragged_rows(spans)
    reach = _reach(spans)
    lacking = [(row, at) for row in doubts for at in range(reach[row], usual)]
    spans = (*spans, *(Span(row=row, column=at, text="") for row, at in lacking))
    n_rows = max((span.row + 1 for span in spans), default=0)
    cells = [
        Cell(
            row=span.row,
            column=span.column,
            text=span.text,
            place=Place(part=part, table=number, row=span.row + 1, column=span.column + 1),
            row_span=max(1, min(span.row_span, n_rows - span.row)),
            column_span=span.column_span,
            header=span.header,
            hidden=span.hidden,
            doubt=doubts.get(span.row, ""),
        )
        for span in spans
        if span.text or span.row in doubts
    ]
    return Table(
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        n_rows=n_rows,
        n_columns=len({span.column for span in spans}),
        place=Place(part=part, table=number),
        caption=caption,
    )


def _seen_columns(spans: Sequence[Span]) -> Sequence[Span]:
    """Count the columns that some cell starts in: the others are seen by nobody."""
    starts = sorted({span.column for span in spans})
    index = {column: position for position, column in enumerate(starts)}
    return [
        span._replace(
            column=index[span.column],
            column_span=max(
                1, bisect_left(starts, span.column + span.column_span) - index[span.column]
            ),
        )
        for span in spans
    ]


def _ragged_rows(spans: Sequence[Span]) -> tuple[int, dict[int, str]]:
    """Return how many columns rows have, and a doubt for each row that is longer or shorter.

    Which of its cells is one too many, or lacks, cannot be seen. Where the row of headings is the
    odd one, all rows are in doubt. A row of one cell is a title or a note.
    """
    cells = Counter(span.row for span in spans)
    reach = {row: end for row, end in _reach(spans).items() if cells[row] > 1}
    if not reach:
        return 0, {}
    head = reach[min(reach)]
    widths = Counter(reach.values())
    usual = max(widths, key=lambda width: (widths[width], width == head))
    if head != usual:
        return usual, dict.fromkeys(reach, _doubt(head, usual))
    return usual, {row: _doubt(usual, end) for row, end in reach.items() if end != usual}


def _doubt(heads: int, cells: int) -> str:
    return f"this row has {cells} cells below {heads} headings: which belongs to which?"


def _reach(spans: Sequence[Span]) -> dict[int, int]:
    """Return how many columns each row covers, cells that reach down into it included."""
    reach: dict[int, int] = {}
    for span in spans:
        for row in range(span.row, span.row + span.row_span):
            reach[row] = max(reach.get(row, 0), span.column + span.column_span)
    return reach


def lines_as_rows(spans: Sequence[Span]) -> Sequence[Span]:
    """Part rows that hold several lines in each cell: labels here, a value for each beside them.

    Only what cannot be meant otherwise is parted: every cell of the row has as many lines, and
    all but the first column hold plain values alone.
    """
    rows: dict[int, list[Span]] = {}
    for span in spans:
        rows.setdefault(span.row, []).append(span)
    heights = {row: _lines_each(cells) for row, cells in rows.items()}
    if max(heights.values(), default=1) == 1:
        return spans
    shift: dict[int, int] = {}
    total = 0
    for row in range(max(rows) + 1):
        shift[row] = total
        total += heights.get(row, 1) - 1
    lowest = max(rows)
    parted: list[Span] = []
    for span in spans:
        top = span.row + shift[span.row]
        height = heights[span.row]
        if height == 1:
            last = min(span.row + span.row_span, lowest + 1) - 1
            span_to = last + shift[last] + heights.get(last, 1) - top
            parted.append(span._replace(row=top, row_span=span_to))
            continue
        for step, line in enumerate(span.text.split("\n")):
            parted.append(span._replace(row=top + step, text=line.strip()))
    return parted


def _lines_each(cells: Sequence[Span]) -> int:
    """Return how many lines every cell of a row holds, 1 where they are no rows of their own."""
    first, *others = sorted(cells, key=lambda cell: cell.column)
    lines = first.text.split("\n")
    if len(lines) == 1 or not others:
        return 1
    alone = all(cell.row_span == 1 and not cell.header for cell in cells)
    labels = all(_LABEL.match(line.strip()) for line in lines)
    values = all(
        len(found) == len(lines) and all(_VALUE.fullmatch(line.strip()) for line in found)
        for found in (cell.text.split("\n") for cell in others)
    )
    return len(lines) if alone and labels and values else 1


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
    return replace(table, cells=tuple(cell._replace(hidden=True) for cell in table.cells))
