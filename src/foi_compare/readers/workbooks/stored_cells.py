"""What every kind of workbook is read into: stored cells with the formats that show them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.headway import signed
from foi_compare.limits import Cells
from foi_compare.readers.workbooks.number_format import general, shown, shown_text
from foi_compare.readers.workbooks.sheets import Sheet, SheetCell

_WIDEST = 1_000_000  # cells that one merge may cover


class StoredCell(NamedTuple):
    """A cell as it is stored: a number, or a text; `code` is the number format that shows it.

    `doubt` says why what is shown may be something else.
    """

    value: float | None
    text: str
    code: str = "General"
    doubt: str = ""

    def shown(self, *, from_1904: bool) -> str:
        """Return what a person sees."""
        if self.value is None:
            return shown_text(self.text, self.code).strip()
        return shown(self.value, self.code, from_1904=from_1904)

    def stored(self) -> str:
        """Return what the cell holds, whatever is seen of it."""
        return self.text.strip() if self.value is None else general(self.value)


UNCOMPUTED = StoredCell(
    None, "", doubt="the cell holds a formula, and the file does not hold its result"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSheet:
    """One sheet: cells by row and column from 0, merged ranges with both ends included.

    `extent` is how many rows and columns the file says that it uses, empty cells among them.
    `texts` are boxes drawn on the sheet. `uncomputed` names the cells whose formula the file
    holds without its result.
    """

    name: str
    cells: Mapping[tuple[int, int], StoredCell]
    extent: tuple[int, int] = (0, 0)
    merges: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    uncomputed: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The sheets of a file; `unread` names those that hold no cells, such as charts.

    `unknowable` says in words what this format cannot tell, `beside` what hangs on the sheets and
    is not read.
    """

    sheets: tuple[StoredSheet, ...]
    from_1904: bool = False
    unread: tuple[str, ...] = ()
    unknowable: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def conditions_unread(sheet: str) -> str:
    """Return the words for a sheet whose conditional formats this kind of file does not tell."""
    return f"sheet {sheet}: what conditional formats show in place of a number is not read"


class Shown(NamedTuple):
    """A sheet as it is shown, and the texts that lie beneath merged cells."""

    sheet: Sheet
    beneath: tuple[str, ...]


def as_shown(stored: StoredSheet, counted: Cells, *, from_1904: bool) -> Shown:
    """Return a sheet with the texts a person sees; what a format or a merge hides is flagged.

    Its cells are counted with those of the sheets before, and how long their texts are.
    """
    filled = stored.cells
    counted.add(len(filled), sum(len(cell.text) for cell in filled.values()))
    spans, covered = _merged(stored, counted)
    cells: dict[tuple[int, int], SheetCell] = {}
    beneath: list[str] = []
    for at, cell in signed(sorted(filled.items())):
        text = cell.shown(from_1904=from_1904)
        unseen = at[0] in stored.hidden_rows or at[1] in stored.hidden_columns
        if not text and (text := cell.stored()):
            unseen = True
        if at in covered:
            beneath.extend([text] if text else [])
        elif text or cell.doubt:
            cells[at] = SheetCell(text, unseen, *spans.get(at, (1, 1)), cell.doubt)
    return Shown(Sheet(name=stored.name, cells=cells, hidden=stored.hidden), tuple(beneath))


def _merged(
    stored: StoredSheet, counted: Cells
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Return the height and width of merged cells, and the filled cells that lie beneath them."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    columns_of: dict[int, list[int]] = {}
    for row, column in sorted(stored.cells) if stored.merges else ():
        columns_of.setdefault(row, []).append(column)
    last_row = max(columns_of, default=0)
    last_column = max((columns[-1] for columns in columns_of.values()), default=0)
    for top, left, lowest, rightmost in stored.merges:
        # A merge may run to the edge of the sheet; beyond the last cell it means nothing.
        bottom, right = min(lowest, last_row), min(rightmost, last_column)
        height, width = max(1, bottom - top + 1), max(1, right - left + 1)
        if height * width > _WIDEST or (top, left) not in stored.cells:
            continue
        counted.add(height * width - 1)
        spans[top, left] = (height, width)
        for row in range(top, bottom + 1):
            columns = columns_of.get(row, [])
            beneath = columns[bisect_left(columns, left) : bisect_right(columns, right)]
            covered.update((row, column) for column in beneath if (row, column) != (top, left))
    return spans, covered
