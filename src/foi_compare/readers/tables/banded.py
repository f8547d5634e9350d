"""Bands, turned into grids: the rows are drawn, the white space in them shows the columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from foi_compare.model import Box
from foi_compare.readers.tables.bands import Band, bands_of, blocks_of
from foi_compare.readers.tables.columns import PERIOD, is_value
from foi_compare.readers.tables.grid import Grid, GridCell
from foi_compare.readers.tables.lines import Line
from foi_compare.readers.tables.page import Page, Word

_STRAY = 0.12  # share of the bands whose texts may run over a gutter
_THIN = 2.0  # points that a gutter is wide at least

_CENTRED = 8.0  # points that a heading may stand off the middle of the columns it spans
_FLUSH = 4.0  # points that a heading may stand off the left end of the columns it spans

Extent = tuple[float, float]
Placed = dict[tuple[int, int], list[Word]]


def read_by_bands(page: Page, lines: Sequence[Line]) -> list[Grid]:
    """Return the grids whose rows are closed by level rules or shading."""
    grids = [grid_of_bands(bands) for bands in bands_of(page, lines)]
    return [grid for grid in grids if grid is not None]


def grid_of_bands(bands: Sequence[Band]) -> Grid | None:
    """Return the grid of the rows of one table; None where no two columns show in most of them."""
    blocks = [blocks_of(band.lines) for band in bands]
    first = next((i for i, band in enumerate(bands) if _holds_values(band)), 1)
    edges = _column_edges(blocks, first)
    if len(edges) < 3:
        return None
    cells: list[GridCell] = []
    heads = _headings(bands[:first], edges)
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
        cells=tuple(_joined(cells, bands, edges)),
        rows=(*(band.top for band in bands), bands[-1].bottom),
        columns=tuple(edges),
        reading="bands",
        n_header=first,
    )


def _holds_values(band: Band) -> bool:
    return any(
        is_value(piece) and PERIOD.fullmatch(" ".join(word.text for word in piece)) is None
        for line in band.lines
        for piece in line.pieces[1:]
    )


def _column_edges(rows: Sequence[Sequence[Extent]], first: int) -> list[float]:
    """Return the edges of the columns, in the middle of the white space that runs down the rows.

    The first rows are those of the heading. Its texts may be wider than what stands below, and
    the last of them shows columns that are empty; but they may also span columns.
    """
    body = [row for row in rows[first:] if len(row) > 1]
    if not body:  # a heading that the page cuts off, or the form for a table
        body = [row for row in rows[:first] if len(row) > 1]
    covered = _covered(body, int(len(body) * _STRAY))
    alone = [row for row in rows[first:] if len(row) == 1]
    for index, row in enumerate([*rows[:first][::-1], *alone]):
        for low, high in row:
            under = [i for i, (a, b) in enumerate(covered) if low <= b and high >= a]
            if len(under) == 1:
                a, b = covered[under[0]]
                covered[under[0]] = (min(a, low), max(b, high))
            elif not under and not index:
                covered.append((low, high))
    covered.sort()
    edges = [min(low for row in rows for low, _ in row) - 1]
    edges.extend((one[1] + other[0]) / 2 for one, other in pairwise(covered))
    return [*edges, max(high for row in rows for _, high in row) + 1]


def _covered(rows: Sequence[Sequence[Extent]], stray: int) -> list[Extent]:
    """Return the stretches that more than `stray` rows have text in."""
    ends = sorted(
        [(low, 1) for row in rows for low, _ in row]
        + [(high + _THIN, -1) for row in rows for _, high in row]
    )
    found: list[Extent] = []
    depth, begin = 0, 0.0
    for place, step in ends:
        if depth == stray and step > 0:
            begin = place
        depth += step
        if depth == stray and step < 0 and place - _THIN > begin:
            found.append((begin, place - _THIN))
    return found


def _reach(piece: Sequence[Word], edges: Sequence[float]) -> tuple[int, int]:
    """Return the first and last column that a text stands in, but for a sliver of it."""
    first = _column(edges, piece[0].x0 + 2)
    return first, max(first, _column(edges, max(word.x1 for word in piece) - 2))


def _column(edges: Sequence[float], x: float) -> int:
    return min(max(bisect_right(edges, x) - 1, 0), len(edges) - 2)


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
        column = _column(edges, (word.x0 + word.x1) / 2)
        runs_on = before is not None and before.run == word.run and before.x1 > edges[at + 1] + 1
        if not runs_on:
            at = column
        found.setdefault((at, at), []).append(word)
        before = word


def _joined(
    cells: Sequence[GridCell], bands: Sequence[Band], edges: Sequence[float]
) -> list[GridCell]:
    """Return the cells with those of one column made one that no edge parts from the row below.

    Two values stay two: then it is the rule that is short.
    """
    found: list[GridCell] = []
    last: dict[int, int] = {}
    for cell in sorted(cells):
        above = found[last[cell.column]] if cell.column in last else None
        if above is not None and _goes_on(above, cell, bands, edges):
            found[last[cell.column]] = above._replace(
                row_span=cell.row - above.row + 1,
                box=Box(above.box.x0, above.box.top, above.box.x1, cell.box.bottom),
                words=(*above.words, *cell.words),
            )
            continue
        last[cell.column] = len(found)
        found.append(cell)
    return [_stretched(cell, found, bands, edges) for cell in found]


def _goes_on(
    above: GridCell, cell: GridCell, bands: Sequence[Band], edges: Sequence[float]
) -> bool:
    if above.column_span != cell.column_span or (is_value(above.words) and is_value(cell.words)):
        return False
    rows = range(above.row + above.row_span - 1, cell.row)
    return all(_is_open(bands[row], cell.column, edges) for row in rows)


def _stretched(
    cell: GridCell, cells: Sequence[GridCell], bands: Sequence[Band], edges: Sequence[float]
) -> GridCell:
    """Return a cell of the first column with the empty ones above and below that are open to it."""
    if cell.column or cell.column_span > 1:
        return cell
    filled = {row for c in cells if not c.column for row in range(c.row, c.row + c.row_span)}
    top, end = cell.row, cell.row + cell.row_span
    while top and top - 1 not in filled and _is_open(bands[top - 1], 0, edges):
        top -= 1
    while end < len(bands) and end not in filled and _is_open(bands[end - 1], 0, edges):
        end += 1
    box = Box(cell.box.x0, bands[top].top, cell.box.x1, bands[end - 1].bottom)
    return cell._replace(row=top, row_span=end - top, box=box)


def _is_open(band: Band, column: int, edges: Sequence[float]) -> bool:
    """Tell whether no edge parts the band from the next one in a column."""
    left, right = edges[column], edges[column + 1]
    covered = sum(max(0.0, min(b, right) - max(a, left)) for a, b in band.below)
    return bool(band.below) and covered < (right - left) / 2


def _headings(bands: Sequence[Band], edges: Sequence[float]) -> list[Placed]:
    """Return the words of each row of the heading by the columns that they stand over."""
    rows: list[Placed] = []
    below: list[Extent | None] = [None] * (len(edges) - 1)
    for band in reversed(bands):
        blocks = _texts(band)
        reaches = [_over(extent, edges) for extent, _ in blocks]
        if rows:
            reaches = _spanned([extent for extent, _ in blocks], reaches, below)
        rows.append({})
        for (extent, words), reach in zip(blocks, reaches, strict=True):
            rows[-1].setdefault(reach, []).extend(words)
            if reach[0] == reach[1]:
                below[reach[0]] = below[reach[0]] or extent
    return rows[::-1]


def _texts(band: Band) -> list[tuple[Extent, list[Word]]]:
    """Return the texts of a row, each with how far it reaches."""
    pieces = [piece for line in band.lines for piece in line.pieces]
    return [
        (
            extent,
            [word for piece in pieces if extent[0] <= piece[0].x0 <= extent[1] for word in piece],
        )
        for extent in blocks_of(band.lines)
    ]


def _over(extent: Extent, edges: Sequence[float]) -> tuple[int, int]:
    left = _column(edges, extent[0] + 2)
    return left, max(left, _column(edges, extent[1] - 2))


def _spanned(
    texts: Sequence[Extent], reaches: Sequence[tuple[int, int]], below: Sequence[Extent | None]
) -> list[tuple[int, int]]:
    """Let each text span the columns that it is centred over, or begins with, as far as it can.

    Only columns with a heading of their own below are spanned.
    """
    found: list[tuple[int, int]] = []
    free = 0
    for index, (text, reach) in enumerate(zip(texts, reaches, strict=True)):
        end = reaches[index + 1][0] if index + 1 < len(reaches) else len(below)
        spans = [
            (a, b)
            for a in range(min(free, reach[0]), reach[0] + 1)
            for b in range(reach[1], end)
            if b > a and a >= free and _stands_over(text, below[a : b + 1])
        ]
        best = max(spans, key=lambda span: span[1] - span[0], default=reach)
        found.append(best)
        free = best[1] + 1
    return found


def _stands_over(text: Extent, below: Sequence[Extent | None]) -> bool:
    """Tell whether the text is centred over the headings below, or begins where they begin."""
    extents = [extent for extent in below if extent is not None]
    if len(extents) < len(below):
        return False
    left, right = extents[0][0], extents[-1][1]
    centred = abs(text[0] + text[1] - left - right) / 2 <= _CENTRED
    return centred or abs(text[0] - left) <= _FLUSH
