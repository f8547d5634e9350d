"""Labels that begin or end with a year: `2021 Charged | 3`, `Charged 2021 | 3`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.periods.periods import find_periods
from foi_compare.interpret.table_layout.laid_out import Layout
from foi_compare.text import fold_space

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher

_FEWEST = 2
_MARKS = " -\u2013\u2014:,;()[]/"
_LEADS = re.compile(r"(?:^|\s)(?:in|during|for|of|the year|year|FY)$", re.IGNORECASE)
# A year behind one of these says since when there is such an outcome, not when it was given.
_DATES_A_RULE = re.compile(r"\b(?:since|from|before|after|until|till|to|pre|post)$", re.IGNORECASE)


class _Parted(NamedTuple):
    year: str
    label: str


def unfold_label_years(layout: Layout, matcher: LabelMatcher) -> Layout:
    """Return a table with the years in its labels in a column of their own.

    All labels but totals have one, and no heading does. A label that is a year alone goes on with
    the one above it: `Charged 2021 | 3`, `2022 | 4`.
    """
    at, *values = layout.columns
    heads = [layout.text(row, column) for row in layout.headers for column in values]
    if any(map(find_periods, (*heads, *layout.captions[:1]))):
        return layout
    found: dict[int, _Parted] = {}
    above = ""
    for row in layout.body:
        text = layout.text(row, at)
        if not text or matcher.match(text).role in ("total", "subtotal"):
            continue
        parted = _parted(text)
        if parted is None or not (parted.label or above):
            return layout
        above = parted.label or above
        found[row] = parted._replace(label=above)
    if len(found) < _FEWEST or not any(one.label for one in found.values()):
        return layout
    if all(_parted(layout.text(row, at)) == _Parted(one.year, "") for row, one in found.items()):
        return layout
    width = len(layout.grid[0])
    texts = []
    for row, own in enumerate(layout.texts):
        one = found.get(row)
        cells = list(own)
        if one is not None:
            cells[at] = one.label
        texts.append((*cells, one.year if one is not None else ""))
    grid = tuple(
        (*cells, cells[at] if row in found else None) for row, cells in enumerate(layout.grid)
    )
    return replace(layout, grid=grid, texts=tuple(texts), columns=(width, *layout.columns))


def _parted(text: str) -> _Parted | None:
    """Return the year and the rest of a label that begins or ends with one, else None."""
    periods = find_periods(text)
    if len(periods) != 1:
        return None
    start, end, period = periods[0]
    before, behind = text[:start].strip(_MARKS), text[end:].strip(_MARKS)
    if _DATES_A_RULE.search(before):
        return None
    before = _LEADS.sub("", before).strip(_MARKS)
    if before and behind:
        return None
    return _Parted(period.as_printed, fold_space(before or behind))
