"""Rows to CSV: UTF-8 without a byte order mark, LF line ends, safe to open in a spreadsheet.

No byte order mark, because Python, R and git would take it for a part of the first column's name.
LF on every system, so that the same inputs give the same bytes and git shows no change.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from foi_compare.spreadsheets import neutralise
from foi_compare.text import on_one_line

CellValue = str | int | float | bool | date | None

_REPEATED = 2**11  # a force, a file and a question stand in thousands of rows, one below the other


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> bytes:
    """Return a table as the bytes of a CSV file."""
    data = io.BytesIO()
    stream = io.TextIOWrapper(data, encoding="utf-8", errors="replace", newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(
        # Most cells are texts; a call less for each of hundreds of thousands is worth the line.
        [_one_line(value) if isinstance(value, str) else cell_text(value) for value in row]
        for row in rows
    )
    stream.flush()
    return data.getvalue()


def cell_text(value: CellValue) -> str:
    """Return one value as CSV prints it: nothing for None, text on one line and never a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _one_line(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value)


@lru_cache(maxsize=_REPEATED)
def _one_line(text: str) -> str:
    return neutralise(on_one_line(text))
