"""The dataset to files: CSVs with a schema, and an account of the run."""

from foi_compare.export.published_columns import TABLES, Column, ColumnType, TableSpec, specs_for
from foi_compare.export.published_rows import rows_of
from foi_compare.export.write import PUBLISHED, REPORT, files_of, write, write_into

__all__ = [
    "PUBLISHED",
    "REPORT",
    "TABLES",
    "Column",
    "ColumnType",
    "TableSpec",
    "files_of",
    "rows_of",
    "specs_for",
    "write",
    "write_into",
]
