"""Bands, turned into grids: the rows are drawn, the white space in them shows the columns."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from foi_compare.model import Box
from foi_compare.readers.tables.by_rules.band import Band, Edge
from foi_compare.readers.tables.by_rules.bands import bands_of, blocks_of
from foi_compare.readers.tables.ground.columns import PERIOD, Column, Columns, is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.heading_lines import Reach, heading_rows
from foi_compare.readers.tables.ground.lines import Line, lines_of
from foi_compare.readers.tables.ground.page import Page, Word

_STRAY = 0.12  # share of the bands whose texts may run over a gutter
_SPACE = 0.3  # times the height of a word: a space, at most
_WIDER = 1.3  # times a space: what parts two headings at least
_THIN = 2.0  # points that a gutter is wide at least

_CENTRED = 8.0  # points that a heading may stand off the middle of the columns it spans
_HIGHER = 0.2  # times its height that the rest of a text stands above the row it lies in
_PITCH = 1.3  # times the height of a line: lines of one text stand no further apart
_FLUSH = 4.0  # points that a heading may stand off the left end of the columns it spans

Extent = tuple[float, float]
Placed = dict[tuple[int, int], list[Word]]


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
    first = next((i for i, band in enumerate(bands) if _holds_values(band)), 1)
    heading = bands[first - 1].lines if first else ()
    edges = _column_edges(blocks, first, heading, stray)
    if len(edges) < 3:
        return None
    heading_bands = _with_spanning_rows(bands[:first], bands[first:], edges)
    bands, first = [*heading_bands, *bands[first:]], len(heading_bands)
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
        cells=tuple(_with_whole_names(_joined(cells, bands, edges), first)),
        rows=(*(band.top for band in bands), bands[-1].bottom),
        columns=tuple(edges),
        reading="bands",
        n_header=first,
    )


def _with_whole_names(cells: Sequence[GridCell], first: int) -> list[GridCell]:
    """Return the cells below the heading, those that hold the rest of the text above joined to it.

    The name of a group reaches over its rows: its second line stands as far below the first as
    lines of a text do, and so higher than what else stands in the second row.
    """
    found = {(cell.row, cell.column): cell for cell in cells}
    tops: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for cell in cells:
        if cell.words:
            tops[cell.row].append((min(map(_top, cell.words)), cell.column))
    for cell in cells:
        above = found.get((cell.row - 1, cell.column))
        beside = [top for top, column in tops[cell.row] if column != cell.column]
        if cell.row <= first or above is None or not (cell.words and above.words and beside):
            continue
        top, height = cell.words[0].top, cell.words[0].bottom - cell.words[0].top
        pitch = top - max(map(_top, above.words))
        higher = min(beside) - top > _HIGHER * height and pitch < _PITCH * height
        if higher and not is_value(cell.words) and not is_value(above.words):
            found[above.row, above.column] = above._replace(
                row_span=cell.row + cell.row_span - above.row,
                box=above.box._replace(bottom=cell.box.bottom),
                words=(*above.words, *cell.words),
            )
            del found[cell.row, cell.column]
    return list(found.values())


def _top(word: Word) -> float:
    return word.top


def _with_spanning_rows(
    heading: Sequence[Band], body: Sequence[Band], edges: Sequence[float]
) -> list[Band]:
    """Return the bands of a heading, parted where one holds texts over those of several columns.

    Between the two rows of it the heading of the labels may stand halfway, so that nothing else
    shows where the first one ends.
    """
    columns = Columns(tuple(Column(left, right) for left, right in pairwise(edges)))
    inside = [word for band in body for line in band.lines for word in line.words]
    found: list[Band] = []
    for band in heading:
        rows = heading_rows(band.lines, inside, columns) if len(band.lines) > 1 else []
        if len(rows) == 3 and all(reach == (0, 0) for _, reach in rows[1]):
            rows = [rows[0], [*rows[1], *rows[2]]]
        if len(rows) == 2:  # the label of the rows goes with the lower one
            labels = [text for text in rows[0] if text[1] == (0, 0)]
            rows = [[text for text in rows[0] if text not in labels], [*labels, *rows[1]]]
        if len(rows) != 2 or not _span_texts(rows[0], rows[1]):
            found.append(band)
            continue
        upper, lower = (lines_of(w for piece, _ in row for w in piece) for row in rows)
        edge = max(line.bottom for line in upper)
        found.append(Band(band.top, edge, tuple(upper)))
        found.append(Band(edge, band.bottom, tuple(lower), band.below))
    return found


def _span_texts(
    upper: Sequence[tuple[object, Reach]], lower: Sequence[tuple[object, Reach]]
) -> bool:
    """Tell whether each text of a row stands over several columns that have texts of their own."""
    below = {first for _, (first, last) in lower if first == last}
    return bool(upper) and all(
        first < last and below.issuperset(range(first, last + 1)) for _, (first, last) in upper
    )


def _holds_values(band: Band) -> bool:
    """Tell whether a text beside the first is a value as a whole, and no year.

    The last line of a heading may read like one: `Rape of a female aged / 16 and over`. What says
    in words that there is none, among other texts, is a heading as these are: `Not recorded`.
    """
    texts = [" ".join(word.text for word in words) for _, words in _texts(band.lines, ())[1:]]
    values = [is_value(words) for _, words in _texts(band.lines, ())[1:]]
    return any(
        value and PERIOD.fullmatch(text) is None and (all(values) or not _is_worded(text))
        for text, value in zip(texts, values, strict=True)
    )


def _is_worded(text: str) -> bool:
    return any(letter.isalpha() for letter in text) and not any(map(str.isdigit, text))


def _column_edges(
    rows: Sequence[Sequence[Extent]], first: int, heading: Sequence[Line], stray: float
) -> list[float]:
    """Return the edges of the columns, in the middle of the white space that runs down the rows.

    The first rows are those of the heading. Its texts may be wider than what stands below, and
    the last of them shows columns that are empty; but they may also span columns.
    """
    body = [row for row in rows[first:] if len(row) > 1]
    if not body:  # a heading that the page cuts off, or the form for a table
        body = [row for row in rows[:first] if len(row) > 1]
    covered = _covered(body, int(len(body) * stray))
    if first:
        heads = [extent for extent, _ in _texts(heading, covered)]
        covered = _with_heads(_merged(covered, heads, body), heads)
    alone = [row for row in rows[first:] if len(row) == 1]
    for row in [*rows[: max(first - 1, 0)][::-1], *alone]:
        for low, high in row:
            under = _under(covered, low, high)
            if len(under) == 1:
                covered[under[0]] = _around(covered[under[0]], (low, high))
    edges = [min(low for row in rows for low, _ in row) - 1]
    edges.extend(_gap(one[1], other[0], heading) for one, other in pairwise(covered))
    return [*edges, max(high for row in rows for _, high in row) + 1]


def _gap(low: float, high: float, heading: Sequence[Line]) -> float:
    """Return the middle of the widest stretch between two columns that no heading stands in."""
    found, begin = [], low
    words = sorted((w.x0, w.x1) for line in heading for w in line.words)
    for x0, x1 in [*((a, b) for a, b in words if b > low and a < high), (high, high)]:
        found.append((x0 - begin, begin + x0))
        begin = max(begin, x1)
    widest, ends = max(found)
    return ends / 2 if widest > 0 else (low + high) / 2


def _merged(
    covered: Sequence[Extent], heads: Sequence[Extent], body: Sequence[Sequence[Extent]]
) -> list[Extent]:
    """Return the columns with those made one that one text heads and that no row has both of.

    The values of a sum may be set otherwise than those above it.
    """
    found = list(covered)
    for head in heads:
        under = _under(found, *head)
        filled = [{i for text in row for i in _under(found, *text)} for row in body]
        if len(under) > 1 and all(len(row & set(under)) < 2 for row in filled):
            whole = (found[under[0]][0], found[under[-1]][1])
            found[under[0] : under[-1] + 1] = [whole]
    return found


def _with_heads(covered: Sequence[Extent], heads: Sequence[Extent]) -> list[Extent]:
    """Return the columns with the texts of the last row of the heading.

    A text may stand beside the values below it, where these are set otherwise: then it belongs to
    the nearest column that no text stands over. Else it shows a column that is empty below.
    """
    found = list(covered)
    headed = {under[0] for head in heads if len(under := _under(covered, *head)) == 1}
    headed |= {i for head in heads if len(under := _under(covered, *head)) > 1 for i in under}
    lone = []
    for head in heads:
        under = _under(covered, *head)
        if len(under) == 1:
            found[under[0]] = _around(found[under[0]], head)
        elif not under:
            lone.append(head)
    for head in lone:
        before = max((i for i, (_, b) in enumerate(covered) if b < head[0]), default=-1)
        near = [i for i in (before, before + 1) if 0 <= i < len(covered) and i not in headed]
        if not near:
            found.append(head)
            continue
        nearest = min(near, key=lambda i: max(head[0] - covered[i][1], covered[i][0] - head[1]))
        found[nearest] = _around(found[nearest], head)
        headed.add(nearest)
    return sorted(found)


def _under(covered: Sequence[Extent], low: float, high: float) -> list[int]:
    return [index for index, (a, b) in enumerate(covered) if low <= b and high >= a]


def _around(one: Extent, other: Extent) -> Extent:
    return min(one[0], other[0]), max(one[1], other[1])


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
    columns = list(pairwise(edges))
    below: list[Extent | None] = [None] * (len(edges) - 1)
    for band in reversed(bands):
        blocks = _texts(band.lines, columns)
        reaches = [_over(extent, edges) for extent, _ in blocks]
        if rows:
            reaches = _spanned([extent for extent, _ in blocks], reaches, below)
        rows.append({})
        for (extent, words), reach in zip(blocks, reaches, strict=True):
            rows[-1].setdefault(reach, []).extend(words)
            if reach[0] == reach[1]:
                below[reach[0]] = below[reach[0]] or extent
    return rows[::-1]


def _texts(lines: Sequence[Line], columns: Sequence[Extent]) -> list[tuple[Extent, list[Word]]]:
    """Return the texts of a row of the heading, each with how far it reaches.

    Texts side by side may stand closer than words do elsewhere: a line is parted between two
    columns where the gap is clearly wider than its others.
    """
    pieces = [part for line in lines for piece in line.pieces for part in _parts(piece, columns)]
    merged: list[tuple[Extent, list[Word]]] = []
    for piece in sorted(pieces, key=_left):
        low, high = piece[0].x0, max(word.x1 for word in piece)
        if merged and low <= merged[-1][0][1]:
            (begin, end), words = merged[-1]
            merged[-1] = (begin, max(end, high)), [*words, *piece]
        else:
            merged.append(((low, high), list(piece)))
    return merged


def _left(piece: Sequence[Word]) -> float:
    return piece[0].x0


def _parts(piece: tuple[Word, ...], columns: Sequence[Extent]) -> list[tuple[Word, ...]]:
    """Return a text parted between columns, where it is wider there than a space elsewhere."""
    gaps = [(right.x0 - left.x1, index + 1) for index, (left, right) in enumerate(pairwise(piece))]
    between = {
        index
        for _, index in gaps
        if any(
            piece[index - 1].x0 <= one[1] and piece[index].x1 >= other[0]
            for one, other in pairwise(columns)
        )
    }
    space = min((gap for gap, _ in gaps), default=0.0)
    space = min(space, _SPACE * (piece[0].bottom - piece[0].top))
    cuts = [index for gap, index in gaps if index in between and gap > space * _WIDER + 1]
    places = [0, *cuts, len(piece)]
    return [piece[low:high] for low, high in pairwise(places)]


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
