"""A letter as plain text: tables flattened to lines, as they arrive when a page is copied."""

from __future__ import annotations

from letter import Grid, Heading, Letter, NewPage, Numbered, Paragraph, Part, spans


def as_text(letter: Letter) -> bytes:
    """Return the letter as UTF-8 text; the cells of a row are joined by one space."""
    blocks = ["\n".join(letter.head)] if letter.head else []
    blocks.extend(block for part in letter.parts if (block := _block(part)))
    if letter.foot:
        blocks.append(letter.foot)
    return ("\n\n".join(blocks) + "\n").encode()


def _block(part: Part) -> str:
    match part:
        case Heading(text=text) | Paragraph(text=text):
            return text
        case Numbered(items=items):
            return "\n".join(f"  {number}. {item}" for number, item in enumerate(items, start=1))
        case Grid(rows=rows):
            return "\n".join(" ".join(cell for _, _, cell in spans(row) if cell) for row in rows)
        case NewPage():
            return ""
