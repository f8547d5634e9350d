"""What stands around some numbers: the rows of their table, with the cells that are asked about.

It is laid out as the reply prints it: rows from top to bottom, columns from left to right, and what
stands beside a row or above a column there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

_ROWS_SHOWN = 12
_COLUMNS_SHOWN = 8
_Record = Mapping[str, str]
_Key = TypeVar("_Key", bound=Hashable)
_Other = TypeVar("_Other", bound=Hashable)


class NeighbourCell(NamedTuple):
    """Numbers as printed in a cell, whether one is asked about, and which; none in an empty one."""

    text: str
    asked: bool
    observation_id: str = ""


_NOTHING = NeighbourCell("", asked=False)


class Neighbours(NamedTuple):
    """A part of a table: headings, and rows of a label with the numbers under each heading.

    `columns` are their numbers, empty in a text; a heading is empty where none is read.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[NeighbourCell, ...]], ...]
    left_out: int
    columns: tuple[str, ...] = ()


class _Across(NamedTuple):
    """A column: its number; 0 in a text, where what stands over a number takes its place."""

    number: int
    over: tuple[str, ...] = ()


class _Down(NamedTuple):
    """A row: its page and number, 0 where there is none; and its label if one stands before it."""

    page: int
    number: int
    label: str = ""


class _Laid(NamedTuple):
    """The numbers by row and column, and what stands before each row and above each column."""

    cells: Mapping[_Down, Mapping[_Across, Sequence[_Record]]]
    before: Mapping[_Down, str]
    above: Mapping[_Across, str]


def neighbours_of(numbers: Sequence[_Record], asked: Collection[str]) -> Neighbours:
    """Return numbers by label and heading, the rows that are asked about and their neighbours.

    Args:
        numbers: rows of `observations.csv`, all of the table.
        asked: the identifiers of those that are asked about.

    """
    laid = _laid_out(numbers)
    rows = {down: _cells(own, asked) for down, own in laid.cells.items()}
    marked = [n for n, cells in enumerate(rows.values()) if any(c.asked for c in cells.values())]
    near = sorted({m for n in marked for m in (n - 1, n, n + 1) if 0 <= m < len(rows)})
    shown = [list(rows)[n] for n in near[:_ROWS_SHOWN]]
    kept = _nearest(list(laid.above), {a for d in shown for a, c in rows[d].items() if c.asked})
    return Neighbours(
        headings=tuple(laid.above[across] for across in kept),
        rows=tuple(
            (laid.before[down], tuple(rows[down].get(across, _NOTHING) for across in kept))
            for down in shown
            if not rows[down].keys().isdisjoint(kept)
        ),
        left_out=len(rows) - len(shown),
        columns=tuple(str(across.number or "") for across in kept),
    )


def _nearest(columns: Sequence[_Across], asked: Collection[_Across]) -> list[_Across]:
    """Return the columns that are shown, in their order: those asked about, and near ones."""
    marked = [at for at, across in enumerate(columns) if across in asked] or [0]
    near = sorted(range(len(columns)), key=lambda at: min(abs(at - one) for one in marked))
    return [columns[at] for at in sorted(near[:_COLUMNS_SHOWN])]


def _cells(
    row: Mapping[_Across, Sequence[_Record]], asked: Collection[str]
) -> dict[_Across, NeighbourCell]:
    """Return the cells of a row; what is asked about names one in which several numbers stand."""
    found = {}
    for across, numbers in row.items():
        ids = [one.get("observation_id", "") for one in numbers]
        texts = dict.fromkeys(one.get("value_as_printed", "") or "(blank)" for one in numbers)
        wanted = [one for one in ids if one in asked]
        found[across] = NeighbourCell(" ".join(texts), bool(wanted), (wanted or ids)[0])
    return found


def _laid_out(numbers: Sequence[_Record]) -> _Laid:
    """Return numbers as they are printed, with the labels before the rows or above the columns."""
    beside = not labels_run_across(numbers)
    rows = _grouped(numbers, lambda one: _down(one, beside=beside))
    downs = dict(sorted(rows.items(), key=lambda one: one[0][:2]))
    columns = _grouped(numbers, _across)
    acrosses = dict(sorted(columns.items(), key=lambda one: (not one[0].number, one[0].number)))
    cells = {down: _grouped(own, _across) for down, own in downs.items()}
    if beside:
        before, above = _named(downs, acrosses, _across)
        return _Laid(cells, before, above)
    above, before = _named(acrosses, downs, lambda one: _down(one, beside=False))
    return _Laid(cells, before, above)


def _named(
    labelled: Mapping[_Key, Sequence[_Record]],
    crossing: Mapping[_Other, Sequence[_Record]],
    crossed: Callable[[_Record], _Other],
) -> tuple[Mapping[_Key, str], Mapping[_Other, str]]:
    """Return what rows of a label (or columns of one) and those across them are called.

    What is over all numbers of one across stands there, the rest with the label. `crossed` returns
    which one is across a number.
    """
    shared = {key: _shared(own) for key, own in crossing.items()}
    called = {key: _called(own, lambda one: shared[crossed(one)]) for key, own in labelled.items()}
    return called, {key: ", ".join(texts) for key, texts in shared.items()}


def _grouped(
    numbers: Iterable[_Record], key: Callable[[_Record], _Key]
) -> dict[_Key, list[_Record]]:
    found: dict[_Key, list[_Record]] = {}
    for one in numbers:
        found.setdefault(key(one), []).append(one)
    return found


def _across(one: _Record) -> _Across:
    number = one.get("column", "")
    return _Across(int(number)) if number.isdecimal() else _Across(0, _over(one))


def _down(one: _Record, *, beside: bool) -> _Down:
    page, first = one.get("page", ""), re.match(r"\d+", one.get("row", ""))
    label = one.get("label", "") if beside or first is None else ""
    return _Down(int(page) if page.isdecimal() else 0, int(first[0]) if first else 0, label)


def labels_run_across(numbers: Sequence[_Record]) -> bool:
    """Tell whether the labels of a table stand over its columns, and not beside its rows."""
    if not all(one.get("row", "").isdecimal() and one.get("column") for one in numbers):
        return False
    columns = _grouped(numbers, _across)
    rows = _grouped(numbers, lambda one: _down(one, beside=False))
    return _of_one_label(columns.values()) > _of_one_label(rows.values())


def _of_one_label(lines: Collection[Sequence[_Record]]) -> float:
    """Return the share of rows, or columns, that have one label."""
    return sum(len({one.get("label", "") for one in own}) == 1 for own in lines) / len(lines)


def _over(one: _Record) -> tuple[str, ...]:
    return tuple(filter(None, (one.get("series", ""), one.get("breakdown", ""))))


def _shared(numbers: Sequence[_Record]) -> tuple[str, ...]:
    """Return what stands over all of some numbers."""
    first, *others = map(_over, numbers)
    return tuple(text for text in first if all(text in other for other in others))


def _called(numbers: Sequence[_Record], told: Callable[[_Record], Collection[str]]) -> str:
    """Return the labels of some numbers, with what is over them and told nowhere else."""
    labels = (one.get("label", "") for one in numbers)
    rest = (text for one in numbers for text in _over(one) if text not in told(one))
    return ", ".join(filter(None, dict.fromkeys((*labels, *rest))))
