"""Numbers read off a page whose printed total they miss, to questions.

In a Word file or a workbook a cell holds what it holds, and a total that is missed is the force's
own slip: a finding. Off a page a digit may have gone to the wrong line, and the total is what shows
it: the numbers of that line are asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from foi_compare.model import Doubt, Figure, Match
from foi_compare.sums import add, can_meet
from foi_compare.text import repeats_row_above

Key = tuple[object, ...]


def ask_where_totals_fail(
    figures: Sequence[Figure], matches: Mapping[int, Sequence[Match]]
) -> tuple[Figure, ...]:
    """Return the figures, those of pages with a doubt where their column or row misses its total.

    `matches` holds the verdicts on the labels of each group. Groups of codes may stand beside the
    codes they are made of, and rows that are `of which` another repeat it, so a column is in doubt
    only if it misses with and without them.
    """

    def match(index: int) -> Match:
        return matches[figures[index].group][figures[index].label_index]

    def column(index: int) -> Key:
        figure = figures[index]
        return (figure.group, figure.series, figure.breakdown, figure.offence, figure.across)

    def row(index: int) -> Key:
        figure = figures[index]
        return (figure.group, figure.place.page, figure.place.row, figure.label_index)

    counted = [
        index
        for index, figure in enumerate(figures)
        if figure.place.page and figure.origin == "table" and figure.value.measure == "count"
    ]
    down = _failing(
        figures,
        _lines(counted, column),
        is_total=lambda index: match(index).role == "total",
        is_part=lambda index: match(index).status != "total",
        is_group=lambda index: (
            match(index).role == "group" or repeats_row_above(figures[index].label)
        ),
    )
    across = _failing(
        figures,
        _lines(counted, row),
        is_total=lambda index: figures[index].across,
        is_part=lambda index: not figures[index].across,
        is_group=lambda _: False,
    )
    return tuple(
        _asked(figure, index in down, index in across) for index, figure in enumerate(figures)
    )


def _asked(figure: Figure, down: bool, across: bool) -> Figure:
    if not down and not across:
        return figure
    line = "column" if down else "row"
    doubt = Doubt(
        f"the numbers of this {line} do not reach its printed total: compare it with the page",
        "reading",
    )
    return replace(figure, doubts=(*figure.doubts, doubt))


def _lines(counted: Sequence[int], key: Callable[[int], Key]) -> list[list[int]]:
    lines: dict[Key, list[int]] = defaultdict(list)
    for index in counted:
        lines[key(index)].append(index)
    return list(lines.values())


def _failing(
    figures: Sequence[Figure],
    lines: Sequence[Sequence[int]],
    *,
    is_total: Callable[[int], bool],
    is_part: Callable[[int], bool],
    is_group: Callable[[int], bool],
) -> set[int]:
    failing: set[int] = set()
    for line in lines:
        totals = [index for index in line if is_total(index)]
        parts = [index for index in line if is_part(index) and not is_total(index)]
        if len(totals) != 1 or len(parts) < 2:
            continue
        codes = [index for index in parts if not is_group(index)]
        if not any(_meet(figures, chosen, totals[0]) for chosen in (parts, codes)):
            failing.update(line)
    return failing


def _meet(figures: Sequence[Figure], parts: Sequence[int], total: int) -> bool:
    """Return whether the parts can add up to the total, each within its bounds."""
    printed = figures[total].value
    if printed.status not in ("exact", "suppressed"):
        return True
    return can_meet(add(figures[index].value for index in parts), printed)
