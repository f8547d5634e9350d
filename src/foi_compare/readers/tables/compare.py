"""Two readings of one table, turned into what they disagree on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from foi_compare.readers.tables.columns import PERIOD, is_value
from foi_compare.readers.tables.grid import Grid

_DIGIT = re.compile(r"\d")

Places = Mapping[int, tuple[int, int]]


def numerals_of(grid: Grid) -> set[int]:
    """Return the words of a grid that hold a digit, by their offsets in the raw text."""
    return {word.start for cell in grid.cells for word in cell.words if _DIGIT.search(word.text)}


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
    of which a reading without rules sees only one; they are not compared along that axis.
    """
    numerals = set(numerals)
    shared = [key for key in numerals if key in one and key in other]
    found: dict[int, str] = {}
    for axis, name in enumerate(("row", "column")):
        compared = [key for key in shared if key not in spanning[axis]]
        for key, seen in _strays(compared, one, other, axis).items():
            found.setdefault(key, f"in {name} {seen + 1}")
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
    """Return the words of row labels that two readings put in different rows.

    Only where both are sure how the lines of long labels hang together. Rows are matched by the
    numerals they share; a label of a row without numerals is matched by its own words.
    """
    if not (one.labels_sure and other.labels_sure):
        return {}
    here, there = one.places, other.places
    labels = [key for key, place in here.items() if place[1] == 0 and key in there]
    return {
        key: f"part of the label of row {seen + 1}"
        for key, seen in _strays(labels, here, there, 0).items()
    }


def heading_differences(one: Grid, other: Grid) -> dict[int, str]:
    """Return the words of headings that two readings put above different columns.

    Columns are matched by the numerals in them; the words above the first row of values count.
    """
    here, there = one.places, other.places
    spanning = one.spanning(1) | other.spanning(1)
    first = _first_row_of_values(one)
    headings = [
        key
        for key, place in here.items()
        if place[0] < first and key in there and key not in spanning
    ]
    below = [key for key in numerals_of(one) if key in there and key not in spanning]
    wrong = _strays(sorted({*headings, *below}), here, there, 1)
    return {key: f"a heading over column {wrong[key] + 1}" for key in headings if key in wrong}


def _first_row_of_values(grid: Grid) -> int:
    """Return the first row in which most cells after the first hold a number; 0 for none."""
    for row in range(grid.n_rows):
        cells = [c for c in grid.cells if c.row == row and c.column and c.words]
        values = [c for c in cells if is_value(c.words) and PERIOD.fullmatch(c.text) is None]
        if values and len(values) * 2 >= len(cells):
            return row
    return 0


def grid_differences(one: Grid, other: Grid) -> dict[int, str]:
    """Return for each word on which two grids differ what the other one saw."""
    numerals = numerals_of(one) | numerals_of(other)
    spanning = (one.spanning(0) | other.spanning(0), one.spanning(1) | other.spanning(1))
    return (
        heading_differences(one, other)
        | label_differences(one, other)
        | differences(one.places, other.places, numerals, spanning)
    )
