"""Two readings of one table, turned into what they disagree on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from foi_compare.readers.tables.ground.columns import PERIOD, is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.page import Word

_DIGIT = re.compile(r"\d")
_MARKS = "*†‡"  # that refer to a note
_PROSE = 30  # words: a cell with more is a text, such as an answer beside its question
_FEWEST_COLUMNS = 2  # with which rows are seen to be whole
_LEVEL = 0.3  # times the height of a word: how far its middle may be from that of its value

Places = Mapping[int, tuple[int, int]]


def numerals_of(grid: Grid) -> set[int]:
    """Return the words of a grid that hold a digit, by their offsets in the raw text."""
    return {word.start for cell in grid.cells for word in cell.words if _DIGIT.search(word.text)}


def values_of(grid: Grid) -> set[int]:
    """Return the numerals in the rows of values, and those of labels that are level with one.

    These are what a reading must place that knows nothing of headings and of the lines of a label.
    """
    labels = {word.start for word in _labels_of(grid, everywhere=False)}
    return _values_of(grid) | (labels & numerals_of(grid))


def differences(
    one: Places,
    other: Places,
    numerals: Iterable[int],
    spanning: tuple[Collection[int], Collection[int]] = ((), ()),
) -> dict[int, str]:
    """Return for each numeral on which two readings differ what the other reading saw.

    The readings number rows and columns each in its own way (one may see an empty column that
    the other does not), so rows are matched by the numerals they share: a numeral that stands in
    another row than its neighbours, rows or columns that one reading joins and the other parts,
    and numerals that only one of them has, are differences. Only words in `numerals` count.
    Words in `spanning` stand in cells over several rows (the first set) or columns (the second),
    of which a reading without rules sees only one; they are not compared along that axis. Nor are
    rows that the other reading did not part: its cells hold a numeral of each of them.
    """
    numerals = set(numerals)
    shared = [key for key in numerals if key in one and key in other]
    found: dict[int, str] = {}
    unparted = _unparted(shared, one, other)
    for axis, name in enumerate(("row", "column")):
        silent = spanning[axis] if axis else unparted.union(spanning[axis])
        compared = [key for key in shared if key not in silent]
        for key, seen in _strays(compared, one, other, axis).items():
            found.setdefault(key, f"it in {name} {seen + 1}")
    for key in numerals:
        if key in one and key not in other:
            found[key] = "nothing there"
        elif key in other and key not in one:
            row, column = other[key]
            found[key] = f"a value in row {row + 1}, column {column + 1}"
    return found


def _strays(shared: list[int], one: Places, other: Places, axis: int) -> dict[int, int]:
    """Return the shared words whose row (or column) in `other` is not that of their own."""
    forth: dict[int, Counter[int]] = defaultdict(Counter)
    back: dict[int, Counter[int]] = defaultdict(Counter)
    for key in shared:
        forth[one[key][axis]][other[key][axis]] += 1
        back[other[key][axis]][one[key][axis]] += 1
    best = {here: _commonest(counts) for here, counts in forth.items()}
    home = {there: _commonest(counts) for there, counts in back.items()}
    strays = {
        key: other[key][axis]
        for key in shared
        if best[one[key][axis]] != other[key][axis] or home[other[key][axis]] != one[key][axis]
    }
    strays.update(_out_of_order(shared, one, other, axis, best))
    return strays


def _unparted(shared: Iterable[int], one: Places, other: Places) -> set[int]:
    """Return the words of rows that the other reading has in one row, all of them in two cells.

    Where bands are shaded and rows are not ruled, all rows between two bands are one to it. Of the
    labels only some may hold a numeral.
    """
    cells: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for key in shared:
        row, column = other[key]
        cells[row][column].append(key)
    unparted: set[int] = set()
    for columns in cells.values():
        rows = [{one[key][0] for key in keys} for keys in columns.values()]
        every = set().union(*rows)
        if len(every) > 1 and rows.count(every) >= _FEWEST_COLUMNS:
            unparted.update(key for keys in columns.values() for key in keys)
    return unparted


def _commonest(counts: Counter[int]) -> int:
    """Return the commonest number, the smallest of equals, so that order decides nothing."""
    return min(counts, key=lambda number: (-counts[number], number))


def _out_of_order(
    shared: list[int], one: Places, other: Places, axis: int, best: Mapping[int, int]
) -> dict[int, int]:
    """Return the words of rows (columns) that the two readings put in another order."""
    order = sorted(best)
    wrong = {here for before, here in pairwise(order) if best[here] < best[before]}
    return {key: other[key][axis] for key in shared if one[key][axis] in wrong}


def label_differences(one: Grid, other: Grid) -> dict[int, str]:
    """Return the words on which two readings differ over which label stands beside which values.

    A word of a label that is level with a value belongs to it in every sound reading; the further
    lines of long labels count where both readings are sure how these hang together.
    """
    here, there = one.places, other.places
    spanning = one.spanning(0) | other.spanning(0)
    values = [key for key in _values_of(one) if key in there and key not in spanning]
    labels = [
        word.start
        for word in _labels_of(one, everywhere=one.labels_sure and other.labels_sure)
        if word.start in there and word.start not in spanning
    ]
    wrong = _strays(sorted({*labels, *values}), here, there, 0)
    return _with_beside((one, other), wrong, 0)


def heading_differences(one: Grid, other: Grid) -> dict[int, str]:
    """Return the words on which two readings differ over which heading stands above which values.

    Columns are matched by the numerals in them; the words above the first row of values count.
    """
    here, there = one.places, other.places
    spanning = one.spanning(1) | other.spanning(1)
    first = _first_row_of_values(one)
    headings = [key for key, place in here.items() if place[0] < first]
    shared = [key for key in (*headings, *_values_of(one)) if key in there and key not in spanning]
    return _with_beside((one, other), _strays(sorted(shared), here, there, 1), 1)


def _span_differences(one: Grid, other: Grid) -> dict[int, str]:
    """Return the values under a heading that only one of two readings lets span their column.

    Where rules part the headings nobody need ask: a cell is as wide as it is drawn.
    """
    first = _first_row_of_values(one)
    lone = {
        key
        for key in one.spanning(1) ^ other.spanning(1)
        if key in other.places and key in one.places and one.places[key] < (first, 0)
    }
    values = _values_of(one) if lone else set()
    under: set[int] = set()
    for grid in (one, other):
        for cell in grid.cells:
            if cell.column_span > 1 and cell.column and any(w.start in lone for w in cell.words):
                reach = range(cell.column, cell.column + cell.column_span)
                under |= {key for key in values if grid.places.get(key, (0, 0))[1] in reach}
    return dict.fromkeys(sorted(under), "another heading above it")


def _with_beside(grids: tuple[Grid, Grid], wrong: Mapping[int, int], axis: int) -> dict[int, str]:
    """Return what is wrong for each word, and for the values whose label or heading is wrong.

    These stand beside (above) the wrong word in either reading.
    """
    values = _values_of(grids[0])
    text = ("another label beside it", "another heading above it")[axis]
    found: dict[int, str] = {}
    for places in (grid.places for grid in grids):
        lines = {places[key][axis] for key in wrong if key not in values}
        near = (key for key in values if key in places and places[key][axis] in lines)
        found.update(dict.fromkeys(near, text))
    name = ("row", "column")[axis]
    return found | {key: f"in {name} {seen + 1}" for key, seen in wrong.items()}


def _values_of(grid: Grid) -> set[int]:
    """Return the numerals in the rows of values, right of the labels; those of prose are none."""
    first = _first_row_of_values(grid)
    return {
        word.start
        for cell in grid.cells
        if cell.row >= first and cell.column and len(cell.words) <= _PROSE
        for word in cell.words
        if _DIGIT.search(word.text)
    }


def _labels_of(grid: Grid, *, everywhere: bool) -> list[Word]:
    """Return the words of the first column below the heading: those level with a value, or all."""
    first = _first_row_of_values(grid)
    words = [w for c in grid.cells if c.row >= first and not c.column for w in c.words]
    if everywhere:
        return words
    beside = [w for c in grid.cells if c.row >= first and c.column for w in c.words]
    middles = sorted(word.middle for word in beside)
    return [word for word in words if _is_level(word, middles)]


def _is_level(word: Word, middles: list[float]) -> bool:
    index = bisect_left(middles, word.middle)
    near = (word.bottom - word.top) * _LEVEL
    return any(
        abs(middle - word.middle) <= near for middle in middles[max(index - 1, 0) : index + 1]
    )


def _first_row_of_values(grid: Grid) -> int:
    """Return the first row in which most cells after the first hold a value; 0 for none."""
    filled: Counter[int] = Counter()
    values: Counter[int] = Counter()
    for cell in grid.cells:
        if cell.column and cell.words:
            filled[cell.row] += 1
            values[cell.row] += is_value(cell.words) and PERIOD.fullmatch(cell.text) is None
    return min((row for row in filled if 0 < filled[row] <= values[row] * 2), default=0)


def grid_differences(one: Grid, other: Grid) -> dict[int, str]:
    """Return for each word on which two grids differ what the other one saw."""
    spans = {} if one.reading == "rules" else _span_differences(one, other)
    if _are_alike(one.places, other.places):
        return spans
    numerals = numerals_of(one) | numerals_of(other)
    spanning = (one.spanning(0) | other.spanning(0), one.spanning(1) | other.spanning(1))
    return (
        spans
        | heading_differences(one, other)
        | label_differences(one, other)
        | differences(one.places, other.places, numerals, spanning)
    )


def first_row_of_counts(grid: Grid) -> int | None:
    """Return the first row in which at least half of what stands beside its label is a count.

    None where there is none, as in a heading that stands alone.
    """
    rows: dict[int, list[GridCell]] = defaultdict(list)
    for cell in grid.cells:
        if cell.words:
            rows[cell.row].append(cell)
    for row, cells in sorted(rows.items()):
        beside = [cell for cell in cells if cell.column > min(c.column for c in cells)]
        years = [cell for cell in beside if PERIOD.fullmatch(cell.text.rstrip(_MARKS))]
        counts = [cell for cell in beside if is_value(cell.words) and cell not in years]
        if 0 < len(beside) <= 2 * len(counts):
            return row
    return None


def is_headed(grid: Grid) -> bool:
    """Tell whether there are values, and a text above each column of them."""
    first = first_row_of_counts(grid)
    if not first:
        return False
    heads = [cell for cell in grid.cells if cell.words and cell.row < first]
    headed = {column for c in heads for column in range(c.column, c.column + c.column_span)}
    return headed >= {
        cell.column
        for cell in grid.cells
        if cell.row >= first and cell.column_span == 1 and is_value(cell.words)
    } - {0}


def value_differences(one: Grid, other: Grid) -> dict[int, str]:
    """Return for each word of the rows of values on which two grids differ what the other saw."""
    spanning = (one.spanning(0) | other.spanning(0), one.spanning(1) | other.spanning(1))
    return label_differences(one, other) | differences(
        one.places, other.places, values_of(one) & other.places.keys(), spanning
    )


def _are_alike(one: Places, other: Places) -> bool:
    """Tell whether two readings put all words in the same rows and columns, but for numbering.

    Most readings do; then there is no need to weigh who is right.
    """
    if len(one) != len(other):
        return False
    if one == other:
        return True
    rows: dict[int, int] = {}
    columns: dict[int, int] = {}
    for key, (row, column) in one.items():
        seen = other.get(key)
        if (
            seen is None
            or rows.setdefault(row, seen[0]) != seen[0]
            or columns.setdefault(column, seen[1]) != seen[1]
        ):
            return False
    return _keep_order(rows) and _keep_order(columns)


def _keep_order(numbers: Mapping[int, int]) -> bool:
    return all(numbers[a] < numbers[b] for a, b in pairwise(sorted(numbers)))
