"""A folder of outputs to its tables as typed values, by the description that lies beside them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from foi_compare.errors import InputError
from foi_compare.export import Column, TableSpec
from foi_compare.export.csv_text import CellValue
from foi_compare.export.published_columns import ForeignKey
from foi_compare.outputs import ACCOUNT, read_outputs

_DESCRIPTION = "datapackage.json"
TABLES = (
    "observations",
    "comparison",
    "replies",
    "forces",
    "review",
    "inputs",
    "set_aside",
    "findings",
    "ledger",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One published table: its columns, and its rows as values of their types; absent is None."""

    spec: TableSpec
    rows: tuple[tuple[CellValue, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.spec.columns)

    def records(self) -> list[dict[str, CellValue]]:
        """Return each row by the names of the columns."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run wrote: its tables by name, and its account."""

    tables: Mapping[str, Table]
    account: Mapping[str, Any]
    title: str
    licence: str = ""

    @property
    def codes(self) -> tuple[Column, ...]:
        """The columns of the comparison that are about a code, in the order of the codebook."""
        return tuple(column for column in self.tables["comparison"].spec.columns if column.code)


def read_published(out: Path) -> Published:
    """Return the tables of a folder of outputs.

    Raises:
        InputError: there are none, or they are not of one run.

    """
    files = read_outputs(out, _DESCRIPTION, *(f"{name}.csv" for name in TABLES))
    if not files:
        raise InputError(
            f"{out.as_posix()} holds no outputs. Run `foi-compare ingest INBOX` first, or name the"
            " folder that it wrote with --out."
        )
    package = json.loads(files[_DESCRIPTION])
    specs = [_spec(resource) for resource in package["resources"]]
    if not any(column.code for spec in specs for column in spec.columns):
        raise InputError(
            f"{out.as_posix()} was written by an earlier version, which did not describe its"
            f" columns. Run `foi-compare ingest INBOX --out {out.as_posix()}` again."
        )
    licences = package.get("licenses") or [{}]
    return Published(
        tables={spec.name: _table(spec, files[f"{spec.name}.csv"]) for spec in specs},
        account=json.loads((out / ACCOUNT).read_bytes()),
        title=package["title"],
        licence=licences[0].get("name") or licences[0].get("path", ""),
    )


def _spec(resource: Mapping[str, Any]) -> TableSpec:
    schema = resource["schema"]
    return TableSpec(
        resource["name"],
        resource["title"],
        tuple(
            Column(
                field["name"],
                field["type"],
                field["description"],
                tuple(field.get("categories", ())),
                field.get("code", ""),
                field.get("title", ""),
            )
            for field in schema["fields"]
        ),
        tuple(schema.get("primaryKey", ())),
        tuple(
            ForeignKey(
                key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0]
            )
            for key in schema.get("foreignKeys", ())
        ),
    )


def _table(spec: TableSpec, data: bytes) -> Table:
    lines = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    next(lines)
    return Table(spec=spec, rows=tuple(_typed(spec.columns, line) for line in lines))


def _typed(columns: Sequence[Column], line: Sequence[str]) -> tuple[CellValue, ...]:
    return tuple(value_of(text, column.type) for column, text in zip(columns, line, strict=True))


def value_of(text: str, kind: str) -> CellValue:
    """Return a cell as a value of the type of its column; None where it is empty."""
    if not text:
        return None
    if kind == "date":
        return date.fromisoformat(text)
    if kind == "boolean":
        return text == "true"
    if kind in ("integer", "number"):
        return _number(text)
    if kind == "any":
        try:
            return _number(text)
        except ValueError:
            return text  # `1 to 4`
    return text


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        return float(text)
