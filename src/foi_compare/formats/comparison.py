"""The published comparison to rows as the program itself holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from foi_compare.export.csv_text import CellValue
from foi_compare.formats.published_tables import Published
from foi_compare.model import Amount, ComparisonRow, Period

_INTERVAL = re.compile(r"(?P<lower>[\d.]+) (?:to (?P<upper>[\d.]+)|or more)")


def rows_of(published: Published) -> Iterator[ComparisonRow]:
    """Yield each row of the comparison, in its order."""
    codes = [(column.name, column.code) for column in published.codes]
    for cells in published.tables["comparison"].records():
        amounts = ((code, amount_of(cells[name])) for name, code in codes)
        reconciles = cells["reconciles"]
        yield ComparisonRow(
            force_id=text(cells, "force_id"),
            reference=text(cells, "reference"),
            question=text(cells, "question"),
            asked=text(cells, "asked"),
            measure=text(cells, "measure"),
            unit=text(cells, "unit"),
            offence=text(cells, "offence"),
            series=text(cells, "series"),
            period=_period(cells),
            breakdown=_breakdown(text(cells, "breakdown")),
            cells=tuple((code, amount) for code, amount in amounts if amount is not None),
            total_printed=amount_of(cells["total_printed"]),
            total_summed=amount_of(cells["total_summed"]),
            reconciles=None if reconciles is None else bool(reconciles),
            in_review=int(text(cells, "in_review") or 0),
            comparable=text(cells, "comparable"),
        )


def text(cells: Mapping[str, CellValue], name: str) -> str:
    """Return a cell as text, empty where it is absent."""
    value = cells[name]
    return "" if value is None else str(value)


def amount_of(value: CellValue) -> Amount | None:
    """Return the number or the interval that a cell of the comparison prints."""
    if isinstance(value, int | float):
        return Amount(value, value)
    found = _INTERVAL.fullmatch(str(value or ""))
    if found is None:
        return None
    upper = found["upper"]
    return Amount(_number(found["lower"]), _number(upper) if upper else None)


def _number(digits: str) -> int | float:
    return float(digits) if "." in digits else int(digits)


def _period(cells: Mapping[str, CellValue]) -> Period | None:
    """Return the period; a heading that holds its year is taken to be there to print it."""
    start, end = cells["period_start"], cells["period_end"]
    if not isinstance(start, date) or not isinstance(end, date):
        return None
    series = text(cells, "series")
    years = (f"{start.year % 100:02}", f"{end.year % 100:02}")
    printed = series if any(year in series for year in years) else ""
    return Period(start=start, end=end, kind="", as_printed=printed)


def _breakdown(printed: str) -> tuple[tuple[str, str], ...]:
    return (("", printed),) if printed else ()
