"""The single days that a text prints, however it writes them: `3 April 2021`, `03/04/21`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr",
            "february feb chwefror",
            "march mar mawrth",
            "april apr ebrill",
            "may mai",
            "june jun mehefin",
            "july jul gorffennaf",
            "august aug awst",
            "september sept sep medi",
            "october oct hydref",
            "november nov tachwedd",
            "december dec rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
MONTH = f"(?:{MONTH_NAMES})" + r"\.?"
_DATE = re.compile(
    rf"(?<![\d/.-])(?:(?P<d1>\d{{1,2}})\s?(?:st|nd|rd|th|ain|af|fed"
    rf"|eg)?(?:\s+day)?(?:\s+of)?[\s,-]+(?:{MONTH}\s?/\s?)?(?P<m1>{MONTH})"
    r"[\s,-]+'?(?P<y1>\d{4}|\d\d)(?!\d)"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})(?!\d)"
    r"|(?P<d3>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<m3>\d{1,2})\s?(?P=mark)\s?(?P<y3>\d{4}|\d\d)"
    r"(?![\d/.-]*\d)"
    r"|(?P<y4>\d{4})-(?P<m4>\d\d)-(?P<d4>\d\d)(?!\d))",
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2060


class PrintedDate(NamedTuple):
    """A date as printed; `day` is None where no such day exists."""

    start: int
    end: int
    text: str
    day: date | None


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """Return the single days that a text prints, in order, those that do not exist included."""
    folded = plain(text)
    return tuple(
        PrintedDate(
            found.start(), found.end(), text[found.start() : found.end()].strip(), _day(found)
        )
        for found in _DATE.finditer(folded)
        if _possible_year(found)
    )


def _year(found: re.Match[str]) -> int:
    year = int(next(found[f"y{n}"] for n in "1234" if found[f"d{n}"]))
    return year + 2000 if year < 100 else year


def _possible_year(found: re.Match[str]) -> bool:
    """Return whether the year can be one: `25/03/2584` is a reference and no date."""
    return _FIRST_YEAR <= _year(found) <= _LAST_YEAR


def _day(found: re.Match[str]) -> date | None:
    number = next(n for n in "1234" if found[f"d{n}"])
    printed = found[f"m{number}"]
    month = int(printed) if printed.isdigit() else _MONTHS[printed.rstrip(".")]
    try:
        return date(_year(found), month, int(found[f"d{number}"]))
    except ValueError:
        return None
