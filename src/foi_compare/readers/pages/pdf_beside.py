"""The columns of a sheet that was too wide for its paper, set beside those of the pages before.

A spreadsheet prints the names of its rows with the first columns, and the other columns alone on
the pages that follow: their rows stand as they stood beside the names.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import median

from foi_compare.readers.pages.pdf_part import Beside, Part
from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.columns import PERIOD, is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell, row_edges
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Word, box_of

_FEWEST = 3  # rows of values: two may be level by chance
_LEVEL = 1.5  # points between the heights of two halves of one row
_YEAR = 4  # digits


def beside(before: Sequence[Part], page: int, grid: Grid) -> Beside | None:
    """Return where the grid of the next page belongs, None where it is no further columns.

    A table that is also too long has as many pages with further columns as with names.
    """
    if page != before[-1].page + 1:
        return None
    down = [part for part in before if part.beside is None]
    across = [part for part in before if part.beside is not None]
    index = len(across) % len(down)
    sets = [down[0], *across[:: len(down)]]
    columns = sum(part.table.grid.n_columns for part in (sets[:-1] if index else sets))
    rows = _level_rows(down[index].table.grid, grid, sets[-1].table.grid)
    return Beside(index, columns, rows) if rows else None


def lone_column(
    before: Sequence[Part], page: int, lines: Sequence[Line], turned: Sequence[Word]
) -> PageTable | None:
    """Return the one column that is all that a page shows, None where it is no further column.

    By itself it is no table: its values level with all rows of the table before show that it is one
    of its columns. Above them stand its heading alone, upright or turned.
    """
    # An age is a heading as well, though it looks like a value.
    start = 0 if turned else 1
    counts = (at for at in range(start, len(lines)) if _is_count(lines[at].words))
    first = next(counts, len(lines))
    below = lines[first:]
    if len(below) < _FEWEST or not all(_is_count(line.words) for line in below):
        return None
    over = [word for line in lines[:first] for word in line.words] or list(turned)
    rows = [tuple(over), *(line.words for line in below)]
    if not over or box_of(over).bottom > below[0].top:
        return None
    boxes = [box_of(words) for words in rows]
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    grid = Grid(
        cells=tuple(
            GridCell(row, 0, 1, 1, box, words)
            for row, (words, box) in enumerate(zip(rows, boxes, strict=True))
        ),
        rows=row_edges([(box.top, box.bottom) for box in boxes]),
        columns=(left, right),
        reading="words",
        n_header=1,
    )
    # The rows that it meets are the second witness of it.
    table = PageTable(grid=grid, readings=before[-1].table.readings)
    return table if beside(before, page, grid) else None


def _is_count(words: Sequence[Word]) -> bool:
    return is_value(words) and PERIOD.fullmatch(" ".join(word.text for word in words)) is None


def _level_rows(named: Grid, grid: Grid, nearest: Grid) -> dict[int, int]:
    """Return for each row the row with a name that it stands beside; none where they do not meet.

    No row of the grid has a name, and each has a half in a row with a name: at the same height of
    the paper, or, where the sheet was moved, under years that go on from the `nearest` ones.
    """
    lowest = max((cell.row for cell in grid.cells if cell.words), default=0)
    if not _is_nameless(grid, lowest):
        return {}  # as most tables, which go on below: that is seen sooner than heights
    heights, halves = _heights(grid, 0), _heights(named, 1)
    if len(heights) != len(halves) or len(heights) < _FEWEST:
        return {}
    rows = dict(zip(sorted(heights), sorted(halves), strict=True))
    first, top = min(rows), min(halves)
    headed = 0 < first <= top or first == top == 0
    if not headed or not _are_named(named, halves) or not _is_nameless(grid, first):
        return {}
    moves = [heights[row] - halves[half] for row, half in rows.items()]
    moved = median(moves)
    if any(abs(move - moved) > _LEVEL for move in moves):
        return {}
    if abs(moved) > _LEVEL and not _follow(nearest, grid, first):
        return {}
    return {row: top - first + row for row in range(first)} | rows


def _heights(grid: Grid, first_column: int) -> dict[int, float]:
    """Return the height of the values of each row that has some from a column on."""
    found: dict[int, float] = {}
    for cell in grid.cells:
        if cell.column >= first_column and is_value(cell.words) and not PERIOD.fullmatch(cell.text):
            middle = cell.words[0].middle
            found[cell.row] = min(found.get(cell.row, middle), middle)
    return found


def _are_named(grid: Grid, rows: Collection[int]) -> bool:
    """Tell whether words that are no value begin each of these rows, or stand behind a number."""
    named = {c.row for c in grid.cells if c.column < 2 and c.words and not is_value(c.words)}
    return named.issuperset(rows)


def _is_nameless(grid: Grid, first: int) -> bool:
    """Tell whether nothing but values stands from a row on."""
    below = [cell for cell in grid.cells if cell.row >= first and cell.words]
    return all(is_value(cell.words) for cell in below)


def _follow(nearest: Grid, grid: Grid, first: int) -> bool:
    """Tell whether the first year over the columns comes after the last over those before."""
    last = [year for _, year in _years(nearest, min(_heights(nearest, 0), default=0))]
    here = [year for _, year in _years(grid, first)]
    return bool(last and here) and here[0] == last[-1] + 1


def _years(grid: Grid, rows: int) -> list[tuple[int, int]]:
    """Return the years that head columns, from left to right."""
    return sorted(
        (cell.column, int(cell.text[:_YEAR]))
        for cell in grid.cells
        if cell.row < rows and PERIOD.fullmatch(cell.text)
    )
