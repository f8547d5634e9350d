"""A letter as a PDF with ruled tables that run over pages without a repeated header."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from letter import Grid, Heading, Letter, NewPage, Numbered, Paragraph, Part
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer, Table
from reportlab.platypus import Paragraph as Flowing

_MARGIN = 42
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)
_BOLD = ParagraphStyle("bold", parent=_BODY, fontName="Helvetica-Bold")
_TITLE = ParagraphStyle("title", parent=_BOLD, fontSize=13, leading=17)
_CELL = ParagraphStyle("cell", parent=_BODY, fontSize=9, leading=11, spaceAfter=0)
_HEAD = ParagraphStyle(
    "head",
    parent=_CELL,
    fontName="Helvetica-Bold",
    fontSize=7.5,
    leading=9,
    alignment=1,
    splitLongWords=0,
)
_FIGURE = ParagraphStyle("figure", parent=_CELL, alignment=2)


def as_pdf(letter: Letter) -> bytes:
    """Return the letter as a PDF on A4, the same bytes each time."""
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        title=letter.title,
        author="facsimile",
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        invariant=1,
    )
    flow: list[Flowable] = [Flowing(escape(line), _CELL) for line in letter.head]
    flow.append(Spacer(1, 18))
    for part in letter.parts:
        flow.extend(_flowables(part, A4[0] - 2 * _MARGIN))

    def foot(canvas: Canvas, _: Any) -> None:  # noqa: ANN401 - the template type of reportlab is untyped
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(A4[0] / 2, 30, letter.foot)
        if letter.numbered_pages:
            canvas.drawRightString(A4[0] - _MARGIN, 30, f"Page {canvas.getPageNumber()}")

    template.build(flow, onFirstPage=foot, onLaterPages=foot)
    return buffer.getvalue()


def _flowables(part: Part, width: float) -> list[Flowable]:
    match part:
        case Heading(text=text, level=level):
            return [Flowing(escape(text), _TITLE if level == 1 else _BOLD)]
        case Paragraph(text=text, bold=bold):
            return [Flowing(escape(text), _BOLD if bold else _BODY)]
        case Numbered(items=items):
            return [
                Flowing(escape(f"{number}. {item}"), _BODY)
                for number, item in enumerate(items, start=1)
            ]
        case Grid():
            return [_table(part, width), Spacer(1, 14)]
        case NewPage():
            return [PageBreak()]


def _table(grid: Grid, width: float) -> Table:
    columns = len(grid.rows[0])
    first = width * grid.label_width
    others = (width - first) / (columns - 1)
    rows = [[Flowing(escape(cell), _HEAD) for cell in grid.rows[0]]]
    rows.extend(
        [
            Flowing(escape(cell), _FIGURE if column else _CELL) if cell else ""
            for column, cell in enumerate(row)
        ]
        for row in grid.rows[1:]
    )
    return Table(
        rows,
        colWidths=[first, *[others] * (columns - 1)],
        hAlign="LEFT",
        style=[
            ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
            ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.85, 0.89, 0.95)),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ],
    )
