"""Second reading: the geometry of words alone, turned into grids; it sees no rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foi_compare.model import Box
from foi_compare.readers.tables.columns import (
    PERIOD,
    Columns,
    columns_filled,
    columns_of,
    is_value,
)
from foi_compare.readers.tables.grid import Grid, GridCell
from foi_compare.readers.tables.headings import Placed, Reach, heading_rows
from foi_compare.readers.tables.lines import Line
from foi_compare.readers.tables.page import Word
from foi_compare.readers.tables.regions import find_regions
from foi_compare.readers.tables.rows import rows_of

_LONGEST_PERIOD = 3  # words: `2019 / 20`
_FLUSH = 3.0  # points that values of one column may stand off one another


def read_region(lines: Sequence[Line]) -> Grid | None:
    """Return the grid of lines that are known to be one table; None where no columns show."""
    columns = columns_of(lines)
    if len(columns) < 2:
        return None
    first = first_body_line(lines, columns)
    return grid_of_lines(lines[:first], lines[first:], columns)


def read_rows(lines: Sequence[Line]) -> Grid | None:
    """Return the grid of lines that are known to be rows of one table without its heading."""
    columns = columns_of(lines)
    return grid_of_lines((), lines, columns) if len(columns) > 1 else None


def grid_of_lines(heading: Sequence[Line], body: Sequence[Line], columns: Columns) -> Grid:
    """Return the grid of lines whose columns are known; there must be a line of data."""
    heads = heading_rows(heading, body, columns)
    rows = rows_of(body, columns)
    extents = [_extent([w for piece, _ in row for w in piece]) for row in heads]
    extents.extend(_extent([w for line in row for w in line.words]) for row in rows.groups)
    edges = _row_edges(extents)
    cells: list[GridCell] = []
    for index, (top, bottom) in enumerate(pairwise(edges)):
        if index < len(heads):
            contents = _by_reach(heads[index])
        else:
            contents = _contents(rows.groups[index - len(heads)], columns)
        cells.extend(
            GridCell(
                index,
                first,
                1,
                last - first + 1,
                Box(columns[first].left, top, columns[last].right, bottom),
                tuple(words),
            )
            for (first, last), words in sorted(contents.items())
        )
    return Grid(
        cells=tuple(cells),
        rows=tuple(edges),
        columns=(columns[0].left, *(column.right for column in columns)),
        reading="words",
        labels_sure=rows.sure,
        n_header=len(heads),
    )


def _extent(words: Sequence[Word]) -> tuple[float, float]:
    return min([word.top for word in words]), max([word.bottom for word in words])


def _by_reach(placed: Placed) -> dict[Reach, list[Word]]:
    contents: dict[Reach, list[Word]] = {}
    for piece, reach in placed:
        contents.setdefault(reach, []).extend(piece)
    return contents


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
        beside = index > 0 and line.top < lines[index - 1].bottom - 0.3 * (line.bottom - line.top)
        if beside and 0 not in columns_filled(columns, line):
            # The heading of a narrow column goes on beside that of a wide one.
            continue
        if index and _goes_on(lines[index - 1], line, columns):
            continue
        if values and not all(PERIOD.fullmatch(value) for value in values):
            return _label_start(lines, columns, index)
    return min(1, len(lines) - 1)


def _goes_on(upper: Line, line: Line, columns: Columns) -> bool:
    """Tell whether figures without a label are the second line of a heading: `2020-` over `21`."""
    if 0 in columns_filled(columns, line) or line.top - upper.bottom > line.bottom - line.top:
        return False
    bold = all(word.bold for word in (*upper.words, *line.words))
    return bold or all(piece[-1].text[-1] in "-–/" for piece in upper.pieces[1:])


def _label_start(lines: Sequence[Line], columns: Columns, index: int) -> int:
    """Return the first line of the label that ends beside the values at `index`."""
    while index and columns_filled(columns, lines[index - 1]) == {0}:
        if not any(columns_filled(columns, upper) - {0} for upper in lines[: index - 1]):
            break
        index -= 1
    return index


def _reach(words: Sequence[Word], columns: Columns) -> tuple[int, int]:
    """Return the first and last column that the words stand in."""
    first = columns.at((words[0].x0 + min(words[0].x1, words[0].x0 + 8)) / 2)
    last = columns.at(max(words[-1].x1 - 2, words[-1].x0))
    return first, max(first, last)


def _row_edges(extents: Sequence[tuple[float, float]]) -> list[float]:
    between = [(upper[1] + lower[0]) / 2 for upper, lower in pairwise(extents)]
    return [extents[0][0], *between, extents[-1][1]]


def _contents(row: Sequence[Line], columns: Columns) -> dict[Reach, list[Word]]:
    """Return the words of one row of data by column."""
    contents: dict[Reach, list[Word]] = {}
    for line in row:
        for piece in line.pieces:
            reach = _reach(piece, columns)
            if reach[0] == reach[1]:
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
    return contents


def _overflows(previous: Word | None, word: Word, edge: float) -> bool:
    """Tell whether the text before the word has already run over the edge of its column."""
    return previous is not None and previous.x1 > edge + 1 and word.x0 > edge


def read_by_words(lines: Sequence[Line]) -> list[Grid]:
    """Return the grids that the words of a page form; the lines are those of the whole page."""
    grids = []
    for region in find_regions(lines):
        grid = read_region(region)
        if grid is not None and _holds(grid):
            grids.append(grid)
    return grids


def _holds(grid: Grid) -> bool:
    """Tell whether the grid is a table: values, or texts in three columns, flush in two rows.

    Words of justified prose may stand apart as cells do, but not flush with one another.
    """
    columns: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.column and cell.words and cell.column_span == 1:
            columns.setdefault(cell.column, []).append(cell)
    if grid.n_rows < 2:
        return False
    for cells in columns.values():
        body = [c for c in cells if is_value(c.words) or _is_period(c)]
        if len(body) > 1 and _are_flush(body):
            return True
    long = [cells for cells in columns.values() if len(cells) > max(2, grid.n_rows / 2)]
    texts = sum(map(_are_flush, long))
    years = sum(not c.column and _is_period(c) for c in grid.cells)
    return texts > 1 or (texts > 0 and years > max(2, grid.n_rows / 2))


def _is_period(cell: GridCell) -> bool:
    return len(cell.words) <= _LONGEST_PERIOD and PERIOD.fullmatch(cell.text) is not None


def _are_flush(cells: Sequence[GridCell]) -> bool:
    """Tell whether most cells stand flush left, flush right or centred with one another."""
    extents = [(min([w.x0 for w in c.words]), max([w.x1 for w in c.words])) for c in cells]
    for places in (
        [left for left, _ in extents],
        [right for _, right in extents],
        [(left + right) / 2 for left, right in extents],
    ):
        middle = sorted(places)[len(places) // 2]
        if sum(abs(place - middle) <= _FLUSH for place in places) * 3 >= len(places) * 2:
            return True
    return False
