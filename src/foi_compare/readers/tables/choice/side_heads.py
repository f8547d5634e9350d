"""A line that heads lists set side by side: each of its texts stands over one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.grid import Grid, GridCell, stacked
from foi_compare.readers.tables.ground.lines import Line, pieces_of
from foi_compare.readers.tables.ground.page import Word, box_of

_LEVEL = 10.0  # points between the tops of lists set side by side
_BESIDE = 6.0  # points that a text may reach beyond its list
_NEAR = 2.0  # times the height of a line: no further above the lists
_APART = 2.0  # times the height of a line: between the texts over two lists
_LONGEST = 8  # words of a heading


class _Side(NamedTuple):
    """One of several lists: the table it is in, and its first and last column there."""

    table: int
    first: int
    last: int
    left: float
    right: float


def with_heads_of_sides(tables: Sequence[PageTable], lines: Sequence[Line]) -> list[PageTable]:
    """Return the tables with the line above lists set side by side as their first row.

    `lines` are those that stand in no table. Where a list has a text over all of it already, the
    line above heads none.
    """
    found = [replace(table, grid=_with_own_heads(table.grid)) for table in tables]
    for sides in _set_side_by_side(tables):
        if any(_is_named(tables[side.table].grid) for side in sides):
            continue
        pieces = _heads(sides, min(tables[side.table].grid.box.top for side in sides), lines)
        for table in {side.table for side in sides} if pieces else ():
            own = [index for index, side in enumerate(sides) if side.table == table]
            heads = _heads_of([sides[index] for index in own], [pieces[index] for index in own])
            found[table] = replace(found[table], grid=_below(found[table].grid, heads))
    return found


def _set_side_by_side(tables: Sequence[PageTable]) -> Iterator[list[_Side]]:
    """Yield the lists that stand side by side: tables by themselves, or parts of one."""
    waiting = sorted(range(len(tables)), key=lambda index: tables[index].grid.box.top)
    while waiting:
        first, *rest = waiting
        row = [first]
        for index in rest:
            box = tables[index].grid.box
            others = [tables[other].grid.box for other in row]
            level = abs(box.top - others[0].top) <= _LEVEL
            if level and all(box.x0 > one.x1 or box.x1 < one.x0 for one in others):
                row.append(index)
        waiting = [index for index in rest if index not in row]
        sides = [side for index in row for side in _sides(index, tables[index].grid)]
        if len(sides) > 1:
            yield sorted(sides, key=lambda side: side.left)


def _sides(table: int, grid: Grid, row: int = 0) -> list[_Side]:
    """Return the lists in a grid: more than one where its heading row says the same again."""
    texts = [""] * grid.n_columns
    for cell in grid.cells:
        if cell.row == row:
            texts[cell.column] = " ".join(cell.text.casefold().split())
    width = next(
        width
        for width in range(1, len(texts) + 1)
        if len(texts) % width == 0 and texts[:width] * (len(texts) // width) == texts
    )
    if width == 1 or not all(texts):
        width = len(texts)
    if width == 1:
        return []
    return [
        _Side(table, first, first + width - 1, grid.columns[first], grid.columns[first + width])
        for first in range(0, len(texts), width)
    ]


def _is_named(grid: Grid) -> bool:
    """Tell whether the first row is one text over all columns."""
    heads = [cell for cell in grid.cells if cell.words and not cell.row]
    return len(heads) == 1 and heads[0].column_span == grid.n_columns


def _heads(sides: Sequence[_Side], top: float, lines: Sequence[Line]) -> list[tuple[Word, ...]]:
    """Return the text over each list in the line above them; none where one has no text."""
    above = [line for line in lines if (line.top + line.bottom) / 2 < top]
    if not above:
        return []
    line = max(above, key=lambda one: one.bottom)
    height = line.bottom - line.top
    pieces = pieces_of(line, _APART)
    near = top - line.bottom <= _NEAR * height
    return pieces if near and _stand_over(sides, pieces) else []


def _with_own_heads(grid: Grid) -> Grid:
    """Return the grid with the texts of its first row over the lists that the next row begins."""
    heads = sorted((c for c in grid.cells if c.words and not c.row), key=attrgetter("column"))
    sides = _sides(0, grid, row=1) if len(heads) > 1 else []
    pieces = [cell.words for cell in heads]
    if len(sides) < 2 or not _stand_over(sides, pieces):
        return grid
    rest = (cell for cell in grid.cells if cell.row)
    return replace(grid, cells=(*_heads_of(sides, pieces), *rest))


def _stand_over(sides: Sequence[_Side], pieces: Sequence[tuple[Word, ...]]) -> bool:
    """Tell whether each text stands over one list."""
    return len(sides) == len(pieces) and all(
        side.left - _BESIDE <= box_of(piece).x0
        and box_of(piece).x1 <= side.right + _BESIDE
        and len(piece) <= _LONGEST
        for side, piece in zip(sides, pieces, strict=True)
    )


def _heads_of(sides: Sequence[_Side], pieces: Sequence[tuple[Word, ...]]) -> tuple[GridCell, ...]:
    """Return the cells of the texts over lists: they head the columns right of the names.

    A name over a table of its own, that is no year, stands over all of it.
    """
    digits = any(letter.isdigit() for piece in pieces for word in piece for letter in word.text)
    names = 1 if digits or len(sides) > 1 else 0
    return tuple(
        GridCell(0, side.first + names, 1, side.last - side.first + 1 - names, box_of(words), words)
        for side, words in zip(sides, pieces, strict=True)
    )


def _below(grid: Grid, heads: tuple[GridCell, ...]) -> Grid:
    """Return the grid below a row of heads."""
    top = min(cell.box.top for cell in heads)
    row = replace(grid, cells=heads, rows=(top, grid.rows[0]), unsure=frozenset())
    return replace(stacked(row, grid), n_header=grid.n_header + 1)
