"""A file's bytes to a document, one module for each format; the registry is a tuple."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Document, Source
from foi_compare.readers import (
    archive,
    correspondence,
    delimited,
    docx,
    embedded,
    html,
    mail,
    odt,
    office,
    pdf,
    plain_text,
    scan,
    spreadsheet,
)
from foi_compare.readers.damage import damage_named
from foi_compare.readers.flat import packed
from foi_compare.readers.ole import is_ole, overstated
from foi_compare.readers.protected import opened
from foi_compare.readers.unsupported import is_foreign_xml, unsupported

MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A format: what such a file is called, a test of the content, and the function that reads."""

    name: str
    recognises: Callable[[bytes], bool]
    read: Callable[[Source, str], Document]


# Tried in this order: what is certain by its first bytes, then what only looks like text.
READERS: tuple[Reader, ...] = (
    Reader(name="a PDF", recognises=pdf.recognises, read=pdf.read),
    Reader(name="a picture", recognises=scan.recognises, read=scan.read),
    Reader(name="a Word file", recognises=docx.recognises, read=docx.read),
    Reader(name="an OpenDocument text", recognises=odt.recognises, read=odt.read),
    Reader(name="an old Word file", recognises=office.recognises, read=office.read),
    Reader(name="a workbook", recognises=spreadsheet.recognises, read=spreadsheet.read),
    Reader(name="a thread", recognises=correspondence.recognises, read=correspondence.read),
    Reader(name="an e-mail", recognises=mail.recognises, read=mail.read),
    Reader(name="a web page", recognises=html.recognises, read=html.read),
    Reader(name="a file of fields", recognises=delimited.recognises, read=delimited.read),
    Reader(name="a text", recognises=plain_text.recognises, read=plain_text.read),
)
_READ_ANY_TEXT = (html.read, delimited.read, plain_text.read)


def read_source(source: Source, password: str = "") -> Document:
    """Return the document that a source holds, its format told by the content.

    Raises:
        UnreadableDocumentError: empty, too large, damaged, password-protected, without text, or
            of a kind that no reader knows; the error says which, and what to do next.

    """
    _check_size(source)
    source = packed(opened(source, password))
    reader = next((one for one in READERS if one.recognises(source.data)), None)
    if reader is None or (reader.read in _READ_ANY_TEXT and is_foreign_xml(source.data)):
        raise _no_reader(source)
    with damage_named(source.name, reader.name):
        return archive.with_place_in_batch(reader.read(source, password))


def unpack_source(source: Source, password: str = "") -> tuple[Source, ...]:
    """Return what a container holds, one level deep: the source itself where it is none.

    An e-mail is itself a document, so it comes first, then its attachments under its name
    (`mail.eml/figures.xlsx`), and so is a Word file with workbooks inside; of an archive only the
    members are left.

    Raises:
        UnreadableDocumentError: empty, too large, damaged or password-protected.

    """
    _check_size(source)
    if archive.recognises(source.data):
        with damage_named(source.name, "a ZIP archive"):
            return tuple(_inside(source, archive.unpack(source, password)))
    if mail.recognises(source.data):
        with damage_named(source.name, "an e-mail"):
            return (source, *_inside(source, mail.unpack(source)))
    if docx.recognises(source.data):
        with damage_named(source.name, "a Word file"):
            return (source, *_inside(source, embedded.unpack(source)))
    return (source,)


def _inside(container: Source, members: Iterable[tuple[str, bytes]]) -> Iterator[Source]:
    for name, data in members:
        yield Source(
            name=f"{container.name}/{name}", data=data, sha256=hashlib.sha256(data).hexdigest()
        )


def _check_size(source: Source) -> None:
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
    if is_ole(source.data) and overstated(source.data):
        raise UnreadableDocumentError(
            source.name,
            "the file is damaged: it says that it is longer than it is.",
            "Open it in the program that made it and save it again, "
            "or ask the force to send it again.",
        )


def _no_reader(source: Source) -> UnreadableDocumentError:
    if archive.recognises(source.data):
        return UnreadableDocumentError(
            source.name,
            "this is an archive of several files and no document.",
            "Put it into an inbox, or unpack it.",
        )
    return unsupported(source)
