"""Second reading: the geometry of words alone, turned into grids; it sees no rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from foi_compare.model import Box
from foi_compare.readers.tables.by_words.value_rows import (
    Rows,
    rows_of,
    with_lines_across,
    with_whole_values,
)
from foi_compare.readers.tables.ground.columns import (
    PERIOD,
    Columns,
    columns_of,
    is_value,
    lines_across,
)
from foi_compare.readers.tables.ground.grid import Grid, GridCell, row_edges
from foi_compare.readers.tables.ground.heading_lines import (
    Drawn,
    Placed,
    Reach,
    heading_rows,
)
from foi_compare.readers.tables.ground.lines import SPACE, Line, lines_of
from foi_compare.readers.tables.ground.page import Word
from foi_compare.readers.tables.ground.regions import find_regions

_LONGEST_PERIOD = 3  # words: `2019 / 20`
_FEWEST_COLUMNS = 2
_FLUSH = 3.0  # points that values of one column may stand off one another


def read_region(lines: Sequence[Line], *, tail: bool = True) -> Grid | None:
    """Return the grid of lines that are known to be one table; None where no columns show.

    Without `tail` texts below the last row of values are left out if they are no part of it.
    """
    across, rows = _apart(lines)
    columns = columns_of(rows)
    if len(columns) < 2:
        return None
    found = rows_of(rows, columns, headed=True, tail=tail)
    return _grid(with_lines_across(found, across), columns)


def read_rows(lines: Sequence[Line]) -> Grid | None:
    """Return the grid of lines that are known to be rows of one table without its heading."""
    columns = columns_of(_apart(lines)[1])
    return grid_of_lines((), lines, columns) if len(columns) > 1 else None


def _apart(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines that run across the columns of a table, and the others."""
    across = lines_across(lines)
    if not across:
        return (), lines
    return across, [line for line in lines if not any(line is other for other in across)]


def grid_of_lines(
    heading: Sequence[Line], body: Sequence[Line], columns: Columns, drawn: Sequence[Drawn] = ()
) -> Grid:
    """Return the grid of lines whose columns are known; there must be a line of data.

    `drawn` are the rules below texts of the heading, as wide as the columns that these span.
    """
    across, rows = _apart(body)
    found = with_lines_across(rows_of(rows, columns, headed=False, tail=True), across)
    above = tuple(word for line in heading for word in line.words)
    return _grid(replace(found, heading=above), columns, drawn)


def _grid(rows: Rows, columns: Columns, drawn: Sequence[Drawn] = ()) -> Grid:
    found = with_whole_values(rows)
    inside = [word for cells in found.rows for words in cells.values() for word in words]
    heads = heading_rows(lines_of(found.heading), inside, columns, drawn)
    extents = [_extent([w for piece, _ in row for w in piece]) for row in heads]
    extents.extend(_extent([w for words in cells.values() for w in words]) for cells in found.rows)
    edges = row_edges(extents)
    cells = [
        _cell(index, reach, words, (edges, columns))
        for index, row in enumerate(heads)
        for reach, words in sorted(_by_reach(row).items())
    ]
    for index, row in enumerate(found.rows, len(heads)):
        if index - len(heads) in found.across or _is_band(row):
            band = lines_of(word for words in row.values() for word in words)[0]
            left = min(w.x0 for cells in found.rows for w in cells.get(0, band.words))
            last = 0 if band.x0 <= left + _FLUSH else len(columns) - 1
            cells.append(_cell(index, (0, last), band.words, (edges, columns)))
            continue
        cells.extend(
            _cell(index, (column, column), words, (edges, columns))
            for column, words in sorted(row.items())
        )
    for span in found.spans:
        first, last = span.first + len(heads), span.last + len(heads)
        cell = _cell(first, (span.column, span.column), span.words, (edges, columns))
        box = cell.box._replace(bottom=edges[last + 1])
        cells.append(cell._replace(row_span=last - first + 1, box=box))
    return Grid(
        cells=tuple(cells),
        rows=edges,
        columns=(columns[0].left, *(column.right for column in columns)),
        reading="words",
        labels_sure=not found.unsure,
        unsure=found.unsure,
        n_header=len(heads),
    )


def _is_band(row: Mapping[int, Sequence[Word]]) -> bool:
    """Tell whether the words of a row are one text across its columns: the name of a group."""
    if len(row) < _FEWEST_COLUMNS or _has_wide_gap([w for words in row.values() for w in words]):
        return False
    lines = lines_of(word for words in row.values() for word in words)
    return len(lines) == 1 and len(lines[0].pieces) == 1 and not is_value(lines[0].words)


def _has_wide_gap(words: list[Word]) -> bool:
    """Tell whether words, were they one line, would be several pieces; most rows of values are."""
    words.sort(key=itemgetter(1))
    top, bottom = _extent(words)
    limit = SPACE * (bottom - top)
    right = words[0].x1
    for _, x0, _, x1, _, _, _, _, _, _ in words:
        if x0 - right > limit:
            return True
        if x1 > right:  # noqa: PLR1730 - asked of every word: a call takes three times as long
            right = x1
    return False


def _cell(
    row: int, reach: Reach, words: Sequence[Word], edges: tuple[Sequence[float], Columns]
) -> GridCell:
    first, last = reach
    rows, columns = edges
    box = Box(columns[first].left, rows[row], columns[last].right, rows[row + 1])
    return GridCell(row, first, 1, last - first + 1, box, tuple(words))


def _extent(words: Sequence[Word]) -> tuple[float, float]:
    return min([word.top for word in words]), max([word.bottom for word in words])


def _by_reach(placed: Placed) -> dict[Reach, list[Word]]:
    contents: dict[Reach, list[Word]] = {}
    for piece, reach in placed:
        contents.setdefault(reach, []).extend(piece)
    return contents


def read_by_words(lines: Sequence[Line]) -> list[Grid]:
    """Return the grids that the words of a page form; the lines are those of the whole page."""
    grids = []
    for region in find_regions(lines):
        grid = read_region(region, tail=False)
        if grid is not None and holds(grid) and not _heads(region):
            grids.append(grid)
    return grids


def _heads(lines: Sequence[Line]) -> bool:
    """Tell whether the lines are bold and the only values dashes: a heading that stands alone.

    Above it may stand the last line of what introduces the table.
    """
    plain = [not all(word.bold for word in line.words) for line in lines]
    if all(plain) or any(plain[plain.index(False) :]):
        return False
    values = [piece for line in lines for piece in line.pieces[1:] if is_value(piece)]
    return bool(values) and not any(
        letter.isalnum() for piece in values for word in piece for letter in word.text
    )


def holds(grid: Grid) -> bool:
    """Tell whether the grid is a table: values, or texts in three columns, flush in two rows.

    Words of justified prose may stand apart as cells do, but not flush with one another. A lone
    row has a heading, and a value in each column.
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
    if grid.n_header and grid.n_rows == grid.n_header + 1:
        last = {c.column for c in grid.cells if c.row == grid.n_header and is_value(c.words)}
        return last >= set(range(1, grid.n_columns))
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
