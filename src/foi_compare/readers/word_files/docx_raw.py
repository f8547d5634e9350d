"""A Word file's XML → its text by patterns: the second extraction the ledger counts by.

It shares no code with the builder of the blocks and builds no tree.
"""

from __future__ import annotations

import re
from html import unescape

from foi_compare.readers.text.xml_cuts import without

# Not part of the document as accepted, or the second copy that old programs show instead.
_DROPPED = re.compile(r"<(mc:Fallback|w:moveFrom|w:del)(?: [^>]*)?(?<!/)>")
_DELETED_ROW = re.compile(
    r"<w:tr(?: [^>]*)?>(?:(?!<w:tc[ >]|</?w:tr[ >]).)*?<w:trPr>(?:(?!</w:trPr>|<w:tr[ >]).)*"
    r"<w:del[ /](?:(?!</w:tr>).)*</w:tr>",
    re.DOTALL,
)
_TOKEN = re.compile(
    r"<(?:w|m):t(?: [^>]*)?(?<!/)>(?P<text>[^<]*)</(?:w|m):t>"
    r"|(?P<break><w:(?:tab|br|cr|ptab)(?: [^>]*)?/>|</?w:p(?: [^>]*)?>|</w:tc>)"
    r"|(?P<hyphen><w:noBreakHyphen)"
    r"|(?P<vanish><w:vanish[ /])"
    r'|(?P<raised><w:vertAlign w:val="(?:super|sub)script")'
    r"|(?P<box><(?P<close>/?)w:txbxContent)",
)
_PREFIX = re.compile(
    r'xmlns:((?!w=)\w+)="http://schemas\.openxmlformats\.org/wordprocessingml/2006/main"'
)


def raw_text(xml: bytes) -> str:
    """Return the text of a part: what is inserted kept, what is deleted left out."""
    text = xml.decode(
        "utf-16" if xml.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace"
    )
    if (prefix := _PREFIX.search(text)) is not None:  # a writer may call the namespace otherwise
        text = re.sub(rf"<(/?){prefix[1]}:", r"<\1w:", text)
    text = without(text, _DROPPED)
    text = _DELETED_ROW.sub("", text)
    outer: list[tuple[list[str], list[str]]] = []
    boxes: list[str] = []
    pieces: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["text"] is not None:
            pieces.append(unescape(token["text"]))
        elif token["hyphen"]:
            pieces.append("-")
        elif token["break"] or token["vanish"] or token["raised"]:
            pieces.append("\n")
        elif token["box"] and not token["close"]:
            outer.append((boxes, pieces))
            boxes, pieces = [], []
        elif token["box"] and outer:
            inner = _with_boxes(boxes, pieces)
            boxes, pieces = outer.pop()
            # The text of a box goes before what holds it, not into the words of a paragraph.
            boxes.append(f"{inner}\n")
    outer.append((boxes, pieces))
    return "\n".join(_with_boxes(*left) for left in outer)


def _with_boxes(boxes: list[str], pieces: list[str]) -> str:
    """Return a text with those of its boxes before it, the last one first."""
    return "".join((*reversed(boxes), *pieces))
