"""A last row without a name, to the total that its sums show it to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import replace

from foi_compare.interpret.table_axes.row_words import TOTAL
from foi_compare.model import Figure
from foi_compare.sums import ALONE, NIL, Bounded, Sum, chance


def name_sums(
    figures: Sequence[Figure], labels: MutableMapping[str, int], is_total: Callable[[str], bool]
) -> list[Figure]:
    """Return the figures of a table, those of a last row without a label named a total.

    Only where every count of that row is the sum of the rows above it, and not by chance. `labels`
    maps the labels of the table to their places, and takes the name that is given; the label stays
    as printed, which is not at all.
    """
    last = max((figure.place.row for figure in figures), default=0)
    row = [figure for figure in figures if figure.place.row == last]
    columns: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.place.row < last and not is_total(figure.label):
            columns[figure.place.column].append(figure)
    sums = [Sum(figure.value, tuple(map(addend, columns[figure.place.column]))) for figure in row]
    counts = [*row, *(one for figure in row for one in columns[figure.place.column])]
    if (
        any(figure.label for figure in row)
        or any(figure.value.measure != "count" for figure in counts)
        or any(one.verdict != "meets" for one in sums)
        or chance(sums) > ALONE
    ):
        return list(figures)
    place = labels.setdefault(TOTAL, len(labels))
    note = "a row without a label: in every column it is the sum of the rows above it"
    said = f"row {last} has no label: in all of its {len(row)} columns it is the sum of those above"
    return [
        replace(figure, label_index=place, note=note, by_sums=(*figure.by_sums, said))
        if figure.place.row == last
        else figure
        for figure in figures
    ]


def addend(figure: Figure) -> Bounded:
    """Return what a figure adds to a sum; what is not stated adds nothing."""
    return NIL if figure.value.status == "not_stated" else figure.value
