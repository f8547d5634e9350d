"""The columns of a table that one of them adds up, row by row.

No list of words knows `Stockport` over a column. Where another column adds it to its neighbours in
every row, it counts some of what that one counts, and its heading tells which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.model import Figure, Value
from foi_compare.sums import ALONE, UNKNOWN, Sum, chance, is_exact, totals_among

_Row = Mapping[int, Value]
_FEWEST = 3  # a column and two that it adds


def columns_in_sums(figures: Iterable[Figure], printed: Printed) -> Mapping[int, int]:
    """Return the columns of a table that printed sums tie together, each with the one that adds it.

    That is a column for itself where it adds the others. A sum counts where it is met in each row,
    and unlikely to be met by chance.
    """
    rows: dict[int, dict[int, Value]] = defaultdict(dict)
    for figure in figures:
        if figure.place in printed.places and figure.value.measure == "count":
            row, column = printed.places[figure.place]
            rows[row][column] = figure.value
    found: dict[int, int] = {}
    for columns in _beside_each_other(printed, {at for row in rows.values() for at in row}):
        whole = _adding(columns, list(rows.values()))
        found.update((at, whole) for at in columns if whole is not None)
    return found


def _beside_each_other(printed: Printed, counting: set[int]) -> Iterator[Sequence[int]]:
    """Yield the columns that may add up: those below one heading, and all of the table."""
    below: dict[str, list[int]] = defaultdict(list)
    for column in printed.axes.value_columns:
        if column.at in counting:
            below[column.path[0] if len(column.path) > 1 else ""].append(column.at)
    every = [at for own in below.values() for at in own]
    yield from (own for own in (*below.values(), every) if len(own) >= _FEWEST)


def _adding(columns: Sequence[int], rows: Sequence[_Row]) -> int | None:
    """Return the column that is the sum of all others in each row, None where none surely is."""
    full = ([row[at] for at in columns] for row in rows if all(at in row for at in columns))
    first = next((row for row in full if all(map(is_exact, row))), [])
    for place in totals_among(first):
        others = [at for at in columns if at != columns[place]]
        sums = [
            Sum(row[columns[place]], tuple(row.get(at, UNKNOWN) for at in others))
            for row in rows
            if columns[place] in row
        ]
        met = all(one.verdict != "cannot meet" for one in sums)
        if met and chance(sums, tried=len(columns)) <= ALONE:
            return columns[place]
    return None
