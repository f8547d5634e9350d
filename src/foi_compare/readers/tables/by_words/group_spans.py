"""Texts that stand beside several rows at once: the names of groups, and the rows of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from foi_compare.readers.tables.by_words.fit import Alignment
from foi_compare.readers.tables.ground.page import Word
from foi_compare.readers.tables.ground.stacks import Entry, Stack

_NEAR = 0.35  # times the height of a line: how far a name may stand off its place
_UNCOVERED = 1.0  # cost of a row beside no name
_UNUSED = 6.0  # cost of a name beside no row
_PARTED = 0.5  # cost of two names as close as the lines of one
_OFF = 3.0  # cost of a name that stands a line's height off its place


# For each name: its first line and the one after its last, its first and last row.
Path = tuple[tuple[int, int, int, int], ...]
Table = dict[tuple[int, int], tuple[float, Path]]  # by rows and lines passed: cost and way


class Span(NamedTuple):
    """A text of one column with the first and last row of values that it stands beside."""

    column: int
    first: int
    last: int
    words: tuple[Word, ...]


class Extent(NamedTuple):
    """Where the other texts and values of a row begin and end; `single`: it is its own group."""

    top: float
    bottom: float
    single: bool


def spans_of(
    stack: Stack, rows: Sequence[Extent], how: Alignment, pitch: float, column: int
) -> tuple[float, list[Span]]:
    """Return what speaks against, and which rows each text of a column stands beside.

    Names stand at the top, in the middle or at the bottom of their groups, as `how` says. A name
    at the top keeps its first row alone: what is blank below it is read as on paper.
    """
    table: Table = {(0, 0): (0.0, ())}
    for row in range(len(rows)):
        for line in range(len(stack) + 1):
            state = table.get((row, line))
            if state is None:
                continue
            cost, path = state
            _keep(table, (row + 1, line), cost + _UNCOVERED, path)
            for end, parted in _blocks(stack, line, pitch):
                for last, off in _covers(stack[line:end], rows, row, how):
                    way = (*path, (line, end, row, last))
                    _keep(table, (last + 1, end), cost + parted + _OFF * off, way)
    ends = [
        (cost + _UNUSED * (len(stack) - line), path)
        for (row, line), (cost, path) in table.items()
        if row == len(rows)
    ]
    cost, path = min(ends, key=itemgetter(0))
    return cost, [
        Span(
            column,
            first,
            first if how == "top" else last,
            tuple(word for entry in stack[begin:end] for word in entry.words),
        )
        for begin, end, first, last in path
    ]


def _keep(table: Table, key: tuple[int, int], cost: float, path: Path) -> None:
    if key not in table or cost < table[key][0]:
        table[key] = (cost, path)


def _blocks(stack: Stack, line: int, pitch: float) -> Iterator[tuple[int, float]]:
    """Yield the ends of the texts that may begin at a line, and what speaks against each.

    The lines of one text stand no further apart than usual; lines that close are seldom two.
    """
    for end in range(line + 1, len(stack) + 1):
        close = end < len(stack) and stack[end].middle - stack[end - 1].middle <= pitch * 1.1 + 0.3
        yield end, _PARTED * close
        if not close:
            break


def _covers(
    block: Sequence[Entry], rows: Sequence[Extent], first: int, how: Alignment
) -> Iterator[tuple[int, float]]:
    """Yield the last rows of the groups from `first` on that a name may stand beside."""
    height = block[0].height
    for last in range(first, len(rows)):
        if last > first and (rows[last].single or rows[first].single):
            break
        top, bottom = rows[first].top, rows[last].bottom
        if how == "top":
            off = abs(block[0].middle - top)
        elif how == "bottom":
            off = abs(block[-1].middle - bottom)
        else:
            off = abs(block[0].middle + block[-1].middle - top - bottom) / 2
            if (block[0].middle + block[-1].middle - top - bottom) / 2 < -_NEAR * height:
                break
        if off <= _NEAR * height:
            yield last, off / height
        elif how == "top":
            break
