"""The rows of a table that add up rows beside them.

Where the outcomes stand across the columns, a row is named after a district, a year or an offence,
and no list of words knows that `Norfolk` or `Central BCU total` is none of them. Where they stand
down the side, `Charged - subtotal` may be an outcome by its words. The heads of the groups of a
pivot table, above the rows that they add up, are found in `pivots.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.meanings.values import amount_in
from foi_compare.interpret.table_axes.column import Axes, Column
from foi_compare.interpret.table_layout.headings import read_heading
from foi_compare.interpret.table_layout.rows_so_far import reaches_over_all
from foi_compare.model.reply import says_total
from foi_compare.sums import BESIDE_WORDS, Amount, Beneath, chance, find_beneath

if TYPE_CHECKING:
    from foi_compare.interpret.table_layout.laid_out import Layout

_FEWEST_ROWS = 2  # a row that repeats one other adds nothing up
# How unlikely chance has to be where the name of a row is that of anything.
_BY_SUMS_ALONE = Fraction(1, 500)
_TOTAL_WORD = re.compile(r"\b(?:sub-?\s?|grand\s)?totals?\b", re.IGNORECASE)


class RowsInSums(NamedTuple):
    """Rows that add up others, each with what proves it in words, and `unproven` by their name.

    The unproven say that they are totals, and meet no rows beside them. Those `over_groups` add up
    rows between which the name of a group stands: they are of no group.
    """

    proven: dict[int, str]
    unproven: frozenset[int]
    over_groups: frozenset[int]


class _Added(NamedTuple):
    """What proves in words that a row adds up others, and the one of these furthest from it."""

    said: str
    furthest: int


class _Row(NamedTuple):
    at: int
    name: str
    amounts: tuple[Amount, ...]

    @property
    def named_total(self) -> bool:
        """Whether the name of the row says that it adds up others."""
        return _TOTAL_WORD.search(self.name) is not None


def find_rows_in_sums(layout: Layout, axes: Axes) -> RowsInSums:
    """Return the rows that are in every column the sum of the rows before them, or of those after.

    Each adds up rows that no other row between has added up, or such sums. Rows that are called
    `Total` alone are left to those who read words.
    """
    if axes.label_column >= 0 or axes.kind not in {"labels_across", "one_label"}:
        return RowsInSums({}, frozenset(), frozenset())
    rows = list(_rows(layout, axes))
    after, before = _adding(rows), _adding(rows[::-1])
    proven = before if len(before) > len(after) else after
    unproven = {row.at for row in rows if row.named_total and row.at not in proven}
    plain = {row.at for row in rows if says_total(row.name)}
    names = [row for row in layout.body if reaches_over_all(layout, row)]
    return RowsInSums(
        {at: found.said for at, found in proven.items() if at not in plain},
        frozenset(unproven - plain),
        frozenset(
            at for at, found in proven.items() if any(found.furthest < name < at for name in names)
        ),
    )


def find_subtotals(layout: Layout, axes: Axes) -> dict[int, str]:
    """Return the rows among outcomes that are called a total and add up those before them.

    Rows that are called `Total` alone are left out.
    """
    if axes.label_column < 0 or axes.kind != "labels_down":
        return {}
    rows = list(_rows(layout, axes))
    named = {row.at for row in rows if row.named_total and not says_total(row.name)}
    return {at: one.said for at, one in _adding(rows).items() if at in named} if named else {}


def _rows(layout: Layout, axes: Axes) -> Iterator[_Row]:
    columns = [column for column in axes.value_columns if can_be_added(layout, column)]
    stubs = [column.at for column in axes.columns if column.kind in ("text", "period")]
    if axes.label_column >= 0:
        stubs = [axes.label_column]
    for row in layout.body:
        texts = [layout.text(row, column.at) for column in columns]
        names = [layout.text(row, at) for at in stubs or layout.columns[:1]]
        # The name of a group stands in all columns of its row, and adds nothing up.
        if any(texts) and not reaches_over_all(layout, row):
            yield _Row(row, next(filter(None, reversed(names)), ""), tuple(map(amount_in, texts)))


def can_be_added(layout: Layout, column: Column) -> bool:
    """Return whether the numbers of a column can be added: none is a share or a mean."""
    texts = [text for row in layout.body if (text := layout.text(row, column.at))]
    shares = sum(text.endswith("%") for text in texts)
    counting = all(read_heading(text).measure == "count" for text in column.path)
    return counting and 2 * shares <= len(texts)


def _adding(rows: Sequence[_Row]) -> dict[int, _Added]:
    """Return the rows that are the sum of those before them, each with what it adds up."""
    proven: dict[int, _Added] = {}
    left: list[_Row] = []  # that no row has added up so far
    for row in rows:
        found = _sum_of_last(row, left)
        if found is not None:
            furthest = left[len(left) - found.end].at
            del left[len(left) - found.end :]
            met = sum(one.verdict == "meets" for one in found.sums)
            said = f"row “{row.name}” is the sum of the others in {met} columns"
            proven[row.at] = _Added(said, furthest)
        left.append(row)
    return proven


def _sum_of_last(row: _Row, left: Sequence[_Row]) -> Beneath | None:
    """Return how many of the last rows add up to a row, surely; a year is the sum of no others."""
    dated = read_heading(row.name).period is not None and not row.named_total
    if dated or not any(one.lower for one in row.amounts):
        return None
    back = (
        (one.amounts, count if count >= _FEWEST_ROWS else None)
        for count, one in enumerate(reversed(left), start=1)
    )
    found = find_beneath(row.amounts, back)
    if found is None:
        return None
    most = BESIDE_WORDS if row.named_total else _BY_SUMS_ALONE
    return found if chance(found.sums, tried=found.tried) <= most else None
