"""Build the values that stages pass on from a few words: builders, not mocks."""

from __future__ import annotations

import hashlib

from foi_compare.model import (
    Block,
    Cell,
    Document,
    Place,
    RawPart,
    Source,
    Table,
    TextBlock,
    TextKind,
)

BODY = "body"


def table(*lines: str, caption: str = "", part: str = BODY) -> Table:
    """Return a table from lines such as `"Year | Stops"`; a cell of `^` joins the one above.

    A cell of `<` joins the one to its left. Empty cells are not there, as readers leave them out.
    """
    grid = [[text.strip() for text in line.split("|")] for line in lines]
    width = max(len(row) for row in grid)
    cells: dict[tuple[int, int], Cell] = {}
    for at_row, row in enumerate(grid):
        for at_column, text in enumerate(row):
            if text == "<":
                _grow(cells, at_row, at_column, columns=True)
            elif text == "^":
                _grow(cells, at_row, at_column, columns=False)
            elif text:
                place = Place(part=part, table=1, row=at_row + 1, column=at_column + 1)
                cells[at_row, at_column] = Cell(
                    row=at_row, column=at_column, text=text, place=place
                )
    return Table(
        cells=tuple(cells.values()),
        n_rows=len(grid),
        n_columns=width,
        place=Place(part=part, table=1),
        caption=caption,
    )


def paragraph(text: str, kind: TextKind = "paragraph", *, part: str = BODY) -> TextBlock:
    """Return a block of text."""
    return TextBlock(text=text, kind=kind, place=Place(part=part))


def document(*blocks: Block | str, name: str = "reply.docx") -> Document:
    """Return a document of these blocks, its raw text the same words; a string is a paragraph."""
    whole = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    text = "\n".join(_text(block) for block in whole)
    return Document(
        name=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        format="docx",
        blocks=whole,
        raw=(RawPart(BODY, text),),
    )


def source(text: str | bytes, name: str = "reply.txt") -> Source:
    """Return a file with this content."""
    data = text.encode() if isinstance(text, str) else text
    return Source(name=name, data=data, sha256=hashlib.sha256(data).hexdigest())


def _text(block: Block) -> str:
    if isinstance(block, TextBlock):
        return block.text
    return "\n".join(cell.text for cell in block.cells)


def _grow(cells: dict[tuple[int, int], Cell], row: int, column: int, *, columns: bool) -> None:
    """Stretch the cell to the left of, or above, this position over it."""
    for (at_row, at_column), cell in reversed(cells.items()):
        if columns and at_row == row and at_column < column:
            span = column - at_column + 1
            cells[at_row, at_column] = cell._replace(column_span=span)
            return
        if not columns and at_column == column and at_row < row:
            cells[at_row, at_column] = cell._replace(row_span=row - at_row + 1)
            return
    raise ValueError(f"no cell to stretch over row {row}, column {column}")
