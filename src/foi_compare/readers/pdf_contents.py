"""Pages as they were read → the tables on them and the lines outside of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foi_compare.model import Box, Source
from foi_compare.readers.pdf_arbiter import Arbiter
from foi_compare.readers.pdf_build import PageContent
from foi_compare.readers.pdf_pages import ReadPage
from foi_compare.readers.scan_arbiter import PictureArbiter
from foi_compare.readers.tables.choose import (
    PageTable,
    Places,
    last_table,
    left_behind,
    loose_lines,
    tables_of,
    with_rest,
)
from foi_compare.readers.tables.page import Page


def contents_of(source: Source, pages: Sequence[ReadPage], password: str = "") -> list[PageContent]:
    """Find the tables of each page; the first page with one is checked by a second decoder.

    A page that was read off a picture has no second decoder: its numbers were looked at twice.
    """
    of_text, of_picture = Arbiter(source, password), PictureArbiter(source, password)
    contents: list[PageContent] = []
    checked = False
    before: PageTable | None = None
    for read in pages:

        def places(page: Page, box: Box, read: ReadPage = read) -> Places | None:
            return (of_picture if read.picture else of_text).places(read, page, box)

        tables = tables_of(read.page, places, check=not checked and not read.picture)
        tables = with_rest(read.page, tables, before, places)
        if before is None and tables and contents:
            contents[-1] = _with_heading(contents[-1], tables[0])
        before = last_table(read.page, tables)
        checked = checked or (bool(tables) and not read.picture)
        lines = loose_lines(read.page, tables)
        contents.append(PageContent(read=read, tables=tables, lines=lines))
    return contents


def _with_heading(content: PageContent, following: PageTable) -> PageContent:
    """Return a page with the heading at its end as the beginning of the table that follows."""
    heading = left_behind(following, content.lines, content.read.page)
    if heading is None:
        return content
    tables = [*content.tables, heading]
    return replace(content, tables=tables, lines=loose_lines(content.read.page, tables))
