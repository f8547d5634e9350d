"""Plain text files → their blocks: paragraphs, headings, list items, and aligned tables."""

from __future__ import annotations

from foi_compare.model import Document, RawPart, Source
from foi_compare.readers.text.encoding import decode, looks_like_text, with_plain_line_ends
from foi_compare.readers.text.mail_history import mark_history
from foi_compare.readers.text.text_blocks import text_blocks

_PART = "body"


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are text of any encoding."""
    return looks_like_text(data)


def read(source: Source, password: str = "") -> Document:
    """Return the document of a text file; `password` has no meaning here."""
    del password
    text = with_plain_line_ends(decode(source.data))
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="text",
        blocks=mark_history(text_blocks(text, part=_PART)),
        raw=(RawPart(_PART, text),),
    )
