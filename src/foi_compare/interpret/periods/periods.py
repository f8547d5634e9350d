"""Printed periods to spans of days: years, financial years, quarters, months, ranges of dates."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import lru_cache

from foi_compare.interpret.periods.calendar_spans import FoundPeriod
from foi_compare.interpret.periods.kinds_of_periods import (
    KINDS_OF_PERIODS,
    printed_days,
    spans_of_no_year,
)
from foi_compare.interpret.periods.period_patterns import ANNOUNCING, BARE_YEAR, UNSETTLED
from foi_compare.model import Period
from foi_compare.text import fold_marks, fold_space

# A list of crimes prints the same few texts in thousands of cells.
_REPEATED = 2**14

_Span = tuple[int, int]


def periods_from(text: str, start: int, end: int) -> Sequence[FoundPeriod]:
    """Return the periods of a text that begin from one place on and before another."""
    found = find_periods(text)
    first = bisect_left(found, start, key=_start)
    return found[first : bisect_left(found, end, first, key=_start)]


@lru_cache(maxsize=_REPEATED)
def find_periods(text: str) -> tuple[FoundPeriod, ...]:
    """Return the periods that a text prints, in order and without overlap.

    Dates that do not exist (31 September) are no period. A single day is none either: it is the
    date of something. A bare year counts as the calendar year.
    """
    if text.isdecimal() and BARE_YEAR.fullmatch(text) is None:
        return ()  # as the numbers of rows, of which a list has thousands
    plain = fold_marks(text) if len(fold_marks(text)) == len(text) else text
    taken: list[FoundPeriod] = []
    unsettled = [found.span() for found in UNSETTLED.finditer(plain)]
    for span in spans_of_no_year(plain):
        if not _meets(span, unsettled):
            insort(unsettled, span)
    for read in KINDS_OF_PERIODS:
        for found in read(plain):
            if not _meets(found, unsettled) and not _meets(found, taken):
                insort(taken, found, key=_start)
    return tuple(taken)


def _meets(found: _Span | FoundPeriod, spans: Sequence[_Span | FoundPeriod]) -> bool:
    """Return whether a period overlaps one of some spans, which stand in order and apart."""
    at = bisect_left(spans, found[1], key=_start)
    return at > 0 and spans[at - 1][1] > found[0]


def _start(span: _Span | FoundPeriod) -> int:
    return span[0]


@lru_cache(maxsize=_REPEATED)
def heading_period(text: str) -> tuple[Period, str] | None:
    """Return the period of a heading and what else the heading says, or None.

    `2021/22` gives an empty rest; `Cumberland Infirmary 2021/22` gives `Cumberland Infirmary`;
    words that only announce a period or a count (`Financial year`, `Number of crimes`) are no rest.
    A heading with two periods gives None: it is a sentence, or a table of its own; one that says
    its period twice has one: `2023/24 (1 April 2023 to 31 March 2024)`.
    """
    found = find_periods(text)
    if len({(one.period.start, one.period.end) for one in found}) != 1:
        return None
    period = found[0].period
    rest = text
    for one in reversed(found):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    rest = fold_space(rest)
    rest = ANNOUNCING.sub(" ", rest)
    rest = fold_space(re.sub(r"^[\s\-–—:,.()*†‡/]+|[\s\-–—:,.(*†‡/]+$|\(\s*\)|^\)|^\]", " ", rest))
    return period, rest


def period_of(text: str) -> Period | None:
    """Return the period that a heading is, whatever else it says; None where it names none."""
    found = heading_period(text)
    return found[0] if found is not None else None


@lru_cache(maxsize=2**12)
def find_days(text: str) -> tuple[FoundPeriod, ...]:
    """Return the single days that a text prints, in order."""
    if text.isdecimal():
        return ()
    plain = fold_marks(text) if len(fold_marks(text)) == len(text) else text
    return tuple(printed_days(plain))
