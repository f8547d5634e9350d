"""What was found on a page: its tables, its lines and its text, before pages are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from foi_compare.model import Box, Place
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Page, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """A page with the tables found on it and the lines outside of them, all in reading order.

    `parts` are what is read one after the other: the page, or what it holds around two columns.
    """

    read: ReadPage
    parts: Sequence[Page]
    tables: Sequence[PageTable]
    lines: Sequence[Line]


@dataclass(slots=True, kw_only=True)
class Carried:
    """Words that a row broken over two pages takes back to the page it began on."""

    words: list[tuple[int, int, Word]] = field(default_factory=list)  # from page, to page, word


def part_name(page_number: int) -> str:
    """Return the name that the ledger knows a page by."""
    return f"page {page_number}"


def place_on(read: ReadPage, box: Box) -> Place:
    """Return where a box of a page stands in its document."""
    number = read.page.number
    return Place(part=part_name(number), page=number, box=read.printed_box(box))
