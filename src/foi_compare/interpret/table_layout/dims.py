"""What the row and the column of a number say, to its series, period, breakdown and offence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from foi_compare.interpret.meanings.offences import is_bare_code, offence_code
from foi_compare.interpret.periods.parts_of_years import names_part_of_year, part_of_year
from foi_compare.interpret.table_layout.headings import Heading
from foi_compare.model import Period


class Dim(NamedTuple):
    """One thing that a figure's row or column says: a heading with the name of its dimension."""

    name: str
    heading: Heading
    offence: bool


class Subject(NamedTuple):
    """What a figure is about, as `Figure` holds it."""

    series: str
    period: Period | None
    breakdown: tuple[tuple[str, str], ...]
    offence: str
    offence_code: str


def sort_dims(
    dims: Sequence[Dim], *, labels_outside: bool, headings: Collection[str], outer: Period | None
) -> Subject:
    """Return what all dimensions of a figure say together.

    The series is the period it stands under, wherever that is printed, and of a year and a month of
    it the month: `Apr-24` below `Year 2024`. Without any it is the outermost heading
    of the other axis, which is the first dimension where the label is no row of the table
    (`labels_outside`) or where it is one of its column `headings`. The first offence goes to the
    offence, all else to the breakdown. `outer` is the period that a caption or the question gives.
    A month or a quarter is that of the year it stands under; where no year is known, it is no
    period.
    """
    chosen, around = _period_of(dims)
    if chosen is None and dims and (labels_outside or dims[0].heading.text in headings):
        chosen = dims[0]
    offences = [dim for dim in dims if dim.offence]
    names = [dim.heading.text for dim in offences]
    named = [text for text in names if not is_bare_code(text)] or names
    wider = frozenset(named[1:]).difference(named[:1])
    rest = [
        dim
        for dim in dims
        if dim is not chosen
        and dim not in around
        and (not dim.offence or dim.heading.text in wider)
    ]
    year = (chosen.heading.period if chosen is not None else None) or outer
    return Subject(
        series=chosen.heading.text if chosen is not None else "",
        period=_narrowed(year, dims),
        breakdown=tuple((dim.name, dim.heading.text) for dim in rest if dim.heading.text),
        offence=named[0] if named else "",
        offence_code=next((code for text in names if (code := offence_code(text))), ""),
    )


def _period_of(dims: Sequence[Dim]) -> tuple[Dim | None, Sequence[Dim]]:
    """Return what a figure's period is read from, and what only says the longer one around it."""
    dated = [dim for dim in dims if dim.heading.period is not None]
    for dim in dated:
        if all(
            other is dim or _is_part(dim.heading.period, other.heading.period) for other in dated
        ):
            return dim, [other for other in dated if other is not dim]
    return (dated[0] if dated else None), ()


def _is_part(part: Period | None, whole: Period | None) -> bool:
    if part is None or whole is None or (part.start, part.end) == (whole.start, whole.end):
        return False
    return whole.start <= part.start and part.end <= whole.end


def _narrowed(year: Period | None, dims: Sequence[Dim]) -> Period | None:
    parts = [dim.heading.text for dim in dims if names_part_of_year(dim.heading.text)]
    if not parts:
        return year
    return part_of_year(parts[0], year) if year is not None else None
