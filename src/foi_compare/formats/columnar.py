"""The outputs to Parquet: typed numbers, dates and bounds, and categories as dictionaries."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from foi_compare.errors import ExportError
from foi_compare.export.csv_text import CellValue
from foi_compare.formats.comparison import amount_of
from foi_compare.formats.outcome_figures import People
from foi_compare.formats.published_tables import Published, Table
from foi_compare.formats.question_tables import questions_of
from foi_compare.formats.shares_table import shares_table

if TYPE_CHECKING:
    import pyarrow as pa

# Texts that stand in many rows, beside those whose categories are described.
_REPEATED = frozenset({"force_id", "force", "question", "asked", "code", "code_title", "file"})


def parquet_files(published: Published, people: People | None) -> Mapping[str, bytes]:
    """Return a Parquet file for each table, by name.

    Raises:
        ExportError: pyarrow is not installed.

    """
    shares = shares_table(published, questions_of(published), people)
    tables = {**published.tables, "shares": shares}
    return {f"{name}.parquet": parquet_bytes(table) for name, table in tables.items()}


def parquet_bytes(table: Table) -> bytes:
    """Return one table as a Parquet file.

    A column that holds numbers and intervals becomes two: `…_lower` and `…_upper`.

    Raises:
        ExportError: pyarrow is not installed.

    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ExportError(
            "Parquet needs pyarrow, which is not installed: pip install 'foi-compare[parquet]'."
        ) from error
    fields = list(_fields(pa, table))
    schema = pa.schema([field for field, _ in fields], metadata={"title": table.spec.title})
    columns = [pa.array(values, type=field.type) for field, values in fields]
    data = io.BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), data)
    return data.getvalue()


def _fields(pa: Any, table: Table) -> Iterator[tuple[pa.Field, list[CellValue]]]:  # noqa: ANN401 - the module
    """Yield each column of the file with its values."""
    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    words = pa.dictionary(pa.int32(), pa.string())
    for at, column in enumerate(table.spec.columns):
        values = [row[at] for row in table.rows]
        told = {"description": column.description}
        if column.type == "any":
            amounts = [amount_of(value) for value in values]
            lower: list[CellValue] = [one.lower if one else None for one in amounts]
            upper: list[CellValue] = [one.upper if one else None for one in amounts]
            yield pa.field(f"{column.name}_lower", pa.float64(), metadata=told), lower
            yield pa.field(f"{column.name}_upper", pa.float64(), metadata=told), upper
            continue
        several = bool(column.categories) or column.name in _REPEATED
        kind = words if several else types[column.type]
        yield pa.field(column.name, kind, metadata=told), values
