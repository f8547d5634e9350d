"""Read bytes as an inbox would hand them over, and weigh the blocks against the raw extraction."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections import Counter

from foi_compare.model import Document, Source, Table, TextBlock
from foi_compare.readers import read_source
from foi_compare.text import find_numerals

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Numerals = Counter[tuple[str, str]]


def source(name: str, data: bytes | str) -> Source:
    """Return a source as the inbox would make it."""
    data = data.encode() if isinstance(data, str) else data
    return Source(name=name, data=data, sha256=hashlib.sha256(data).hexdigest())


def read(name: str, data: bytes | str) -> Document:
    """Read bytes under a name."""
    return read_source(source(name, data))


def in_blocks(document: Document) -> Numerals:
    """Count the numerals that the blocks hold, by part."""
    placed = (
        (piece.place.part, piece.text)
        for block in document.blocks
        for piece in (block.cells if isinstance(block, Table) else (block,))
    )
    return Counter(
        (part, numeral.text.casefold()) for part, text in placed for numeral in find_numerals(text)
    )


def in_raw(document: Document) -> Numerals:
    """Count the numerals that the independent extraction holds, by part."""
    return Counter(
        (part, numeral.text.casefold())
        for part, text in document.raw
        for numeral in find_numerals(text)
    )


def texts(document: Document) -> list[str]:
    """Return the texts of the blocks that are no table."""
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def tables(document: Document) -> list[Table]:
    """Return the tables."""
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[str]:
    """Return a table as lines such as `Charged | 5`, spans filled."""
    return [" | ".join("" if cell is None else cell.text for cell in row) for row in table.grid()]


def zipped(members: dict[str, bytes | str]) -> bytes:
    """Return a zip archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word(body: str, section: str = "", **parts: str) -> bytes:
    """Return a Word file whose body is this XML; `parts` are further parts by kind.

    `header="<w:p>…"` adds a header that the section shows; `styles`, `numbering`, `footnotes`
    and the like are added as they are.
    """
    names = list(parts)
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="r{names.index(kind)}"/>'
        for kind in ("header", "footer")
        if kind in parts
    )
    tags = {"header": "hdr", "footer": "ftr"}
    members: dict[str, bytes | str] = {
        "_rels/.rels": _relations({"main": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _relations(
            {f"r{number}": (kind, f"{kind}.xml") for number, kind in enumerate(names)}
        ),
        "word/document.xml": (
            f"<w:document {_W} {_R} {_MC} {_V}><w:body>{body}"
            f"<w:sectPr>{references}{section}</w:sectPr></w:body></w:document>"
        ),
    }
    for kind, xml in parts.items():
        tag = tags.get(kind, kind)
        members[f"word/{kind}.xml"] = f"<w:{tag} {_W} {_R}>{xml}</w:{tag}>"
    return zipped(members)


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )
