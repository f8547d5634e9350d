"""A page as it is read and the lines that a person drew over it to the table between the lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Box, Cell, Place, Source, Table
from foi_compare.readers.broken_words import full_lines, mended
from foi_compare.readers.pdf_build import SCANNED, PageContent
from foi_compare.readers.pdf_contents import contents_of
from foi_compare.readers.pdf_pages import ReadPage
from foi_compare.readers.shown_page import words_of_page
from foi_compare.readers.tables.grid import Grid, GridCell
from foi_compare.readers.tables.lines import text_of
from foi_compare.readers.tables.page import Word, box_of

_FEWEST_LINES = 2  # they have something between them
_At = tuple[int, int]  # row and column


class Lines(NamedTuple):
    """Lines over a displayed page: from its left, and from its top, in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


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
    content = content_of_page(source, password, page)
    return cut_content(source.name, content, Lines(tuple(xs), tuple(ys)))


def content_of_page(source: Source, password: str, page: int) -> PageContent:
    """Return a page with the tables that are found on it by itself.

    Raises:
        UnreadableDocumentError: it has no such page, or cannot be read.

    """
    return contents_of(source, [words_of_page(source, password, page)], password)[0]


def cut_content(name: str, content: PageContent, lines: Lines) -> Table:
    """Return the words of a page that was read in the cells between lines.

    A heading that a reading of the page found to stand over several columns, or a label beside
    several rows, does so between these lines, too. What another look saw of a number is a doubt
    of its cell, whoever drew the lines.

    Raises:
        UnreadableDocumentError: there are no words between the lines.

    """
    read = content.read
    lattice = _Lattice(tuple(sorted(set(lines.xs))), tuple(sorted(set(lines.ys))), read.turned)
    words: dict[_At, list[Word]] = {}
    for word in read.page.words:
        at = lattice.cell_of(read.printed_box(box_of([word])))
        if at is not None:
            words.setdefault(at, []).append(word)
    number = read.page.number
    if not words:
        problem = f"page {number} has no words between the lines that were drawn."
        raise UnreadableDocumentError(name, problem, "Draw them again, or type the table.")
    place = Place(part=f"page {number}", page=number, table=1)
    cells = _cells(content, lattice, words)
    known = _cells_by_words(content)
    drawn = Grid(cells=cells, rows=(), columns=(), reading="drawn")
    n_rows, n_columns = lattice.size
    return Table(
        cells=tuple(
            _as_cell(cell, known.get(_starts(cell), (cell, drawn)), lattice, read, place)
            for cell in cells
        ),
        n_rows=n_rows,
        n_columns=n_columns,
        place=place._replace(box=lattice.box((0, 0), (n_rows, n_columns))),
        readings=("drawn",),
    )


def _as_cell(
    cell: GridCell,
    known: tuple[GridCell, Grid],
    lattice: _Lattice,
    read: ReadPage,
    place: Place,
) -> Cell:
    """Return a cell; `known` is how a reading has it, which may show how wide it is."""
    text = text_of(cell.words)
    text = mended(text, full_lines(*known)) if "\n" in text else text
    doubt = next((read.doubts[w.start] for w in cell.words if w.start in read.doubts), "")
    if read.scanned and any(map(str.isdigit, text)):
        doubt = SCANNED
    box = lattice.box((cell.row, cell.column), (cell.row_span, cell.column_span))
    return Cell(
        row=cell.row,
        column=cell.column,
        text=text,
        place=place._replace(row=cell.row + 1, column=cell.column + 1, box=box),
        row_span=cell.row_span,
        column_span=cell.column_span,
        doubt=doubt,
    )


def _cells(
    content: PageContent, lattice: _Lattice, words: dict[_At, list[Word]]
) -> tuple[GridCell, ...]:
    """Return the cells with words, those that span others in their place."""
    found: list[GridCell] = []
    left = dict(words)
    for spanning in _spanning(content):
        rows, columns = lattice.covered(content.read.printed_box(spanning.box))
        under = [at for at in left if at[0] in rows and at[1] in columns]
        inside = {word.start for at in under for word in left[at]}
        # Lines that part what a reading held together are obeyed, and so are those around more.
        if len(rows) * len(columns) > 1 and inside == {word.start for word in spanning.words}:
            for at in under:
                del left[at]
            spans = len(rows), len(columns)
            found.append(_grid_cell((rows[0], columns[0]), spans, spanning.words))
    found += [_grid_cell(at, (1, 1), own) for at, own in left.items()]
    return tuple(sorted(found, key=lambda cell: (cell.row, cell.column)))


def _cells_by_words(content: PageContent) -> dict[frozenset[int], tuple[GridCell, Grid]]:
    """Return the cells of the tables found on a page, each with its table, by their words."""
    return {_starts(cell): (cell, one.grid) for one in content.tables for cell in one.grid.cells}


def _starts(cell: GridCell) -> frozenset[int]:
    return frozenset(word.start for word in cell.words)


def _grid_cell(at: _At, spans: tuple[int, int], words: Sequence[Word]) -> GridCell:
    return GridCell(*at, *spans, box_of(words), tuple(words))


def _spanning(content: PageContent) -> Iterable[GridCell]:
    """Yield the cells over several rows or columns of all readings of a page."""
    for table in content.tables:
        for grid in (table.grid, table.other):
            for cell in grid.cells if grid is not None else ():
                if cell.words and (cell.row_span > 1 or cell.column_span > 1):
                    yield cell


class _Lattice(NamedTuple):
    """The lines in order as they stand on the displayed page, and the angle its text is turned by.

    The rows of a page that lies on its side run from its top to its bottom.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    turned: int

    @property
    def size(self) -> _At:
        """How many rows and columns they make."""
        down, across = len(self.ys) - 1, len(self.xs) - 1
        return (across, down) if self.turned % 180 else (down, across)

    def cell_of(self, box: Box) -> _At | None:
        """Return row and column of a word by its middle, None where it stands outside."""
        if min(len(self.xs), len(self.ys)) < _FEWEST_LINES:
            return None
        across = bisect_right(self.xs, (box.x0 + box.x1) / 2) - 1
        down = bisect_right(self.ys, (box.top + box.bottom) / 2) - 1
        inside = 0 <= across < len(self.xs) - 1 and 0 <= down < len(self.ys) - 1
        return self._read_at(down, across) if inside else None

    def covered(self, box: Box) -> tuple[Sequence[int], Sequence[int]]:
        """Return the rows and columns whose middle a box covers."""
        across = _covered(self.xs, box.x0, box.x1)
        down = _covered(self.ys, box.top, box.bottom)
        if not (across and down):
            return (), ()
        corners = (self._read_at(down[0], across[0]), self._read_at(down[-1], across[-1]))
        rows, columns = (sorted(ends) for ends in zip(*corners, strict=True))
        return range(rows[0], rows[1] + 1), range(columns[0], columns[1] + 1)

    def box(self, at: _At, spans: _At) -> Box:
        """Return where a cell stands on the displayed page."""
        ends = (at, (at[0] + spans[0] - 1, at[1] + spans[1] - 1))
        downs, acrosses = zip(*(self._shown_at(*one) for one in ends), strict=True)
        return Box(
            self.xs[min(acrosses)],
            self.ys[min(downs)],
            self.xs[max(acrosses) + 1],
            self.ys[max(downs) + 1],
        )

    def _read_at(self, down: int, across: int) -> _At:
        """Return row and column as they are read of a place on the displayed page."""
        last_down, last_across = len(self.ys) - 2, len(self.xs) - 2
        if self.turned == 90:
            return last_across - across, down
        if self.turned == 180:
            return last_down - down, last_across - across
        if self.turned == 270:
            return across, last_down - down
        return down, across

    def _shown_at(self, row: int, column: int) -> _At:
        """Return the place on the displayed page of a row and column."""
        last_down, last_across = len(self.ys) - 2, len(self.xs) - 2
        if self.turned == 90:
            return column, last_across - row
        if self.turned == 180:
            return last_down - row, last_across - column
        if self.turned == 270:
            return last_down - column, row
        return row, column


def _covered(lines: Sequence[float], low: float, high: float) -> Sequence[int]:
    """Return which of the strips between lines have their middle between two ends."""
    low, high = min(low, high), max(low, high)
    return [at for at, (a, b) in enumerate(pairwise(lines)) if low <= (a + b) / 2 <= high]
