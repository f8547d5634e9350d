"""A grid that rules close only in part, turned into one row for each row of values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foi_compare.model import Box
from foi_compare.readers.tables.by_words.word_reading import read_region
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Word

_DIGIT = re.compile(r"\d")

_Part = tuple[int, int, int]  # row, first and last column of the inner grid; -1 where none is cut


def refine(grid: Grid) -> Grid:
    """Split rows and columns that hold several rows or columns of values.

    Rules may frame a whole table or its heading alone. A row is split where at least two of its
    cells hold the same number of values, one below the other; columns where values stand side by
    side in one cell in most rows, and with them the rows of a heading where a text spans some.
    """
    if not any(_crowded(cell) for cell in grid.cells):
        return grid
    inner = read_region(lines_of(word for word in grid.words() if not word.turn))
    if inner is None:
        return grid
    columns = _wide_columns(grid, inner)
    if columns:
        spanned = [row for row in range(grid.n_rows) if _is_spanned(grid, row, columns, inner)]
        grid = _overlay(grid, inner, spanned, columns)
    rows = [row for row in range(grid.n_rows) if _is_stack(grid, row)]
    return _overlay(grid, inner, rows, ()) if rows else grid


def _crowded(cell: GridCell) -> bool:
    """Tell whether a cell may hold more than one value."""
    if len(cell.words) < 2:
        return False
    figures = [word for word in cell.words if _DIGIT.search(word.text)]
    return len(figures) > 1 and sum(is_value((word,)) for word in figures) > 1


def _is_stack(grid: Grid, row: int) -> bool:
    """Tell whether the cells of a row hold stacks of values of equal height.

    Where more cells hold one value alone, those with several lines are figures that their narrow
    columns break.
    """
    heights = []
    single = 0
    for cell in grid.cells:
        if cell.column and cell.row <= row < cell.row + cell.row_span and cell.words:
            lines = lines_of(cell.words)
            if all(is_value(line.words) for line in lines):
                if len(lines) > 1:
                    heights.append(len(lines))
                else:
                    single += 1
    labels = [
        len(lines_of(cell.words)) for cell in grid.cells if cell.row == row and cell.column == 0
    ]
    if len(heights) <= single:
        return False
    return max(heights) <= max([*labels, 0]) and (len(heights) > 1 or heights[0] == max(labels))


def _wide_columns(grid: Grid, inner: Grid) -> list[int]:
    """Return the columns of the grid in which the words show several columns of values."""
    theirs = inner.places
    found = []
    for column in range(grid.n_columns):
        split = whole = 0
        for cell in grid.cells:
            if cell.column != column or cell.column_span > 1:
                continue
            for line in lines_of(cell.words):
                seen = {theirs[w.start][1] for w in line.words if w.start in theirs}
                values = sum(is_value((word,)) for word in line.words)
                split += len(seen) > 1 and values > 0
                whole += len(seen) == 1 and values > 0
        if split > 1 and split > whole:
            found.append(column)
    return found


def _is_spanned(grid: Grid, row: int, columns: Sequence[int], inner: Grid) -> bool:
    """Tell whether a cell to be split holds a heading of several columns, and what is below it."""
    spans = {
        word.start: cell.row
        for cell in inner.cells
        if cell.column_span > 1 and cell.row < inner.n_header
        for word in cell.words
    }
    theirs = inner.places
    for cell in grid.cells:
        if cell.row == row and cell.row_span == 1 and cell.column in columns:
            above = [spans[word.start] for word in cell.words if word.start in spans]
            below = [theirs[word.start][0] for word in cell.words if word.start in theirs]
            if above and max(below) > min(above):
                return True
    return False


def _overlay(grid: Grid, inner: Grid, rows: Sequence[int], columns: Sequence[int]) -> Grid:
    """Return the grid with the edges of the inner one added in the given rows and columns."""
    row_edges = _added(grid.rows, inner.rows, rows)
    column_edges = _added(grid.columns, inner.columns, columns)
    theirs = {
        word.start: (cell.row, cell.column, cell.column + cell.column_span - 1)
        for cell in inner.cells
        for word in cell.words
    }
    cells: list[GridCell] = []
    for cell in grid.cells:
        groups: dict[_Part, list[Word]] = {}
        for word in cell.words:
            row, first, last = theirs.get(word.start, (0, 0, 0))
            wide = cell.column in columns and cell.column_span == 1
            key = (
                row if cell.row in rows and cell.row_span == 1 else -1,
                *((first, last) if wide else (-1, -1)),
            )
            groups.setdefault(key, []).append(word)
        cells.extend(
            _moved(cell, key, words, (row_edges, column_edges), inner)
            for key, words in sorted(groups.items())
        )
    return replace(grid, cells=tuple(cells), rows=tuple(row_edges), columns=tuple(column_edges))


def _added(edges: Sequence[float], inner: Sequence[float], split: Sequence[int]) -> list[float]:
    found = list(edges)
    for index in split:
        low, high = edges[index], edges[index + 1]
        found.extend(edge for edge in inner if low + 1 < edge < high - 1)
    return sorted(set(found))


def _moved(
    cell: GridCell,
    key: _Part,
    words: list[Word],
    edges: tuple[Sequence[float], Sequence[float]],
    inner: Grid,
) -> GridCell:
    row_edges, column_edges = edges
    left, top, right, bottom = cell.box
    if key[0] >= 0:
        top, bottom = max(top, inner.rows[key[0]]), min(bottom, inner.rows[key[0] + 1])
    if key[1] >= 0:
        left, right = max(left, inner.columns[key[1]]), min(right, inner.columns[key[2] + 1])
    row, end = _nearest(row_edges, top), _nearest(row_edges, bottom)
    column, last = _nearest(column_edges, left), _nearest(column_edges, right)
    box = Box(left, top, right, bottom)
    return GridCell(row, column, max(end - row, 1), max(last - column, 1), box, tuple(words))


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))
