"""The tables of outcomes of one document, to ask which stands before another and has its rows."""

from __future__ import annotations

from bisect import bisect_left

from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.table_figures.surroundings import TableReading
from foi_compare.interpret.table_layout.headings import read_heading
from foi_compare.text import fold_space

_FEWEST = 2


class OutcomeTables:
    """Tables of outcomes as they are found, each with the block it stands in."""

    def __init__(self) -> None:
        self.last: TableReading | None = None
        # Of the tables found so far those that none found later precedes in the document.
        self._blocks: list[int] = []
        self._tables: list[TableReading] = []
        self._known_rows: set[frozenset[str]] = set()
        self._with_row: dict[str, list[frozenset[str]]] = {}

    def add(self, block: int, table: TableReading) -> None:
        """Add a table of outcomes."""
        self.last = table
        kept = bisect_left(self._blocks, block)
        self._blocks[kept:] = [block]
        self._tables[kept:] = [table]
        rows = _rows_of(table)
        if rows not in self._known_rows:
            self._known_rows.add(rows)
            for row in rows:
                self._with_row.setdefault(row, []).append(rows)

    def before(self, block: int) -> TableReading | None:
        """Return the table that was found last of those that stand above a block."""
        above = bisect_left(self._blocks, block)
        return self._tables[above - 1] if above else None

    def have_rows_of(self, plain: TableReading) -> bool:
        """Return whether a table names the rows that one of outcomes names, and nothing more.

        Years stand before the rows of tables about anything.
        """
        rows = _rows_of(plain)
        named = [row for row in rows if not is_period_text(row) and not read_heading(row).neutral]
        if len(named) < _FEWEST:
            return False
        fewest = min((self._with_row.get(row, []) for row in rows), key=len)
        return any(rows <= others for others in fewest)


def _rows_of(table: TableReading) -> frozenset[str]:
    return frozenset(fold_space(stub).casefold() for stub in table.stubs if stub)
