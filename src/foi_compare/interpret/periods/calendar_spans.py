"""Days, months and years of the calendar as periods, and what kind of span they are.

A financial year runs from 1 April to 31 March, as the police count it.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from foi_compare.interpret.periods.period_patterns import MONTHS
from foi_compare.model import Period

# The numbers of quarters and halves in words.
NTH = dict(
    zip(
        ("first", "1st", "second", "2nd", "third", "3rd", "fourth", "4th"),
        (1, 1, 2, 2, 3, 3, 4, 4),
        strict=True,
    )
)


class FoundPeriod(NamedTuple):
    """A period with the run of characters that prints it."""

    start: int
    end: int
    period: Period


def financial_year(year: int, as_printed: str) -> Period:
    """Return the financial year that starts on 1 April of `year`."""
    return Period(
        start=date(year, 4, 1), end=date(year + 1, 3, 31), kind="financial", as_printed=as_printed
    )


def calendar_year(year: int, as_printed: str) -> Period:
    """Return the calendar year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Period(start=first, end=last, kind="calendar", as_printed=as_printed)


def month(year: int, number: int, as_printed: str) -> Period:
    """Return a month."""
    return Period(
        start=date(year, number, 1),
        end=month_end(year, number),
        kind="month",
        as_printed=as_printed,
    )


def month_end(year: int, number: int) -> date:
    """Return the last day of a month."""
    return date(year, number, calendar.monthrange(year, number)[1])


def whole_year(digits: str) -> int:
    """Return the year that two or four digits name: 80 to 99 are of the last century."""
    year = int(digits)
    return year if year > 99 else year + (1900 if year > 79 else 2000)


def month_number(name: str) -> int:
    """Return the number of a month, 1 to 12, by its name or the short form of it."""
    return MONTHS[name.rstrip(".").casefold()]


def single_day(year: int, number: int, day: int) -> tuple[date, date, str] | None:
    """Return a day as a span, None where there is no such day (31 September)."""
    try:
        single = date(year, number, day)
    except ValueError:
        return None
    return single, single, "day"


def span_kind(start: date, end: date) -> str:
    """Return what a span is: `calendar`, `financial`, `month` or `other`."""
    if start.day == 1 and end == month_end(end.year, end.month):
        if (start.month, end.month, end.year - start.year) == (1, 12, 0):
            return "calendar"
        if (start.month, end.month, end.year - start.year) == (4, 3, 1):
            return "financial"
        if (start.year, start.month) == (end.year, end.month):
            return "month"
    return "other"


def found_period(found: re.Match[str], start: date, end: date, kind: str) -> FoundPeriod:
    """Return the period of these days that a match prints."""
    printed = found[0].strip()
    return FoundPeriod(
        found.start(), found.end(), Period(start=start, end=end, kind=kind, as_printed=printed)
    )
