"""OpenDocument texts (ODT) → paragraphs, lists and tables in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foi_compare.model import Document, Hint, RawPart, Source
from foi_compare.readers.opening.zipped import Zipped, is_zip, start_of
from foi_compare.readers.word_files import odt_raw
from foi_compare.readers.word_files.odt_blocks import OdtBlocks
from foi_compare.readers.word_files.odt_styles import Styles

Element = Any  # lxml elements

_KIND = b"application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LIBREOFFICE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_PARTS_OF_TABLES = (
    "table", "table-row", "table-cell", "covered-table-cell", "table-header-rows", "table-rows",
)  # fmt: skip
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are an OpenDocument text (or a template of one)."""
    return is_zip(data) and start_of(data, "mimetype").startswith(_KIND)


def read(source: Source, password: str = "") -> Document:
    """Return the document of an OpenDocument text."""
    zipped = Zipped(source, password)
    content, styles_xml = zipped.read_xml("content.xml"), zipped.read_xml("styles.xml")
    root = _parsed(content)
    page = _parsed(styles_xml) if styles_xml else None
    builder = OdtBlocks(Styles([part for part in (page, root) if part is not None]))
    if page is not None:
        for node in _of_pages(page, "header"):
            builder.read(node, "header", "page_header")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is not None:
        builder.read(body, "body", "paragraph")
    if page is not None:
        for node in _of_pages(page, "footer"):
            builder.read(node, "footer", "page_footer")
    builder.read_notes()
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="odt",
        blocks=tuple(builder.blocks),
        raw=tuple(_raw(content, styles_xml)),
        hints=tuple(_hints(zipped, builder)),
    )


def _of_pages(styles: Element, tag: str) -> Iterator[Element]:
    """Yield the headers or footers of the pages; those of first and left pages are shown too."""
    for master in styles.iter(f"{_STYLE}master-page"):
        for node in master:
            shown = node.get(f"{_STYLE}display", "true") != "false"
            if shown and node.tag in (f"{_STYLE}{tag}{page}" for page in ("", "-first", "-left")):
                yield node


def _raw(content: bytes, styles: bytes) -> Iterator[RawPart]:
    body, notes = odt_raw.body(content.decode("utf-8", errors="replace"))
    page = styles.decode("utf-8", errors="replace")
    parts = {
        "header": odt_raw.of_pages(page, "header"),
        "body": body,
        "footer": odt_raw.of_pages(page, "footer"),
        "footnotes": notes,
    }
    yield from (
        RawPart(part, text) for part, text in parts.items() if text.strip() or part == "body"
    )


def _hints(zipped: Zipped, builder: OdtBlocks) -> Iterator[Hint]:
    meta = zipped.read_xml("meta.xml")
    title = next(_parsed(meta).iter(_TITLE), None) if meta else None
    if title is not None and title.text and title.text.strip():
        yield Hint(kind="title", value=title.text.strip())
    yield from (Hint(kind="hidden", value=text[:200]) for text in builder.hidden)


def _parsed(xml: bytes) -> Element:
    from lxml import etree

    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    # Tables in drawn shapes stand under a name of LibreOffice's own.
    for node in root.iter(*(f"{_LIBREOFFICE}{part}" for part in _PARTS_OF_TABLES)):
        node.tag = node.tag.replace(_LIBREOFFICE, _TABLE)
    return root
