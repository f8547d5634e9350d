"""Files that a Word file carries inside (a workbook shown as a table) → sources of their own."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

from foi_compare.model import Source
from foi_compare.readers.opening.damage import DAMAGE
from foi_compare.readers.opening.ole import is_ole
from foi_compare.readers.opening.zipped import Zipped, is_zip, member_names, start_of

_FOLDER = "word/embeddings/"
_ITSELF = ("workbook", "book", "worddocument")
_NATIVE = "\x01ole10native"
_RELATIONS = "word/_rels/document.xml.rels"
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
_TARGET = re.compile(rb'Target="([^"]+)"')
_SUFFIXES = (
    "xlsx",
    "xlsm",
    "xlsb",
    "docx",
    "ods",
    "odt",
    "pdf",
    "csv",
    "rtf",
    "txt",
    "mht",
    "html",
    "htm",
    "xhtml",
)


def unpack(source: Source) -> tuple[tuple[str, bytes], ...]:
    """Return the name and the bytes of each file inside a Word file; none inside any other."""
    if not is_zip(source.data):
        return ()
    names = member_names(source.data)
    inserted = _inserted(start_of(source.data, _RELATIONS, 10**6))
    wanted = [name for name in names if name.lower().startswith(_FOLDER) or name in inserted]
    if not wanted:
        return ()
    zipped = Zipped(source)
    found: list[tuple[str, bytes]] = []
    for name in sorted(wanted):
        for data, suffix in _files(name, zipped.read(name)):
            found.append((f"embedded-{len(found) + 1}.{suffix}", data))
    return tuple(found)


def _inserted(relations: bytes) -> frozenset[str]:
    """Return the parts that Word inserts when it opens the file, as letter systems leave them."""
    targets = (
        target.decode("utf-8", errors="replace")
        for relation in _RELATION.findall(relations)
        if b"/aFChunk" in relation
        for target in _TARGET.findall(relation)
    )
    return frozenset(
        target.lstrip("/") if target[0] == "/" else f"word/{target}" for target in targets
    )


def _files(name: str, data: bytes) -> Iterator[tuple[bytes, str]]:
    suffix = name.lower().rpartition(".")[2]
    if is_ole(data):
        try:
            yield from _in_object(data)
        except DAMAGE:
            return  # the letter around it is read all the same
    elif data and suffix in _SUFFIXES:
        yield data, suffix


def _in_object(data: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield the file that an OLE object holds: as its package, as itself, or packed by Windows."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as file:
        streams = {"/".join(path).lower(): path for path in file.listdir()}
        if "package" in streams:
            yield file.openstream(streams["package"]).read(), "xlsx"
        elif any(name in streams for name in _ITSELF):
            yield data, "doc" if "worddocument" in streams else "xls"
        elif _NATIVE in streams:
            yield from _packed(file.openstream(streams[_NATIVE]).read())
        elif "contents" in streams:
            content = file.openstream(streams["contents"]).read()
            if content.startswith(b"%PDF"):
                yield content, "pdf"


def _packed(data: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield the file of an `Ole10Native` stream: label, paths, then a counted run of bytes."""
    at = 6
    label, at = _text(data, at)
    _, at = _text(data, at)
    at += 4
    (length,) = struct.unpack_from("<I", data, at)
    at += 4 + length
    (size,) = struct.unpack_from("<I", data, at)
    suffix = label.rpartition(".")[2].lower()
    yield data[at + 4 : at + 4 + size], suffix if suffix.isalnum() and len(suffix) < 6 else "bin"


def _text(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\0", at)
    return data[at:end].decode("cp1252", errors="replace"), end + 1
