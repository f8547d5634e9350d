"""A lean page gives pdfplumber's own words and tables."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from pdfplumber.page import Page
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from drawn import GRID, HEAD, ROWS, Drawn, flowed
from foi_compare.readers.pdf_decoding.pdf_lean_page import LeanPage

BY_WORDS = {"vertical_strategy": "text", "horizontal_strategy": "text"}


def table() -> bytes:
    return flowed(Drawn(ROWS, style=[*GRID, *HEAD]))


def shifted() -> bytes:
    """Return a page whose corner lies elsewhere than at 0, with upright and turned words."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=landscape(A4), invariant=1)
    for row, label in enumerate(("Charged", "Caution", "Total")):
        canvas.drawString(60, 400 - 20 * row, label)
        canvas.drawRightString(300, 400 - 20 * row, str(17 * row))
    canvas.rotate(90)
    canvas.drawString(100, -500, "Turned words")
    canvas.save()
    document = pypdfium2.PdfDocument(buffer.getvalue())
    document[0].set_mediabox(20, 30, 800, 560)
    changed = io.BytesIO()
    document.save(changed)
    return changed.getvalue()


def looks(page: Page) -> tuple[Any, ...]:
    part = page.crop((40, 40, 500, 400))
    return (
        page.extract_words(keep_blank_chars=False),
        [(found.bbox, [row.cells for row in found.rows]) for found in page.find_tables()],
        [found.bbox for found in part.find_tables(BY_WORDS)],
    )


@pytest.mark.parametrize("data", [table(), shifted()], ids=["table", "shifted"])
def test_a_lean_page_has_the_words_and_tables_of_a_whole_one(data: bytes):
    with pdfplumber.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        words, *_ = looks(page)
        assert words
        assert looks(LeanPage.of(page)) == looks(page)


def test_a_lean_page_looks_up_no_colours():
    with pdfplumber.open(io.BytesIO(table())) as document:
        page = document.pages[0]
        assert "non_stroking_color" in page.chars[0]
        assert "non_stroking_color" not in LeanPage.of(page).chars[0]
