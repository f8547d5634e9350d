"""A PDF's bytes, turned into a Document: text blocks and tables in reading order."""

from __future__ import annotations

from typing import Any

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Document, Hint, Source
from foi_compare.readers import ocr
from foi_compare.readers.pdf_build import build
from foi_compare.readers.pdf_contents import contents_of
from foi_compare.readers.pdf_pages import MAX_PAGES, ReadPage, opened, read_page
from foi_compare.readers.scan import need_engine
from foi_compare.readers.scan_content import (
    is_picture,
    picture_hints,
    with_doubts,
    with_pictures_read,
)

_HINTS = (("Title", "title"), ("Author", "author"))
_SCAN = "the PDF is a scan: it holds pictures of pages and no text"
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
        NoTextLayerError: its pages are pictures, and the engine that reads these is missing.
        UnreadableDocumentError: it is empty, damaged or too large.

    """
    if not source.data.strip():
        raise UnreadableDocumentError(source.name, "the file is empty.", "Ask for it again.")
    with opened(source, password) as document:
        pages, damaged = _pages(document, source.name)
        pictures = {page.page.number for page in pages if is_picture(page)}
        # The engine takes a second to load: it is asked for where there is a picture.
        missing = ocr.missing() if pictures or any(page.scanned for page in pages) else ""
        if len(pictures) == len(pages):
            need_engine(source.name, _SCAN, missing)
        if not missing:
            pages = with_pictures_read(document, pages)
        hints = _hints(document, pages, damaged)
    blocks, raw = build(contents_of(source, pages, password))
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="scan" if len(pictures) == len(pages) else "pdf",
        blocks=with_doubts(blocks, pages),
        raw=raw,
        hints=(*hints, *picture_hints(pages, pictures, missing)),
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
    return tuple(hints)
