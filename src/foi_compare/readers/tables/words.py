"""Second reading: the geometry of words alone, turned into grids; it sees no rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from foi_compare.model import Box
from foi_compare.readers.tables.columns import (
    Columns,
    columns_filled,
    columns_of,
    is_value,
)
from foi_compare.readers.tables.grid import Grid, GridCell
from foi_compare.readers.tables.lines import Line, pieces_of
from foi_compare.readers.tables.page import Word
from foi_compare.readers.tables.rows import rows_of

_PERIOD = re.compile(r"(?:19|20)\d\d(?:\s?[/\-–]\s?(?:\d\d){1,2})?")
_LEADING = 1.6  # times a line's height: the pitch that lines of one heading keep


def read_region(lines: Sequence[Line]) -> Grid | None:
    """Return the grid of lines that are known to be one table; None where no columns show."""
    columns = columns_of(lines)
    if len(columns) < 2:
        return None
    first = first_body_line(lines, columns)
    header = _header_rows(lines[:first], columns)
    body = rows_of(lines[first:], columns)
    rows = [*header, *body.groups]
    cells: list[GridCell] = []
    edges = _row_edges(rows)
    for index, row in enumerate(rows):
        box = Box(columns[0].left, edges[index], columns[-1].right, edges[index + 1])
        cells.extend(_cells_of(row, columns, box, index, heads=index < len(header)))
    return Grid(
        cells=tuple(cells),
        rows=tuple(edges),
        columns=(columns[0].left, *(column.right for column in columns)),
        reading="words",
        labels_sure=body.sure,
        n_header=len(header),
    )


def values_in(line: Line, columns: Columns) -> list[str]:
    """Return the values that stand in the columns after the first."""
    by_column: dict[int, list[Word]] = {}
    for word in line.words:
        by_column.setdefault(columns.at((word.x0 + word.x1) / 2), []).append(word)
    return [
        " ".join(word.text for word in words)
        for column, words in by_column.items()
        if column and is_value(words)
    ]


def first_body_line(lines: Sequence[Line], columns: Columns) -> int:
    """Return the index of the first line of data: the first with values that are no periods.

    Label lines just above it, in one column alone, may be the beginning of its label; they are
    taken for it unless something stands above them in other columns at the usual pitch.
    """
    for index, line in enumerate(lines):
        values = values_in(line, columns)
        if values and not all(_PERIOD.fullmatch(value) for value in values):
            return _label_start(lines, columns, index)
    return min(1, len(lines) - 1)


def _label_start(lines: Sequence[Line], columns: Columns, index: int) -> int:
    """Return the first line of the label that ends beside the values at `index`."""
    while index and columns_filled(columns, lines[index - 1]) == {0}:
        if not any(columns_filled(columns, upper) - {0} for upper in lines[: index - 1]):
            break
        index -= 1
    return index


def _header_rows(lines: Sequence[Line], columns: Columns) -> list[list[Line]]:
    """Group the lines of a heading: one row, but a line that spans columns is a row of its own."""
    groups: list[list[Line]] = []
    for line in lines:
        spans = any(a != b for a, b in (_reach(p, columns) for p in line.pieces))
        near = groups and line.top - groups[-1][-1].bottom <= _LEADING * (line.bottom - line.top)
        if near and not spans and not _spanning(groups[-1], columns):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _spanning(lines: Sequence[Line], columns: Columns) -> bool:
    return any(a != b for line in lines for a, b in (_reach(p, columns) for p in line.pieces))


def _reach(words: Sequence[Word], columns: Columns) -> tuple[int, int]:
    """Return the first and last column that the words stand in."""
    first = columns.at((words[0].x0 + min(words[0].x1, words[0].x0 + 8)) / 2)
    last = columns.at(max(words[-1].x1 - 2, words[-1].x0))
    return first, max(first, last)


def _row_edges(rows: Sequence[Sequence[Line]]) -> list[float]:
    tops = [min(line.top for line in row) for row in rows]
    bottoms = [max(line.bottom for line in row) for row in rows]
    between = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    return [tops[0], *between, bottoms[-1]]


def _cells_of(
    row: Sequence[Line], columns: Columns, box: Box, index: int, *, heads: bool
) -> list[GridCell]:
    """Return the cells of one row; in a heading, a text over several columns spans them."""
    contents: dict[tuple[int, int], list[Word]] = {}
    for line in row:
        for piece in line.pieces:
            reach = _reach(piece, columns)
            if heads or reach[0] == reach[1]:
                contents.setdefault(reach, []).extend(piece)
                continue
            previous: Word | None = None
            at = 0
            for word in piece:
                column = columns.at((word.x0 + word.x1) / 2)
                glued = previous is not None and previous.run == word.run
                if not (glued and _overflows(previous, word, columns[at].right)):
                    at = column
                contents.setdefault((at, at), []).append(word)
                previous = word
    return [
        GridCell(
            index,
            first,
            1,
            last - first + 1,
            Box(columns[first].left, box.top, columns[last].right, box.bottom),
            tuple(words),
        )
        for (first, last), words in sorted(contents.items())
    ]


def _overflows(previous: Word | None, word: Word, edge: float) -> bool:
    """Tell whether the text before the word has already run over the edge of its column."""
    return previous is not None and previous.x1 > edge + 1 and word.x0 > edge


def find_regions(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the runs of lines that look like tables: values in line below one another."""
    regions: list[list[Line]] = []
    index = 0
    while index < len(lines):
        if not _data_pieces(lines[index]):
            index += 1
            continue
        end = _grow(lines, index)
        data = [line for line in lines[index:end] if _data_pieces(line)]
        if len(data) >= 2:
            floor = lines.index(regions[-1][-1]) + 1 if regions else 0
            start = _header_start(lines, index, floor, data)
            regions.append(list(lines[start:end]))
        index = end
    return regions


def _data_pieces(line: Line) -> Sequence[tuple[Word, ...]]:
    """Return what the line holds after wide gaps, if it looks like a row: values, or columns."""
    pieces = line.pieces
    values = [piece for piece in pieces[1:] if is_value(piece)]
    if values or len(pieces) < 3:
        return values
    return pieces[1:] if len(pieces_of(line, 1.0)) > 2 else []


def _overlaps(one: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    return any(one[0] <= high + 3 and one[1] >= low - 3 for low, high in others)


def _extent(words: Sequence[Word]) -> tuple[float, float]:
    return words[0].x0, words[-1].x1


def _grow(lines: Sequence[Line], start: int) -> int:
    """Return the index after the last line of the table that begins with data at `start`."""
    places = [_extent(piece) for piece in _data_pieces(lines[start])]
    left = lines[start].x0
    end = start + 1
    for index in range(start + 1, len(lines)):
        line, upper = lines[index], lines[index - 1]
        height = line.bottom - line.top
        if line.top - upper.bottom > 2.5 * height:
            break
        data = [_extent(piece) for piece in _data_pieces(line)]
        if data:
            if not any(_overlaps(extent, places) for extent in data):
                break
            places.extend(data)
            left = min(left, line.x0)
            end = index + 1
        elif any(_overlaps((word.x0, word.x1), places) for word in line.words):
            # Text where the values stand: prose, or the heading of a further table.
            break
        elif index - end >= 12 or line.x0 < left - 12 or _stands_apart(lines, start, index, height):
            break
    return _with_tail(lines, start, end, places)


def _stands_apart(lines: Sequence[Line], start: int, index: int, height: float) -> bool:
    """Tell whether a text is further from the line above it than any two lines of the table."""
    gaps = [lower.top - upper.bottom for upper, lower in pairwise(lines[start:index])]
    gap = lines[index].top - lines[index - 1].bottom
    return gap > max([*gaps, 0.5 * height]) * 1.5


def _with_tail(
    lines: Sequence[Line], start: int, end: int, places: Sequence[tuple[float, float]]
) -> int:
    """Take in the rest of the last label, where it stands close below in the same column."""
    left = min(line.x0 for line in lines[start:end])
    edge = min(low for low, _ in places)
    while end < len(lines):
        line, upper = lines[end], lines[end - 1]
        close = line.top - upper.bottom <= 0.25 * (line.bottom - line.top)
        if not close or line.x1 > edge or line.x0 < left - 3 or not _wraps(lines[start:end], edge):
            break
        end += 1
    return end


def _wraps(lines: Sequence[Line], edge: float) -> bool:
    """Tell whether labels of the table take more than one line elsewhere."""
    return any(line.x1 <= edge for line in lines)


def _header_start(lines: Sequence[Line], start: int, floor: int, data: Sequence[Line]) -> int:
    """Return the index of the first line of the heading above the first row of data."""
    places = [_extent(piece) for line in data for piece in _data_pieces(line)]
    edge = min(low for low, _ in places)
    left, right = min(line.x0 for line in data), max(line.x1 for line in data)
    while start > floor:
        line, below = lines[start - 1], lines[start]
        height = line.bottom - line.top
        if below.top - line.bottom > 1.5 * height or line.x0 < left - 40 or line.x1 > right + 40:
            break
        pieces = line.pieces
        if any(p[0].x0 < edge - 40 and p[-1].x1 > edge + 2 for p in pieces) and len(pieces) == 1:
            break
        if len(pieces) == 1 and line.x1 < edge and not _label_of_first_row(lines, start):
            break
        start -= 1
    return start


def _label_of_first_row(lines: Sequence[Line], start: int) -> bool:
    """Tell whether the line above goes on in the line below: same start, usual pitch."""
    upper, lower = lines[start - 1], lines[start]
    return lower.top - upper.bottom <= 0.3 * (upper.bottom - upper.top) and (
        upper.words[0].bold == lower.words[0].bold
    )


def read_by_words(lines: Sequence[Line]) -> list[Grid]:
    """Return the grids that the words of a page form; the lines are those of the whole page."""
    grids = []
    for region in find_regions(lines):
        grid = read_region(region)
        if grid is not None and _holds(grid):
            grids.append(grid)
    return grids


def _holds(grid: Grid) -> bool:
    """Tell whether the grid is a table: two rows have a value in one column, or three columns."""
    counts: dict[int, int] = {}
    full = 0
    for cell in grid.cells:
        if cell.column and is_value(cell.words):
            counts[cell.column] = counts.get(cell.column, 0) + 1
        full += cell.column == 2 and bool(cell.words)
    wide = full > 2 and full * 2 > grid.n_rows
    return grid.n_rows > 1 and (wide or any(count > 1 for count in counts.values()))


def tight(lines: Sequence[Line]) -> bool:
    """Tell whether lines follow one another as lines of one text do."""
    return all(
        lower.top - upper.bottom <= 0.4 * (lower.bottom - lower.top)
        for upper, lower in pairwise(lines)
    )
