"""The forms in which periods are printed, each to the span of days that it means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from foi_compare.interpret.periods.calendar_spans import (
    NTH,
    FoundPeriod,
    calendar_year,
    financial_year,
    found_period,
    month_end,
    month_number,
    single_day,
    span_kind,
    whole_year,
)
from foi_compare.interpret.periods.period_patterns import (
    ENDING,
    FINANCIAL,
    FINANCIAL_ENDING,
    MONTH_RANGE,
    NAMED_PART,
    QUARTER,
    RANGE,
    SHORT_FINANCIAL,
    SINGLE,
    TO_DATE,
    YEAR_UP_TO,
)
from foi_compare.model import Period

_Span = tuple[int, int]


def _ranges(text: str) -> list[FoundPeriod]:
    periods = []
    for found in RANGE.finditer(text):
        first, last = _bounds(found, 1), _bounds(found, 2)
        if first is None or last is None or last[1] <= first[0]:
            continue
        dashed = (
            first[2] == last[2] == "year" and "-" in text[found.end("yo1") : found.start("yo2")]
        )
        if dashed and last[0].year == first[0].year + 1:
            continue  # `2019-2020` is one financial year; `2018-2023` is a run of years
        kind = span_kind(first[0], last[1])
        periods.append(found_period(found, first[0], last[1], kind))
    return periods


def _financial_years(text: str) -> list[FoundPeriod]:
    periods = []
    for found in FINANCIAL.finditer(text):
        year, following = int(found["y"]), found["z"]
        if (year + 1) % 100 == int(following) % 100 and (
            len(following) == 2 or int(following) == year + 1
        ):
            periods.append(
                FoundPeriod(found.start(), found.end(), financial_year(year, found[0].strip()))
            )
        elif found[0] == f"{year}-{following}" and 0 < int(following) < min(13, year % 100):
            end = month_end(year, int(following))  # `2023-07`; `2010-12` may be three years
            periods.append(found_period(found, end.replace(day=1), end, "month"))
    for found in SHORT_FINANCIAL.finditer(text):
        if (int(found["y"]) + 1) % 100 == int(found["z"]):
            year = whole_year(found["y"])
            periods.append(FoundPeriod(found.start(), found.end(), financial_year(year, found[0])))
    for found in FINANCIAL_ENDING.finditer(text):
        ended = financial_year(int(found["y"]) - 1, found[0])
        periods.append(FoundPeriod(found.start(), found.end(), ended))
    return periods


def _years_ending(text: str) -> list[FoundPeriod]:
    periods = []
    for found in ENDING.finditer(text):
        year, number = whole_year(found["y"]), month_number(found["m"])
        end = month_end(year, number)
        before = 3 if found["quarter"] else 6 if found["half"] else 12
        years, month = divmod(12 * year + number - before, 12)
        start = date(years, month + 1, 1)
        periods.append(found_period(found, start, end, span_kind(start, end)))
    return periods


def _quarters(text: str) -> list[FoundPeriod]:
    """Return the quarters and the halves of years."""
    periods = []
    for found in QUARTER.finditer(text):
        quarter, half, word = (found[f"{name}1"] or found[f"{name}2"] for name in "qhw")
        months = 3 if quarter else 6
        nth = int(quarter or half or NTH[word.casefold()])
        year = int(found["y"] or found["y2"])
        number = months * (nth - 1) + 1
        if found["z"] or found["z2"]:  # those of a financial year start in April
            number += 3
            if number > 12:
                year, number = year + 1, number - 12
        after = number + months - 1
        end = month_end(year + (after > 12), after - 12 * (after > 12))
        periods.append(found_period(found, date(year, number, 1), end, "other"))
    return periods


def _named_parts(text: str) -> list[FoundPeriod]:
    """Return the months that stand beside a year and perhaps their quarter: `Q2 (Jul-Sep) 2023`."""
    named = ((found, _months_named(found)) for found in NAMED_PART.finditer(text))
    return [found_period(found, *bounds, span_kind(*bounds)) for found, bounds in named if bounds]


def spans_of_no_year(text: str) -> Iterator[_Span]:
    """Yield where months stand beside a year of which nothing says whether it is theirs."""
    yield from (one.span() for one in NAMED_PART.finditer(text) if _months_named(one) is None)


def _months_named(found: re.Match[str]) -> tuple[date, date] | None:
    """Return the first and last day of the months of a match, None where nothing says which.

    The quarters of a year begin in January or in April. The last of those that begin in April
    stands in the year after, which a year that is printed alone says only behind the months.
    """
    said = {name.rstrip("0123456789"): text for name, text in found.groupdict().items() if text}
    behind = (
        re.search(rf"{said.get('b')}[\s,]*'?{said.get('y') or said['s']}", found[0]) is not None
    )
    first, last = month_number(said["a"]), month_number(said.get("b") or said["a"])
    year, following = whole_year(said.get("y") or said["s"]), said.get("z") or said.get("t")
    nth = said.get("q") or said.get("h") or NTH.get(said.get("nth", "").casefold())
    months = 3 if "q" in said or "qw" in said else 6
    begins = {(first - 1 - months * (int(nth) - 1)) % 12 + 1} if nth else {1, 4}
    whole = not nth or (last - first) % 12 == months - 1
    if following and (int(following) % 100 != (year + 1) % 100 or not begins & {4}):
        return None
    unsaid = nth and begins == {4} and first < 4 and not (following or behind)
    if not whole or not begins & {1, 4} or unsaid:
        return None
    start = year + (first < 4) if following else year - (first > last)
    end = start + (first > last)
    return date(start, first, 1), month_end(end, last)


def _ranges_within_a_year(text: str) -> list[FoundPeriod]:
    """Return the days and months whose year is printed once: `between 1 May and 30 June 2023`.

    `1 May and 30 June 2023` are two days.
    """
    periods = []
    for found in MONTH_RANGE.finditer(text):
        if found["and"] and not found["between"]:
            continue
        first, last = month_number(found["a"]), month_number(found["b"])
        year = whole_year(found["y"])
        if found["da"] and not found["db"]:
            continue  # `2 Jul-Sep 2023`: no day, but the number of a quarter or a list
        start = single_day(year - (first > last), first, int(found["da"] or 1))
        end = single_day(year, last, int(found["db"] or calendar.monthrange(year, last)[1]))
        if start is not None and end is not None and start[0] < end[0]:
            periods.append(found_period(found, start[0], end[0], span_kind(start[0], end[0])))
    return periods


def _part_years(text: str) -> list[FoundPeriod]:
    periods = []
    for found in YEAR_UP_TO.finditer(text):
        year = _year_of(found)
        end = _last_day(found, year) if year is not None else None
        if year is not None and end is not None and year.start <= end <= year.end:
            periods.append(found_period(found, year.start, end, span_kind(year.start, end)))
    for found in TO_DATE.finditer(text):
        # How far it goes is not printed: the year is the most that can be said.
        year = _year_of(found)
        if year is not None:
            periods.append(found_period(found, year.start, year.end, "part"))
    return periods


def _year_of(found: re.Match[str]) -> Period | None:
    """Return the calendar or financial year that a match names in its groups `y` and `z`."""
    year, following = int(found["y"]), found["z"]
    if not following:
        return calendar_year(year, found["y"])
    if int(following) not in (year + 1, (year + 1) % 100):
        return None
    return financial_year(year, f"{year}/{following}")


def _last_day(found: re.Match[str], year: Period) -> date | None:
    """Return the day up to which a match counts; without a year it is one of `year`."""
    if found["mn"]:
        bounds = single_day(int(found["yn"]), int(found["mn"]), int(found["dn"]))
        return bounds[1] if bounds else None
    number = month_number(found["m"])
    own = year.start.year if number >= year.start.month else year.end.year
    named = int(found["y3"] or own)
    bounds = single_day(named, number, int(found["d"])) if found["d"] else None
    if found["d"]:
        return bounds[1] if bounds else None
    return month_end(named, number)


def _singles(text: str) -> list[FoundPeriod]:
    periods = []
    for found in SINGLE.finditer(text):
        bounds = _bounds(found, 1)
        if bounds is None or bounds[2] == "day":
            continue
        kind = "month" if bounds[2] == "month" else "calendar"
        periods.append(found_period(found, bounds[0], bounds[1], kind))
    return periods


def printed_days(text: str) -> list[FoundPeriod]:
    """Return the single days that a text prints, in order."""
    return [
        found_period(found, bounds[0], bounds[1], "day")
        for found in SINGLE.finditer(text)
        if (bounds := _bounds(found, 1)) is not None and bounds[2] == "day"
    ]


def _bounds(found: re.Match[str], n: int) -> tuple[date, date, str] | None:
    """Return the first and last day of the n-th date of a match, and how precise it is."""
    for day, mon, year in ((f"d{n}", f"m{n}", f"y{n}"), (f"dd{n}", f"mm{n}", f"yy{n}")):
        if found[day]:
            return single_day(whole_year(found[year]), month_number(found[mon]), int(found[day]))
    for day, mon, year in ((f"dn{n}", f"mn{n}", f"yn{n}"), (f"di{n}", f"mi{n}", f"yi{n}")):
        if found[day]:
            return single_day(whole_year(found[year]), int(found[mon]), int(found[day]))
    if found[f"mo{n}"]:
        if len(found[f"my{n}"]) == 2 and found[f"mo{n}"].islower():
            return None  # `there may 20 crimes`
        in_year, in_month = whole_year(found[f"my{n}"]), month_number(found[f"mo{n}"])
        first = date(in_year, in_month, 1)
        return first, month_end(in_year, in_month), "month"
    whole = int(found[f"yo{n}"])
    return date(whole, 1, 1), date(whole, 12, 31), "year"


# The first that finds a period has it: what comes later may not overlap.
KINDS_OF_PERIODS: Final[tuple[Callable[[str], list[FoundPeriod]], ...]] = (
    _years_ending,
    _named_parts,
    _quarters,
    _ranges_within_a_year,
    _ranges,
    _part_years,
    _financial_years,
    _singles,
)
