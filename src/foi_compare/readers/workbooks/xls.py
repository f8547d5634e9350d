"""Excel workbooks before 2007 (XLS) → the cells of each sheet as they are shown."""

from __future__ import annotations

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from foi_compare.errors import PasswordProtectedError
from foi_compare.headway import moved, signed
from foi_compare.limits import check_sheets
from foi_compare.model import Source
from foi_compare.readers.opening.damage import DAMAGE
from foi_compare.readers.opening.ole import is_ole, stream_names
from foi_compare.readers.workbooks.stored_cells import (
    StoredCell,
    StoredSheet,
    Workbook,
    conditions_unread,
)

_DIMENSIONS = re.compile(rb"\x00\x02\x0e\x00(.{12})", re.DOTALL)
_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_SHEET = 0x0085
_CONDITIONS = (0x01B0, 0x0879)  # before and since Excel 2007


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a compound file that holds a workbook."""
    return is_ole(data) and bool({"workbook", "book"} & stream_names(data))


def read_workbook(source: Source) -> Workbook:
    """Return the sheets of an XLS file.

    Raises:
        PasswordProtectedError: the workbook is encrypted.

    """
    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        book = xlrd.open_workbook(
            file_contents=source.data, formatting_info=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise PasswordProtectedError(
                source.name,
                "the workbook is protected with a password.",
                "Open it in Excel with the password and save it without one.",
            ) from error
        raise ValueError(str(error)) from error
    except CompDocError as error:
        raise ValueError(str(error)) from error
    check_sheets(book.nsheets)
    claimed = _claimed(source.data)
    sheets = tuple(_sheet(book, number, claimed) for number in range(book.nsheets))
    return Workbook(
        sheets=sheets,
        from_1904=book.datemode == 1,
        unknowable=(
            "boxes drawn on the sheets of an old workbook are not read",
            *(conditions_unread(sheets[at].name) for at in _conditional(source.data, sheets)),
        ),
    )


def _conditional(data: bytes, sheets: Sequence[StoredSheet]) -> list[int]:
    """Return the numbers of the sheets that hold conditional formats, which xlrd passes over."""
    starts: list[int] = []
    found: list[int] = []
    for at, kind, body in _records(data):
        if kind == _SHEET and len(body) >= 4:
            starts.append(int.from_bytes(body[:4], "little"))
        elif kind in _CONDITIONS:
            found.append(at)
    in_order = sorted(starts)
    first = {start: number for number, start in reversed(list(enumerate(starts)))}
    numbers = {first[in_order[max(0, bisect_right(in_order, at) - 1)]] for at in found}
    return sorted(number for number in numbers if number < len(sheets))


def _records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield place, kind and content of each record of a workbook; none where it is damaged."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            name = next(path for path in file.listdir() if path[-1].lower() in ("workbook", "book"))
            stream = file.openstream(name).read()
    except (StopIteration, *DAMAGE):
        return
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _claimed(data: bytes) -> tuple[int, int]:
    """Return the most rows and columns that any sheet says it uses ([MS-XLS] 2.4.90).

    The records are looked for in all bytes: what a damaged file hides from one reader another may
    find. A record that says less than nothing claims everything.
    """
    rows = columns = 0
    for found in _DIMENSIONS.finditer(data):
        first_row, last_row, first_column, last_column = struct.unpack("<IIHH", found[1])
        if first_row > last_row or first_column > last_column:
            return _MOST_ROWS, _MOST_COLUMNS
        rows, columns = max(rows, last_row), max(columns, last_column)
    return rows, columns


def _sheet(book: Any, number: int, claimed: tuple[int, int]) -> StoredSheet:  # noqa: ANN401 - xlrd has no types
    import xlrd

    sheet = book.sheet_by_index(number)
    cells: dict[tuple[int, int], StoredCell] = {}
    moved()
    for row in signed(range(sheet.nrows)):
        for column in range(sheet.row_len(row)):
            kind = sheet.cell_type(row, column)
            value = sheet.cell_value(row, column)
            if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            style = book.xf_list[sheet.cell_xf_index(row, column)]
            code = book.format_map[style.format_key].format_str
            if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                cells[row, column] = StoredCell(float(value), "", _localised(code))
            elif kind == xlrd.XL_CELL_BOOLEAN:
                cells[row, column] = StoredCell(None, "TRUE" if value else "FALSE")
            elif kind == xlrd.XL_CELL_ERROR:
                cells[row, column] = StoredCell(None, xlrd.error_text_from_code.get(value, "#N/A"))
            elif str(value).strip():
                cells[row, column] = StoredCell(None, str(value), code)
    return StoredSheet(
        name=sheet.name,
        cells=cells,
        extent=(max(sheet.nrows, claimed[0]), max(sheet.ncols, claimed[1])),
        merges=tuple(
            (top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells
        ),
        hidden=sheet.visibility != 0,
        hidden_rows=frozenset(
            row
            for row, info in sheet.rowinfo_map.items()
            if info.hidden or not (info.height or info.has_default_height)
        ),
        hidden_columns=frozenset(
            at for at, info in sheet.colinfo_map.items() if info.hidden or not info.width
        ),
    )


def _localised(code: str) -> str:
    """Write the dates that follow the reader's country as British forces print them."""
    return {"m/d/yy": "dd/mm/yyyy", "m/d/yyyy": "dd/mm/yyyy"}.get(code.lower(), code)
