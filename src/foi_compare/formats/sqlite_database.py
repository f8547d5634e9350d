"""The outputs to an SQLite database: keys between tables, and full-text search over labels."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import chain

from foi_compare.errors import ExportError
from foi_compare.export import TableSpec
from foi_compare.export.csv_text import CellValue, cell_text
from foi_compare.formats.methods import methods_of
from foi_compare.formats.outcome_figures import People
from foi_compare.formats.published_tables import Published, Table
from foi_compare.formats.question_tables import questions_of
from foi_compare.formats.shares_table import shares_table
from foi_compare.model import UNKNOWN_FORCE

_TYPES: Mapping[str, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
    "any": "NUMERIC",
}
# What is searched: the words of a reply, by the table that holds them.
_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "observations": ("label", "series", "offence", "breakdown", "evidence"),
    "replies": ("question_text", "statement"),
    "review": ("label", "ask"),
}


def database_bytes(published: Published, people: People | None) -> bytes:
    """Return the outputs as an SQLite database.

    Raises:
        ExportError: the SQLite of this Python has no full-text search.

    """
    shares = shares_table(published, questions_of(published), people)
    tables = {**published.tables, "shares": shares}
    with closing(sqlite3.connect(":memory:")) as database:
        for table in _parents_first(tables):
            _create(database, table)
        database.execute("CREATE TABLE methods (about TEXT NOT NULL, text TEXT NOT NULL)")
        database.executemany("INSERT INTO methods VALUES (?, ?)", methods_of(published, people))
        for name, columns in _SEARCHED.items():
            _make_searchable(database, name, columns)
        database.commit()
        return database.serialize()


def _parents_first(tables: Mapping[str, Table]) -> Iterator[Table]:
    """Yield the tables that others point to before those."""
    parents = {key.table for table in tables.values() for key in table.spec.foreign_keys}
    held = {name for name in parents if tables[name].spec.foreign_keys}
    for name in sorted(parents, key=lambda name: (name in held, name)):
        yield _with_unknown(tables[name], tables) if name == "forces" else tables[name]
    yield from (table for name, table in tables.items() if name not in parents)


def _with_unknown(forces: Table, tables: Mapping[str, Table]) -> Table:
    """Return the forces, with a row for replies of which nothing says whose they are."""
    replies = tables["replies"]
    at = replies.names.index("force_id")
    if not any(row[at] == UNKNOWN_FORCE for row in replies.rows):
        return forces
    blank = dict.fromkeys(forces.names) | {"force_id": UNKNOWN_FORCE, "force": "Unknown"}
    return Table(spec=forces.spec, rows=(*forces.rows, tuple(blank.values())))


def _create(database: sqlite3.Connection, table: Table) -> None:
    spec = table.spec
    database.execute(f"CREATE TABLE {_name(spec.name)} ({', '.join(_columns(spec))})")
    places = ", ".join("?" * len(spec.columns))
    database.executemany(
        f"INSERT INTO {_name(spec.name)} VALUES ({places})",  # noqa: S608 - names of our own
        (tuple(map(_value, row)) for row in table.rows),
    )
    for key in spec.foreign_keys:
        index = _name(f"{spec.name}_{key.column}")
        database.execute(f"CREATE INDEX {index} ON {_name(spec.name)} ({_name(key.column)})")


def _columns(spec: TableSpec) -> Iterable[str]:
    """Return what a table is made of, as SQL: its columns, then its keys."""
    columns = (f"{_name(column.name)} {_TYPES[column.type]}" for column in spec.columns)
    primary = [f"PRIMARY KEY ({_names(spec.primary_key)})"] if spec.primary_key else []
    # A key to a table with an unknown force is left out of the description, and holds here.
    foreign = (
        f"FOREIGN KEY ({_name(key.column)}) REFERENCES {_name(key.table)} ({_name(key.key)})"
        for key in spec.foreign_keys
    )
    return chain(columns, primary, foreign)


def _value(value: CellValue) -> str | int | float | None:
    if value is None or isinstance(value, int | float):
        return value
    return value.isoformat() if isinstance(value, date) else cell_text(value)


def _make_searchable(database: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    """Add a full-text index that reads its words from the table itself, as Datasette finds it."""
    index = f"{table}_fts"
    try:
        database.execute(
            # Datasette knows the index by `content` with double quotes.
            f'CREATE VIRTUAL TABLE {index} USING fts5({_names(columns)}, content="{table}",'
            " tokenize='porter unicode61')"
        )
    except sqlite3.OperationalError as error:
        raise ExportError(
            "The SQLite of this Python has no full-text search (FTS5). Use another Python, or"
            " --format parquet."
        ) from error
    database.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")  # noqa: S608 - our own


def _names(names: Sequence[str]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    """Return a name as SQL writes it, whatever the codes of a codebook are."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
