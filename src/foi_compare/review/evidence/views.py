"""What a person is shown of a document: pages or running parts, with the standing of each number.

Rows, columns, pages and tables count from 1, as in the outputs; boxes are in points from the top
left corner of the displayed page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from foi_compare.model import Box, TextKind

# What a cell is to the numbers of its table; `aside`: its numerals were set aside; `text`: none.
CellRole = Literal["heading", "label", "value", "blank", "aside", "text"]


class Standing(NamedTuple):
    """What became of a numeral: the numbers it stands for, or the rule that set it aside.

    Both are empty where nothing accounts for it. `anchor` names it in a decision.
    """

    observation_ids: tuple[str, ...] = ()
    rule: str = ""
    reason: str = ""
    anchor: str = ""


NO_STANDING = Standing()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell as it was read. `doubt` is what another reading saw, `hidden` what the file hides.

    `other_texts` are what another look at a picture saw in place of the text.
    """

    row: int
    column: int
    text: str
    role: CellRole
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    standing: Standing = NO_STANDING
    doubt: str = ""
    other_texts: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table, or what of it stands on one page or between two rows.

    `xs` and `ys` are the lines between its columns and rows on the page, the outer ones too; empty
    where the format has no places. `anchor` names the numerals of this part of it, as the decision
    `grid` and `typed` on it do; `rows` are its first and last row shown, of `n_rows`. `typed` is
    set where a person typed it in the place of what is printed.
    """

    number: int
    part: str
    page: int
    caption: str
    rows: tuple[int, int]
    n_rows: int
    n_columns: int
    cells: tuple[CellView, ...]
    box: Box | None = None
    xs: tuple[float, ...] = ()
    ys: tuple[float, ...] = ()
    anchor: str = ""
    readings: tuple[str, ...] = ()
    typed: bool = False

    def by_row(self) -> tuple[tuple[CellView, ...], ...]:
        """Return the cells of each row shown, as a page prints them."""
        found: dict[int, list[CellView]] = {
            row: [] for row in range(self.rows[0], self.rows[1] + 1)
        }
        for cell in self.cells:
            found.setdefault(cell.row, []).append(cell)
        return tuple(tuple(found[row]) for row in sorted(found))


class NumeralView(NamedTuple):
    """A numeral of a text, `start` and `end` its place in it. `box` is None where it has none."""

    text: str
    start: int
    end: int
    standing: Standing
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A paragraph or another run of text with its numerals."""

    text: str
    kind: TextKind
    part: str
    page: int
    numerals: tuple[NumeralView, ...] = ()
    box: Box | None = None
    level: int = 0
    marker: str = ""
    bold: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page that is shown as a picture; width and height are 0 where they are not known."""

    part: str
    page: int
    blocks: tuple[TableView | TextView, ...]
    width: float = 0.0
    height: float = 0.0

    @property
    def tables(self) -> tuple[TableView, ...]:
        """Its tables, in reading order."""
        return tuple(one for one in self.blocks if isinstance(one, TableView))

    @property
    def texts(self) -> tuple[TextView, ...]:
        """What stands outside of them."""
        return tuple(one for one in self.blocks if isinstance(one, TextView))


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowView:
    """A part of a file without pages (a body, a sheet, a mail): its blocks in reading order.

    Of a table longer than is shown at once, `rows` of it are; it says of how many.
    """

    part: str
    blocks: tuple[TableView | TextView, ...]

    @property
    def tables(self) -> tuple[TableView, ...]:
        """Its tables, in reading order."""
        return tuple(one for one in self.blocks if isinstance(one, TableView))


class Whereabouts(NamedTuple):
    """Where a number stands: its part, and its block and cell (row and column 0 in a text).

    `block` counts the blocks of the whole document from 0; `page` is 0 where there are none.
    """

    part: str
    page: int
    block: int
    row: int
    column: int
    box: Box | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A table as one reading of a page has it, and the line of `decisions.csv` that chooses it.

    `name` says how it was read (`rules`, `words` …), `table` is it, `differs` names the cells (row,
    column) on which the other reading differs.
    """

    name: str
    table: TableView
    differs: tuple[tuple[int, int], ...]
    line: tuple[tuple[str, str], ...]
