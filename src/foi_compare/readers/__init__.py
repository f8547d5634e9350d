"""A file's bytes to a document, one module for each format; the registry is a tuple of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from foi_compare.errors import UnreadableDocumentError
from foi_compare.limits import (
    FILE_BYTES,
    Budget,
    check_cells,
    check_text,
    check_texts_of_cells,
    too_large,
)
from foi_compare.model import CutTable, Document, Source
from foi_compare.names import printed_path
from foi_compare.readers.by_format import archive
from foi_compare.readers.by_format.archive import told_by_name
from foi_compare.readers.opening.damage import damage_named
from foi_compare.readers.opening.flat import packed
from foi_compare.readers.opening.ole import is_ole, overstated
from foi_compare.readers.opening.protected import opened
from foi_compare.readers.opening.unsupported import is_foreign_xml, unsupported
from foi_compare.readers.opening.zipped import is_zip, member_names, unpacked_size
from foi_compare.readers.text.blank_runs import with_short_blanks

__all__ = ["READERS", "read_source", "told_by_name", "unpack_source"]


class Format(Protocol):
    """What the module of a format holds."""

    def recognises(self, data: bytes, /) -> bool:
        """Tell by the content whether a file has the format."""
        ...

    def read(self, source: Source, password: str, /) -> Document:
        """Return the document that a file holds."""
        ...


class Reader(NamedTuple):
    """What a file of a format is called, and the module of this package that reads it."""

    name: str
    module: str

    @property
    def format(self) -> Format:
        """The module; it is loaded when a file is looked at that none before it knows."""
        return cast("Format", import_module(f"{__name__}.by_format.{self.module}"))


# Tried in this order: what is certain by its first bytes, then what only looks like text.
READERS: tuple[Reader, ...] = (
    Reader("a PDF", "pdf"),
    Reader("a picture", "scan"),
    Reader("a Word file", "docx"),
    Reader("an OpenDocument text", "odt"),
    Reader("an old Word file", "office"),
    Reader("a workbook", "spreadsheet"),
    Reader("a thread", "correspondence"),
    Reader("an e-mail", "mail"),
    Reader("a web page", "html"),
    Reader("a file of fields", "delimited"),
    Reader("a text", "plain_text"),
)
_ANY_TEXT = frozenset({"html", "delimited", "plain_text"})


def read_source(source: Source, password: str = "") -> Document:
    """Return the document that a source holds, its format told by the content.

    Raises:
        UnreadableDocumentError: empty, too large, damaged, password-protected, without text, or
            of a kind that no reader knows; the error says which, and what to do next.

    """
    _check_size(source)
    source = packed(opened(source, password))
    reader = next((one for one in READERS if one.format.recognises(source.data)), None)
    if reader is None or (reader.module in _ANY_TEXT and is_foreign_xml(source.data)):
        raise _no_reader(source)
    with damage_named(source.name, reader.name):
        document = reader.format.read(source, password)
        check_cells(document.cells())
        check_text(document.texts())
        check_texts_of_cells(document.texts_of_cells())
        return archive.with_place_in_batch(with_short_blanks(document))


def unpack_source(
    source: Source, password: str = "", budget: Budget | None = None
) -> tuple[Source, ...]:
    """Return what a container holds, one level deep: the source itself where it is none.

    An e-mail is itself a document, so it comes first, then its attachments under its name
    (`mail.eml/figures.xlsx`), and so is a Word file with workbooks inside; of an archive only the
    members are left. `budget` is what the file of the inbox that the source stands in may still
    unpack to; a source that is such a file has one of its own.

    Raises:
        UnreadableDocumentError: empty, too large, damaged or password-protected.

    """
    _check_size(source)
    budget = budget or Budget(len(source.data))
    from foi_compare.readers.by_format import pdf

    if pdf.recognises(source.data) and not is_zip(source.data):
        return (source,)  # as most are; what looks into the others need not be loaded
    from foi_compare.readers.by_format import docx, mail
    from foi_compare.readers.opening import embedded

    if is_zip(source.data):  # a Word file or a workbook as well: its reader unpacks it
        budget.take(source.name, unpacked=unpacked_size(source.data))
    if archive.recognises(source.data):
        budget.take(source.name, parts=len(member_names(source.data)))
        with damage_named(source.name, "a ZIP archive"):
            return tuple(_inside(source, archive.unpack(source, password)))
    if mail.recognises(source.data):
        with damage_named(source.name, "an e-mail"):
            attached = mail.unpack(source)
        unpacked = sum(len(data) for _, data in attached)
        budget.take(source.name, unpacked=unpacked, parts=len(attached))
        return (source, *_inside(source, attached))
    if docx.recognises(source.data):
        with damage_named(source.name, "a Word file"):
            inside = embedded.unpack(source)
        budget.take(source.name, parts=len(inside))
        return (source, *_inside(source, inside))
    return (source,)


def cut_table(
    source: Source, password: str, page: int, xs: Sequence[float], ys: Sequence[float]
) -> CutTable:
    """Return the words of a page in the cells between lines that a person drew over it.

    Raises:
        UnreadableDocumentError: it is no PDF with words between these lines.

    """
    from foi_compare.readers.shown.cut_page import cut_page

    return cut_page(packed(opened(source, password)), password, page, xs, ys)


def _inside(container: Source, members: Iterable[tuple[str, bytes]]) -> Iterator[Source]:
    for name, data in members:
        yield Source(
            name=f"{container.name}/{printed_path(name)}",
            data=data,
            sha256=hashlib.sha256(data).hexdigest(),
        )


def _check_size(source: Source) -> None:
    if not source.data.strip(b"\x00 \t\r\n\f"):
        raise UnreadableDocumentError(
            source.name, "the file is empty.", "Download it again, or ask the force to send it."
        )
    if len(source.data) > FILE_BYTES:
        raise too_large(source.name)
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
