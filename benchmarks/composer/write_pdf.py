"""A composed reply as PDF, drawn by reportlab in several looks."""

from __future__ import annotations

import io
from html import escape
from random import Random
from typing import Any

from composer.pieces import Composed, Grid, Text
from composer.widths import column_widths, letter_scale

MARGIN = 56.0


def pdf_bytes(reply: Composed, look: str) -> bytes:
    """Return the reply as PDF.

    `look` is `ruled`, `borderless`, `zebra`, `lines`, or `pages` and `pages_head` for a ruled
    table that goes on over a page break without and with its header, or `split` where a row may
    be broken by the page too.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate, Spacer

    rng = Random(reply.name)
    width, height = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN - 12
    story: list[Any] = []
    used = 0.0
    broken = False
    for block in reply.blocks:
        if isinstance(block, Text):
            flowable = _paragraph(block)
            used += flowable.wrap(width, height)[1] + 6
        else:
            flowable = _table(block, look, width, rng)
            if look.startswith(("pages", "split")) and not broken and not block.layout:
                rest = height - used % height
                story.append(Spacer(1, max(0.0, rest - rng.choice((90, 120, 160)))))
                broken = True
        story += [flowable, Spacer(1, 6)]
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN,
        bottomMargin=MARGIN, invariant=1, title=reply.reference,
    )  # fmt: skip
    template.build(story, onFirstPage=_footer, onLaterPages=_footer)
    return out.getvalue()


def _footer(canvas: Any, document: Any) -> None:  # noqa: ANN401 - reportlab has no types
    del document  # reportlab hands it over
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(297, 30, f"Page {canvas.getPageNumber()}")


def _style(kind: str, scale: float = 1.0) -> Any:  # noqa: ANN401 - reportlab has no types
    from reportlab.lib.styles import ParagraphStyle

    size = {"title": 15, "heading": 11, "small": 9}.get(kind, 10) * scale
    bold = kind in ("title", "heading", "head")
    italic = kind == "question"
    font = "Helvetica-Bold" if bold else "Helvetica-Oblique" if italic else "Helvetica"
    return ParagraphStyle(kind, fontName=font, fontSize=size, leading=size * 1.25)


def _paragraph(block: Text) -> Any:  # noqa: ANN401 - reportlab has no types
    from reportlab.platypus import Paragraph

    return Paragraph(escape(block.text), _style(block.kind))


def _table(block: Grid, look: str, width: float, rng: Random) -> Any:  # noqa: ANN401
    from reportlab.platypus import LongTable, Paragraph

    count = sum(cell.columns for cell in block.rows[0])
    rows: list[list[Any]] = [[""] * count for _ in block.rows]
    spans = []
    scale = letter_scale(block, width)
    taken: set[tuple[int, int]] = set()
    for down, row in enumerate(block.rows):
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            taken |= {(down + y, across + x) for y in range(cell.rows) for x in range(cell.columns)}
            kind = "head" if cell.head else "cell"
            rows[down][across] = Paragraph(escape(cell.text), _style(kind, scale))
            if cell.rows > 1 or cell.columns > 1:
                corner = (across + cell.columns - 1, down + cell.rows - 1)
                spans.append(("SPAN", (across, down), corner))
            across += cell.columns
    upright = rng.choice(("TOP", "MIDDLE", "BOTTOM"))
    repeat = block.headers if look == "pages_head" else 0
    widths = column_widths(block, width)
    table = LongTable(rows, colWidths=widths, repeatRows=repeat, splitInRow=look == "split")
    table.setStyle([*_rules(look), ("VALIGN", (0, 0), (-1, -1), upright), *spans])
    return table


def _rules(look: str) -> list[tuple[Any, ...]]:
    from reportlab.lib import colors

    everything = ((0, 0), (-1, -1))
    if look in ("ruled", "pages", "pages_head", "split"):
        return [("GRID", *everything, 0.5, colors.black)]
    if look == "lines":
        return [("LINEBELOW", *everything, 0.5, colors.grey)]
    if look == "zebra":
        pale = colors.HexColor("#e8edf5")
        return [
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#c5d0e6")),
            ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, pale]),
        ]
    return []
