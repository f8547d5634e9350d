"""Files of no kind that can be read → what they are, and what the person can do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foi_compare.errors import UnreadableDocumentError, UnsupportedFormatError
from foi_compare.model import Source
from foi_compare.readers.opening.ole import is_ole, stream_names
from foi_compare.readers.opening.zipped import is_zip, member_names

# What stands before the first element of an XML text.
_XML = re.compile(
    rb"\A[\xef\xbb\xbf\s]*<\?xml\b[^>]*>(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*"
    rb"<(?:[\w.-]+:)?(?P<root>[\w.-]+)",
    re.DOTALL,
)
_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_START = 8192
_SAVE = "Open it and save it as PDF, DOCX, XLSX, HTML or text."
_UNPACK = "Unpack it and put the files into the inbox."
_SIGNATURES = (
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"!BDN", "an Outlook data file", "Save the messages one by one, as MSG or EML."),
    (b"MZ", "a program", "Leave it out."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"SQLite format 3", "a database", "Export its tables as CSV."),
    (b"RIFF", "a sound or a film", "Leave it out."),
    (b"ID3", "a sound", "Leave it out."),
    (b"OggS", "a sound", "Leave it out."),
    (b"%!PS", "PostScript", "Print it to PDF."),
    (b"\xff\x4f\xff\x51", "a picture in JPEG 2000", "Save it as PNG."),
)


def is_foreign_xml(data: bytes) -> bool:
    """Tell whether the bytes are XML and no web page: whatever its words mean, they are no text."""
    found = _XML.match(data[:_START])
    return found is not None and found["root"].lower() != b"html"


def is_apple(names: Iterable[str]) -> bool:
    """Tell by the members of an archive whether it is a file of Pages, Numbers or Keynote."""
    return any(name.lower().endswith(".iwa") for name in names)


def unsupported(source: Source) -> UnreadableDocumentError:
    """Return the error that says what a file is, as far as its content tells."""
    for signature, what, next_step in _SIGNATURES:
        if source.data.startswith(signature):
            return _error(source, what, next_step)
    if is_foreign_xml(source.data):
        if _EXCEL_XML in source.data[:_START]:
            return _error(source, "a workbook saved as XML", "Open it and save it as XLSX.")
        return _error(source, "an XML file", _SAVE)
    if source.data[4:8] == b"ftyp":
        return _error(
            source, "a film, a sound or a picture of a telephone", "Save it as PNG or PDF."
        )
    if is_zip(source.data):
        return _zipped(source)
    if is_ole(source.data):
        return _compound(source)
    return UnsupportedFormatError(
        source.name, "this is no kind of file that foi-compare can read.", _SAVE
    )


def _zipped(source: Source) -> UnsupportedFormatError:
    names = member_names(source.data)
    if any(name.lower().startswith("ppt/") for name in names):
        return _error(source, "a presentation", "Save it as PDF.")
    if is_apple(names):
        return _error(source, "a file of Pages or Numbers", "Export it as PDF, as DOCX or as XLSX.")
    return _error(source, "a zipped format without anything that can be read in it", _SAVE)


def _compound(source: Source) -> UnreadableDocumentError:
    names = stream_names(source.data)
    if not names:
        return UnreadableDocumentError(
            source.name,
            "this looks like an old Office format, but it is damaged.",
            "Open it in the program that made it and save it again, "
            "or ask the force to send it again.",
        )
    slides = "powerpoint document" in names
    return _error(source, "a presentation" if slides else "an old Office format", _SAVE)


def _error(source: Source, what: str, next_step: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(
        source.name, f"this is {what}, which foi-compare does not read.", next_step
    )
