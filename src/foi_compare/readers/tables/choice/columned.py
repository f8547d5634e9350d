"""Rows that only room parts, found anew: each column is cut into texts by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foi_compare.model import Box
from foi_compare.readers.tables.ground.columns import columns_of
from foi_compare.readers.tables.ground.grid import Grid, GridCell, row_edges
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.stacks import Entry, Stack, stacks_of

_CLEAR = 0.12  # times a line's height that two texts stand further apart than lines of one


def read_by_columns(lines: Sequence[Line]) -> Grid | None:
    """Return the grid of lines that are known to be one table, or None where it does not show.

    The lines of one text stand closest; where the room below a line is wider, the text of another
    row begins. The column with the most texts has the rows. Each text of the others must stand
    beside one of these, and no two beside the same.
    """
    columns = columns_of(lines)
    stacks = stacks_of(lines, columns)
    leading = min((room for stack in stacks for room in _rooms(stack)), default=0.0)
    texts = [_texts(stack, leading) for stack in stacks]
    most = max(texts, key=len, default=[])
    if len(stacks) < 2 or len(most) < 2:
        return None
    rows: list[dict[int, list[Entry]]] = [{} for _ in most]
    for column, found in enumerate(texts):
        for text in found:
            beside = [i for i, other in enumerate(most) if _is_beside(text, other)]
            if len(beside) != 1 or column in rows[beside[0]]:
                return None
            rows[beside[0]][column] = text
    extents = [
        (min(t[0].top for t in row.values()), max(t[-1].bottom for t in row.values()))
        for row in rows
    ]
    edges = row_edges(extents)
    return Grid(
        cells=tuple(
            GridCell(
                index,
                column,
                1,
                1,
                Box(columns[column].left, edges[index], columns[column].right, edges[index + 1]),
                tuple(word for entry in text for word in entry.words),
            )
            for index, row in enumerate(rows)
            for column, text in sorted(row.items())
        ),
        rows=edges,
        columns=(columns[0].left, *(column.right for column in columns)),
        reading="columns",
        n_header=1,
    )


def _rooms(stack: Stack) -> list[float]:
    return [lower.top - upper.bottom for upper, lower in pairwise(stack)]


def _texts(stack: Stack, leading: float) -> list[list[Entry]]:
    texts: list[list[Entry]] = []
    for entry in stack:
        above = texts[-1][-1] if texts else None
        if above is not None and entry.top - above.bottom <= leading + _CLEAR * entry.height:
            texts[-1].append(entry)
        else:
            texts.append([entry])
    return texts


def _is_beside(one: Sequence[Entry], other: Sequence[Entry]) -> bool:
    """Tell whether two texts overlap in height by more than the hems of their lines."""
    overlap = min(one[-1].bottom, other[-1].bottom) - max(one[0].top, other[0].top)
    return overlap > _CLEAR * one[0].height
