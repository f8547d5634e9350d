"""The rows of a published table as mappings that last no longer than somebody looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from foi_compare.export import TableSpec
from foi_compare.text import on_one_line

Row = Mapping[str, Any]


class Table(Sequence[Row]):
    """The rows of a table by the names of its columns, as the CSV file prints them.

    Mappings of all the numbers of a large inbox would take more memory than its dataset.
    """

    def __init__(self, spec: TableSpec, rows: Iterable[Sequence[object]]) -> None:
        """Take the columns of the table, and its rows."""
        self._names = tuple(column.name for column in spec.columns)
        self._rows = [tuple(map(_plain, row)) for row in rows]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        """Return a row, or some rows."""
        if isinstance(at, slice):
            return [self._named(row) for row in self._rows[at]]
        return self._named(self._rows[at])

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows in their order."""
        return map(self._named, self._rows)

    def _named(self, row: Sequence[object]) -> Row:
        return dict(zip(self._names, row, strict=True))


def _plain(value: object) -> object:
    """Return a text as the CSV files print it: on one line, with nothing that a screen obeys."""
    return on_one_line(value) if isinstance(value, str) else value
