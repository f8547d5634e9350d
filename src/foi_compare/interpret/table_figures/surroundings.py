"""What stands around a table, and what reading one gives: shared by tables, records and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foi_compare.model import (
    Cell,
    Figure,
    LabelGroup,
    Period,
    Place,
    PlainTable,
    SetAside,
)
from foi_compare.text import find_numerals, fold_space

if TYPE_CHECKING:
    from foi_compare.interpret.table_axes.printed_words import Printed
    from foi_compare.interpret.table_layout.laid_out import Layout


FIRST_ROWS = 3  # of a table, by which a person knows it again


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a table: the question it answers and what that question asks about.

    `marks` are what a person decided on it: that it is about `outcomes`, that its labels run `down`
    or `across`.
    """

    force_id: str = ""
    question: str = ""
    question_text: str = ""
    period: Period | None = None
    offence: str = ""
    offence_code: str = ""
    unit: str = ""
    code: str = ""
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """What one table gave.

    `captions` are the texts that name it, the nearest first; `printed` is what it prints in words.
    `plain` is set where no label in it is an outcome. Then `instead` holds its figures as they are
    if they count the one outcome that the question names, with the label group that says so; its
    `code` is set where a caption names it, and `taken_back` where a person said that the table is
    about outcomes. `partial` holds them as they are if the few outcomes among its labels make it a
    table of outcomes, and `first_rows` its first rows. `stubs` are the words before the numbers of
    each row, `headed` says that any of its columns of numbers has a heading.
    """

    figures: tuple[Figure, ...] = ()
    groups: tuple[LabelGroup, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    captions: tuple[str, ...] = ()
    printed: Printed | None = None
    code: str = ""
    taken_back: bool = False
    plain: PlainTable | None = None
    instead: TableReading | None = None
    partial: TableReading | None = None
    first_rows: tuple[str, ...] = ()
    stubs: tuple[str, ...] = ()
    headed: bool = True

    def numbers(self) -> int:
        """Return how many figures are held of the table, however it may be taken."""
        others = (one for one in (self.instead, self.partial) if one is not None)
        return len(self.figures) + sum(one.numbers() for one in others)


def header_aside(layout: Layout) -> tuple[SetAside, ...]:
    """Set aside the numerals of titles, header rows and repeated headers: they name, not count."""
    rows = (*layout.titles, *layout.headers, *layout.repeats)
    cells = {
        (cell.row, cell.column): cell
        for row in rows
        for column in layout.columns
        if (cell := layout.grid[row][column]) is not None
    }
    return tuple(
        aside(layout, cell, "heading", "a heading that names a period, a code or a column")
        for cell in cells.values()
        if find_numerals(cell.text)
    )


def aside(layout: Layout, cell: Cell, rule: str, reason: str) -> SetAside:
    """Return the set-aside of all numerals of a cell."""
    return SetAside(
        rule=rule,
        reason=reason,
        text=fold_space(cell.text),
        place=cell.place,
        file=layout.file_of(cell.row),
        spots=layout.spots(cell),
    )


def row_texts(layout: Layout, row: int) -> str:
    """Return a row as a person would quote it: its cells, joined by bars."""
    texts = [
        layout.text(row, column)
        for column in layout.columns
        if layout.grid[row][column] is not None and layout.is_anchor(row, column)
    ]
    return " | ".join(texts)


def place_of(layout: Layout, row: int, column: int) -> Place:
    """Return the place of a position, also where the file holds no cell for it.

    Rows and columns of a sheet are counted from its corner, wherever the table begins.
    """
    cell = layout.grid[row][column]
    if cell is not None:
        return cell.place
    near = next((other for other in layout.grid[row] if other is not None), None)
    if near is None:
        return Place(part="", row=row + 1, column=column + 1)
    return near.place._replace(
        row=near.place.row + row - near.row,
        column=near.place.column + column - near.column,
        box=None,
    )
