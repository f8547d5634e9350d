"""Columns of numbers under no heading, and what the sums of a table say of a column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.axes import Axes, Column
from foi_compare.interpret.header_rows import texts_in
from foi_compare.interpret.headings import read_heading
from foi_compare.interpret.values import is_blank, parse_cell
from foi_compare.model import Doubt

if TYPE_CHECKING:
    from foi_compare.interpret.layout import Layout

SURPLUS = Doubt(
    "this row prints more numbers than there are headings: which stands under which?", "reading"
)
NAMELESS = Doubt(
    "no heading stands over this column, and the others have one: what does it count?", "column"
)
SENTENCE = Doubt(
    "the words of a sentence stand among the headings: which of them are headings?", "column"
)
_FEWEST = 2
_TELLING = 3  # rows in which several numbers make a sum
_SENTENCE_WORDS = 10


class Unheaded(NamedTuple):
    """The columns without a heading, by what they are.

    `surplus` are filled in a few rows alone, which are longer than the others. `totals` are the sum
    of the other columns in every row. What the `nameless` count nobody can say, nor what any column
    counts where a `sentence` was cut up into the headings of all.
    """

    surplus: frozenset[int] = frozenset()
    totals: frozenset[int] = frozenset()
    nameless: frozenset[int] = frozenset()
    sentence: bool = False

    def doubts(self, layout: Layout, row: int, column: Column) -> tuple[str, ...]:
        """Return why a number is in doubt: its row is too long, or nothing heads it."""
        if self.sentence:
            return (SENTENCE,)
        if any(layout.text(row, at) for at in self.surplus):
            return (SURPLUS,)
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
    totals = frozenset(at for at in whole if _adds_up(layout, rows, at, headed))
    named = frozenset(_named_totals(layout, axes, rows)) if axes.label_row < 0 else frozenset()
    return Unheaded(surplus, totals | named, frozenset(whole) - totals, sentence)


def _named_totals(layout: Layout, axes: Axes, rows: list[int]) -> Iterator[int]:
    """Yield the columns that are the sum of those before them, whatever they are called: `Both`.

    So many rows that add up are no chance; a year is never the sum of others.
    """
    beside: dict[tuple[str, ...], list[Column]] = defaultdict(list)
    for column in sorted(axes.value_columns):
        if column.path:
            beside[tuple(column.path[:-1])].append(column)
    for columns in beside.values():
        *parts, last = columns
        at = [column.at for column in parts]
        telling = sum(sum(_amount(layout.text(row, c)) > 0 for c in at) >= _FEWEST for row in rows)
        of_time = read_heading(last.path[-1]).period is not None
        if telling >= _TELLING and not of_time and _adds_up(layout, rows, last.at, at):
            yield last.at


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


def _adds_up(layout: Layout, rows: list[int], total: int, parts: list[int]) -> bool:
    """Return whether a column is the sum of several others in each of several rows."""
    if len(parts) < _FEWEST or len(rows) < _FEWEST:
        return False
    return all(
        _amount(layout.text(row, total)) == sum(_amount(layout.text(row, at)) for at in parts)
        for row in rows
    )


def _amount(text: str) -> float:
    found = parse_cell(text)
    amount = found[0].value.amount if len(found) == 1 else None
    return 0 if is_blank(text) or amount is None else amount
