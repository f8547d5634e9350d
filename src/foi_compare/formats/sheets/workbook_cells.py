"""Values to the cells of a workbook: numbers, dates, and texts that are never formulas."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from foi_compare.export.csv_text import CellValue, cell_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575  # below the headings; Excel has no more
_LONGEST = 32_767  # characters that Excel holds in a cell
_CUT = " … (cut: a cell holds no more)"
_LARGEST = 10**15  # Excel keeps fifteen digits


def write_value(sheet: Worksheet, row: int, column: int, value: CellValue, look: Format) -> None:
    """Write a value into a cell as what it is; a text is neutralised as in the CSVs."""
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, int | float) and abs(value) < _LARGEST:
        sheet.write_number(row, column, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001 - a day
    else:
        sheet.write_string(row, column, fitting(cell_text(value)), look)


def fitting(text: str) -> str:
    """Return a text that a cell can hold, cut where it is longer."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
