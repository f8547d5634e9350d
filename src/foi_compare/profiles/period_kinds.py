"""The days of a period to its kind, and to the words for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from foi_compare.model import Period, PeriodKind, Span

_YEAR = 365
_LAST = 10**6
_DAY = timedelta(days=1)

# The plural that stands in `calendar years, the others financial years`.
KIND_WORDS: Mapping[PeriodKind, str] = {
    "calendar": "calendar years",
    "financial": "financial years",
    "quarter": "quarters",
    "month": "months",
    "year": "years that begin on another day",
    "years": "several years together",
    "part": "parts of a year",
    "other": "spans of other days",
    "none": "no stated period",
}


def span_of(period: Period | None) -> Span | None:
    """Return the days of a period."""
    return None if period is None else Span(period.start, period.end)


def kind_of(span: Span | None) -> PeriodKind:
    """Return what kind of period its days make, however it is printed.

    A financial year runs from 1 April to 31 March, as the police count it. A year that is named
    from a day to the same day (1 July 2021 to 1 July 2022) is a year.
    """
    if span is None:
        return "none"
    start, end = span
    after = end + _DAY
    months = (after.year - start.year) * 12 + after.month - start.month
    if start.day == 1 and after.day == 1:
        return _of_whole_months(start, months)
    days = (end - start).days
    if _YEAR - 1 <= days <= _YEAR + 1:
        return "year"
    if days < _YEAR:
        return "part"
    return "years" if months % 12 == 0 and abs(after.day - start.day) <= 1 else "other"


def _of_whole_months(start: date, months: int) -> PeriodKind:
    if months == 12:
        return {1: "calendar", 4: "financial"}.get(start.month, "year")  # type: ignore[return-value]
    if months == 3 and start.month % 3 == 1:
        return "quarter"
    if months == 1:
        return "month"
    if months < 12:
        return "part"
    return "years" if months % 12 == 0 else "other"


def words_for(span: Span) -> str:
    """Return a period as a person writes it: `2018`, `2018/19`, `June 2020`, or its days."""
    kind = kind_of(span)
    if kind == "calendar":
        return str(span.start.year)
    if kind == "financial":
        return f"{span.start.year}/{span.end.year % 100:02}"
    if kind == "month":
        return f"{span.start:%B} {span.start.year}"
    return f"{_day(span.start)} to {_day(span.end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def range_words(spans: Iterable[Span]) -> str:
    """Return periods in few words: runs of years as `2018 to 2023`, others one by one."""
    ordered = sorted(set(spans))
    if len(ordered) > 2 and _in_a_row(ordered):
        first, last = ordered[0], ordered[-1]
        if kind_of(first) in {"calendar", "financial", "month"}:
            return f"{words_for(first)} to {words_for(last)}"
        return f"{_day(first.start)} to {_day(last.end)}"
    return listed([words_for(span) for span in ordered])


def _in_a_row(ordered: Sequence[Span]) -> bool:
    pairs = pairwise(ordered)
    return all(
        left.end + _DAY == right.start and kind_of(left) == kind_of(right) for left, right in pairs
    )


def years_within(whole: Span, kind: PeriodKind) -> tuple[Span, ...]:
    """Return the calendar or financial years that lie within a span; none for other kinds."""
    if kind not in {"calendar", "financial"}:
        return ()
    first = 1 if kind == "calendar" else 4
    years = (
        Span(date(year, first, 1), date(year + 1, first, 1) - _DAY)
        for year in range(whole.start.year, whole.end.year + 1)
    )
    return tuple(year for year in years if whole.start <= year.start and year.end <= whole.end)


def natural(code: str) -> tuple[int, str]:
    """Return a key that sorts `2` before `10`, `1` before `1A`, and names last."""
    digits = "".join(character for character in code if character.isdigit())
    return (int(digits) if digits and code[0].isdigit() else _LAST, code)


def listed(words: Sequence[str], most: int = 6) -> str:
    """Return words as `a, b and c`; more than `most` are cut off with their number."""
    if len(words) > most:
        return f"{', '.join(words[: most - 1])} and {len(words) - most + 1} more"
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
