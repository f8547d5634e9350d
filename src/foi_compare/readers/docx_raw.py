"""A Word file's XML → its text by patterns: the second extraction the ledger counts by.

It shares no code with the builder of the blocks and builds no tree.
"""

from __future__ import annotations

import re
from html import unescape

# Not part of the document as accepted, or the second copy that old programs show instead.
_DROPPED = re.compile(r"<(mc:Fallback|w:moveFrom|w:del)(?: [^>]*)?(?<!/)>.*?</\1>", re.DOTALL)
_DELETED_ROW = re.compile(
    r"<w:tr(?: [^>]*)?>(?:(?!<w:tc[ >]).)*?<w:trPr>(?:(?!</w:trPr>).)*"
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
    text = _DROPPED.sub("", text)
    text = _DELETED_ROW.sub("", text)
    outer: list[list[str]] = []
    pieces: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["text"] is not None:
            pieces.append(unescape(token["text"]))
        elif token["hyphen"]:
            pieces.append("-")
        elif token["break"] or token["vanish"] or token["raised"]:
            pieces.append("\n")
        elif token["box"] and not token["close"]:
            outer.append(pieces)
            pieces = []
        elif token["box"] and outer:
            inner = "".join(pieces)
            pieces = outer.pop()
            # The text of a box goes before the paragraph that holds it, not into its words.
            pieces.insert(0, f"{inner}\n")
    for left in reversed(outer):
        pieces = [*left, "\n", *pieces]
    return "".join(pieces)
