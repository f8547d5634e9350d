"""Pages drawn with reportlab, each with one trap, and what the reader makes of them."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Drawn

from foi_compare.model import Document, Source, Table, TextBlock
from foi_compare.readers.by_format.pdf import read
from foi_compare.text import find_numerals, fold_space

PAGE = (595.0, 842.0)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
HEAD = [
    ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold"),
    ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey),
]

ROWS = [
    ["Outcome", "2019/20", "2020/21", "Total"],
    ["Charged", "12", "7", "19"],
    ["Community resolution", "3", "", "3"],
    ["Evidential difficulties: victim supports", "40", "51", "91"],
    ["Total", "55", "58", "113"],
]


def source(data: bytes) -> Source:
    """Return a source with these bytes."""
    return Source(name="reply.pdf", data=data, sha256="0")


def flowed(*story: Flowable, size: tuple[float, float] = PAGE) -> bytes:
    """Return a PDF of flowables one below the other."""
    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=size, invariant=1, topMargin=50, bottomMargin=50)
    template.build(list(story))
    return buffer.getvalue()


def painted(*pages: Callable[[Canvas], Any], size: tuple[float, float] = PAGE) -> bytes:
    """Return a PDF of pages that are painted by functions of a canvas."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def text(words: str, style: ParagraphStyle = BODY) -> Flowable:
    """Return a paragraph."""
    return Paragraph(words, style)


def table(
    rows: Sequence[Sequence[Any]], style: Sequence[Any] = (), **options: float | list[float]
) -> Flowable:
    """Return a drawn table; strings in `rows` that hold `<` are wrapped paragraphs."""
    return Drawn([list(row) for row in rows], style=list(style), **options)


def new_page() -> Flowable:
    """Return a page break."""
    return PageBreak()


def space(height: float) -> Flowable:
    """Return white space of a height in points."""
    return Spacer(1, height)


def read_bytes(data: bytes, password: str = "") -> Document:
    """Read a PDF, and hold that no numeral of a page is lost or read twice."""
    document = read(source(data), password)
    assert numerals_of_blocks(document) == numerals_of_raw(document)
    return document


def numerals_of_raw(document: Document) -> dict[str, Counter[str]]:
    """Return the numerals of each part in the raw text."""
    return {
        part.part: counts
        for part in document.raw
        if (counts := Counter(n.text.casefold() for n in find_numerals(part.text)))
    }


def numerals_of_blocks(document: Document) -> dict[str, Counter[str]]:
    """Return the numerals of each part in the blocks."""
    found: dict[str, Counter[str]] = {}
    for block in document.blocks:
        pieces = [block] if isinstance(block, TextBlock) else list(block.cells)
        for piece in pieces:
            counts = Counter(n.text.casefold() for n in find_numerals(piece.text))
            if counts:
                found.setdefault(piece.place.part, Counter()).update(counts)
    return found


def tables_of(document: Document) -> list[Table]:
    """Return the tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def texts_of(document: Document) -> list[str]:
    """Return the texts of the blocks outside of tables."""
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def rows_of(grid: Table) -> list[list[str]]:
    """Return the texts of a table by row, spans filled, white space folded."""
    return [[fold_space(cell.text) if cell else "" for cell in row] for row in grid.grid()]


def doubts_of(grid: Table) -> list[str]:
    """Return the texts of the cells that are in doubt."""
    return [cell.text for cell in grid.cells if cell.doubt]
