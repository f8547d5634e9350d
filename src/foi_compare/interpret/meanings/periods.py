"""Printed periods to spans of days: years, financial years, quarters, months, ranges of dates.

A financial year runs from 1 April to 31 March, as the police count it.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from foi_compare.interpret.meanings.period_patterns import (
    ANNOUNCING,
    BARE_YEAR,
    ENDING,
    FINANCIAL,
    FINANCIAL_ENDING,
    MONTH_RANGE,
    MONTHS,
    NAMED_PART,
    PART,
    QUARTER,
    RANGE,
    SHORT_FINANCIAL,
    SINGLE,
    TO_DATE,
    UNSETTLED,
    YEAR_UP_TO,
)
from foi_compare.model import Period
from foi_compare.text import fold_marks, fold_space

# A list of crimes prints the same few texts in thousands of cells.
_REPEATED = 2**14
_DAYS_OF_YEAR = 366
_NTH = dict(
    zip(
        ("first", "1st", "second", "2nd", "third", "3rd", "fourth", "4th"),
        (1, 1, 2, 2, 3, 3, 4, 4),
        strict=True,
    )
)


_Span = tuple[int, int]


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
        end=_month_end(year, number),
        kind="month",
        as_printed=as_printed,
    )


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
    for span in _of_no_year(plain):
        if not _meets(span, unsettled):
            insort(unsettled, span)
    for read in _READERS:
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
    A heading with two periods gives None: it is a sentence, or a table of its own.
    """
    found = find_periods(text)
    if len(found) != 1:
        return None
    start, end, period = found[0]
    rest = fold_space(text[:start] + " " + text[end:])
    rest = ANNOUNCING.sub(" ", rest)
    rest = fold_space(re.sub(r"^[\s\-–—:,.()*†‡/]+|[\s\-–—:,.(*†‡/]+$|\(\s*\)|^\)|^\]", " ", rest))
    return period, rest


def period_of(text: str) -> Period | None:
    """Return the period that a heading is, whatever else it says; None where it names none."""
    found = heading_period(text)
    return found[0] if found is not None else None


def _month_end(year: int, number: int) -> date:
    return date(year, number, calendar.monthrange(year, number)[1])


def _century(digits: str) -> int:
    year = int(digits)
    return year if year > 99 else year + (1900 if year > 79 else 2000)


def _month_number(name: str) -> int:
    return MONTHS[name.rstrip(".").casefold()]


def _bounds(found: re.Match[str], n: int) -> tuple[date, date, str] | None:
    """Return the first and last day of the n-th date of a match, and how precise it is."""
    for day, mon, year in ((f"d{n}", f"m{n}", f"y{n}"), (f"dd{n}", f"mm{n}", f"yy{n}")):
        if found[day]:
            return _day(_century(found[year]), _month_number(found[mon]), int(found[day]))
    for day, mon, year in ((f"dn{n}", f"mn{n}", f"yn{n}"), (f"di{n}", f"mi{n}", f"yi{n}")):
        if found[day]:
            return _day(_century(found[year]), int(found[mon]), int(found[day]))
    if found[f"mo{n}"]:
        if len(found[f"my{n}"]) == 2 and found[f"mo{n}"].islower():
            return None  # `there may 20 crimes`
        year_number, month_number = _century(found[f"my{n}"]), _month_number(found[f"mo{n}"])
        first = date(year_number, month_number, 1)
        return first, _month_end(year_number, month_number), "month"
    year_number = int(found[f"yo{n}"])
    return date(year_number, 1, 1), date(year_number, 12, 31), "year"


def _day(year: int, number: int, day: int) -> tuple[date, date, str] | None:
    try:
        single = date(year, number, day)
    except ValueError:
        return None
    return single, single, "day"


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
    if _span_kind(year.start, year.end) not in ("calendar", "financial"):
        return _months_within(found, text, year)
    offset = year.start.month - 1
    months = _quarter_months(found, offset)
    named = found["a1"] or found["a2"]
    if named:
        last = found["b1"] or found["b2"] or named
        own = (_month_number(named), _month_number(last))
        if months not in (None, own):
            return None  # `Q1 (Apr-Jun)` is no part of a calendar year
        months = own
    if months is None:
        return None
    first, last = months
    start = date(year.start.year if first > offset else year.end.year, first, 1)
    end_year = year.start.year if last > offset else year.end.year
    end = _month_end(end_year, last)
    if end < start:
        return None
    return Period(
        start=start, end=end, kind=_span_kind(start, end), as_printed=f"{text} {year.as_printed}"
    )


def _months_within(found: re.Match[str], text: str, part: Period) -> Period | None:
    """Return the months that a part of a year is named by or holds, None where they are others."""
    name = found["a1"]
    if not name or found["q1"] or found["nth1"]:
        return None
    first, last = _month_number(name), _month_number(found["b1"] or name)
    for year in (part.start.year, part.end.year):
        start, end = date(year, first, 1), _month_end(year + (last < first), last)
        if part.start <= start and end <= part.end:
            printed = f"{text} {part.as_printed}"
            return Period(start=start, end=end, kind=_span_kind(start, end), as_printed=printed)
    return None


def _quarter_months(found: re.Match[str], offset: int) -> tuple[int, int] | None:
    """Return the first and last month of a quarter of a year that begins after `offset` months."""
    printed = found["q1"] or found["q2"]
    word = found["nth1"] or found["nth2"]
    if not printed and not word:
        return None
    quarter = int(printed) if printed else _NTH[word.casefold()]
    first = (3 * quarter - 3 + offset) % 12 + 1
    return first, (first + 1) % 12 + 1


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
        kind = _span_kind(first[0], last[1])
        periods.append(_found(found, first[0], last[1], kind))
    return periods


def _span_kind(start: date, end: date) -> str:
    if start.day == 1 and end == _month_end(end.year, end.month):
        if (start.month, end.month, end.year - start.year) == (1, 12, 0):
            return "calendar"
        if (start.month, end.month, end.year - start.year) == (4, 3, 1):
            return "financial"
        if (start.year, start.month) == (end.year, end.month):
            return "month"
    return "other"


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
            end = _month_end(year, int(following))  # `2023-07`; `2010-12` may be three years
            periods.append(_found(found, end.replace(day=1), end, "month"))
    for found in SHORT_FINANCIAL.finditer(text):
        if (int(found["y"]) + 1) % 100 == int(found["z"]):
            year = _century(found["y"])
            periods.append(FoundPeriod(found.start(), found.end(), financial_year(year, found[0])))
    for found in FINANCIAL_ENDING.finditer(text):
        ended = financial_year(int(found["y"]) - 1, found[0])
        periods.append(FoundPeriod(found.start(), found.end(), ended))
    return periods


def _years_ending(text: str) -> list[FoundPeriod]:
    periods = []
    for found in ENDING.finditer(text):
        year, number = _century(found["y"]), _month_number(found["m"])
        end = _month_end(year, number)
        before = 3 if found["quarter"] else 6 if found["half"] else 12
        years, month = divmod(12 * year + number - before, 12)
        start = date(years, month + 1, 1)
        periods.append(_found(found, start, end, _span_kind(start, end)))
    return periods


def _quarters(text: str) -> list[FoundPeriod]:
    """Return the quarters and the halves of years."""
    periods = []
    for found in QUARTER.finditer(text):
        quarter, half, word = (found[f"{name}1"] or found[f"{name}2"] for name in "qhw")
        months = 3 if quarter else 6
        nth = int(quarter or half or _NTH[word.casefold()])
        year = int(found["y"] or found["y2"])
        number = months * (nth - 1) + 1
        if found["z"] or found["z2"]:  # those of a financial year start in April
            number += 3
            if number > 12:
                year, number = year + 1, number - 12
        after = number + months - 1
        end = _month_end(year + (after > 12), after - 12 * (after > 12))
        periods.append(_found(found, date(year, number, 1), end, "other"))
    return periods


def _named_parts(text: str) -> list[FoundPeriod]:
    """Return the months that stand beside a year and perhaps their quarter: `Q2 (Jul-Sep) 2023`."""
    named = ((found, _months_named(found)) for found in NAMED_PART.finditer(text))
    return [_found(found, *bounds, _span_kind(*bounds)) for found, bounds in named if bounds]


def _of_no_year(text: str) -> Iterator[_Span]:
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
    first, last = _month_number(said["a"]), _month_number(said.get("b") or said["a"])
    year, following = _century(said.get("y") or said["s"]), said.get("z") or said.get("t")
    nth = said.get("q") or said.get("h") or _NTH.get(said.get("nth", "").casefold())
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
    return date(start, first, 1), _month_end(end, last)


def _ranges_within_a_year(text: str) -> list[FoundPeriod]:
    """Return the days and months whose year is printed once: `between 1 May and 30 June 2023`.

    `1 May and 30 June 2023` are two days.
    """
    periods = []
    for found in MONTH_RANGE.finditer(text):
        if found["and"] and not found["between"]:
            continue
        first, last = _month_number(found["a"]), _month_number(found["b"])
        year = _century(found["y"])
        if found["da"] and not found["db"]:
            continue  # `2 Jul-Sep 2023`: no day, but the number of a quarter or a list
        start = _day(year - (first > last), first, int(found["da"] or 1))
        end = _day(year, last, int(found["db"] or calendar.monthrange(year, last)[1]))
        if start is not None and end is not None and start[0] < end[0]:
            periods.append(_found(found, start[0], end[0], _span_kind(start[0], end[0])))
    return periods


def _part_years(text: str) -> list[FoundPeriod]:
    periods = []
    for found in YEAR_UP_TO.finditer(text):
        year = _year_of(found)
        end = _last_day(found, year) if year is not None else None
        if year is not None and end is not None and year.start <= end <= year.end:
            periods.append(_found(found, year.start, end, _span_kind(year.start, end)))
    for found in TO_DATE.finditer(text):
        # How far it goes is not printed: the year is the most that can be said.
        year = _year_of(found)
        if year is not None:
            periods.append(_found(found, year.start, year.end, "part"))
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
        bounds = _day(int(found["yn"]), int(found["mn"]), int(found["dn"]))
        return bounds[1] if bounds else None
    number = _month_number(found["m"])
    own = year.start.year if number >= year.start.month else year.end.year
    named = int(found["y3"] or own)
    bounds = _day(named, number, int(found["d"])) if found["d"] else None
    if found["d"]:
        return bounds[1] if bounds else None
    return _month_end(named, number)


def _singles(text: str) -> list[FoundPeriod]:
    periods = []
    for found in SINGLE.finditer(text):
        bounds = _bounds(found, 1)
        if bounds is None or bounds[2] == "day":
            continue
        kind = "month" if bounds[2] == "month" else "calendar"
        periods.append(_found(found, bounds[0], bounds[1], kind))
    return periods


def _days(text: str) -> list[FoundPeriod]:
    return [
        _found(found, bounds[0], bounds[1], "day")
        for found in SINGLE.finditer(text)
        if (bounds := _bounds(found, 1)) is not None and bounds[2] == "day"
    ]


@lru_cache(maxsize=2**12)
def find_days(text: str) -> tuple[FoundPeriod, ...]:
    """Return the single days that a text prints, in order."""
    if text.isdecimal():
        return ()
    plain = fold_marks(text) if len(fold_marks(text)) == len(text) else text
    return tuple(_days(plain))


def _found(found: re.Match[str], start: date, end: date, kind: str) -> FoundPeriod:
    printed = found[0].strip()
    return FoundPeriod(
        found.start(), found.end(), Period(start=start, end=end, kind=kind, as_printed=printed)
    )


_READERS = (
    _years_ending,
    _named_parts,
    _quarters,
    _ranges_within_a_year,
    _ranges,
    _part_years,
    _financial_years,
    _singles,
)
