"""Lines of text and the rows read in them, to a table whose cells know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from foi_compare.interpret.table_layout.laid_out import Origin
from foi_compare.model import Cell, Place, Table, TextBlock
from foi_compare.text import fold_space

# What stands for a number in a flattened row.
VALUE = (
    r"(?<![\d,.])\d{1,3}(?:,?\d{3})*\s?\(\d{1,3}(?:\.\d+)?\s?%\)|"
    r"(?<!\d)\d{1,2}-\d{1,2}(?![\d/-])|"
    r"(?:(?:<|≤|<=|>)\s?)?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|(?:(?:<|≤|<=|>)\s?)?\d+(?:\.\d+)?%?"
    r"|\*+|-|nil|none|zero|(?:fewer|less) than (?:\d+|two|three|four|five|six|ten)|under \d+|n/a"
)
# What a list prints before its lines.
BULLET = re.compile(r"^\s*(?:[•·▪◦●\uf0a7\uf0b7*–—-]|o(?=\s))\s+")
TOKEN = re.compile(VALUE, re.IGNORECASE)
MAX_CAPTION_WORDS = 25
WRAPPED = 60  # characters: a longer line without an end goes on in the next one

Head = tuple[str, int, int]


class Line(NamedTuple):
    """A line of a text block with the offset at which it starts."""

    text: str
    block: int
    offset: int
    place: Place


class Row(NamedTuple):
    """A line read as a row: its label with where it starts, its values with where they start."""

    label: str
    label_at: tuple[int, int]
    values: tuple[tuple[str, int, int], ...]
    place: Place
    lines: tuple[int, ...]


class HeadedRun(NamedTuple):
    """Rows whose own lines head them, the header cells, and the line after the last row."""

    rows: list[Row]
    header: list[Head]
    after: int


class FlatTable(NamedTuple):
    """A table rebuilt from lines: the grid, where each cell stands, and the lines it used up.

    `used` holds (block, start, end) of each line, its offsets in the text of the block. `captions`
    is the line right above it, where the same block holds one. `cell` is the row and column of the
    cell in which the lines stand, -1 where they are a text block's.
    """

    table: Table
    block: int
    origins: dict[tuple[int, int], Origin]
    used: tuple[tuple[int, int, int], ...]
    captions: tuple[str, ...] = ()
    cell: tuple[int, int] = (-1, -1)

    def within(self, row: int, column: int) -> FlatTable:
        """Return the same table of lines that stand in a cell."""
        origins = {
            at: origin._replace(row=row, column=column) for at, origin in self.origins.items()
        }
        return self._replace(origins=origins, cell=(row, column))


def lines_of(index: int, block: TextBlock | Cell) -> Iterator[Line]:
    """Yield the lines of a text block, or of a cell of block `index`, that say something."""
    offset = 0
    for text in block.text.split("\n"):
        if text.strip():
            yield Line(text, index, offset, block.place)
        offset += len(text) + 1


def flat_table(
    rows: list[Row], header: list[Head], lines: list[Line], number: int, *, doubt: str = ""
) -> FlatTable:
    """Return the table of some rows below header cells (text, block, offset).

    `doubt` is what makes its values uncertain.
    """
    cells: list[Cell] = []
    origins: dict[tuple[int, int], Origin] = {}
    width = 1 + max(len(row.values) for row in rows)
    first = rows[0].place

    def put(row: int, column: int, text: str, block: int, offset: int, place: Place) -> None:
        where = Place(
            part=place.part,
            page=place.page,
            table=number,
            row=row + 1,
            column=column + 1,
            box=place.box,
        )
        asked = doubt if row >= top and column else ""
        cells.append(
            Cell(row=row, column=column, text=text, place=where, header=row < top, doubt=asked)
        )
        origins[row, column] = Origin(block, -1, -1, offset)

    top = 1 if header else 0
    for column, (text, block, offset) in enumerate(header):
        put(0, column, text, block, offset, first)
    for index, row in enumerate(rows, start=top):
        put(index, 0, row.label, *row.label_at, row.place)
        for column, (text, block, offset) in enumerate(row.values, start=1):
            if text:
                put(index, column, text, block, offset, row.place)
    table = Table(
        cells=tuple(cells),
        n_rows=len(rows) + top,
        n_columns=width,
        place=Place(part=first.part, page=first.page, table=number),
        readings=("lines",),
    )
    places = [index for row in rows for index in row.lines]
    own = [lines[index] for index in rows[0].lines]
    above = [head for head in header if not any(_holds(line, *head[1:]) for line in own)]
    places += _lines_of_heads(above, lines, places[0])
    used = [lines[index] for index in places]
    spans = tuple((line.block, line.offset, line.offset + len(line.text)) for line in used)
    first_line = min(places)
    return FlatTable(table, rows[0].label_at[0], origins, spans, _line_above(lines, first_line))


def _lines_of_heads(header: list[Head], lines: list[Line], below: int) -> list[int]:
    """Return the places of the lines that hold header cells: they stand right above the rows."""
    heads = {(block, offset) for _, block, offset in header}
    found: set[int] = set()
    at = below
    while heads and at >= 0:
        held = {(block, offset) for block, offset in heads if _holds(lines[at], block, offset)}
        if held:
            found.add(at)
            heads -= held
        at -= 1
    return sorted(found)


def _line_above(lines: list[Line], at: int) -> tuple[str, ...]:
    """Return the line right above a table, if its block holds it and it is a line by itself."""
    if at == 0 or lines[at - 1].block != lines[at].block:
        return ()
    text = fold_space(lines[at - 1].text)
    before = lines[at - 2] if at > 1 and lines[at - 2].block == lines[at].block else None
    wrapped = before is not None and len(before.text) > WRAPPED and before.text[-1] not in ".:?!;"
    fits = len(text.split()) <= MAX_CAPTION_WORDS
    return (text,) if fits and not wrapped and not text[0].islower() else ()


def _holds(line: Line, block: int, offset: int) -> bool:
    return line.block == block and line.offset <= offset < line.offset + len(line.text)
