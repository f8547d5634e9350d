"""The headings over table columns: labels that run across, what else they say, totals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.table_axes.axes import code_label, header_text
from foi_compare.interpret.table_axes.column import Axes, Column
from foi_compare.interpret.table_layout.dims import Dim
from foi_compare.interpret.table_layout.headings import (
    Heading,
    announces_outcome,
    dimension_of,
    is_kind_of_period,
    kind_of_years,
    read_below,
    read_heading,
    short_years,
)
from foi_compare.interpret.table_layout.laid_out import Layout
from foi_compare.text import fold_space

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher, Period

_PART_OF = re.compile(r"\W*(?:of|in) which\b|\W*(?:including|incl\.?)\s", re.IGNORECASE)
_TOTAL = re.compile(r"\btotals?\b", re.IGNORECASE)

_ALL = re.compile(r"\b(?:all|totals?|overall|whole|every|any)\b", re.IGNORECASE)
_SAYS_YES, _SAYS_NO = frozenset({"y", "yes"}), frozenset({"n", "no"})
_SIGNS = 2  # of a total, of three: the codebook knows it, it says so, it names nothing else


class ColumnSays(NamedTuple):
    """A column's label where labels run across, its dimensions, and whether it is a total."""

    label: str
    dims: tuple[Dim, ...]
    across: bool


class ColumnWords:
    """Reads the headings of one table; `headings` holds those of each value column, outer first."""

    def __init__(self, layout: Layout, axes: Axes, matcher: LabelMatcher) -> None:
        """Take the table, where its labels are, and who judges them."""
        self._layout = layout
        self._axes = axes
        self._matcher = matcher
        depths = range(len(layout.headers))
        every = {text for depth in depths for text in self._texts(depth)}
        self._years = short_years(every)
        self._answers = {text for text in every if text.casefold().strip(" .") in _SAYS_NO}
        if not any(text.casefold().strip(" .") in _SAYS_YES for text in every):
            self._answers = set()
        self._over = dict(self._kinds_of_years())
        self.headings: dict[int, tuple[Heading, ...]] = {
            column.at: tuple(self._read(fold_space(text), column.at) for text in column.path)
            for column in axes.value_columns
        }
        self._share_of = self._shares_beside()
        for at, beside in self._share_of.items():
            self.headings[at] = (*self.headings[beside.at], *self.headings[at])
        self._offences = {depth for depth in depths if self._names_offences(depth)}
        self._names = tuple(self._header_name(depth) for depth in depths)
        counted = {h.unit for one in self.headings.values() for h in one if h.neutral and h.unit}
        self._of_units = len(counted) > 1
        self._units = self._side_by_side()
        self._beside = self._named_beside()
        self._wholes = frozenset(
            at for at, parts in self._beside.items() if self._is_whole(*at, parts)
        )
        self._labels_depth = self._depth_of_labels()
        self._groups = frozenset(
            text
            for depth in range(self._labels_depth)
            for text in self._texts(depth)
            if self._sorts_labels(read_heading(text))
        )
        self.headings = {
            at: tuple(heading for heading in headings if heading.text not in self._groups)
            for at, headings in self.headings.items()
        }
        periods = filter(None, map(_period_of, self.headings.values()))
        self._spans = {(period.start, period.end) for period in periods}

    def says(self, column: Column) -> ColumnSays:
        """Return what the headings of a column say."""
        label = ""
        dims: list[Dim] = []
        across = False
        if beside := self._share_of.get(column.at):
            _, over, across = self.says(beside)
            dims.extend(over)
        label_row = self._axes.label_row
        printed = self._layout.grid[label_row][column.at] if label_row >= 0 else None
        for depth, row in enumerate(self._layout.headers):
            text = header_text(self._layout, depth, column.at)
            cell = self._layout.grid[row][column.at]
            if text and row == label_row:  # a total is merged with the row above
                label = code_label(text) if self._axes.bare_codes else text
                continue
            if not text or (cell is not None and (cell.row != row or cell is printed)):
                continue
            heading = self._read(text, column.at)
            if depth < self._labels_depth and text in self._groups:
                continue
            if self._is_over_period(column.at, depth):
                continue
            total = self._is_total(column.at, depth, heading)
            across = across or total
            if heading.neutral and not total and not self._is_kept(column.at, depth, heading):
                continue
            offence = heading.offence or (depth in self._offences and not total)
            dims.append(Dim(self._names[depth], heading, offence))
        return ColumnSays(label, tuple(dims), across)

    def is_undated(self, column: Column, outer: Period | None) -> bool:
        """Return whether a column stands under no period, beside others that do.

        Where the others only repeat the `outer` period, that of the whole table, it is its own.
        """
        if _period_of(self.headings[column.at]) is not None:
            return False
        return any(span != (outer and (outer.start, outer.end)) for span in self._spans)

    def _depth_of_labels(self) -> int:
        """Return how many header rows stand above that of the outcomes, where each stands once."""
        row = self._axes.label_row
        if row not in self._layout.headers:
            return 0
        depth = self._layout.headers.index(row)
        columns = self._axes.value_columns
        labels = [header_text(self._layout, depth, column.at) for column in columns]
        return depth if len(set(labels)) == len(labels) else 0

    def _sorts_labels(self, heading: Heading) -> bool:
        """Return whether a heading over outcomes is a group of them: `Positive outcomes`.

        It adds nothing: what stands below it is a part of the same total as all others.
        """
        if heading.period is not None or heading.offence:
            return False
        match = self._matcher.match(heading.text)
        known = match.status != "none" and match.role in ("code", "group")
        return known or announces_outcome(heading.text)

    def _kinds_of_years(self) -> Iterator[tuple[int, str]]:
        """Yield what says of the years over a column which they are: over them, or over the labels.

        `Year to 31 March | 2022 | 2023` says so of its columns, and heads no labels.
        """
        labels = (c.path for c in self._axes.columns if c.at == self._axes.label_column)
        corner = tuple(chain.from_iterable(labels))
        for column in self._axes.value_columns:
            if over := kind_of_years(column.path[:-1]) or kind_of_years(corner):
                yield column.at, over

    def _read(self, text: str, at: int = -1) -> Heading:
        """Return what a heading says; `21/22` beside `22/23` is a year, `No` beside `Yes` none."""
        heading = read_below(text, self._over.get(at, ""))
        if text in self._answers:
            return heading._replace(neutral=False)
        year = self._years.get(heading.text)
        if year is None:
            return heading
        return heading._replace(period=year, neutral=False, offence=False, offence_code="")

    def all_headings(self) -> frozenset[str]:
        """Return the text of every heading over values."""
        return frozenset(heading.text for one in self.headings.values() for heading in one)

    def _is_kept(self, column: int, depth: int, heading: Heading) -> bool:
        """Return whether a heading without a name of its own tells a column from another."""
        if (column, depth) in self._units or (self._of_units and heading.unit):
            return True
        # `Number` beside a part says no more than without it.
        return (column, depth) in self._wholes and _ALL.search(heading.text) is not None

    def _is_over_period(self, column: int, depth: int) -> bool:
        """Return whether a heading only says what the period below it is: `FY` over `2019/20`."""
        path = self._path(column)
        return is_kind_of_period(path[depth]) and any(
            self._read(text, column).period is not None for text in path[depth + 1 :]
        )

    def _is_total(self, column: int, depth: int, heading: Heading) -> bool:
        """Return whether a heading is of a total, and stands beside what that is the total of.

        Under no period, beside columns that have one, it is that of all of them.
        """
        over_years = bool(self._spans) and _period_of(self.headings[column]) is None
        over = over_years or bool(self._beside.get((column, depth)))
        if not over or (column, depth) in self._wholes:
            return False
        # Beside `Victims`, `Crimes recorded` says what is counted.
        if self._of_units and heading.unit and not _TOTAL.search(heading.text):
            return False
        known = self._matcher.match(heading.text).status == "total"
        said = _TOTAL.search(heading.text) is not None
        return known + said + heading.neutral >= _SIGNS

    def _side_by_side(self) -> frozenset[tuple[int, int]]:
        """Return the headings (column, depth) that only say what is counted, each something else.

        `Crimes | Suspects | Victims` are three counts of the same outcomes.
        """
        last = len(self._layout.headers) - 1
        beside: dict[tuple[tuple[str, ...], str], dict[int, str]] = defaultdict(dict)
        for at, headings in self.headings.items():
            if (
                headings
                and headings[-1].neutral
                and self._axes.label_row != self._layout.headers[last]
            ):
                outer = tuple(heading.text for heading in headings[:-1])
                beside[outer, headings[-1].measure][at] = headings[-1].text
        return frozenset(
            (at, last)
            for texts in beside.values()
            if 1 < len(set(texts.values())) == len(texts)
            for at in texts
        )

    def _shares_beside(self) -> dict[int, Column]:
        """Return the column of numbers to each column of shares that nothing but `%` heads.

        Each follows the numbers that it is the shares of: `2019 | % | 2020 | %`. Where one of them
        has none, or a share comes first, nothing says whose they are.
        """
        columns = self._axes.value_columns
        shares = [column for column in columns if self._is_share(column)]
        paired = dict(zip(columns[1::2], columns[::2], strict=False))
        of_numbers = all(share in paired and not self._is_share(paired[share]) for share in shares)
        if (
            self._axes.label_row >= 0
            or not of_numbers
            or shares != list(columns[1::2])[: len(shares)]
        ):
            return {}
        return {share.at: paired[share] for share in shares}

    def _is_share(self, column: Column) -> bool:
        """Return whether nothing heads a column but that its numbers are percentages."""
        headings = self.headings[column.at]
        return len(headings) == 1 and headings[0].neutral and headings[0].measure == "percentage"

    def _is_whole(self, column: int, depth: int, parts: Sequence[int]) -> bool:
        """Return whether a heading stands over a whole beside one part of it: `All | DA`.

        A sum has two parts or more: this is another count of the same outcomes. Beside one year it
        may be the sum of years that stand elsewhere.
        """
        if len(parts) != 1:
            return False
        of_part = self._read(header_text(self._layout, depth, parts[0]))
        one, other = (self._layout.column_texts(at, self._layout.body) for at in (column, *parts))
        return of_part.period is None and one != other

    def _named_beside(self) -> dict[tuple[int, int], list[int]]:
        """Return the columns under a name that stand beside one under a heading without any.

        They have the same headings as that column above, and below where it has any there.
        """
        paths = {column.at: self._path(column.at) for column in self._axes.value_columns}
        texts = {text for path in paths.values() for text in path if text}
        named = set(filter(self._is_named, texts))
        nameless = {text for text in texts if self._counts_all(self._read(text))}
        beside: dict[tuple[tuple[str, ...], ...], list[int]] = defaultdict(list)
        for at, path in paths.items():
            for depth, text in enumerate(path):
                if text in named:
                    for around in {_around(path, depth), (path[:depth], ())}:
                        beside[around].append(at)
        return {
            (at, depth): beside[_around(path, depth)]
            for at, path in paths.items()
            for depth, text in enumerate(path)
            if text in nameless
        }

    def _counts_all(self, heading: Heading) -> bool:
        return heading.neutral or self._matcher.match(heading.text).status == "total"

    def _is_named(self, text: str) -> bool:
        """Return whether a heading names counts that another may be the total or the whole of.

        Beside `of which domestic abuse`, `All crimes` is no total over anything.
        """
        heading = self._read(text)
        counts = heading.measure == "count" and not _PART_OF.match(text)
        return counts and not self._counts_all(heading)

    def _path(self, column: int) -> tuple[str, ...]:
        """Return the heading of a column in each header row, '' where it began in one above."""
        return tuple(
            header_text(self._layout, depth, column)
            if (cell := self._layout.grid[row][column]) is None or cell.row == row
            else ""
            for depth, row in enumerate(self._layout.headers)
        )

    def _names_offences(self, depth: int) -> bool:
        """Return whether most headings of a header row name offences: then all of them do."""
        headings = [self._read(text) for text in self._texts(depth)]
        names = [h for h in headings if not h.neutral and h.period is None]
        return len(names) > 1 and 2 * sum(h.offence for h in names) >= len(names)

    def _header_name(self, depth: int) -> str:
        row = self._layout.headers[depth]
        name = dimension_of(tuple(self._texts(depth)))
        first = self._layout.columns[0]
        stub = self._layout.text(row, first)
        # A stub that goes down to the last row names what stands below it, not the headings.
        last = self._layout.grid[row][first] is self._layout.grid[self._layout.headers[-1]][first]
        return name or ("" if last or read_heading(stub).neutral else stub)

    def _texts(self, depth: int) -> set[str]:
        columns = self._axes.value_columns
        return {header_text(self._layout, depth, column.at) for column in columns} - {""}


def _period_of(headings: Sequence[Heading]) -> Period | None:
    return next((heading.period for heading in headings if heading.period is not None), None)


def _around(path: tuple[str, ...], depth: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the headings above and below one of a column, none below where one lacks."""
    below = path[depth + 1 :]
    return path[:depth], below if all(below) else ()
