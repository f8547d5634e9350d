from __future__ import annotations

import hashlib
from dataclasses import replace

from foi_compare.model import Box, Source
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.scans.scan_arbiter import PictureArbiter
from foi_compare.readers.tables.ground.page import Page
from typeset import page_of

ROWS = [("Outcome", "2021", "2022"), ("Charged", "12", "34"), ("Caution", "56", "78")]
WIDTHS = (200, 80, 80)
SOURCE = Source(name="a.png", data=b"", sha256=hashlib.sha256(b"").hexdigest())


def places(page: Page) -> dict[str, tuple[int, int]]:
    """Return where pdfplumber's search sees the figures of a page that was read off a picture."""
    read = ReadPage(
        page=page, raw="", turned=0, width=page.width, height=page.height, hidden=(), twice=(),
        raised=(), cuts=(), scanned=False, picture=True,
    )  # fmt: skip
    seen = PictureArbiter(SOURCE, "").places(read, page, Box(50, 70, 500, 300)) or {}
    return {word.text: seen[word.start] for word in page.words if word.start in seen}


def test_the_rules_of_a_picture_are_a_table_to_pdfplumber_too():
    seen = places(page_of(ROWS, WIDTHS))
    assert [seen[text] for text in ("12", "34", "56", "78")] == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_without_rules_the_words_line_up():
    seen = places(page_of(ROWS, WIDTHS, ruled=False))
    assert seen["12"][0] == seen["34"][0] < seen["56"][0]
    assert seen["12"][1] == seen["56"][1] < seen["34"][1]


def test_a_rule_that_is_missing_is_missing_here_too():
    page = page_of(ROWS, WIDTHS)
    seen = places(replace(page, horizontal=(*page.horizontal[:2], page.horizontal[3])))
    assert seen["12"][0] == seen["56"][0]
