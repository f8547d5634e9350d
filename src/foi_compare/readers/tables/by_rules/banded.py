"""Bands, turned into grids: the rows are drawn, the white space in them shows the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.model import Box
from foi_compare.readers.tables.by_rules.band import Band, Edge
from foi_compare.readers.tables.by_rules.band_columns import (
    column_at,
    column_edges,
    columns_reached,
)
from foi_compare.readers.tables.by_rules.band_headings import (
    Placed,
    heading_texts,
    with_spanning_rows,
)
from foi_compare.readers.tables.by_rules.band_texts import holds_values
from foi_compare.readers.tables.by_rules.bands import bands_of, blocks_of
from foi_compare.readers.tables.by_rules.open_cells import joined_where_open, with_whole_names
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.heading_lines import Reach
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Page, Word

_STRAY = 0.12  # share of the bands whose texts may run over a gutter


def read_by_bands(
    page: Page, lines: Sequence[Line], stacks: Iterable[Sequence[Edge]]
) -> list[Grid]:
    """Return the grids whose rows are closed by level rules or shading, one stack of them each."""
    grids = [grid_of_bands(bands) for bands in bands_of(page, lines, stacks)]
    return [grid for grid in grids if grid is not None]


def grid_of_bands(bands: Sequence[Band], *, stray: float = _STRAY) -> Grid | None:
    """Return the grid of the rows of one table; None where no two columns show in most of them.

    `stray` is the share of the rows whose texts may run over the white between two columns.
    """
    blocks = [blocks_of(band.lines) for band in bands]
    first = next((i for i, band in enumerate(bands) if holds_values(band)), 1)
    heading = bands[first - 1].lines if first else ()
    edges = column_edges(blocks, first, heading, stray)
    if len(edges) < 3:
        return None
    heading_bands = with_spanning_rows(bands[:first], bands[first:], edges)
    bands, first = [*heading_bands, *bands[first:]], len(heading_bands)
    cells: list[GridCell] = []
    heads = heading_texts(bands[:first], edges)
    for row, band in enumerate(bands):
        placed = heads[row] if row < first else _placed(band, edges)
        cells.extend(
            GridCell(
                row,
                left,
                1,
                right - left + 1,
                Box(edges[left], band.top, edges[right + 1], band.bottom),
                tuple(words),
            )
            for (left, right), words in sorted(placed.items())
        )
    return Grid(
        cells=tuple(with_whole_names(joined_where_open(cells, bands, edges), first)),
        rows=(*(band.top for band in bands), bands[-1].bottom),
        columns=tuple(edges),
        reading="bands",
        n_header=first,
    )


def _reach(piece: Sequence[Word], edges: Sequence[float]) -> Reach:
    return columns_reached((piece[0].x0, max(word.x1 for word in piece)), edges)


def _placed(band: Band, edges: Sequence[float]) -> Placed:
    """Return the words of a row of data by column; a text alone in its row may span columns."""
    reaches = [_reach(piece, edges) for line in band.lines for piece in line.pieces]
    alone = {reach[0] for reach in reaches} == {0} and len(band.lines) == 1
    found: Placed = {}
    for line in band.lines:
        for piece in line.pieces:
            reach = _reach(piece, edges)
            if alone or reach[0] == reach[1]:
                found.setdefault(reach, []).extend(piece)
                continue
            _part(piece, edges, found)
    return found


def _part(piece: Sequence[Word], edges: Sequence[float], found: Placed) -> None:
    """Part a text that reaches over columns; what runs on over the edge stays where it began."""
    before: Word | None = None
    at = 0
    for word in piece:
        column = column_at(edges, (word.x0 + word.x1) / 2)
        runs_on = before is not None and before.run == word.run and before.x1 > edges[at + 1] + 1
        if not runs_on:
            at = column
        found.setdefault((at, at), []).append(word)
        before = word
