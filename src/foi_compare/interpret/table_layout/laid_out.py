"""One table as it is laid out: its grid with the rows told apart, and where each text stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from foi_compare.interpret.meanings.cell_kinds import is_period_text, is_whole
from foi_compare.model import Cell, Spot
from foi_compare.text import find_numerals, fold_space

# `2020-` / `21` is one year that a narrow column broke, `Apr` / `-20` one month, `To` / `tal` one
# word.
_BROKEN_NUMBER = re.compile(
    r"(?:(?<=\d)([-/\u2013])|(?<=[A-Za-z])(-))\s*\n\s*(?=\d)|(?<=\d)\s*\n([-/\u2013])(?=\d)"
    r"|(?<=[A-Za-z])\n(-)(?=(?:\d\d){1,2}\s*$)"
)
_BROKEN_YEAR = re.compile(r"(?<=\d)\s*\n\s*(?=\d)")  # `Apr 201` / `9`
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_new = tuple.__new__
_BROKEN_TOTALS = frozenset({"total", "totals", "grandtotal", "subtotal", "overalltotal"})


class Origin(NamedTuple):
    """Where the text of a cell stands: a block, a cell of it, an offset, a file if another one."""

    block: int
    row: int
    column: int
    offset: int
    file: str = ""


Grid = tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One table with its rows told apart. Row numbers are those of `grid`.

    `captions` are the texts that name the table, the nearest first: its own title rows, what stands
    above it, the name of its sheet. `origins` maps the anchor of a cell to where its text stands,
    for a table that was built from lines of text or goes on in another file; a cell without an
    entry stands where the table says. `joined` holds the text of labels that were put together,
    `continued` the rows that the rest of them stands in.
    """

    file: str
    block: int
    grid: Grid
    texts: tuple[tuple[str, ...], ...]
    titles: tuple[int, ...]
    headers: tuple[int, ...]
    body: tuple[int, ...]
    repeats: tuple[int, ...]
    columns: tuple[int, ...]
    captions: tuple[str, ...]
    origins: Mapping[tuple[int, int], Origin]
    joined: Mapping[tuple[int, int], str] = field(default_factory=dict)
    continued: tuple[int, ...] = ()

    @property
    def caption(self) -> str:
        """All that names the table, as a person reads it: the outermost first."""
        return " ".join(reversed(self.captions))

    def text(self, row: int, column: int) -> str:
        """Return the text of a position with white space folded, '' where nothing stands."""
        if self.joined and (row, column) in self.joined:
            return self.joined[row, column]
        return self.texts[row][column]

    def row_texts(self, row: int) -> Sequence[str]:
        """Return the text of each position of a row, as `text` does one by one."""
        if self.joined:
            return [self.text(row, column) for column in range(len(self.texts[row]))]
        return self.texts[row]

    def column_texts(self, column: int, rows: Iterable[int]) -> list[str]:
        """Return the texts of a column in these rows, as `text` does one by one."""
        if self.joined:
            return [self.text(row, column) for row in rows]
        texts = self.texts
        return [texts[row][column] for row in rows]

    def is_anchor(self, row: int, column: int) -> bool:
        """Return whether a cell starts at this position, as against being spanned into it."""
        cell = self.grid[row][column]
        return cell is not None and (cell.row, cell.column) == (row, column)

    def file_of(self, row: int) -> str:
        """Return the file that a row stands in."""
        if not self.origins:
            return self.file
        cell = next((cell for cell in self.grid[row] if cell is not None), None)
        origin = self.origins.get((cell.row, cell.column)) if cell is not None else None
        return (origin.file if origin is not None else "") or self.file

    def spots(self, cell: Cell) -> tuple[Spot, ...]:
        """Return the addresses of the numerals of a cell."""
        numerals = find_numerals(cell.text)
        if not numerals:
            return ()
        if not self.origins:  # as in most tables, which may have thousands of cells
            here = (self.file, self.block, cell.row, cell.column)
            # As `Spot(…)`, which takes twice as long for its names.
            return tuple([_new(Spot, (*here, start, end)) for _, start, end in numerals])
        whole = self.spot_of(cell)
        where, offset = whole[:4], whole.start
        return tuple([Spot(*where, offset + start, offset + end) for _, start, end in numerals])

    def spot_of(self, cell: Cell) -> Spot:
        """Return the address of all that stands in a cell."""
        origin = self.origins.get((cell.row, cell.column)) if self.origins else None
        if origin is None:
            origin = Origin(self.block, cell.row, cell.column, 0)
        where = (origin.file or self.file, origin.block, origin.row, origin.column)
        return Spot(*where, origin.offset, origin.offset + len(cell.text))


@lru_cache(maxsize=2**13)
def _one_line(text: str) -> str:
    """Return the text of a cell on one line, with what a narrow column broke put together."""
    if "\n" not in text:
        return fold_space(text)
    near = _BROKEN_NUMBER.sub(r"\1\2\3\4", text)
    whole = fold_space(near)
    squeezed = whole.replace(" ", "")
    if squeezed.casefold() in _BROKEN_TOTALS:
        return "Grand Total" if squeezed.casefold() == "grandtotal" else squeezed
    joined = text.replace("\n", "").replace(" ", "")
    if any(map(str.isdigit, joined)) and not is_period_text(whole):
        for period in (fold_space(_BROKEN_YEAR.sub("", near)), joined):
            if is_period_text(period):
                return period
    if _GROUPED.fullmatch(joined) and not all(is_whole(line) for line in text.split("\n")):
        return joined  # `1,7` / `07` is no two numbers
    return whole


def texts_of(grid: Grid) -> tuple[tuple[str, ...], ...]:
    """Return the text at each position of a grid, on one line, '' where nothing stands."""
    return tuple(_texts(row) for row in grid)


def _texts(row: Sequence[Cell | None]) -> tuple[str, ...]:
    return tuple("" if cell is None else _one_line(cell.text) for cell in row)
