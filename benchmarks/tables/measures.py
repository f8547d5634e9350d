"""Grids read from a PDF beside the true ones, turned into what was placed right."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_SPACE = re.compile(r"\s+")
_DASHES = str.maketrans("‐‑‒–—−", "------")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-/](?:\d\d){1,2})?")
_NO_HEADING = frozenset({"-", "ref.", "na"})  # what stands among values in place of one
_NUMERIC = re.compile(r"(?=.*\d)[^A-Za-zÀ-ɏͰ-ӿ]+")


Place = tuple[int, str, str, str]  # page, number, what stands left of it, what heads it


class Cell(NamedTuple):
    """A cell with its first and last row and column, both inclusive."""

    row: int
    last_row: int
    column: int
    last_column: int
    text: str


class Grid(NamedTuple):
    """The cells of one table on one page."""

    page: int
    cells: tuple[Cell, ...]


class Relations(NamedTuple):
    """Adjacency relations of one document: how many are true, read, and both."""

    true: int
    read: int
    both: int


def plain(text: str) -> str:
    """Return the text without white space and case, which the true cells do not keep either."""
    return _SPACE.sub("", text).translate(_DASHES).casefold()


def is_numeric(text: str) -> bool:
    """Tell whether the text holds a digit and no letter."""
    return _NUMERIC.fullmatch(plain(text)) is not None


def filled(grid: Grid) -> dict[tuple[int, int], Cell]:
    """Return the cells that hold text by each place they cover."""
    return {
        (row, column): cell
        for cell in grid.cells
        if plain(cell.text)
        for row in range(cell.row, cell.last_row + 1)
        for column in range(cell.column, cell.last_column + 1)
    }


def is_heading(text: str) -> bool:
    """Tell whether a cell above a number may head it: text or a year, and no mark for a blank."""
    found = plain(text)
    if found in _NO_HEADING:
        return False
    return any(letter.isalpha() for letter in found) or _YEAR.fullmatch(found) is not None


def placed(grid: Grid) -> Counter[Place]:
    """Return for each numeric cell its page, text, left-most cell of its row, top of its column.

    A cell over several columns (rows) has the top of its first column (the left of its first row).
    """
    cells = filled(grid)
    tops: dict[int, Cell] = {}
    for row, column in sorted(cells):
        tops.setdefault(column, cells[row, column])
    return _numbers(grid, lambda cell: tops[cell.column].text)


def placed_below(grid: Grid) -> Counter[Place]:
    """Return for each numeric cell its page, text, left-most cell of its row, nearest heading.

    That is the first cell above it that is text or a year; a row that names a group is one.
    """
    cells = filled(grid)

    def nearest(cell: Cell) -> str:
        above = (cells.get((row, cell.column)) for row in range(cell.row - 1, -1, -1))
        return next((one.text for one in above if one is not None and is_heading(one.text)), "")

    return _numbers(grid, nearest)


def _numbers(grid: Grid, heading: Callable[[Cell], str]) -> Counter[Place]:
    lefts: dict[int, Cell] = {}
    for (row, _), cell in sorted(filled(grid).items(), key=lambda item: item[0][1]):
        lefts.setdefault(row, cell)
    return Counter(
        (grid.page, plain(cell.text), plain(lefts[cell.row].text), plain(heading(cell)))
        for cell in grid.cells
        if plain(cell.text) and is_numeric(cell.text)
    )


def placed_right(
    true: Sequence[Grid], read: Sequence[Grid], places: Callable[[Grid], Counter[Place]] = placed
) -> tuple[int, int]:
    """Return how many numeric cells of a document are placed right, and how many there are."""
    wanted = sum((places(grid) for grid in true), start=Counter())
    found = sum((places(grid) for grid in read), start=Counter())
    return (wanted & found).total(), wanted.total()


def relations(grid: Grid) -> Iterator[tuple[int, str, str, str, int]]:
    """Yield each pair of neighbours: page, both texts, direction, empty cells between them.

    Göbel, Hassan, Oro, Orsi: ICDAR 2013 Table Competition, section III: every cell with content
    and its next cell with content to the right and below.
    """
    cells = filled(grid)
    seen: set[tuple[Cell, Cell, str]] = set()
    for direction, lines in (("right", _lines(cells, 0)), ("below", _lines(cells, 1))):
        for line in lines:
            for (at, one), (then, other) in pairwise(line):
                if one is other or (one, other, direction) in seen:
                    continue
                seen.add((one, other, direction))
                yield (grid.page, plain(one.text), plain(other.text), direction, then - at - 1)


def _lines(cells: dict[tuple[int, int], Cell], axis: int) -> list[list[tuple[int, Cell]]]:
    """Return the rows (axis 0) or columns (axis 1) as their filled places in order."""
    found: dict[int, list[tuple[int, Cell]]] = defaultdict(list)
    for place in sorted(cells):
        found[place[axis]].append((place[1 - axis], cells[place]))
    return [sorted(line, key=lambda item: item[0]) for _, line in sorted(found.items())]


def compare_relations(true: Iterable[Grid], read: Iterable[Grid]) -> Relations:
    """Return how many adjacency relations of one document are true, read, and both."""
    wanted = Counter(relation for grid in true for relation in relations(grid))
    found = Counter(relation for grid in read for relation in relations(grid))
    return Relations(wanted.total(), found.total(), (wanted & found).total())


def average(documents: Sequence[Relations]) -> tuple[float, float, float]:
    """Return precision, recall and F1, averaged over documents as the competition does."""
    precision = [d.both / d.read if d.read else float(not d.true) for d in documents]
    recall = [d.both / d.true if d.true else 1.0 for d in documents]
    p, r = sum(precision) / len(documents), sum(recall) / len(documents)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
