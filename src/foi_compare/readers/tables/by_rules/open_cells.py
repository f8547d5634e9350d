"""Cells of drawn rows that no edge parts, or whose text goes on below, joined to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from foi_compare.model import Box
from foi_compare.readers.tables.by_rules.band import Band
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.grid import GridCell
from foi_compare.readers.tables.ground.page import Word

_HIGHER = 0.2  # times its height that the rest of a text stands above the row it lies in
_PITCH = 1.3  # times the height of a line: lines of one text stand no further apart


def with_whole_names(cells: Sequence[GridCell], first: int) -> list[GridCell]:
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


def joined_where_open(
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
    first = (cell for cell in found if not cell.column)
    filled = {row for cell in first for row in range(cell.row, cell.row + cell.row_span)}
    return [_stretched(cell, filled, bands, edges) for cell in found]


def _goes_on(
    above: GridCell, cell: GridCell, bands: Sequence[Band], edges: Sequence[float]
) -> bool:
    if above.column_span != cell.column_span or (is_value(above.words) and is_value(cell.words)):
        return False
    rows = range(above.row + above.row_span - 1, cell.row)
    return all(_is_open(bands[row], cell.column, edges) for row in rows)


def _stretched(
    cell: GridCell, filled: set[int], bands: Sequence[Band], edges: Sequence[float]
) -> GridCell:
    """Return a cell of the first column with the empty ones above and below that are open to it."""
    if cell.column or cell.column_span > 1:
        return cell
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
