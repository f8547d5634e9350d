"""A page whose tables were read in two ways → both, where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from foi_compare.model import Box, Cell, Place, Table
from foi_compare.readers.pages.page_content import PageContent
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.shown.cut_page import Lines
from foi_compare.readers.tables.choice.compare_readings import grid_differences
from foi_compare.readers.tables.ground.grid import Grid


class TwoReadings(NamedTuple):
    """A table as it was read, and as another reading has it.

    The cells on which they differ have a doubt in each, which says what the other one saw. The
    lines are those between the columns and rows of each, also of those without a word.
    """

    chosen: Table
    other: Table
    chosen_lines: Lines
    other_lines: Lines


def two_readings(content: PageContent) -> tuple[TwoReadings, ...]:
    """Return the tables of a page that two readings have differently, from top to bottom."""
    read = content.read
    return tuple(
        TwoReadings(
            _as_table(read, found.grid, number, grid_differences(found.grid, found.other)),
            _as_table(read, found.other, number, grid_differences(found.other, found.grid)),
            _lines_of(read, found.grid),
            _lines_of(read, found.other),
        )
        for number, found in enumerate(content.tables, start=1)
        if found.other is not None
    )


def _lines_of(read: ReadPage, grid: Grid) -> Lines:
    """Return the lines of a grid as they stand on the displayed page."""
    x0, top, x1, bottom = grid.box
    level = [read.printed_box(Box(x0, y, x1, y)) for y in grid.rows]
    upright = [read.printed_box(Box(x, top, x, bottom)) for x in grid.columns]
    if read.turned % 180:
        level, upright = upright, level
    return Lines(
        tuple(sorted(round((box.x0 + box.x1) / 2, 1) for box in upright)),
        tuple(sorted(round((box.top + box.bottom) / 2, 1) for box in level)),
    )


def _as_table(read: ReadPage, grid: Grid, number: int, doubts: Mapping[int, str]) -> Table:
    page = read.page.number
    place = Place(part=f"page {page}", page=page, table=number)
    return Table(
        cells=tuple(
            Cell(
                row=cell.row,
                column=cell.column,
                text=cell.text,
                place=place._replace(
                    row=cell.row + 1, column=cell.column + 1, box=read.printed_box(cell.box)
                ),
                row_span=cell.row_span,
                column_span=cell.column_span,
                header=cell.row < grid.n_header,
                doubt=next((doubts[w.start] for w in cell.words if w.start in doubts), ""),
            )
            for cell in grid.cells
            if cell.words
        ),
        n_rows=grid.n_rows,
        n_columns=grid.n_columns,
        place=place._replace(box=read.printed_box(grid.box)),
        readings=(grid.reading,),
    )
