"""Printed totals to what they prove: blanks that are nil, and numbers that were read wrongly.

In a Word file or a workbook a cell holds what it holds, and a total that is missed is the force's
own slip: a finding. Off a page a digit may have gone to the wrong line, and the total is what shows
it: the numbers of that line are asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal, NamedTuple

from foi_compare.interpret.meanings.values import exact
from foi_compare.model import Doubt, Figure, Match, PlainTable
from foi_compare.model.reply import says_recorded
from foi_compare.sums import BESIDE_WORDS, Bounded, Sum, add, can_meet, chance
from foi_compare.text import repeats_row_above

Key = tuple[object, ...]
Matches = Mapping[int, Sequence[Match]]
# Nothing but its sum says that the total of another table counts these outcomes.
_FAR = Fraction(1, 40)
_FEWEST_PARTS = 2


class _Line(NamedTuple):
    """A column or a row with one total: where it and the others stand among the figures."""

    total: int
    others: tuple[int, ...]


def settle_blanks(figures: Sequence[Figure], matches: Matches) -> tuple[Figure, ...]:
    """Return the figures with those blanks read as 0 that a printed total proves to be 0.

    Counts are not negative: where the printed numbers of a column (or of a row) already reach its
    printed total, nothing is left for the blanks. Anything less proves nothing: they stay as they
    are, not stated. A row `of which` another is no part of the total of its column.
    """
    counts = [
        i for i, f in enumerate(figures) if f.value.measure == "count" and f.origin != "records"
    ]
    verdicts = _verdicts(figures, matches)
    # What a person calls a total proves nothing of other cells: they may be wrong.
    totals = {i for i in counts if verdicts[i].status == "total" and not verdicts[i].decided}
    own = [i for i in counts if not repeats_row_above(figures[i].label)]
    proven = _proven(figures, _lines(figures, own, _column, totals), "row", "columns")
    across = {i for i in counts if figures[i].across}
    proven |= _proven(figures, _lines(figures, counts, _row, across), "column", "rows")
    return _as_nil(figures, proven, "blank, and the printed total is reached without it")


def settle_by_other_tables(
    figures: Sequence[Figure], matches: Matches, tables: Sequence[PlainTable]
) -> tuple[Figure, ...]:
    """Return the figures with blanks read as 0 where another table of the reply proves it.

    If all outcomes under a question, their printed numbers alone, reach the total of the crimes
    that another table prints, the blanks between them hold nothing. A small total may be met by
    chance and proves nothing.
    """
    printed = ((table, table.grand_total()) for table in tables)
    totals = {total.amount: (table, total) for table, total in printed if total is not None}
    parts: dict[str, list[int]] = defaultdict(list)
    for index, (figure, match) in enumerate(zip(figures, _verdicts(figures, matches), strict=True)):
        counted = figure.origin == "table" and figure.value.measure == "count"
        own = not figure.across and not repeats_row_above(figure.label)
        if counted and own and match.status != "total":
            parts[figure.question].append(index)
    proven: dict[int, str] = {}
    for members in parts.values():
        blanks = [index for index in members if _is_blank(figures[index])]
        for table, total in totals.values() if blanks else ():
            known = _under(figures, total, members)
            if known.verdict == "meets" and chance([known], tried=len(totals) * len(parts)) <= _FAR:
                said = f"all outcomes together reach {total.as_printed}, the total of another table"
                said += f" ({table.caption})" if table.caption else ""
                proven |= dict.fromkeys(blanks, f"{said}, and leave nothing for the blanks")
    note = "blank, and all outcomes together reach the total of another table without it"
    return _as_nil(figures, proven, note)


def ask_where_totals_fail(figures: Sequence[Figure], matches: Matches) -> tuple[Figure, ...]:
    """Return the figures, those of pages with a doubt where their column or row misses its total.

    `matches` holds the verdicts on the labels of each group. Groups of codes may stand beside the
    codes they are made of, and rows that are `of which` another repeat it, so a column is in doubt
    only if it misses with and without them.
    """
    counted = [
        index
        for index, figure in enumerate(figures)
        if figure.place.page and figure.origin == "table" and figure.value.measure == "count"
    ]
    verdicts = _verdicts(figures, matches)
    totals = {i for i in counted if verdicts[i].role == "total"}
    sums = {i for i in counted if verdicts[i].status == "total"}
    groups = {
        i for i in counted if verdicts[i].role == "group" or repeats_row_above(figures[i].label)
    }
    down = _failing(figures, _lines(figures, counted, _column, totals), sums, groups)
    over = {i for i in counted if figures[i].across}
    across = _failing(figures, _lines(figures, counted, _row, over), (), ())
    return tuple(
        _asked(figure, "column" if index in down else "row") if index in down | across else figure
        for index, figure in enumerate(figures)
    )


def _asked(figure: Figure, line: Literal["column", "row"]) -> Figure:
    doubt = Doubt(
        f"the numbers of this {line} do not reach its printed total: compare it with the page",
        "reading",
    )
    return replace(figure, doubts=(*figure.doubts, doubt))


def _verdicts(figures: Sequence[Figure], matches: Matches) -> list[Match]:
    return [matches[figure.group][figure.label_index] for figure in figures]


def _column(figure: Figure) -> Key:
    return (figure.group, figure.series, figure.breakdown, figure.offence, figure.across)


def _row(figure: Figure) -> Key:
    return (figure.group, figure.place.page, figure.place.row, figure.label_index)


def _lines(
    figures: Sequence[Figure],
    members: Iterable[int],
    key: Callable[[Figure], Key],
    totals: Collection[int],
) -> Iterator[_Line]:
    """Yield the columns or rows that have exactly one of the totals."""
    lines: dict[Key, list[int]] = defaultdict(list)
    for index in members:
        lines[key(figures[index])].append(index)
    for line in lines.values():
        own = [index for index in line if index in totals]
        if len(own) == 1:
            yield _Line(own[0], tuple(index for index in line if index != own[0]))


def _proven(
    figures: Sequence[Figure], lines: Iterable[_Line], where: Literal["row", "column"], over: str
) -> dict[int, str]:
    """Return the blanks for which the totals of a row or column leave nothing, with why.

    Totals that elsewhere miss what they stand over may be met by accident.
    """
    totals: dict[Key, list[_Line]] = defaultdict(list)
    for line in lines:
        figure = figures[line.total]
        totals[figure.group, getattr(figure.place, where)].append(line)
    proven: dict[int, str] = {}
    for (_, at), own in totals.items():
        sums = [_under(figures, figures[line.total].value, line.others) for line in own]
        met = [line for line, known in zip(own, sums, strict=True) if known.verdict == "meets"]
        missed = any(not _meet(figures, line.others, line.total) for line in own)
        if missed and chance(*([one] for one in sums), tried=len(own)) > BESIDE_WORDS:
            continue
        said = f"the totals in {where} {at} are met in {len(met)} of {len(own)} {over}"
        blanks = (index for line in met for index in line.others if _is_blank(figures[index]))
        proven |= dict.fromkeys(blanks, f"{said}, and leave nothing for the blanks of these")
    return proven


def _failing(
    figures: Sequence[Figure],
    lines: Iterable[_Line],
    sums: Collection[int],
    groups: Collection[int],
) -> set[int]:
    """Return the figures of the lines whose parts, with and without groups, miss their total."""
    missing: list[tuple[_Line, bool]] = []
    reached: set[tuple[str, str]] = set()  # the totals that others of their name show to be sums
    for line in lines:
        parts = [index for index in line.others if index not in sums]
        codes = [index for index in parts if index not in groups]
        if len(parts) < _FEWEST_PARTS:
            continue
        if any(_meet(figures, chosen, line.total) for chosen in (parts, codes)):
            reached.add(_name_of(figures[line.total]))
        else:
            missing.append((line, _leaves_some_out(figures, codes, line.total)))
    failing: set[int] = set()
    for line, may_leave in missing:
        if not may_leave or _name_of(figures[line.total]) in reached:
            failing.update((line.total, *line.others))
    return failing


def _name_of(total: Figure) -> tuple[str, str]:
    """Return what a total is called, down or across; the same in each line of a table."""
    return total.label, total.series if total.across else ""


def _leaves_some_out(figures: Sequence[Figure], parts: Iterable[int], total: int) -> bool:
    """Return whether a total counts all crimes recorded, more than have one of these outcomes."""
    whole = figures[total]
    recorded = any(map(says_recorded, (whole.label, whole.series)))
    return recorded and add(figures[index].value for index in parts).lower <= whole.value.lower


def _meet(figures: Sequence[Figure], parts: Iterable[int], total: int) -> bool:
    """Return whether the parts can add up to the total, each within its bounds."""
    printed = figures[total].value
    if printed.status not in ("exact", "suppressed"):
        return True
    return can_meet(add(figures[index].value for index in parts), printed)


def _under(figures: Sequence[Figure], total: Bounded, members: Iterable[int]) -> Sum:
    """Return what is printed of some figures under a total."""
    known = (figures[index] for index in members)
    return Sum(total, tuple(figure.value for figure in known if not _is_blank(figure)))


def _as_nil(figures: Sequence[Figure], chosen: Mapping[int, str], note: str) -> tuple[Figure, ...]:
    """Return the figures with the chosen ones read as 0, each with what says so."""

    def nil(figure: Figure, said: str) -> Figure:
        value = exact(0, figure.value.as_printed)
        return replace(figure, value=value, note=note, by_sums=(*figure.by_sums, said))

    return tuple(
        nil(figure, chosen[index]) if index in chosen else figure
        for index, figure in enumerate(figures)
    )


def _is_blank(figure: Figure) -> bool:
    return figure.value.status == "not_stated" and not figure.spots
