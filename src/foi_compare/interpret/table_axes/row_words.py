"""The words of table rows: labels, groups printed once above their rows, sections, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.meanings.cell_kinds import is_number, is_period_text
from foi_compare.interpret.table_axes.axes import dimension_name, label_text, offence_column
from foi_compare.interpret.table_axes.captions import is_sentence
from foi_compare.interpret.table_axes.column import Axes
from foi_compare.interpret.table_axes.pivots import find_pivot
from foi_compare.interpret.table_axes.rows_in_sums import find_subtotals
from foi_compare.interpret.table_layout.dims import Dim
from foi_compare.interpret.table_layout.headings import (
    announces_outcome,
    kind_of_years,
    names_total_of,
    read_below,
    read_heading,
)
from foi_compare.interpret.table_layout.laid_out import Layout
from foi_compare.model import Doubt

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher

# Labels that every codebook's matcher reads as a subtotal, and as a total.
SUBTOTAL = "Sub-total"
TOTAL = "Total"
_CODE_ALONE = re.compile(r"\((?:OC\s?)?\d{1,3}[A-Z]{0,2}\)", re.IGNORECASE)
_UNSURE_GROUP = Doubt(
    "the rows above this one are parts of groups: to which does this row belong?", "row"
)
_SMALL_GROUP = Doubt(
    "this row may be a part of one above it, and such small numbers add up by accident: is it?",
    "row",
)
_CUT_OFF = Doubt(
    "above its row stands a code alone: is it the name of a group, or the end of a label?", "row"
)


class RowSays(NamedTuple):
    """A row's label as the matcher should see it and as printed, its dimensions, total or not."""

    label: str
    printed: str
    dims: tuple[Dim, ...]
    across: bool = False
    doubts: tuple[str, ...] = ()


class RowWords:
    """Reads the words of one table from the top down; carries what is printed once."""

    def __init__(self, layout: Layout, axes: Axes, matcher: LabelMatcher, force_id: str) -> None:
        """Take the table, where its labels are, and who judges them."""
        self._layout = layout
        self._axes = axes
        self._matcher = matcher
        self._force_id = force_id
        self._columns = tuple(c for c in axes.columns if c.kind in ("text", "period", "code"))
        self._offences = {c.at for c in self._columns if offence_column(layout, c)}
        self._names = {c.at: dimension_name(layout, c) for c in self._columns}
        self._over = {c.at: kind_of_years(c.path) for c in self._columns}
        self._pivot = find_pivot(layout, axes)
        self._subtotals = dict(self._told_by_sums())
        self._groups = self._groups_of_outcomes()
        self._carried: dict[int, str] = {}
        self._section: tuple[Dim, ...] = ()
        self._sort_labels = self._sections_sort_labels()
        self._sections = 0
        self._totals = 0

    def has_values(self, row: int) -> bool:
        """Return whether a row prints something in a column of values."""
        return any(self._layout.text(row, column.at) for column in self._axes.value_columns)

    def names_something(self, row: int) -> bool:
        """Return whether a row prints a label, or anything where labels stand."""
        return bool(self._label_text(row))

    def takes_section(self, row: int) -> bool:
        """Return whether a row only heads the rows below it, and remember what it says.

        It holds one text and no value, and that text is no outcome label: `Adult Caution` over
        nothing but blanks is a row of blanks.
        """
        if not self._is_section(row):
            return False
        self._section = self._section_dims(row)
        self._sections += bool(self._section)
        return True

    def leave_section(self) -> None:
        """Remember that the next row stands in no section: it adds up rows of several."""
        self._section = ()

    def spans_values(self, row: int) -> bool:
        """Return whether the first cell of a row reaches over all of its columns."""
        cell = self._layout.grid[row][self._layout.columns[0]]
        return cell is not None and cell.column_span >= len(self._layout.columns) > 1

    def says(self, row: int) -> RowSays:
        """Return what the words of the next row say, its section included."""
        own = self._own_total(self._label_text(row), self._section)
        if self._section and self._matcher.match(own).role == "total":
            # The second total of a section, or the first after several without, is over all.
            self._totals += 1
            if self._totals > self._sections or self._sections > 1 >= self._totals:
                self._section = ()
        said = self._in_group(row, self._row_says(row))
        label = self._own_total(said.label, (*self._section, *said.dims))
        dims = said.dims
        if self._matcher.match(label).role != "subtotal":
            dims = tuple(dim for dim in dims if (dim.name, dim.heading.text) not in self._groups)
        texts = (dim.heading.text for dim in self._section)
        torn = (_CUT_OFF,) if any(map(_CODE_ALONE.fullmatch, texts)) else ()
        return said._replace(label=label, dims=dims, doubts=(*said.doubts, *torn))

    def _in_group(self, row: int, said: RowSays) -> RowSays:
        """Return what a row says with the groups that it stands in or heads, innermost first.

        The row that heads a group is its subtotal; a group that stands in a column of its own is
        carried down in it.
        """
        above = [
            head for head in reversed(self._pivot.above.get(row, ())) if self._label_text(head)
        ]
        outcome = next((head for head in above if head in self._pivot.outcomes), None)
        own = (row,) if row in self._pivot.heads - self._pivot.outcomes else ()
        printed = said.printed
        texts = [self._label_text(head) for head in (*own, *above) if head != outcome]
        if outcome is not None:
            texts.insert(0, printed)
            column = next(c for c in self._axes.columns if c.at == self._axes.label_column)
            label = label_text(self._layout, outcome, column, self._axes.code_column)
            said = said._replace(label=label, printed=self._label_text(outcome))
        elif row in self._pivot.totals:
            said = said._replace(label=TOTAL)
        elif row in self._pivot.subtotals:
            said = said._replace(label=SUBTOTAL)
            texts = [printed]
        elif row in self._subtotals:
            said = said._replace(label=SUBTOTAL)
        elif own:
            named = (dim.heading.text for dim in said.dims)
            said = said._replace(label=SUBTOTAL, printed=printed or next(named, ""))
        if row in self._pivot.unsure:
            said = said._replace(doubts=(_UNSURE_GROUP,))
        if row in self._pivot.by_chance:
            said = said._replace(doubts=(_SMALL_GROUP,))
        headings = [read_heading(text) for text in texts if text]
        groups = tuple(Dim("", heading, heading.offence) for heading in headings)
        return said._replace(dims=(*said.dims, *groups))

    @property
    def by_sums(self) -> tuple[str, ...]:
        """Which sums told how to read the rows, in words."""
        return tuple(filter(None, (self._pivot.met, *self._subtotals.values())))

    @property
    def section(self) -> tuple[Dim, ...]:
        """What the section says that the last row stands in."""
        return self._section

    def _told_by_sums(self) -> Iterator[tuple[int, str]]:
        """Yield the subtotals that only their sums tell, not the words of a group beside them."""
        texts = {
            self._layout.text(row, column.at)
            for row in self._layout.body
            for column in self._columns
            if column.at != self._axes.label_column or not self.has_values(row)
        }
        for row, said in find_subtotals(self._layout, self._axes).items():
            label = self._label_text(row)
            if not (self.is_total(label) or any(names_total_of(label, text) for text in texts)):
                yield row, said

    def _groups_of_outcomes(self) -> frozenset[tuple[str, str]]:
        """Return (column, text) of what sorts the labels and not the numbers.

        `Out-of-court` beside `Community resolution` adds nothing: the rows below one such word are
        parts of the same total as all others. Each label stands beside one of them only.
        """
        found: set[tuple[str, str]] = set()
        for column in self._columns if self._axes.label_column >= 0 else ():
            if column.at in (self._axes.label_column, self._axes.code_column):
                continue
            beside = self._beside(column.at)
            texts = {text for group in beside.values() for text in group}
            known = sum(self._matcher.match(text).status != "none" for text in texts)
            sorts = announces_outcome(column.heading) or 2 * known > len(texts)
            if sorts and len(texts) > 1 and all(len(group) == 1 for group in beside.values()):
                found.update((self._names[column.at], text) for text in texts)
        return frozenset(found)

    def _beside(self, at: int) -> dict[str, set[str]]:
        """Return the texts of a column that stand beside each label, carried down."""
        beside: dict[str, set[str]] = {}
        above = ""
        for row in self._layout.body:
            text = above = self._layout.text(row, at) or above
            label = self._label_text(row)
            own = self._layout.is_anchor(row, self._axes.label_column)
            if own and label and self.has_values(row) and not self.is_total(label):
                beside.setdefault(label, set()).add(text)
        return beside

    def _label_text(self, row: int) -> str:
        at = self._axes.label_column
        return self._layout.text(row, at if at >= 0 else self._layout.columns[0])

    def _is_section(self, row: int) -> bool:
        layout = self._layout
        texts = {
            (cell.row, cell.column): layout.text(row, column)
            for column in layout.columns
            if (cell := layout.grid[row][column]) is not None and cell.text.strip()
        }
        if len(texts) != 1 or (self.has_values(row) and not self.spans_values(row)):
            return False
        text = next(iter(texts.values()))
        if is_number(text) and not (self._axes.label_column >= 0 and is_period_text(text)):
            return False
        match = self._axes.matches.get(text)
        return match is None or match.status != "matched" or self.spans_values(row)

    def _section_dims(self, row: int) -> tuple[Dim, ...]:
        """Return what a section row says of the rows below.

        A group of outcomes adds nothing, nor does a sentence between two parts of a table.
        """
        texts = (self._layout.text(row, column) for column in self._layout.columns)
        text = next(filter(None, texts))
        if is_sentence(text) or self._sort_labels or self._is_of_outcomes(text):
            return ()
        heading = read_heading(text)
        return (Dim("", heading, heading.offence),)

    def _is_of_outcomes(self, text: str) -> bool:
        match = self._matcher.match(text, force_id=self._force_id)
        named = match.status != "none" and match.role in ("group", "code")
        return named and bool(match.label.strip())

    def _sections_sort_labels(self) -> bool:
        """Return whether the rows that head others sort outcomes: `Action taken`, `Other`.

        Half of them are groups of outcomes, and each outcome stands below one of them alone.
        """
        heads = [row for row in self._layout.body if self._is_section(row)]
        rows = [row for row in self._layout.body if row not in heads and self.has_values(row)]
        labels = [text for row in rows if not self.is_total(text := self._label_text(row))]
        texts = [self._label_text(row) for row in heads]
        known = sum(map(self._is_of_outcomes, texts))
        return len(texts) > 1 and 2 * known >= len(texts) and len(set(labels)) == len(labels)

    def _row_says(self, row: int) -> RowSays:
        texts = {column.at: self._layout.text(row, column.at) for column in self._columns}
        label_at = self._axes.label_column
        total_at = self._total_word(texts, texts.get(label_at, ""))
        if total_at is not None:
            return self._total_says(texts, total_at)
        self._carried.update({at: text for at, text in texts.items() if text})
        filled = self._carry(texts, upto=max(texts, default=-1) + 1)
        label = filled.get(label_at, "")
        seen = label
        if label_at >= 0 and label and self._layout.text(row, label_at):
            column = next(c for c in self._axes.columns if c.at == label_at)
            seen = label_text(self._layout, row, column, self._axes.code_column)
        told = self._told_beside(label, filled)
        if told >= 0:
            label = seen = filled[told]
        words = (label_at, self._axes.code_column, told)
        others = {at: text for at, text in filled.items() if at not in words}
        return RowSays(seen, label, self._dims(others))

    def _told_beside(self, label: str, texts: dict[int, str]) -> int:
        """Return the column that says in words what a dash where codes stand is, else -1."""
        if not label or any(map(str.isalnum, label)):
            return -1
        matches = {at: self._matcher.match(text) for at, text in texts.items() if text != label}
        told = [at for at, m in matches.items() if m.status == "matched" and m.role == "code"]
        return told[0] if len(told) == 1 else -1

    def _total_says(self, texts: dict[int, str], total_at: int) -> RowSays:
        """Return what a row says whose total stands where a group or a period would."""
        label_at = self._axes.label_column
        total = texts[total_at]
        # Where it reaches over other columns, it is no name of what stands in them.
        others = {
            at: text if text != total else ""
            for at, text in texts.items()
            if at not in (total_at, label_at)
        }
        group = self._carried.get(total_at, "")
        if self._is_part_total(total, group):
            # The group stands in those to its left, as its rows do.
            above = self._carry({**others, total_at: group}, upto=total_at)
        else:
            above = self._carry(others, upto=total_at)
        dims = self._dims(above)
        if label_at >= 0:
            return RowSays(total, total, dims)
        return RowSays("", "", (Dim("", read_heading(total), offence=False), *dims), across=True)

    def _carry(self, texts: dict[int, str], upto: int) -> dict[int, str]:
        """Fill what is printed once above its rows, as far as something is printed to the right.

        A blank in the last of the columns is a blank; so is one with nothing beside it.
        """
        last = max((at for at, text in texts.items() if text), default=-1)
        return {
            at: text or (self._carried.get(at, "") if at < min(last, upto) else "")
            for at, text in texts.items()
        }

    def _total_word(self, texts: dict[int, str], label: str) -> int | None:
        """Return the column of a total that stands where a group or period would, else None.

        It may reach over the column of labels.
        """
        carried = [one for one in self._carried.values() if one]
        for at, text in texts.items():
            if not text or (label and (at == self._axes.label_column or text != label)):
                continue
            if self.is_total(text) or any(names_total_of(text, one) for one in carried):
                return at
        return None

    def is_total(self, text: str) -> bool:
        """Return whether a label is that of a total."""
        return self._matcher.match(text).status == "total"

    def _is_part_total(self, total: str, above: str) -> bool:
        """Return whether a total is that of the group above it, and not of the whole table."""
        if not above:
            return False
        return names_total_of(total, above) or self._matcher.match(total).role == "subtotal"

    def _own_total(self, label: str, dims: tuple[Dim, ...]) -> str:
        """Return a label as the matcher should see it: `North total` is a subtotal of `North`."""
        if any(names_total_of(label, dim.heading.text) for dim in dims):
            return SUBTOTAL
        return label

    def _dims(self, texts: dict[int, str]) -> tuple[Dim, ...]:
        """Return what the columns of a row say, of several offences the rightmost first."""
        dims = [
            Dim(self._names[at], read_below(text, self._over[at]), at in self._offences)
            for at, text in texts.items()
            if text
        ]
        offences = reversed([dim for dim in dims if dim.offence])
        return tuple(next(offences) if dim.offence else dim for dim in dims)
