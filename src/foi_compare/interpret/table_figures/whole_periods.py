"""The figures of a table to those of a period that adds up the shorter ones beside it.

`2023/24` below its four quarters, or `Jan–Jun 2024` below six months, is a total of them under
whatever name: who added up the column would count each crime twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from foi_compare.interpret.table_figures.unnamed import addend
from foi_compare.model import Figure, Period
from foi_compare.sums import BESIDE_WORDS, Sum, chance

_Days = tuple[int, int]  # the first day and the day behind the last, as ordinals
_FEWEST = 2


def total_periods(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures of a table, those of a period that is the sum of others as totals.

    The others are the shortest within it, leave none of its days out and have none twice; and no
    number of the table speaks against it.
    """
    counts = [one for one in figures if _is_counted(one)]
    spans = {_days(one.period) for one in counts if one.period is not None}
    said = {span: words for span in spans if (words := _adds_up(span, spans, counts))}
    if not said:
        return tuple(figures)
    return tuple(_as_total(one, said) for one in figures)


def _as_total(figure: Figure, said: dict[_Days, str]) -> Figure:
    words = said.get(_days(figure.period), "") if figure.period is not None else ""
    if not words or not _is_counted(figure):
        return figure
    return replace(figure, across=True, by_sums=(*figure.by_sums, words))


def _is_counted(figure: Figure) -> bool:
    return figure.value.measure == "count" and not figure.across and figure.period is not None


def _days(period: Period) -> _Days:
    return (period.start.toordinal(), (period.end + timedelta(days=1)).toordinal())


def _adds_up(whole: _Days, spans: Collection[_Days], figures: Iterable[Figure]) -> str:
    """Return in words that a period adds up those within it; empty where it does not."""
    within = [one for one in spans if one != whole and _holds(whole, one)]
    parts = sorted(one for one in within if not any(_holds(one, o) for o in within if o != one))
    ends = [whole[0], *(end for _, end in parts)]
    starts = [*(start for start, _ in parts), whole[1]]
    if len(parts) < _FEWEST or ends != starts:
        return ""
    lines: dict[tuple[object, ...], dict[_Days, list[Figure]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for one in figures:
        if one.period is not None:
            lines[_line(one)][_days(one.period)].append(one)
    sums = [
        Sum(addend(total), tuple(addend(one) for part in parts for one in line[part]))
        for line in lines.values()
        for total in line[whole]
    ]
    verdicts = [one.verdict for one in sums]
    if "cannot meet" in verdicts or chance(sums) > BESIDE_WORDS:
        return ""
    met = verdicts.count("meets")
    return f"the {len(parts)} periods within it add up to one heading, in {met} of {len(sums)} rows"


def _holds(whole: _Days, part: _Days) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]


def _line(figure: Figure) -> tuple[object, ...]:
    return (figure.label_index, figure.breakdown, figure.offence, figure.offence_code, figure.unit)
