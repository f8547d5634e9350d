"""Months and quarters that stand under a year: `Q1` and `Apr-Jun` below `2022/23`."""

from __future__ import annotations

import re
from datetime import date

from foi_compare.interpret.periods.calendar_spans import NTH, month_end, month_number, span_kind
from foi_compare.interpret.periods.period_patterns import PART
from foi_compare.model import Period
from foi_compare.text import fold_marks, fold_space

_DAYS_OF_YEAR = 366


def names_part_of_year(text: str) -> bool:
    """Return whether a text is a month, months or a quarter without a year: `January`, `Q2`."""
    return PART.fullmatch(fold_space(fold_marks(text))) is not None


def part_of_year(text: str, year: Period) -> Period | None:
    """Return the month, months or quarter that a text names in a year, else None.

    The quarters of a financial year begin in April. A part of a year has no quarters, but months:
    `Apr-Jun` under `Q1 2022/23`. In a longer period a month is not one month.
    """
    found = PART.fullmatch(fold_space(fold_marks(text)))
    if found is None or (year.end - year.start).days > _DAYS_OF_YEAR:
        return None
    if span_kind(year.start, year.end) not in ("calendar", "financial"):
        return _months_within(found, text, year)
    offset = year.start.month - 1
    months = _quarter_months(found, offset)
    named = found["a1"] or found["a2"]
    if named:
        last = found["b1"] or found["b2"] or named
        own = (month_number(named), month_number(last))
        if months not in (None, own):
            return None  # `Q1 (Apr-Jun)` is no part of a calendar year
        months = own
    if months is None:
        return None
    first, last = months
    start = date(year.start.year if first > offset else year.end.year, first, 1)
    end_year = year.start.year if last > offset else year.end.year
    end = month_end(end_year, last)
    if end < start:
        return None
    return Period(
        start=start, end=end, kind=span_kind(start, end), as_printed=f"{text} {year.as_printed}"
    )


def _months_within(found: re.Match[str], text: str, part: Period) -> Period | None:
    """Return the months that a part of a year is named by or holds, None where they are others."""
    name = found["a1"]
    if not name or found["q1"] or found["nth1"]:
        return None
    first, last = month_number(name), month_number(found["b1"] or name)
    for year in (part.start.year, part.end.year):
        start, end = date(year, first, 1), month_end(year + (last < first), last)
        if part.start <= start and end <= part.end:
            printed = f"{text} {part.as_printed}"
            return Period(start=start, end=end, kind=span_kind(start, end), as_printed=printed)
    return None


def _quarter_months(found: re.Match[str], offset: int) -> tuple[int, int] | None:
    """Return the first and last month of a quarter of a year that begins after `offset` months."""
    printed = found["q1"] or found["q2"]
    word = found["nth1"] or found["nth2"]
    if not printed and not word:
        return None
    quarter = int(printed) if printed else NTH[word.casefold()]
    first = (3 * quarter - 3 + offset) % 12 + 1
    return first, (first + 1) % 12 + 1
