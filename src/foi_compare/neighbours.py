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
    lines: dict[tuple[str, int, str], dict[str, NeighbourCell]] = {}
    for one in sorted(numbers, key=_line):
        identifier = one.get("observation_id", "")
        printed = one.get("value_as_printed", "") or "(blank)"
        cell = NeighbourCell(printed, identifier in asked, identifier)
        lines.setdefault(_line(one), {})[_heading(one)] = cell
    rows = list(lines.items())
    marked = [n for n, (_, cells) in enumerate(rows) if any(c.asked for c in cells.values())]
    near = sorted({m for n in marked for m in (n - 1, n, n + 1) if 0 <= m < len(rows)})
    shown = [rows[n] for n in near[:_ROWS_SHOWN]]
    asked_first = sorted(
        dict.fromkeys(map(_heading, numbers)),
        key=lambda heading: not any(heading in c and c[heading].asked for _, c in shown),
    )
    kept = set(asked_first[:_COLUMNS_SHOWN])
    headings = tuple(h for h in dict.fromkeys(map(_heading, numbers)) if h in kept)
    return Neighbours(
        headings,
        tuple(
            (label, tuple(cells.get(heading, _NOTHING) for heading in headings))
            for (_, _, label), cells in shown
            if kept & set(cells)
        ),
        len(rows) - len(shown),
    )


def _line(one: _Record) -> tuple[str, int, str]:
    """Return where a number stands in its table, from top to bottom."""
    first = re.match(r"\d+", one.get("row", ""))
    return (one.get("page", ""), int(first[0]) if first else 0, one.get("label", ""))


def _heading(one: _Record) -> str:
    """Return what stands over a number, with its column: headings may repeat."""
    parts = (one.get("series", ""), one.get("breakdown", ""))
    column = one.get("column", "")
    return ", ".join(filter(None, (*parts, f"column {column}" if column else "")))
