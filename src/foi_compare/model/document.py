"""What a reader makes of one file: text blocks and tables in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

TextKind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "caption",
    "footnote",
    "page_header",
    "page_footer",
    "furniture",
    "quoted",
]


class Box(NamedTuple):
    """A rectangle in PDF points, measured from the top left corner of the page."""

    x0: float
    top: float
    x1: float
    bottom: float


class Place(NamedTuple):
    """Where something stands in a file, as a person would look it up.

    `part` is the unit the ledger counts by: `page 3`, `sheet Outcomes`, `body`, `footnotes`.
    `page`, `table`, `row` and `column` count from 1; 0 means that it does not apply.
    """

    part: str
    page: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    box: Box | None = None


class Spot(NamedTuple):
    """The address of a run of characters: what the number ledger accounts for.

    `block` is the index in `Document.blocks`; `row` and `column` are the anchor of a table cell,
    both -1 for a text block; `start` and `end` are offsets into the text of the block or cell.
    """

    file: str
    block: int
    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    r"""A paragraph, heading or other run of text; `\n` keeps the line breaks of the source.

    `marker` is a list number that the file computes and does not hold as text (`1.`, `a)`).
    `level` is the depth of a heading or list item, from 1; 0 where it does not apply.
    `doubt` says what a second reading saw where it differs; its numbers go to review.
    """

    text: str
    kind: TextKind = "paragraph"
    place: Place
    level: int = 0
    marker: str = ""
    bold: bool = False
    doubt: str = ""


class Cell(NamedTuple):
    """One cell of a table, named by its top left corner; rows and columns count from 0.

    `header` is set where the file itself says so (`<th>`, a repeated header row).
    `hidden` cells are read, and flagged before anyone publishes them.
    `doubt` says what a second reading saw where it differs; such a cell goes to review.
    """

    row: int
    column: int
    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    hidden: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A grid of cells. Cells that a span covers, and empty ones, need not be there.

    `caption` is the text the file ties to the table, else empty. `readings` names the independent
    means that agreed on the numbers, their rows and their columns (`rules`, `bands`, `spacing`,
    `words`, `columns`, `pdfplumber`).
    """

    cells: tuple[Cell, ...]
    n_rows: int
    n_columns: int
    place: Place
    caption: str = ""
    readings: tuple[str, ...] = ()

    def grid(self) -> tuple[tuple[Cell | None, ...], ...]:
        """Return rows of cells with every span filled by its cell; None where nothing stands."""
        rows: list[list[Cell | None]] = [[None] * self.n_columns for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in rows[cell.row : cell.row + cell.row_span]:
                for column in range(cell.column, min(cell.column + cell.column_span, len(row))):
                    if row[column] is None:
                        row[column] = cell
        return tuple(tuple(row) for row in rows)


Block = TextBlock | Table


class CutTable(NamedTuple):
    """A table cut out of a page along lines, and what stood with it but outside of them.

    `above` and `below` are what tables that were found there hold besides: text that was taken for
    rows of them.
    """

    table: Table
    above: tuple[TextBlock, ...] = ()
    below: tuple[TextBlock, ...] = ()


class RawPart(NamedTuple):
    """The text of one part by a second, independent extraction: what the ledger counts against."""

    part: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as bytes, with the name it has in the inbox (forward slashes on every system)."""

    name: str
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """Something the package around a document says of it: a sender, a date, an authority.

    `kind` is one of `sender`, `recipient`, `sent_on` (ISO date), `authority`, `subject`, `title`,
    `author`, `in_reply_to`, `hidden` (something the file hides), `unknowable` (what this format
    cannot tell) or `unread_content` (something shown that the reader does not read); `value` is
    the text as found.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file, read."""

    name: str
    sha256: str
    format: str
    blocks: tuple[Block, ...]
    raw: tuple[RawPart, ...]
    hints: tuple[Hint, ...] = ()

    def cells(self) -> int:
        """Return how many cells its tables have, empty and merged ones among them."""
        return sum(one.n_rows * one.n_columns for one in self.blocks if isinstance(one, Table))

    def texts(self) -> Iterator[str]:
        """Yield its text outside tables, block by block."""
        return (one.text for one in self.blocks if isinstance(one, TextBlock))

    def texts_of_cells(self) -> Iterator[str]:
        """Yield the text of each cell of its tables."""
        tables = (one for one in self.blocks if isinstance(one, Table))
        return (cell.text for one in tables for cell in one.cells)

    def text_at(self, spot: Spot) -> str:
        """Return the characters that a spot addresses."""
        block = self.blocks[spot.block]
        if isinstance(block, TextBlock):
            return block.text[spot.start : spot.end]
        for cell in block.cells:
            if (cell.row, cell.column) == (spot.row, spot.column):
                return cell.text[spot.start : spot.end]
        raise LookupError(spot)
