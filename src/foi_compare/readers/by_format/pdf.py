"""A PDF's bytes, turned into a Document: text blocks and tables in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from typing import Any

from foi_compare.errors import UnreadableDocumentError
from foi_compare.limits import PAGES, too_many_pages
from foi_compare.model import Document, Hint, Source
from foi_compare.readers.by_format.scan import need_engine
from foi_compare.readers.pages.pdf_build import build
from foi_compare.readers.pages.pdf_contents import Look, Looked, contents_at
from foi_compare.readers.pdf_decoding.pdf_ahead import pages_of
from foi_compare.readers.pdf_decoding.pdf_by_two import Reading, by_two
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage, opened
from foi_compare.readers.pdf_decoding.points_in_boxes import hold_a_point
from foi_compare.readers.scans import ocr
from foi_compare.readers.scans.scan_content import (
    is_picture,
    is_read_off,
    picture_hints,
    with_doubts,
    with_picture_read,
)

_HINTS = (("Title", "title"), ("Author", "author"))
_PICTURE = 0.05  # of a page; a logo is smaller than a picture of a table
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
    pictures: set[int] = set()
    with opened(source, password) as document:
        count = _number_of_pages(document, source.name)
        metadata = document.get_metadata_dict(skip_empty=True)

        look = Look(source, password)

        def complete(read: ReadPage) -> ReadPage:
            if is_picture(read):
                pictures.add(read.page.number)
            return with_picture_read(document, read)

        reading = Reading(
            in_turn=partial(_looked, document, complete, look.at),
            ahead=partial(_looked, document, complete, look.ahead_at),
            apart=partial(_looked, document, _of_text, look.ahead_at),
        )
        with closing(by_two(count, reading)) as found:
            contents = contents_at(look, found)
    if not contents:
        raise UnreadableDocumentError(
            source.name, "no page of the PDF can be opened.", "Ask the force to send it again."
        )
    pages = [content.read for content in contents]
    scan = len(pictures) == len(pages)
    missing = ocr.missing() if pictures else ""
    if scan:
        need_engine(source.name, _SCAN, missing)
    blocks, raw = build(contents)
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="scan" if scan else "pdf",
        blocks=with_doubts(blocks, pages),
        raw=raw,
        hints=(*_hints(metadata, pages, count), *picture_hints(pages, pictures, missing)),
    )


def _looked(
    document: Any,  # noqa: ANN401 - pdfium has no types
    complete: Callable[[ReadPage], ReadPage],
    look_at: Callable[[ReadPage], Looked],
    pages: range,
) -> Iterator[Looked]:
    with closing(pages_of(document, complete, pages)) as found:
        yield from (look_at(read) for read in found if read is not None)


def _of_text(read: ReadPage) -> ReadPage:
    """Return a page, or raise where it has to be read off its picture: the engine is not copied."""
    if is_read_off(read):
        raise LookupError(read.page.number)
    return read


def _number_of_pages(document: Any, name: str) -> int:  # noqa: ANN401 - pdfium has no types
    count = len(document)
    if count > PAGES:
        raise too_many_pages(name, count)
    if count == 0:
        again = "Ask the force to send it again."
        raise UnreadableDocumentError(name, "the PDF has no pages.", again)
    return count


def _hints(metadata: Mapping[str, str], pages: list[ReadPage], count: int) -> tuple[Hint, ...]:
    damaged = sorted(set(range(1, count + 1)) - {read.page.number for read in pages})
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
        hints.extend(Hint(kind="unread_content", value=said) for said in _not_read(read))
    return tuple(hints)


def _not_read(read: ReadPage) -> Iterator[str]:
    """Yield what a page shows and the reader does not read: its annotations and pictures."""
    number = read.page.number
    for name, count in sorted(Counter(read.annotations).items()):
        yield f"page {number}: {name}s are not read: {count}"
    page = read.page
    least = _PICTURE * page.width * page.height
    large = [b for b in page.images if (b.x1 - b.x0) * (b.bottom - b.top) >= least]
    if large and not (read.picture or read.scanned):
        words = [(word.x0, word.middle) for word in page.words]
        unread = hold_a_point(large, words).count(False)
        if unread:
            yield f"page {number}: pictures and charts are not read: {unread}"
