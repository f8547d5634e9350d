"""A last row without a name, to the total that its sums show it to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import replace

from foi_compare.model import Figure

# A label that every codebook's matcher reads as a total.
TOTAL = "Total"
_FEWEST_ROWS = 2
_TELLING = 10


def name_sums(
    figures: Sequence[Figure], labels: MutableMapping[str, int], is_total: Callable[[str], bool]
) -> list[Figure]:
    """Return the figures of a table, those of a last row without a label named a total.

    Only where every count of that row is the sum of the rows above it, two at least, and one of
    them is no small number: that is no chance. `labels` maps the labels of the table to their
    places, and takes the name that is given; the label stays as printed, which is not at all.
    """
    last = max((figure.place.row for figure in figures), default=0)
    row = [figure for figure in figures if figure.place.row == last]
    columns: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.place.row < last and not is_total(figure.label):
            columns[figure.place.column].append(figure)
    proven = bool(row) and all(
        not figure.label and _is_sum(figure, columns[figure.place.column]) for figure in row
    )
    if not proven or max(figure.value.amount or 0 for figure in row) < _TELLING:
        return list(figures)
    place = labels.setdefault(TOTAL, len(labels))
    note = "a row without a label: in every column it is the sum of the rows above it"
    return [
        replace(figure, label_index=place, note=note) if figure.place.row == last else figure
        for figure in figures
    ]


def _is_sum(total: Figure, parts: Sequence[Figure]) -> bool:
    amounts = [part.value.amount for part in parts if part.value.status != "not_stated"]
    known = [amount for amount in amounts if amount is not None]
    counts = all(one.value.measure == "count" for one in (total, *parts))
    return (
        counts and len(known) == len(amounts) >= _FEWEST_ROWS and total.value.amount == sum(known)
    )
