"""Columns of numbers under no heading, and lines of numbers that only sums tell to be totals."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.meanings.values import amount_in
from foi_compare.interpret.table_axes.column import Axes, Column
from foi_compare.interpret.table_axes.rows_in_sums import can_be_added, find_rows_in_sums
from foi_compare.interpret.table_layout.header_rows import texts_in
from foi_compare.interpret.table_layout.headings import read_heading, tells_of_people
from foi_compare.model import Doubt
from foi_compare.model.reply import says_total
from foi_compare.sums import ALONE, Sum, chance, is_exact, totals_among

if TYPE_CHECKING:
    from foi_compare.interpret.table_layout.laid_out import Layout

SURPLUS = Doubt(
    "this row prints more numbers than there are headings: which stands under which?", "reading"
)
NAMELESS = Doubt(
    "no heading stands over this column, and the others have one: what does it count?", "column"
)
SENTENCE = Doubt(
    "the words of a sentence stand among the headings: which of them are headings?", "column"
)
PART_OR_TOTAL = Doubt(
    "this row is the sum of the others, and has a name like theirs: part or total?", "reading"
)
NO_SUM = Doubt(
    "this row is called a total, and is not the sum of rows beside it: of what is it?", "reading"
)
_FEWEST = 2
_SENTENCE_WORDS = 10
# How unlikely chance has to be where a column has a name of its own, which may count anything.
_NAMED = Fraction(1, 500)


class Unheaded(NamedTuple):
    """The columns without a heading, by what they are, and the rows that add up the others.

    `surplus` are filled in a few rows alone, which are longer than the others. `totals`, under a
    name or none, are the sum of the columns beside them in every row, and `total_rows`, under a
    name, that of the other rows in every column, as `by_sums` says in words; such a row is `alike`
    where each is named after what people are like, as `Partner` is among relationships, and
    `unproven` where it is called a total and adds up no rows beside it. Those `over_groups` add up
    rows of several groups.
    What the `nameless` count nobody can say, nor what any column counts where a `sentence` was cut
    up into the headings of all.
    """

    surplus: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    total_rows: frozenset[int] = frozenset()
    alike: frozenset[int] = frozenset()
    unproven: frozenset[int] = frozenset()
    over_groups: frozenset[int] = frozenset()
    nameless: frozenset[int] = frozenset()
    sentence: bool = False
    by_sums: tuple[str, ...] = ()

    def doubts(self, layout: Layout, row: int, column: Column, *, across: bool) -> tuple[str, ...]:
        """Return why a number is in doubt: its row is too long, or nothing heads it.

        `across` says that the words around a row tell what it adds up.
        """
        if self.sentence:
            return (SENTENCE,)
        if any(layout.text(row, at) for at in self.surplus):
            return (SURPLUS,)
        if row in self.alike:
            return (PART_OR_TOTAL,)
        if row in self.unproven and not across:
            return (NO_SUM,)
        return (NAMELESS,) if column.at in self.nameless else ()


def find_unheaded(layout: Layout, axes: Axes) -> Unheaded:
    """Return the columns of values without a heading in a table whose other columns have one."""
    bare = [column.at for column in axes.value_columns if not column.path]
    headed = [column.at for column in axes.value_columns if column.path]
    sentence = any(_is_sentence(layout, row) for row in layout.headers)
    if not headed:
        return Unheaded(sentence=sentence)
    rows = [row for row in layout.body if any(layout.text(row, at) for at in headed)]
    filled = {at: sum(bool(layout.text(row, at)) for row in rows) for at in bare}
    surplus = frozenset(at for at in bare if 2 * filled[at] < len(rows))
    whole = [at for at in bare if at not in surplus]
    said = {at: found for at in whole if (found := _adds_up(layout, rows, at, headed))}
    bare_totals = frozenset(said)
    if axes.label_row < 0:  # across the columns, labels say which is the total
        said |= _named_totals(layout, axes, rows)
    of_rows, unproven, over_groups = find_rows_in_sums(layout, axes)
    alike = frozenset[int]()
    if any(tells_of_people(one.heading) for one in axes.columns if one.at == layout.columns[0]):
        alike, of_rows = frozenset(of_rows), {}
    return Unheaded(
        surplus=surplus,
        totals=frozenset(said),
        total_rows=frozenset(of_rows),
        alike=alike,
        unproven=unproven,
        over_groups=over_groups,
        nameless=frozenset(whole) - bare_totals,
        sentence=sentence,
        by_sums=(*said.values(), *of_rows.values()),
    )


def _named_totals(layout: Layout, axes: Axes, rows: list[int]) -> dict[int, str]:
    """Return the columns under a name that are the sum of those beside them: `All six`, `Both`.

    Beside them stands what has the same headings above its own, and the years or quarters there
    too: `Full year`. A year is the sum of no others.
    """
    beside: dict[tuple[str, ...], list[int]] = defaultdict(list)
    heading = {column.at: column.heading for column in axes.value_columns}
    for column in axes.value_columns:
        undated = column.path and read_heading(column.heading).period is None
        if undated and can_be_added(layout, column):
            beside[column.path[:-1]].append(column.at)
    found = {
        total: said
        for above, group in beside.items()
        for parts in (group, group + _dated_below(axes, above))
        for total in _halves(layout, rows, parts)
        if total in group and not (len(parts) > len(group) and says_total(heading[total]))
        if (said := _adds_up(layout, rows, total, [at for at in parts if at != total], _NAMED))
    }
    return found if len(found) <= len(beside) else {}


def _dated_below(axes: Axes, above: tuple[str, ...]) -> list[int]:
    """Return the columns below some headings that stand under a period of their own."""
    below = [
        (c.at, c.path[len(above) :]) for c in axes.value_columns if c.path[: len(above)] == above
    ]
    return [at for at, path in below if any(read_heading(text).period for text in path)]


def _halves(layout: Layout, rows: list[int], group: list[int]) -> list[int]:
    """Return the columns of a group that are half of all its numbers in each row of exact ones."""
    found: list[int] | None = None
    for row in rows:
        numbers = [amount_in(layout.text(row, at)) for at in group]
        if all(map(is_exact, numbers)):
            halves = {group[at] for at in totals_among(numbers)}
            found = [at for at in (group if found is None else found) if at in halves]
    return found or []


def _is_sentence(layout: Layout, row: int) -> bool:
    """Return whether a header row is running text that was cut at the columns below it.

    Such text goes on from cell to cell in small letters, and its full stop need not be the last.
    """
    texts = texts_in(layout, row)
    running = sum(text[0].islower() for text in texts[1:])
    words = sum(len(text.split()) for text in texts)
    ends = any(text.endswith((".", ":")) for text in texts)
    return (
        running >= _FEWEST and 2 * running >= len(texts) - 1 and ends and words >= _SENTENCE_WORDS
    )


def _adds_up(
    layout: Layout, rows: list[int], total: int, parts: list[int], most: Fraction = ALONE
) -> str:
    """Return in words that a column is the sum of others in every row; empty where not."""
    if len(parts) < _FEWEST:
        return ""
    sums = [
        Sum(
            amount_in(layout.text(row, total)),
            tuple(amount_in(layout.text(row, at)) for at in parts),
        )
        for row in rows
    ]
    verdicts = [one.verdict for one in sums]
    if "cannot meet" in verdicts or chance(sums) > most:
        return ""
    return (
        f"column {total + 1} is the sum of those beside it"
        f" in {verdicts.count('meets')} of {len(rows)} rows"
    )
