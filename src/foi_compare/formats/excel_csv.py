"""The outputs to CSV files that a double click opens right in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from foi_compare.errors import ExportError
from foi_compare.export.csv_text import CellValue, cell_text
from foi_compare.formats.methods import methods_of
from foi_compare.formats.outcome_figures import People
from foi_compare.formats.published_tables import Published
from foi_compare.formats.question_tables import questions_of
from foi_compare.formats.shares_table import shares_table
from foi_compare.formats.sheets.workbook_cells import MOST_ROWS, fitting
from foi_compare.spreadsheets import held_as_text

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel reads the code page of the system


def excel_files(published: Published, people: People | None) -> Mapping[str, bytes]:
    """Return a CSV for each table, by name.

    Raises:
        ExportError: a table has more rows than a sheet.

    """
    shares = shares_table(published, questions_of(published), people)
    tables = {**published.tables, "shares": shares}
    files = {}
    for name, table in tables.items():
        if len(table.rows) > MOST_ROWS:
            raise ExportError(
                f"{name} has {len(table.rows):,} rows, and Excel opens no more than"
                f" {MOST_ROWS:,}. Use --format sqlite or --format parquet."
            )
        files[f"{name}.csv"] = excel_bytes(table.names, table.rows)
    files["methods.csv"] = excel_bytes(("about", "text"), methods_of(published, people))
    return files


def excel_bytes(header: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> bytes:
    """Return a table as a CSV for Excel: a byte order mark, CRLF, and texts that stay texts.

    There is no line `sep=,`: with it Excel ignores the byte order mark.
    """
    stream = io.StringIO(newline="")
    stream.write(_MARK)
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8", "replace")


def _cell(value: CellValue) -> str:
    """Return a cell; a text that Excel would make a date or another number of is marked as text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    text = cell_text(value)
    return fitting(held_as_text(text)) if isinstance(value, str) else text
