"""A file's bytes to a document, one module for each format; the registry is a tuple."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from foi_compare.errors import UnreadableDocumentError, UnsupportedFormatError
from foi_compare.model import Document, Source
from foi_compare.readers import delimited, docx, html, plain_text, spreadsheet
from foi_compare.readers.damage import damage_named

MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format: its name, a test of the content, and a function from a source to a document."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[Source, str], Document]


def _recognises_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _read_pdf(source: Source, password: str) -> Document:
    from foi_compare.readers import pdf

    return pdf.read(source, password)


# Tried in this order: what is certain by its first bytes, then what only looks like text.
READERS: tuple[Reader, ...] = (
    Reader(name="PDF", recognises=_recognises_pdf, read=_read_pdf),
    Reader(name="Word", recognises=docx.recognises, read=docx.read),
    Reader(name="spreadsheet", recognises=spreadsheet.recognises, read=spreadsheet.read),
    Reader(name="HTML", recognises=html.recognises, read=html.read),
    Reader(name="delimited", recognises=delimited.recognises, read=delimited.read),
    Reader(name="text", recognises=plain_text.recognises, read=plain_text.read),
)


def read_source(source: Source, password: str = "") -> Document:
    """Return the document that a source holds, its format told by the content.

    Raises:
        UnreadableDocumentError: empty, too large, damaged, password-protected, without text, or
            of a kind that no reader knows; the error says which, and what to do next.

    """
    reader = _reader_of(source)
    with damage_named(source.name, reader.name):
        return reader.read(source, password)


def unpack_source(source: Source, password: str = "") -> tuple[Source, ...]:
    """Return the sources inside a container (archive, e-mail), or the source itself."""
    del password
    return (source,)


def _reader_of(source: Source) -> Reader:
    if not source.data.strip(b"\x00 \t\r\n\f"):
        raise UnreadableDocumentError(
            source.name, "the file is empty.", "Download it again, or ask the force to send it."
        )
    if len(source.data) > MAX_BYTES:
        raise UnreadableDocumentError(
            source.name,
            f"the file is larger than {MAX_BYTES // 2**20} MB.",
            "Split it, or ask the force for the figures alone.",
        )
    for reader in READERS:
        if reader.recognises(source.data):
            return reader
    raise UnsupportedFormatError(
        source.name,
        "this is no kind of file that foi-compare can read.",
        "Open it and save it as PDF, DOCX, XLSX, HTML or text.",
    )
