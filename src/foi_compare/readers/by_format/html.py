"""HTML → text blocks and tables, as a browser would show them, however broken the markup is."""

from __future__ import annotations

import re
from typing import Any

from foi_compare.model import Document, Hint, RawPart, Source
from foi_compare.readers.text.encoding import decode, with_plain_line_ends
from foi_compare.readers.text.prints import parted
from foi_compare.readers.web.html_blocks import HtmlBlocks
from foi_compare.readers.web.html_depth import check_attributes, check_depth
from foi_compare.readers.web.html_raw import raw_text

PART = "body"
_SAMPLE = 4096
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|table|tr|div|p|h[1-6]|meta|title|span|font|ul|ol|br)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_MIME_HEADER = re.compile(rb"\A(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n", re.IGNORECASE)


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are HTML: a tag of it near the start, and no other kind of file."""
    head = data[:_SAMPLE].replace(b"\x00", b"")  # the zeros of UTF-16
    if not head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return _MIME_HEADER.match(head) is None and len(_TAG.findall(head)) > 2
    return _TAG.search(head) is not None


# What a page may show besides its text; a logo is smaller than a picture of a table.
_UNREAD = {
    "fields of forms": "input[type=text], input[type=number], input:not([type]), textarea",
    "pictures and charts": "img, svg, canvas",
    "pages within the page": "iframe, embed, object",
}
_LARGE = 200  # pixels


def read(source: Source, password: str = "") -> Document:
    """Return the document of a web page; `password` has no meaning here."""
    del password
    text = decode_page(source.data)
    return document_of(source, text)


def decode_page(data: bytes) -> str:
    """Return the text of a page in the encoding it is in, which need not be the one it names."""
    found = _CHARSET.search(data[:_SAMPLE]) or _XML_ENCODING.match(data)
    declared = found.group(1).decode("ascii", errors="replace") if found else ""
    return with_plain_line_ends(decode(data, declared)).replace("\x00", "")


def document_of(source: Source, text: str, *, part: str = PART) -> Document:
    """Return the document of the text of a page."""
    from selectolax.lexbor import LexborHTMLParser

    check_depth(text)
    check_attributes(text)
    tree = LexborHTMLParser(text)
    builder = HtmlBlocks(part)
    if tree.root is not None:
        builder.read(tree.root)
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="html",
        blocks=tuple(parted(builder.blocks, builder.turns)),
        raw=(RawPart(part, raw_text(text)),),
        hints=(*_title(tree), *_hidden(builder), *_unread(tree)),
    )


def _title(tree: Any) -> tuple[Hint, ...]:  # noqa: ANN401 - selectolax has no types
    node = tree.css_first("head title")
    title = " ".join(node.text().split()) if node is not None else ""
    return (Hint(kind="title", value=title),) if title else ()


def _unread(tree: Any) -> tuple[Hint, ...]:  # noqa: ANN401 - selectolax has no types
    """Name what a page shows and the reader does not read: filled fields, charts, other pages."""
    found = [
        (what, sum(_is_filled(node) for node in tree.css(selector)))
        for what, selector in _UNREAD.items()
    ]
    return tuple(
        Hint(kind="unread_content", value=f"{what} are not read: {count}")
        for what, count in found
        if count
    )


def _is_filled(node: Any) -> bool:  # noqa: ANN401 - as above
    """Return whether a field holds a text, and a picture is larger than a logo."""
    attributes = node.attributes
    if node.tag == "textarea":
        return bool(node.text().strip())
    if node.tag == "input":
        return bool((attributes.get("value") or "").strip())
    if node.tag in ("img", "svg"):
        sizes = [attributes.get(side) or "" for side in ("width", "height")]
        return all(size.isdecimal() and int(size) >= _LARGE for size in sizes)
    return True


def _hidden(builder: HtmlBlocks) -> tuple[Hint, ...]:
    return tuple(Hint(kind="hidden", value=text[:200]) for text in builder.hidden if text)
