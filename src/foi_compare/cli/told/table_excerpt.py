"""What the outputs print around a question: the rows of its table, with the cells it asks about."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from foi_compare.answers.neighbours import Neighbours, neighbours_of
from foi_compare.cli.told.printed_totals import totals_with

if TYPE_CHECKING:
    from rich.console import Console

_LABEL_WIDTH = 30
_COLUMN_WIDTH = 10
_GAP = 2
_Record = Mapping[str, str]


class Surroundings:
    """The tables of the outputs; where there are none, nothing is shown."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Take the outputs by name; they are parsed when they are first asked for."""
        self._files = files

    @cached_property
    def _observations(self) -> Sequence[_Record]:
        return records_of(self._files.get("observations.csv", b""))

    @cached_property
    def _review(self) -> Sequence[_Record]:
        return records_of(self._files.get("review.csv", b""))

    def of(self, question: _Record) -> Neighbours | None:
        """Return the rows around what a line of the todo file asks about."""
        asked = self._asked(question)
        tables = {_table(one) for one in asked}
        around = [one for one in self._observations if _table(one) in tables]
        ids = {one.get("observation_id", "") for one in asked}
        return neighbours_of(around, ids) if around else None

    def around(self, number: _Record) -> Neighbours | None:
        """Return the rows of a table around one number of it; None where it stands in no table."""
        table = [one for one in self._observations if _table(one) == _table(number)]
        if not number.get("table") or len(table) == 1:
            return None
        return neighbours_of(table, {number.get("observation_id", "")})

    def totals_of(self, question: _Record) -> str:
        """Return which answers to a question meet the printed totals, empty where none is.

        Where another question reads the same, its totals may be those; then it is empty, too.
        """
        found = {totals_with(one, self._observations) for one in self._same(question)}
        return found.pop() if len(found) == 1 else ""

    def parts_of(self, question: _Record) -> int:
        """Return how many columns, or rows, a question is about; 0 where it cannot be seen."""
        kind = question.get("kind", "")
        if kind not in {"column", "row"}:
            return 0
        asked = self._asked(question)
        if kind == "column":
            return len({one.get("column", "") for one in asked})
        return len({(one.get("page", ""), one.get("row", "")) for one in asked})

    def _asked(self, question: _Record) -> list[_Record]:
        """Return the numbers that wait for an answer to a question."""
        same = self._same(question)
        ids = {one.get("review_id") for one in same}
        numbers = [one for one in self._observations if one.get("review_id") in ids]
        if numbers:
            return numbers
        # A number that waits for several answers names the first question alone.
        places = {(one.get("file"), one.get("page"), one.get("table")) for one in same}
        labels = {one.get("label") for one in same}
        return [
            one
            for one in self._observations
            if _table(one) in places and one.get("label") in labels
        ]

    def _same(self, question: _Record) -> list[_Record]:
        """Return the rows of `review.csv` that ask what a line of the todo file does."""
        keys = ("kind", "file", "settles")
        asked = question.get("ask", "")
        return [
            one
            for one in self._review
            if all(one.get(key) == question.get(key) for key in keys)
            and asked.startswith(one.get("ask", ""))
        ]


def records_of(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file of the outputs."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _table(one: _Record) -> tuple[str | None, ...]:
    return (one.get("file"), one.get("page"), one.get("table"))


def print_surroundings(grid: Neighbours | None, screen: Console) -> None:
    """Print the rows, with the numbers that are asked about in brackets."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    if grid is None:
        return
    fitting = max((screen.width - _LABEL_WIDTH) // (_COLUMN_WIDTH + _GAP), 1)
    taken = min(fitting, len(grid.headings)) * (_COLUMN_WIDTH + _GAP)
    longest = max((len(label) for label, _ in grid.rows), default=0)
    label_width = min(longest, max(screen.width - taken - _GAP, _LABEL_WIDTH))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _GAP, 0, 0))
    table.add_column("", width=label_width, overflow="fold")
    columns = _fitting(grid, fitting)
    for at in columns:
        number = f"column {grid.columns[at]}" if grid.columns[at] else ""
        heading = ", ".join(filter(None, (grid.headings[at], number)))
        table.add_column(Text(heading), justify="right", width=_COLUMN_WIDTH, overflow="fold")
    for label, cells in grid.rows:
        texts = [Text(f"[{c.text}]", "bold yellow") if c.asked else Text(c.text) for c in cells]
        table.add_row(Text(label), *(texts[at] for at in columns))
    screen.print(table)
    hidden = len(grid.headings) - fitting
    more = (_more(grid.left_out, "row"), _more(hidden, "column"))
    if any(more):
        screen.print(Text(f"  and {' and '.join(filter(None, more))}", "dim"))


def _more(count: int, what: str) -> str:
    return f"{count} more {what}{'' if count == 1 else 's'}" if count > 0 else ""


def _fitting(grid: Neighbours, most: int) -> list[int]:
    """Return which columns are shown: those asked about first, in the order of the page."""
    asked = {at for _, cells in grid.rows for at, cell in enumerate(cells) if cell.asked}
    chosen = sorted(range(len(grid.headings)), key=lambda at: (at not in asked, at))
    return sorted(chosen[:most])
