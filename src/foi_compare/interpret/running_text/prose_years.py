"""The periods of a sentence to the one of each of its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from foi_compare.interpret.language.sentences import Sentence
from foi_compare.interpret.periods.calendar_spans import calendar_year, financial_year
from foi_compare.interpret.running_text.prose_counts import Count
from foi_compare.model import Period

# Two years at the end of a list.
_LAST_OF_LIST = re.compile(r"(?P<first>(?:19|20)\d\d),?\s(?:and|&)\s(?P<last>(?:19|20)\d\d)")
_RESPECTIVELY = re.compile(r"\brespectively\b")

Dated = tuple[int, int, Period]  # where it begins and ends in the text, and which it is


def periods_apart(text: str, inside: Sequence[Dated]) -> list[Dated]:
    """Return the periods of a sentence, the last two of a list apart: `2020, 2021 and 2022`.

    By themselves `2021 and 2022` are one time.
    """
    found: list[Dated] = []
    for start, end, period in inside:
        pair = _LAST_OF_LIST.fullmatch(text, start, end)
        before = text[found[-1][1] : start].strip() if found else ""
        if pair is None or before != ",":
            found.append((start, end, period))
            continue
        for year in ("first", "last"):
            own = calendar_year(int(pair[year]), pair[year])
            found.append((pair.start(year), pair.end(year), own))
    return found


def years_in_turn(
    folded: str,
    sentence: Sentence,
    counts: Sequence[Count],
    inside: Sequence[Dated],
) -> list[Period] | None:
    """Return the years of `between 2021 and 2023 … 4, 6 and 9 respectively`."""
    if not _RESPECTIVELY.search(folded[sentence.start : sentence.end]):
        return None
    if len(inside) == 2:
        return _years_between(folded, counts, inside[0], inside[1])
    if len(inside) != 1:
        return None
    span = inside[0][2]
    first, last = span.start.year, span.end.year
    if (span.start, span.end) != (date(first, 1, 1), date(last, 12, 31)):
        return None
    if last - first + 1 != len(counts):
        return None
    return [calendar_year(year, str(year)) for year in range(first, last + 1)]


def _years_between(
    folded: str,
    counts: Sequence[Count],
    first: Dated,
    last: Dated,
) -> list[Period] | None:
    """Return the years from one printed year to another, printed as the first one is."""
    joined = re.fullmatch(r"\s*(?:and|to|-|until)\s*", folded[first[1] : last[0]]) is not None
    kind = first[2].kind
    span = last[2].start.year - first[2].start.year + 1
    if not joined or kind != last[2].kind or span != len(counts):
        return None
    if kind not in {"calendar", "financial"}:
        return None
    years = []
    for step in range(span):
        year = first[2].start.year + step
        printed = _like(first[2].as_printed, first[2].start.year, year)
        years.append(
            financial_year(year, printed) if kind == "financial" else calendar_year(year, printed)
        )
    return years


def _like(printed: str, year: int, wanted: int) -> str:
    """Return a year printed as another one is: `FY 2021/22` as `FY 2020/21`."""
    later = re.sub(rf"{year + 1}(?!\d)", str(wanted + 1), printed)
    if later == printed:
        later = re.sub(
            rf"(?<=\D){(year + 1) % 100:02d}(?!\d)", f"{(wanted + 1) % 100:02d}", printed
        )
    return later.replace(str(year), str(wanted), 1)


def period_of_number(
    inside: Sequence[Dated],
    periods: list[int] | None,
    years: list[Period] | None,
    index: int,
) -> tuple[Period | None, str, str]:
    """Return period, series and doubt of one of several numbers."""
    if years is not None:
        return years[index], years[index].as_printed, ""
    if periods is not None:
        found = inside[periods[index]][2]
        return found, found.as_printed, ""
    if len(inside) == 1:
        return inside[0][2], "", ""
    if inside:
        return None, "", "the sentence names several periods and does not say which number is whose"
    return None, "", ""
