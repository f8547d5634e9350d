"""Old Word files (DOC, RTF) → Word files by LibreOffice, where it is found, and then blocks."""

from __future__ import annotations

import subprocess
from dataclasses import replace

from foi_compare.errors import NoConverterError
from foi_compare.model import Document, Hint, Source
from foi_compare.readers.by_format import docx
from foi_compare.readers.opening.ole import is_ole, stream_names
from foi_compare.system.libreoffice import convert, find_program
from foi_compare.system.scratch import scratch_folder

_SECONDS = 90  # less than the time after which a worker is ended
_WORD_XML = b"schemas.microsoft.com/office/word/2003/wordml"


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are RTF, a Word file before 2007, or Word's XML of 2003."""
    return kind_of(data) != ""


def kind_of(data: bytes) -> str:
    """Return `rtf`, `doc` or `xml`, empty for anything else."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if is_ole(data) and "worddocument" in stream_names(data):
        return "doc"
    return "xml" if start.startswith(b"<?xml") and _WORD_XML in start else ""


def read(source: Source, password: str = "") -> Document:
    """Return the document of an old Word file; `password` has no meaning here.

    Raises:
        NoConverterError: LibreOffice is not installed, or cannot open the file.

    """
    del password
    return read_with(source, find_program())


def read_with(source: Source, program: str) -> Document:
    """Return the document of an old Word file by this LibreOffice."""
    kind = kind_of(source.data)
    if not program:
        raise NoConverterError(
            source.name,
            f"this is an old Word file ({kind.upper()}), which only LibreOffice can open here, "
            "and it is not installed.",
            "Install LibreOffice (libreoffice.org) and run this again, or save it as DOCX.",
        )
    converted = _converted(source, kind, program)
    document = docx.read(replace(source, data=converted))
    hint = Hint(kind="unknowable", value="read through LibreOffice, which may leave things out")
    return replace(document, format=kind, hints=(*document.hints, hint))


def _converted(source: Source, kind: str, program: str) -> bytes:
    with scratch_folder() as here:
        given = here / f"reply.{kind}"
        given.write_bytes(source.data)
        try:
            made = convert(program, given, here, _SECONDS)
        except subprocess.TimeoutExpired as error:
            raise _failed(source, kind, f"LibreOffice did not open it in {_SECONDS} s.") from error
        except OSError as error:
            raise _failed(
                source, kind, f"LibreOffice does not start ({error.strerror})."
            ) from error
        if not made.is_file():
            raise _failed(source, kind, "LibreOffice cannot open it.")
        return made.read_bytes()


def _failed(source: Source, kind: str, problem: str) -> NoConverterError:
    return NoConverterError(
        source.name,
        f"this is an old Word file ({kind.upper()}); {problem}",
        "Open it in Word and save it as DOCX.",
    )
