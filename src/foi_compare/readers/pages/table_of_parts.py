"""The tables of single pages to one: their rows below one another, or their columns beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from foi_compare.model import Box, Cell, Place, Table
from foi_compare.readers.pages.broken_words import full_lines, mended
from foi_compare.readers.pages.page_content import Carried, PageContent, part_name, place_on
from foi_compare.readers.pages.pdf_part import Beside, Part
from foi_compare.readers.pages.pdf_spans import with_label_spans
from foi_compare.readers.pages.pdf_unread import BESIDE, UNREAD, inked_blanks, is_touched
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.lines import join_lines, lines_of, pieces_of, text_of
from foi_compare.readers.tables.ground.page import Word

SCANNED = "read from the text that a scanner laid under its picture; nobody has checked it"
_SHARED_OUT = (
    "it is not certain which lines of text stand beside this number: the rows are set as close as "
    "the lines of one text"
)
_APART = "the words of this cell stand as far apart as those of two cells"
_HIDDEN_LABEL = "something that could not be read is printed where this row would have its label"
_new = tuple.__new__
_SEVERAL = 2
_WIDE_GAP = 2.0  # times the height of the letters: no space within one text
_CUT_OFF = "the label may go on at the top of the next page, where a text stands alone"
_REST_OR_NAME = "it names the rows below, or ends the label that the page before ends with"


def table_of(
    contents: Sequence[PageContent], parts: Sequence[Part], number: int, carried: Carried
) -> Table:
    """Return the table that parts on pages make up, the `number`th of its document.

    Words of a row that is broken over two pages are added to what is `carried` back.
    """
    builder = _TableBuilder(contents, number, carried)
    for part in parts:
        builder.add(part)
    return with_label_spans(builder.build(parts))


@dataclass(slots=True)
class _Entry:
    """A cell while its table is put together."""

    part: Part
    cell: GridCell
    text: str
    doubt: str


class _TableBuilder:
    """Puts the parts of a table below one another."""

    def __init__(self, contents: Sequence[PageContent], number: int, carried: Carried) -> None:
        self._contents = contents
        self._number = number
        self._carried = carried
        self._entries: dict[tuple[int, int], _Entry] = {}
        self._starts: list[int] = []  # the first row of each part
        self._n_rows = 0
        self._n_columns = 0

    def add(self, part: Part) -> None:
        """Add the rows of one page, or the further columns of rows that are there."""
        grid = part.table.grid
        if part.beside is not None:
            self._add_beside(part, part.beside)
            return
        self._starts.append(self._n_rows - part.row_goes_on)
        self._n_columns = max(self._n_columns, grid.n_columns)
        ending = self._n_rows - 1
        for cell in grid.cells:
            if not cell.words:
                continue
            broken = part.row_goes_on and cell.row == part.repeated
            below = part.row_goes_on and cell.row > part.repeated
            key = (ending if broken else self._n_rows + cell.row - below, cell.column)
            if broken and key in self._entries:
                self._append(part, cell, self._entries[key])
            else:
                self._entries[key] = self._entry(part, cell)
        if part.may_go_on and (ending, 0) in self._entries:
            self._entries[ending, 0].doubt = _CUT_OFF
            self._entries[self._n_rows + part.repeated, 0].doubt = _REST_OR_NAME
        if self._contents[part.page].read.unread:
            self._doubt_inked_blanks(part)
        self._n_rows += grid.n_rows - part.row_goes_on

    def _add_beside(self, part: Part, beside: Beside) -> None:
        grid = part.table.grid
        self._n_columns = max(self._n_columns, beside.columns + grid.n_columns)
        start = self._starts[beside.part]
        for cell in grid.cells:
            if cell.words:
                key = (start + beside.rows[cell.row], beside.columns + cell.column)
                self._entries[key] = self._entry(part, cell)
        for row, column in inked_blanks(grid, self._contents[part.page].read.unread):
            if row in beside.rows:
                cell = GridCell(row, column, 1, 1, Box(*_corners(grid, row, column)), ())
                key = (start + beside.rows[row], beside.columns + column)
                self._entries.setdefault(key, _Entry(part, cell, "", UNREAD))

    def _doubt_inked_blanks(self, part: Part) -> None:
        """Add the blanks of a page that are none, and doubt the rows whose label may be hidden."""
        grid, unread = part.table.grid, self._contents[part.page].read.unread
        start = self._n_rows - part.row_goes_on
        for row, column in inked_blanks(grid, unread):
            box = Box(*_corners(grid, row, column))
            cell = GridCell(row, column, 1, 1, box, ())
            if column:
                self._entries.setdefault((start + row, column), _Entry(part, cell, "", UNREAD))
                continue
            for (at, _), entry in self._entries.items():
                if at == start + row:
                    entry.doubt = entry.doubt or _HIDDEN_LABEL

    def _entry(self, part: Part, cell: GridCell) -> _Entry:
        text = text_of(cell.words)
        text = mended(text, full_lines(cell, part.table.grid)) if "\n" in text else text
        read, table = self._contents[part.page].read, part.table
        if read.doubts or table.doubts or read.unread or table.grid.unsure or read.scanned:
            return _Entry(part, cell, text, self._doubt(part, cell, text))
        # As on most pages, of which each has hundreds of cells.
        return _Entry(part, cell, text, _APART if _holds_two_cells(cell.words) else "")

    def _doubt(self, part: Part, cell: GridCell, text: str) -> str:
        """Return why the text of a cell is in doubt, empty where it is not."""
        looks = self._contents[part.page].read.doubts
        doubt = ""
        if looks:
            doubt = next((looks[word.start] for word in cell.words if word.start in looks), "")
        if part.table.doubts and not doubt:
            seen = [part.table.doubts[w.start] for w in cell.words if w.start in part.table.doubts]
            doubt = f"a second reading of the page saw {seen[0]}" if seen else ""
        unread = self._contents[part.page].read.unread
        if unread and not doubt and is_value(cell.words) and is_touched(cell.words, unread):
            doubt = BESIDE
        unsure = part.table.grid.unsure
        if unsure and not doubt and any(word.start in unsure for word in cell.words):
            doubt = _SHARED_OUT
        if not doubt and _holds_two_cells(cell.words):
            doubt = _APART
        if self._contents[part.page].read.scanned and any(letter.isdigit() for letter in text):
            doubt = SCANNED
        return doubt

    def _append(self, part: Part, cell: GridCell, upper: _Entry) -> None:
        """Add the rest of a cell to its beginning on the page before."""
        upper.text = mended(join_lines([upper.text, text_of(cell.words)]))
        self._carried.words.extend((part.page, upper.part.page, word) for word in cell.words)

    def build(self, parts: Sequence[Part]) -> Table:
        """Return the table, without the rows and columns in which nothing stands."""
        self._doubt_rows_with_two_in_one()
        if any(entry.doubt for entry in self._entries.values()):
            self._doubt_blanks_of_doubtful_rows()
        cells = [(key, entry.cell) for key, entry in self._entries.items()]
        rows = _kept([(key[0], cell.row_span) for key, cell in cells], self._n_rows)
        columns = _kept([(key[1], cell.column_span) for key, cell in cells], self._n_columns)
        built = tuple(
            self._cell(entry, (row, column), rows, columns)
            for (row, column), entry in sorted(self._entries.items(), key=itemgetter(0))
        )
        first = parts[0]
        place = place_on(self._contents[first.page].read, first.table.grid.box)
        return Table(
            cells=built,
            n_rows=rows[-1],
            n_columns=columns[-1],
            place=place._replace(table=self._number),
            readings=_common_readings(parts),
        )

    def _doubt_rows_with_two_in_one(self) -> None:
        """Where one cell holds two, so do those of its column that hold a value beside words.

        A value may have gone into a label: what else stands in the row is in doubt with it.
        """
        columns = {column for (_, column), entry in self._entries.items() if entry.doubt == _APART}
        rows: dict[int, str] = {}
        for (row, column), entry in self._entries.items():
            if not entry.doubt and column not in columns:
                continue
            mixed = bool(entry.cell.words) and _mixes_value_and_words(entry.cell.words)
            if mixed and column in columns:
                entry.doubt = entry.doubt or _APART
            if entry.doubt == _APART or (mixed and entry.doubt):
                rows[row] = entry.doubt
        if not rows:
            return
        for (row, _), entry in self._entries.items():
            entry.doubt = entry.doubt or rows.get(row, "")

    def _doubt_blanks_of_doubtful_rows(self) -> None:
        """Doubt each blank of a row in which every cell is in doubt: it may be another one."""
        rows: dict[int, list[_Entry]] = {}
        for (row, _), entry in self._entries.items():
            rows.setdefault(row, []).append(entry)
        valued = {
            key[1] for key, e in self._entries.items() if e.cell.words and is_value(e.cell.words)
        }
        taken = {
            (row + down, column + across)
            for (row, column), entry in self._entries.items()
            for down in range(entry.cell.row_span)
            for across in range(entry.cell.column_span)
        }
        for row, entries in rows.items():
            if len(entries) < _SEVERAL or not all(entry.doubt for entry in entries):
                continue
            for column in sorted(valued - {0}):
                if (row, column) not in taken:
                    first = entries[0]
                    cell = first.cell._replace(column=column, column_span=1, row_span=1, words=())
                    self._entries[row, column] = _Entry(first.part, cell, "", first.doubt)

    def _cell(
        self, entry: _Entry, at: tuple[int, int], rows: Sequence[int], columns: Sequence[int]
    ) -> Cell:
        cell, (row, column) = entry.cell, at
        new_row, new_column = rows[row], columns[column]
        read = self._contents[entry.part.page].read
        number = read.page.number
        box = read.printed_box(cell.box)
        # As `Place(…)` and `Cell(…)`, which take twice as long: a list of crimes has thousands.
        place = _new(
            Place, (part_name(number), number, self._number, new_row + 1, new_column + 1, box)
        )
        row_span = max(1, rows[min(row + cell.row_span, self._n_rows)] - new_row)
        column_span = max(1, columns[column + cell.column_span] - new_column)
        header = cell.row < entry.part.repeated
        spans = (row_span, column_span, header, False)
        return _new(Cell, (new_row, new_column, entry.text, place, *spans, entry.doubt))


def _corners(grid: Grid, row: int, column: int) -> tuple[float, float, float, float]:
    left, right = grid.columns[column : column + 2]
    top, bottom = grid.rows[row : row + 2]
    return left, top, right, bottom


def _holds_two_cells(words: Sequence[Word]) -> bool:
    """Tell whether a value stands far behind what comes before it: no reading parted the two."""
    if len(words) == 1:
        return False
    # Most cells hold nothing that stands apart, and need not be cut into lines.
    end = words[0].x1
    apart = False
    for _, x0, top, x1, bottom, _, _, _, turn, _ in words:
        if turn:
            return False
        apart = apart or x0 - end > bottom - top
        end = x1
    if not apart:
        return False
    return any(
        is_value(piece) for line in lines_of(words) for piece in pieces_of(line, _WIDE_GAP)[1:]
    )


def _mixes_value_and_words(words: Sequence[Word]) -> bool:
    """Tell whether a cell begins or ends with a value and is not all of it one."""
    return not is_value(words) and (is_value(words[:1]) or is_value(words[-1:]))


def _common_readings(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the readings that all parts share, or those of the part that has the fewest."""
    names = [
        name
        for name in parts[0].table.readings
        if all(name in part.table.readings for part in parts)
    ]
    if len(names) > 1:
        return tuple(names)
    return min((part.table.readings for part in parts), key=len)


def _kept(spans: Iterable[tuple[int, int]], count: int) -> list[int]:
    """Return the new number of each old row (or column), and last how many are kept.

    `spans` are the first row of each cell and how many it spans. A row stays where a cell has it
    alone, or where nothing else would be left of a cell.
    """
    used: set[int] = set()
    for start, span in sorted(set(spans), key=_by_span):
        if span == 1 or used.isdisjoint(range(start, start + span)):
            used.add(start)
    numbers = [0]
    for index in range(count):
        numbers.append(numbers[-1] + (index in used))
    return numbers


def _by_span(item: tuple[int, int]) -> tuple[int, int]:
    return item[1], item[0]
