"""A PDF's bytes, turned into a Document: text blocks and tables in reading order."""

from __future__ import annotations

from typing import Any

from foi_compare.errors import NoTextLayerError, UnreadableDocumentError
from foi_compare.model import Box, Document, Hint, Source
from foi_compare.readers.pdf_arbiter import Arbiter
from foi_compare.readers.pdf_build import PageContent, build
from foi_compare.readers.pdf_pages import MAX_PAGES, ReadPage, opened, read_page
from foi_compare.readers.tables.choose import (
    PageTable,
    Places,
    last_table,
    loose_lines,
    tables_of,
    with_rest,
)
from foi_compare.readers.tables.page import Page

_HINTS = (("Title", "title"), ("Author", "author"))
_NO_NAMES = frozenset(
    {"", "untitled", "anonymous", "unknown"}
)  # what programs put where none is given


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a PDF; some mail systems put lines before its first mark."""
    return b"%PDF-" in data[:1024]


def read(source: Source, password: str = "") -> Document:
    """Read a PDF.

    Raises:
        PasswordProtectedError: it opens only with a password, or with another one.
        NoTextLayerError: its pages are pictures.
        UnreadableDocumentError: it is empty, damaged or too large.

    """
    if not source.data.strip():
        raise UnreadableDocumentError(source.name, "the file is empty.", "Ask for it again.")
    with opened(source, password) as document:
        pages, damaged = _pages(document, source.name)
        hints = _hints(document, pages, damaged)
    if not any(page.page.words or page.hidden for page in pages):
        raise NoTextLayerError(
            source.name,
            "the PDF holds pictures of pages and no text.",
            "Ask the force for the original file, or run text recognition on it first.",
        )
    blocks, raw = build(_contents(source, password, pages))
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="pdf",
        blocks=blocks,
        raw=raw,
        hints=hints,
    )


def _pages(document: Any, name: str) -> tuple[list[ReadPage], list[int]]:  # noqa: ANN401 - pdfium has no types
    count = len(document)
    if count == 0 or count > MAX_PAGES:
        problem = "the PDF has no pages." if not count else f"the PDF has {count} pages."
        raise UnreadableDocumentError(name, problem, "Send the pages with tables in a new PDF.")
    pages, damaged = [], []
    for index in range(count):
        try:
            pages.append(read_page(document, index))
        except ValueError:
            damaged.append(index + 1)
    if not pages:
        raise UnreadableDocumentError(
            name, "no page of the PDF can be opened.", "Ask the force to send it again."
        )
    return pages, damaged


def _contents(source: Source, password: str, pages: list[ReadPage]) -> list[PageContent]:
    """Find the tables of each page; the first page with one is checked by a second decoder."""
    arbiter = Arbiter(source, password)
    contents = []
    checked = False
    before: PageTable | None = None
    for read in pages:

        def places(page: Page, box: Box, read: ReadPage = read) -> Places | None:
            return arbiter.places(read, page, box)

        tables = tables_of(read.page, places, check=not checked)
        tables = with_rest(read.page, tables, before, places)
        before = last_table(read.page, tables)
        checked = checked or bool(tables)
        lines = loose_lines(read.page, tables)
        contents.append(PageContent(read=read, tables=tables, lines=lines))
    return contents


def _hints(document: Any, pages: list[ReadPage], damaged: list[int]) -> tuple[Hint, ...]:  # noqa: ANN401 - as above
    metadata = document.get_metadata_dict(skip_empty=True)
    hints = [
        Hint(kind=kind, value=metadata[key])
        for key, kind in _HINTS
        if metadata.get(key, "").strip().casefold() not in _NO_NAMES
    ]
    hints.extend(
        Hint(kind="unknowable", value=f"page {number} is damaged and was not read")
        for number in damaged
    )
    for read in pages:
        number = read.page.number
        if read.hidden:
            text = " ".join(word.text for word in read.hidden)[:200]
            hints.append(
                Hint(kind="hidden", value=f"page {number} holds text that is not seen: {text}")
            )
        if not read.page.words and read.page.images:
            hints.append(Hint(kind="unknowable", value=f"page {number} is a picture without text"))
    return tuple(hints)
