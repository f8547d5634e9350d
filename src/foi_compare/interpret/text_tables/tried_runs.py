"""Runs of rows that were tried and are about something else, so that no rest of one is read again.

A run that fails is tried once more from its second row, from its third, and so on: the labels that
are no outcomes may stand before those that are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foi_compare.interpret.table_layout.flat_lines import Row

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher


class Tried:
    """The rows of the run that was read last, with what each rest of it is about."""

    def __init__(self) -> None:
        self._rows: Sequence[Row] = ()
        self._about: Sequence[bool] = ()
        self._places: dict[int, int] = {}

    def note(self, rows: Sequence[Row], matcher: LabelMatcher) -> None:
        """Note a run that was read; one with headings between its rows is not kept."""
        self._rows = rows if all(row.values for row in rows) else ()
        self._about = about_outcomes_from(self._rows, matcher)
        self._places = {row.lines[0]: place for place, row in enumerate(self._rows)}

    def fails(self, line: int) -> bool:
        """Return whether a line begins the rest of the run, two rows or more, and that fails."""
        place = self._places.get(line, 0)
        return 0 < place < len(self._rows) - 1 and not self._about[place]

    def first_two(self, line: int) -> Sequence[Row]:
        """Return the first two rows of the rest that begins at a line."""
        place = self._places[line]
        return self._rows[place : place + 2]


def about_outcomes_from(rows: Sequence[Row], matcher: LabelMatcher) -> list[bool]:
    """Return for each row whether it and those below it are about outcomes.

    They are where at least half of their labels are known, totals left out of account.
    """
    found: list[bool] = []
    judged = hits = 0
    for row in reversed(rows):
        status = matcher.match(row.label).status
        judged += status != "total"
        hits += status in ("matched", "ambiguous")
        found.append(judged > 0 and 2 * hits >= judged)
    return found[::-1]
