"""Excel workbooks before 2007 (XLS) → the cells of each sheet as they are shown."""

from __future__ import annotations

import io
from typing import Any

from foi_compare.errors import PasswordProtectedError
from foi_compare.model import Source
from foi_compare.readers.ole import is_ole, stream_names
from foi_compare.readers.workbook import StoredCell, StoredSheet, Workbook


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a compound file that holds a workbook."""
    return is_ole(data) and bool({"workbook", "book"} & stream_names(data))


def read_workbook(source: Source) -> Workbook:
    """Return the sheets of an XLS file.

    Raises:
        PasswordProtectedError: the workbook is encrypted.

    """
    import xlrd

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
    sheets = tuple(_sheet(book, number) for number in range(book.nsheets))
    return Workbook(sheets=sheets, from_1904=book.datemode == 1)


def _sheet(book: Any, number: int) -> StoredSheet:  # noqa: ANN401 - xlrd has no types
    import xlrd

    sheet = book.sheet_by_index(number)
    cells: dict[tuple[int, int], StoredCell] = {}
    for row in range(sheet.nrows):
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
        merges=tuple(
            (top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells
        ),
        hidden=sheet.visibility != 0,
        hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(at for at, info in sheet.colinfo_map.items() if info.hidden),
    )


def _localised(code: str) -> str:
    """Write the dates that follow the reader's country as British forces print them."""
    return {"m/d/yy": "dd/mm/yyyy", "m/d/yyyy": "dd/mm/yyyy"}.get(code.lower(), code)
