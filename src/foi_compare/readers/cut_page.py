"""A page as it is read and the lines that a person drew over it to the table between the lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Box, Cell, Place, Source, Table
from foi_compare.readers.pdf_pages import ReadPage
from foi_compare.readers.shown_page import words_of_page
from foi_compare.readers.tables.lines import text_of
from foi_compare.readers.tables.page import Word

_FEWEST_LINES = 2  # they have something between them


def cut_page(
    source: Source, password: str, page: int, xs: Sequence[float], ys: Sequence[float]
) -> Table:
    """Return the words of a page in the cells between vertical and horizontal lines.

    Args:
        source: a PDF or a picture.
        password: opens it, where it needs one.
        page: counted from 1.
        xs: where the vertical lines stand on the displayed page, in points from the left.
        ys: where the horizontal lines stand, in points from the top.

    Raises:
        UnreadableDocumentError: it has no such page, or no words between the lines.

    """
    return cut_read(source.name, words_of_page(source, password, page), xs, ys)


def cut_read(name: str, read: ReadPage, xs: Sequence[float], ys: Sequence[float]) -> Table:
    """Return the words of a page that was read in the cells between lines, as above.

    What another look saw of a number is a doubt of its cell, whoever drew the lines.
    """
    lines = _Lines(tuple(sorted(set(xs))), tuple(sorted(set(ys))), read.turned)
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in read.page.words:
        at = lines.cell_of(read.printed_box(Box(word.x0, word.top, word.x1, word.bottom)))
        if at is not None:
            cells.setdefault(at, []).append(word)
    number = read.page.number
    if not lines.part_anything or not cells:
        problem = f"page {number} has no words between the lines that were drawn."
        raise UnreadableDocumentError(name, problem, "Draw them again, or type the table.")
    place = Place(part=f"page {number}", page=number, table=1)
    n_rows, n_columns = lines.size
    return Table(
        cells=tuple(
            Cell(
                row=row,
                column=column,
                text=text_of(words),
                place=place._replace(row=row + 1, column=column + 1, box=lines.box(row, column)),
                doubt=next((read.doubts[w.start] for w in words if w.start in read.doubts), ""),
            )
            for (row, column), words in sorted(cells.items())
        ),
        n_rows=n_rows,
        n_columns=n_columns,
        place=place._replace(box=Box(lines.xs[0], lines.ys[0], lines.xs[-1], lines.ys[-1])),
        readings=("drawn",),
    )


class _Lines(NamedTuple):
    """The lines as they stand on the displayed page, and the angle its text is turned by.

    The rows of a page that lies on its side run from its top to its bottom.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    turned: int

    @property
    def part_anything(self) -> bool:
        return min(len(self.xs), len(self.ys)) >= _FEWEST_LINES

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns they make."""
        down, across = len(self.ys) - 1, len(self.xs) - 1
        return (across, down) if self.turned % 180 else (down, across)

    def cell_of(self, box: Box) -> tuple[int, int] | None:
        """Return row and column of a word by its middle, None where it stands outside."""
        across = bisect_right(self.xs, (box.x0 + box.x1) / 2) - 1
        down = bisect_right(self.ys, (box.top + box.bottom) / 2) - 1
        if not (0 <= across < len(self.xs) - 1 and 0 <= down < len(self.ys) - 1):
            return None
        return self._turned(down, across)

    def box(self, row: int, column: int) -> Box:
        """Return where a cell stands on the displayed page."""
        down, across = self._displayed(row, column)
        return Box(self.xs[across], self.ys[down], self.xs[across + 1], self.ys[down + 1])

    def _turned(self, down: int, across: int) -> tuple[int, int]:
        last_down, last_across = len(self.ys) - 2, len(self.xs) - 2
        if self.turned == 90:
            return last_across - across, down
        if self.turned == 180:
            return last_down - down, last_across - across
        if self.turned == 270:
            return across, last_down - down
        return down, across

    def _displayed(self, row: int, column: int) -> tuple[int, int]:
        last_down, last_across = len(self.ys) - 2, len(self.xs) - 2
        if self.turned == 90:
            return column, last_across - row
        if self.turned == 180:
            return last_down - row, last_across - column
        if self.turned == 270:
            return last_down - column, row
        return row, column
