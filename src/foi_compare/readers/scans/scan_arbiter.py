"""pdfplumber's opinion on a page that was read off a picture, by its words and rules."""

from __future__ import annotations

from collections.abc import Mapping

from foi_compare.model import Box
from foi_compare.readers.pdf_decoding.pdf_arbiter import Arbiter, is_crowded
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.scans.seen_page import SeenPage
from foi_compare.readers.tables.ground.page import Page


class PictureArbiter(Arbiter):
    """Shows pdfplumber's search for tables what was seen on a picture, in place of a PDF's page."""

    def places(self, read: ReadPage, page: Page, box: Box) -> Mapping[int, tuple[int, int]] | None:
        """Return row and column of the words in the box, or None where no table is seen."""
        if is_crowded(page):
            return None
        if read.page.number != self._number:
            self._page = SeenPage(page)
            self._tables = self._page.find_tables()
            self._words = self._page.extract_words()
            self._number = read.page.number
        return self._places(page, box)
