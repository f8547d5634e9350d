"""The filters over a pivot table: which items of a field its numbers count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.table_layout.header_rows import print_data
from foi_compare.interpret.table_layout.headings import announces_offence
from foi_compare.model import Block, Table
from foi_compare.text import fold_space

_OPEN = re.compile(r"\((?:all|multiple items)\)", re.IGNORECASE)
_NO_CRIMES = re.compile(r".*\b(?:non?[- ]crimes?|cancelled)\b.*", re.IGNORECASE)
_NO = re.compile(r"no?", re.IGNORECASE)
_PIVOT = re.compile(r"(?:sum|count|number) of\b|(?:row|column) labels\b", re.IGNORECASE)
_PAIR = 2


def said_by(texts: Sequence[str]) -> str:
    """Return what a row above the headings says: its text, or a filter with its setting.

    It is '' where the filter is open, as the rows or columns below name the items that they count,
    and where it leaves out what is no crime (`Cancelled? | N`).
    """
    name, *settings = texts or ("",)
    crimes = _NO_CRIMES.match(name) is not None and any(map(_NO.fullmatch, settings))
    if crimes or any(map(_OPEN.fullmatch, settings)):
        return ""
    return " ".join(settings if settings and announces_offence(name) else texts)


def filters_over(pairs: Table, below: Block) -> tuple[str, ...]:
    """Return what the filters in a table of their own say of the pivot below, the nearest first.

    They are names with one setting each. One of them is open, or the pivot says what it adds up.
    """
    rows: dict[int, list[str]] = {}
    for cell in sorted(pairs.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(fold_space(cell.text))
    if not all(len(texts) == _PAIR and not print_data(texts[1:]) for texts in rows.values()):
        return ()
    first = [cell for cell in below.cells if cell.row == 0] if isinstance(below, Table) else []
    pivot = any(_PIVOT.match(fold_space(cell.text)) for cell in first)
    if not pivot and not any(_OPEN.fullmatch(texts[1]) for texts in rows.values()):
        return ()
    return tuple(filter(None, map(said_by, reversed(rows.values()))))
