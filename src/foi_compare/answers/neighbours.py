"""What stands around some numbers: the rows of their table, with the cells that are asked about."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

_ROWS_SHOWN = 12
_COLUMNS_SHOWN = 8
_Record = Mapping[str, str]


class NeighbourCell(NamedTuple):
    """A number as printed, whether it is asked about, and which it is; none in an empty cell."""

    text: str
    asked: bool
    observation_id: str = ""


_NOTHING = NeighbourCell("", asked=False)


class Neighbours(NamedTuple):
    """A part of a table: headings, and rows of a label with the numbers under each heading."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[NeighbourCell, ...]], ...]
    left_out: int


def neighbours_of(numbers: Sequence[_Record], asked: Collection[str]) -> Neighbours:
    """Return numbers by label and heading, the rows that are asked about and their neighbours.

    Args:
        numbers: rows of `observations.csv`, all of the table.
        asked: the identifiers of those that are asked about.

    """
    across = _labels_run_across(numbers)
    lines: dict[tuple[str, int, str], dict[str, NeighbourCell]] = {}
    for one in sorted(numbers, key=lambda one: _line(one, across=across)):
        identifier = one.get("observation_id", "")
        printed = one.get("value_as_printed", "") or "(blank)"
        cell = NeighbourCell(printed, identifier in asked, identifier)
        line = lines.setdefault(_line(one, across=across), {})
        line[_heading(one, across=across)] = cell
    rows = list(lines.items())
    marked = [n for n, (_, cells) in enumerate(rows) if any(c.asked for c in cells.values())]
    near = sorted({m for n in marked for m in (n - 1, n, n + 1) if 0 <= m < len(rows)})
    shown = [rows[n] for n in near[:_ROWS_SHOWN]]
    every = dict.fromkeys(_heading(one, across=across) for one in numbers)
    asked_first = sorted(
        every,
        key=lambda heading: not any(heading in c and c[heading].asked for _, c in shown),
    )
    kept = set(asked_first[:_COLUMNS_SHOWN])
    headings = tuple(heading for heading in every if heading in kept)
    return Neighbours(
        headings,
        tuple(
            (label, tuple(cells.get(heading, _NOTHING) for heading in headings))
            for (_, _, label), cells in shown
            if kept & set(cells)
        ),
        len(rows) - len(shown),
    )


def _labels_run_across(numbers: Sequence[_Record]) -> bool:
    """Tell whether the labels of a table stand over its columns, and not beside its rows."""
    labels: dict[tuple[str, str], set[str]] = {}
    for one in numbers:
        where = (one.get("page", ""), one.get("row", ""))
        labels.setdefault(where, set()).add(one.get("label", ""))
    return any(len(own) > 1 for (_, row), own in labels.items() if row.isdecimal())


def _line(one: _Record, *, across: bool) -> tuple[str, int, str]:
    """Return where a number stands in its table, from top to bottom."""
    first = re.match(r"\d+", one.get("row", ""))
    name = _over(one) if across else one.get("label", "")
    return (one.get("page", ""), int(first[0]) if first else 0, name)


def _heading(one: _Record, *, across: bool) -> str:
    """Return what stands over a number, with its column: headings may repeat."""
    column = one.get("column", "")
    over = one.get("label", "") if across else _over(one)
    return ", ".join(filter(None, (over, f"column {column}" if column else "")))


def _over(one: _Record) -> str:
    return ", ".join(filter(None, (one.get("series", ""), one.get("breakdown", ""))))
