"""A page as it is read and the lines that a person drew over it to the table between the lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Cell, CutTable, Place, Source, Table, TextBlock
from foi_compare.readers.pages.broken_words import full_lines, mended
from foi_compare.readers.pages.page_content import PageContent
from foi_compare.readers.pages.pdf_blocks import paragraphs_of, usual_height
from foi_compare.readers.pages.pdf_build import text_block
from foi_compare.readers.pages.pdf_contents import contents_of
from foi_compare.readers.pages.table_of_parts import SCANNED
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.shown.drawn_lines import At, Lattice, Region
from foi_compare.readers.shown.shown_page import words_of_page
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.lines import lines_of, text_of
from foi_compare.readers.tables.ground.page import Word, box_of


class Lines(NamedTuple):
    """Lines over a displayed page: from its left, and from its top, in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]


def cut_page(
    source: Source, password: str, page: int, xs: Sequence[float], ys: Sequence[float]
) -> CutTable:
    """Return the words of a page in the cells between vertical and horizontal lines.

    With it comes the text that was read as rows of the same table, above and below the lines.

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
    lines = Lines(tuple(xs), tuple(ys))
    return CutTable(cut_content(source.name, content, lines), *_left_outside(content, lines))


def _left_outside(
    content: PageContent, lines: Lines
) -> tuple[tuple[TextBlock, ...], tuple[TextBlock, ...]]:
    """Return the text above and below the lines that stands in tables which they reach into.

    A number beside them is none of it: it is one of a row, which lines that leave it out would cut.
    """
    read, lattice = content.read, _lattice(content, lines)
    above: list[Word] = []
    below: list[Word] = []
    for table in content.tables:
        words = [word for cell in table.grid.cells for word in cell.words]
        boxes = {word: read.printed_box(box_of([word])) for word in words}
        outside = [word for word in words if lattice.cell_of(boxes[word]) is None]
        if len(outside) == len(words):
            continue
        for word in outside:
            middle = (boxes[word].top + boxes[word].bottom) / 2
            if middle < lattice.ys[0]:
                above.append(word)
            elif middle > lattice.ys[-1] or not any(map(str.isdigit, word.text)):
                below.append(word)
    usual = usual_height([content.lines])
    first, last = (
        tuple(text_block(read, one) for one in paragraphs_of(lines_of(words), usual))
        for words in (above, below)
    )
    return first, last


def _lattice(content: PageContent, lines: Lines) -> Lattice:
    return Lattice(tuple(sorted(set(lines.xs))), tuple(sorted(set(lines.ys))), content.read.turned)


def content_of_page(source: Source, password: str, page: int) -> PageContent:
    """Return a page with the tables that are found on it by itself.

    Raises:
        UnreadableDocumentError: it has no such page, or cannot be read.

    """
    return contents_of(source, [words_of_page(source, password, page)], password)[0]


def cut_content(name: str, content: PageContent, lines: Lines) -> Table:
    """Return the words of a page that was read in the cells between lines.

    What another look saw of a number is a doubt
    of its cell, whoever drew the lines.

    Raises:
        UnreadableDocumentError: there are no words between the lines.

    """
    read = content.read
    lattice = _lattice(content, lines)
    words = {word: lattice.cell_of(read.printed_box(box_of([word]))) for word in read.page.words}
    cells = _cells(content, lattice, {word: at for word, at in words.items() if at is not None})
    number = read.page.number
    if not cells:
        problem = f"page {number} has no words between the lines that were drawn."
        raise UnreadableDocumentError(name, problem, "Draw them again, or type the table.")
    place = Place(part=f"page {number}", page=number, table=1)
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
    lattice: Lattice,
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
    content: PageContent, lattice: Lattice, words: Mapping[Word, At]
) -> tuple[GridCell, ...]:
    """Return the cells with words, given where the middle of each word stands.

    A cell of a reading whose sides stand where lines stand is kept with its words: a heading may
    reach over a line that parts the values below it. So is one over several columns or rows, where
    lines were moved, as long as nothing else stands there.
    """
    kept = _Kept()
    for cell, region in _unmoved(content, lattice):
        kept.take(cell.words, region)
    for cell in (cell for grid in _readings(content) for cell in grid.cells if _spans(cell)):
        region = Region(*lattice.covered(content.read.printed_box(cell.box)))
        if {word for word, at in words.items() if region.holds(at)} == set(cell.words):
            kept.take(cell.words, region)
    found: dict[At, list[Word]] = {}
    for word, at in words.items():
        found.setdefault(kept.place_of(word, at), []).append(word)
    return tuple(
        GridCell(*at, *kept.spans.get(at, (1, 1)), box_of(own), tuple(own))
        for at, own in sorted(found.items())
    )


def _spans(cell: GridCell) -> bool:
    return bool(cell.words) and (cell.row_span > 1 or cell.column_span > 1)


def _readings(content: PageContent) -> list[Grid]:
    """Return the readings of the tables of a page."""
    both = (grid for table in content.tables for grid in (table.grid, table.other))
    return [grid for grid in both if grid is not None]


def _unmoved(content: PageContent, lattice: Lattice) -> Iterable[tuple[GridCell, Region]]:
    """Yield the cells whose sides stand where lines stand; first those of the readings with most.

    So lines that one reading drew are filled as that reading has it.
    """
    found = []
    for grid in _readings(content):
        regions = (
            (cell, lattice.between(content.read.printed_box(cell.box)))
            for cell in grid.cells
            if cell.words
        )
        found.append([(cell, at) for cell, at in regions if at is not None and _fits(cell, at)])
    for own in sorted(found, key=len, reverse=True):
        yield from own


def _fits(cell: GridCell, region: Region) -> bool:
    """Tell whether no line parts a cell that was one row high, or one column wide."""
    level = len(region.rows) == 1 or cell.row_span > 1
    return level and (len(region.columns) == 1 or cell.column_span > 1)


class _Kept:
    """Cells of readings that are kept, no two of them in one place.

    `spans` says over how many rows and columns each reaches.
    """

    def __init__(self) -> None:
        self.spans: dict[At, At] = {}
        self._first: dict[At, At] = {}
        self._homes: dict[Word, At] = {}

    def take(self, words: Sequence[Word], region: Region) -> None:
        """Keep a cell, if none that is kept has one of its places or words."""
        places = [(row, column) for row in region.rows for column in region.columns]
        if not places or any(at in self._first for at in places):
            return
        if any(word in self._homes for word in words):
            return
        self.spans[places[0]] = len(region.rows), len(region.columns)
        self._first |= dict.fromkeys(places, places[0])
        self._homes |= dict.fromkeys(words, places[0])

    def place_of(self, word: Word, at: At) -> At:
        """Return the cell of a word whose middle stands in one."""
        return self._homes.get(word) or self._first.get(at, at)


def _cells_by_words(content: PageContent) -> dict[frozenset[int], tuple[GridCell, Grid]]:
    """Return the cells of the tables found on a page, each with its table, by their words."""
    return {_starts(cell): (cell, one.grid) for one in content.tables for cell in one.grid.cells}


def _starts(cell: GridCell) -> frozenset[int]:
    return frozenset(word.start for word in cell.words)
