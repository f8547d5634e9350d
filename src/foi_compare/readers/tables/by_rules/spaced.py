"""The white between rows, turned into bands: no rule parts the rows, but room does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from statistics import fmean

from foi_compare.model import Box
from foi_compare.readers.tables.by_rules.band import Band
from foi_compare.readers.tables.by_rules.banded import grid_of_bands
from foi_compare.readers.tables.by_rules.bands import blocks_of
from foi_compare.readers.tables.ground.columns import PERIOD, Columns, is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.lines import Line, lines_of, text_of
from foi_compare.readers.tables.ground.page import Word, box_of
from foi_compare.readers.tables.ground.regions import numbers_a_part

_EVEN = 0.6  # points that the room between two rows may be off from the usual one
_CLEAR = 0.12  # times a line's height that rows stand further apart than the lines of one row
_LEVEL = 0.35  # times the height of a line: middles that are closer stand level
_OVERLAP = 1.0  # points that the boxes of two lines of one text may overlap
_NAMED = 2  # lines of two rows that the name of a group stands between
_FEWEST = 4  # rows that show how far rows stand apart
_HEADING = 4  # rows that a heading has at most
_INDENT = 12.0  # points that a heading over columns stands right of the labels at least
_SHORTEST = 3  # rows of a table, its heading among them, below paragraphs that stand as far apart
_SIDES = 0.6  # of the rows of a table have texts side by side; others name groups of rows
_MOSTLY = 0.8  # of the texts of a column are of one kind
_DATED = 3  # rows, each with a year: a list of records
_LIST_MARK = re.compile(r"\W*(?:\w{1,3}|[ivx]+)\W*|(?:question|request|response|answer|q)\W?\d*\W*")


def read_by_spacing(lines: Sequence[Line]) -> list[Grid]:
    """Return the grids whose rows stand evenly apart, further than the lines within them.

    A row has as many lines as its longest text; the room between two rows is the same wherever
    they meet, as a program sets it that pads each cell alike.
    """
    found: list[tuple[int, int]] = []
    grids: list[tuple[int, Grid]] = []
    for usual in _usual_rooms(lines):
        for start, end, room in _settled(lines, usual):
            if any(start < taken[1] and taken[0] < end for taken in found):
                continue
            for bands in _stacks(lines[start:end], room):
                if any(_hides_white(band, room) for band in bands):
                    continue
                grid = _grid(bands, closer=_stand_closer(lines, room))
                if grid is not None:
                    found.append((start, end))
                    grids.append((start, grid))
                    break
    return [grid for _, grid in sorted(grids, key=itemgetter(0))]


def rows_as_above(before: Grid, lines: Sequence[Line], columns: Columns) -> Grid | None:
    """Return the grid of lines whose rows stand as far apart as those of the table before them.

    Each text stands within one of the columns. None where the table shows no such room, or where
    lines stand neither so far apart nor as close as the lines of one row.
    """
    rooms = _rooms_of(before) if lines else None
    if rooms is None:
        return None
    usual, inner = rooms
    groups: list[list[Line]] = [[lines[0]]]
    for line, room in zip(lines[1:], _rooms(lines), strict=True):
        if _parts(room, usual):
            groups.append([])
        elif room > inner + _EVEN:
            return None
        groups[-1].append(line)
    tops = [group[0].top - usual / 2 for group in groups]
    edges = (*tops, max(line.bottom for line in groups[-1]) + usual / 2)
    cells: list[GridCell] = []
    for row, group in enumerate(groups):
        placed: dict[int, list[Word]] = {}
        for piece in (piece for line in group for piece in line.pieces):
            placed.setdefault(columns.at((piece[0].x0 + piece[-1].x1) / 2), []).extend(piece)
        for at, words in sorted(placed.items()):
            box = Box(columns[at].left, edges[row], columns[at].right, edges[row + 1])
            cells.append(GridCell(row, at, 1, 1, box, tuple(words)))
    sides = (columns[0].left, *(column.right for column in columns))
    return Grid(cells=tuple(cells), rows=edges, columns=sides, reading="spacing")


def _rooms_of(grid: Grid) -> tuple[float, float] | None:
    """Return the white between the rows of a grid, and the most between two lines of one row.

    None for a grid that was read otherwise, whose rows all have one line, or where the two are
    nearly the same.
    """
    if grid.reading != "spacing":
        return None
    rows: dict[int, list[Word]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).extend(cell.words)
    boxes = [box_of(words) for _, words in sorted(rows.items()) if words]
    rooms = sorted(lower.top - upper.bottom for upper, lower in pairwise(boxes))
    even = [room for room in rooms if _parts(room, rooms[len(rooms) // 2])]
    inner = [room for words in rows.values() if words for room in _rooms(lines_of(words))]
    if len(even) < _FEWEST - 1 or not inner or max(inner) > fmean(even) - 3 * _EVEN:
        return None
    return fmean(even), max(inner)


def _rooms(lines: Sequence[Line]) -> list[float]:
    """Return the white above each line but the first, below all that stands above it.

    Where texts stand halfway down others, lines overlap: then it is less than nothing.
    """
    rooms, bottom = [], lines[0].bottom
    for line in lines[1:]:
        rooms.append(line.top - bottom)
        bottom = max(bottom, line.bottom)
    return rooms


def _usual_rooms(lines: Sequence[Line]) -> list[float]:
    """Return how far apart rows may stand: what comes often enough, the widest first."""
    if len(lines) <= _FEWEST:
        return []
    counts = Counter(round(room / _EVEN) for room in _rooms(lines))
    around = {at: counts[at - 1] + counts[at] + counts[at + 1] for at in counts}
    peaks = [at for at in counts if counts[at] == max(counts[at + step] for step in (-1, 0, 1))]
    return [at * _EVEN for at in sorted(peaks, reverse=True) if around[at] >= _FEWEST - 1]


def _runs(lines: Sequence[Line], usual: float) -> Iterable[tuple[int, int]]:
    """Yield the stretches of lines that stand as far apart as rows do, or as lines of one row."""
    start = rows = 0
    for index, room in enumerate([*_rooms(lines), float("inf")], 1):
        ends = index < len(lines) and numbers_a_part(lines[index])
        if _parts(room, usual) and not ends:
            rows += 1
        elif ends or room > usual - _clear(lines[index - 1]):
            if rows >= _FEWEST - 1:
                yield start, index
            start, rows = index, 0


def _settled(lines: Sequence[Line], usual: float) -> Iterable[tuple[int, int, float]]:
    """Yield the stretches and how far their own rows stand apart, with all rows that fit that.

    On a scan rows stand not quite evenly, and the paragraphs of the page nearly as they do.
    """
    for start, end in _runs(lines, usual):
        own = fmean(room for room in _rooms(lines[start:end]) if _parts(room, usual))
        wider = [run for run in _runs(lines, own) if run[0] <= start and end <= run[1]]
        yield *(wider[0] if wider else (start, end)), own


def _parts(room: float, usual: float) -> bool:
    return abs(room - usual) <= 1.5 * _EVEN


def _clear(line: Line) -> float:
    return max(2 * _EVEN, _CLEAR * (line.bottom - line.top))


def _stacks(lines: Sequence[Line], usual: float) -> Iterable[list[Band]]:
    """Yield the rows without what stands alone around them, then fewer and fewer of them.

    Paragraphs above a table may stand as far apart as its rows do; each text that stands alone
    may be the last of these.
    """
    groups: list[list[Line]] = [[lines[0]]]
    for line, room in zip(lines[1:], _rooms(lines), strict=True):
        if _parts(room, usual):
            groups.append([])
        groups[-1].append(line)
    sides = [len(blocks_of(group)) > 1 for group in groups]
    if sides and not sides[-1]:
        sides[-1] = _names_group(groups, sides)
    while sides and not sides[-1]:
        sides.pop()
    for start in range(len(sides)):
        if not sides[start] or (start and sides[start - 1]):
            continue
        begin = start
        if start and groups[start - 1][0].x0 > min(ln.x0 for ln in groups[start]) + _INDENT:
            begin -= 1  # a heading over some of the columns
        yield [
            Band(group[0].top - usual / 2, max(ln.bottom for ln in group) + usual / 2, tuple(group))
            for group in groups[begin : len(sides)]
        ]


def _names_group(groups: Sequence[Sequence[Line]], sides: Sequence[bool]) -> bool:
    """Tell whether the last text is set like the names of groups above it, cut off by the page."""
    last = groups[-1][0]
    bold = all(word.bold for word in last.words)
    names = [
        group[0]
        for index, group in enumerate(groups[:-1])
        if not sides[index] and any(sides[:index]) and any(sides[index:])
    ]
    return len(groups[-1]) == 1 and any(
        abs(name.x0 - last.x0) <= 2 * _EVEN and all(w.bold for w in name.words) == bold
        for name in names
    )


def _stand_closer(lines: Sequence[Line], usual: float) -> bool:
    """Tell whether lines of one text stand closer on the page than the rows do."""
    rooms = zip(_rooms(lines), lines[1:], strict=True)
    return sum(-_OVERLAP <= room <= usual - _clear(ln) for room, ln in rooms) > 1


def _grid(bands: Sequence[Band], *, closer: bool) -> Grid | None:
    """Return the grid of the rows, or None where they look like no table.

    Rows of one line each show how far lines of one text would stand apart only where `closer`
    lines stand elsewhere.
    """
    if len(bands) < _SHORTEST or (not closer and all(len(band.lines) == 1 for band in bands)):
        return None
    beside = sum(len(blocks_of(band.lines)) > 1 for band in bands)
    grid = grid_of_bands(bands, stray=0) if beside >= _SIDES * len(bands) else None
    if grid is None or not _is_table(grid):
        return None
    return replace(grid, reading="spacing")


def _hides_white(band: Band, usual: float) -> bool:
    """Tell whether a text in a row stands beside the white between two rows, as if they were one.

    It is the name of a group of rows, set halfway down these; which rows it names other signs tell.
    """
    lines = band.lines
    if len(lines) <= _NAMED:
        return False
    left = min(line.x0 for line in lines)
    names = [ln for ln in lines[1:-1] if len(ln.pieces) == 1 and ln.x0 <= left + _EVEN]
    return any(_are_rows([line for line in lines if line is not name], usual) for name in names)


def _are_rows(lines: Sequence[Line], usual: float) -> bool:
    """Tell whether lines stand as far apart as rows do, each of them with a value."""
    at = next((i for i, room in enumerate(_rooms(lines), 1) if _parts(room, usual)), 0)
    return at > 0 and all(any(map(_has_count, part)) for part in (lines[:at], lines[at:]))


def _has_count(line: Line) -> bool:
    return any(
        is_value(words) and PERIOD.fullmatch(text_of(words)) is None for words in line.pieces
    )


def _is_table(grid: Grid) -> bool:
    """Tell whether a column holds values or periods.

    Texts beside the marks of a list, or answers beside their questions, are no table; nor is what
    holds prose, that runs from the labels on over columns.
    """
    runs_on = any(not cell.column and cell.column_span > 1 for cell in grid.cells)
    if runs_on or grid.n_header > _HEADING:
        return False
    columns: dict[int, list[GridCell]] = {}
    for cell in grid.cells:
        if cell.row >= grid.n_header and cell.words and cell.column_span == 1:
            columns.setdefault(cell.column, []).append(cell)
    rows = grid.n_rows - grid.n_header
    first = columns.get(0, [])
    headed = {cell.column for cell in grid.cells if cell.row < grid.n_header and cell.words}
    lone = [
        cells[0] for column, cells in columns.items() if column not in headed and len(cells) == 1
    ]
    if not all(_stands_level(cell, grid) for cell in lone):
        return False  # a text beside the table
    marks = sum(_LIST_MARK.fullmatch(cell.text.casefold()) is not None for cell in first)
    if marks * 2 > rows and len(columns) == 2:  # more columns are those of numbered records
        return False
    for column, cells in columns.items():
        values = sum(is_value(cell.words) for cell in cells)
        if column and 2 * len(cells) > rows and values >= _MOSTLY * len(cells):
            return True
    if rows < _DATED:
        return False
    # The last row may be one that the page breaks.
    return any(
        sum(any(PERIOD.fullmatch(w.text) for w in cell.words) for cell in cells)
        >= min(_MOSTLY * rows, rows - 1)
        for cells in columns.values()
    )


def _stands_level(cell: GridCell, grid: Grid) -> bool:
    """Tell whether the first line of a cell stands level with that of another in its row."""
    word = cell.words[0]
    near = _LEVEL * (word.bottom - word.top)
    others = [c for c in grid.cells if c.row == cell.row and c.column != cell.column]
    return any(abs(other.words[0].middle - word.middle) <= near for other in others)
