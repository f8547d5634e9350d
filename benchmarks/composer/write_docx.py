"""A composed reply as a Word file."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from composer.pieces import Composed, Grid, Text
from composer.widths import column_widths

if TYPE_CHECKING:
    from docx.document import Document

COUNTED = re.compile(r"\d[.)/] ")


def docx_bytes(reply: Composed, *, grid: bool, listed: bool = False) -> bytes:
    """Return the reply as DOCX, with table borders or without.

    Where it is `listed`, Word counts the questions of a list itself, and no text holds the number.
    """
    import docx

    document = docx.Document()
    document.core_properties.author = ""
    document.sections[0].footer.paragraphs[0].text = reply.force
    for block in reply.blocks:
        if isinstance(block, Grid):
            _add_table(document, block, grid=grid)
        else:
            _add_text(document, block, listed=listed)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_text(document: Document, block: Text, *, listed: bool) -> None:
    number = COUNTED.match(block.text) if listed and block.kind == "list" else None
    if number is not None:
        document.add_paragraph(block.text[number.end() :], style="List Number")
    elif block.kind == "title":
        document.add_heading(block.text, level=1)
    elif block.kind == "heading":
        document.add_paragraph().add_run(block.text).bold = True
    elif block.kind == "question":
        document.add_paragraph().add_run(block.text).italic = True
    else:
        document.add_paragraph(block.text)


def _add_table(document: Document, block: Grid, *, grid: bool) -> None:
    from docx.shared import Pt

    if block.caption:
        document.add_paragraph(block.caption)
    width = sum(cell.columns for cell in block.rows[0])
    table = document.add_table(rows=len(block.rows), cols=width)
    if grid:
        table.style = "Table Grid"
    cells = [list(row.cells) for row in table.rows]  # once: looking a cell up is slow
    taken: set[tuple[int, int]] = set()
    for down, row in enumerate(block.rows):
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            target = cells[down][across]
            taken |= {(down + y, across + x) for y in range(cell.rows) for x in range(cell.columns)}
            if cell.rows > 1 or cell.columns > 1:
                target = target.merge(cells[down + cell.rows - 1][across + cell.columns - 1])
            run = target.paragraphs[0].add_run(cell.text)
            run.bold = cell.head
            across += cell.columns
    widths = [Pt(size) for size in column_widths(block, 430, wide=1.2)]
    for column, size in zip(table.columns, widths, strict=True):
        column.width = size
    for row_cells in cells:
        for one, size in zip(row_cells, widths, strict=True):
            one.width = size
    document.add_paragraph("")
