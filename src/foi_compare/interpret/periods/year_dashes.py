"""A dash between a year and its count, where it looks like a financial year: `2019 - 20`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foi_compare.interpret.periods.period_patterns import BARE_YEAR
from foi_compare.text import fold_marks

# A financial year is seldom printed with spaces about its dash, a count nearly always is.
_DASHED = re.compile(
    rf"(?<![\d/-])(?P<y>{BARE_YEAR.pattern})\s(?P<dash>-)\s(?P<n>\d{{1,3}}(?:,\d{{3}})*)(?![\d/%]|[.,]\d|\s?-)"
)


def years_counted(texts: Iterable[str]) -> frozenset[int]:
    """Return the years of which texts print a count behind a dash, as `2020 - 10` does.

    `2019 - 20` is none by itself: it may be a financial year.
    """
    return frozenset(
        int(found["y"])
        for text in texts
        for found in _DASHED.finditer(fold_marks(text))
        if not _may_be_financial(found)
    )


def part_years_from_counts(text: str, counted: frozenset[int]) -> str:
    """Return a text of the same length in which a colon parts a year from its count.

    `counted` are the years that have a count beside this text. `2019 - 20` names a count for 2019
    only where the year before or the year after is counted in the same way.
    """
    plain = fold_marks(text)
    if not counted or len(plain) != len(text):
        return text
    letters = list(text)
    for found in _DASHED.finditer(plain):
        year = int(found["y"])
        if (
            _may_be_financial(found)
            and year not in counted
            and not counted.isdisjoint((year - 1, year + 1))
        ):
            letters[found.start("dash")] = ":"
    return "".join(letters)


def _may_be_financial(found: re.Match[str]) -> bool:
    return (int(found["y"]) + 1) % 100 == int(found["n"].replace(",", "")) and len(found["n"]) == 2
