"""A document to the character ranges of its blocks, or of its raw text, that are personal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from foi_compare.masking.masked_text import personal_spans
from foi_compare.model import Document, TextBlock
from foi_compare.model.personal import Person, PersonalSpan

# More than what parts the groups of a telephone number: no two cells make one together.
_BETWEEN = "\n\n\n"


class BlockSpans(NamedTuple):
    """What is personal in one block, or in one cell of it.

    `block` is the index in `Document.blocks`; `row` and `column` are the corner of the cell, both
    -1 for a text block. The offsets of `spans` are those of its text.
    """

    block: int
    row: int
    column: int
    spans: tuple[PersonalSpan, ...]


class _Piece(NamedTuple):
    block: int
    row: int
    column: int
    text: str


def spans_in_blocks(document: Document, people: tuple[Person, ...]) -> tuple[BlockSpans, ...]:
    """Return what is personal in the blocks of a document; blocks without any are left out.

    The blocks are read as one text, so that a name below a closing is seen there also where it is
    an ordinary word (`Grant`).
    """
    pieces = tuple(_pieces(document))
    spans = personal_spans(_BETWEEN.join(piece.text for piece in pieces), people)
    found: list[BlockSpans] = []
    at, start = 0, 0
    for piece in pieces:
        end = start + len(piece.text)
        while at < len(spans) and spans[at].end <= start:
            at += 1
        own = [
            PersonalSpan(max(one.start, start) - start, min(one.end, end) - start, one.kind)
            for one in _until(spans, at, end)
        ]
        if own:
            found.append(BlockSpans(piece.block, piece.row, piece.column, tuple(own)))
        start = end + len(_BETWEEN)
    return tuple(found)


def _until(spans: tuple[PersonalSpan, ...], at: int, end: int) -> Iterator[PersonalSpan]:
    while at < len(spans) and spans[at].start < end:
        yield spans[at]
        at += 1


def spans_in_raw(
    document: Document, people: tuple[Person, ...]
) -> tuple[tuple[PersonalSpan, ...], ...]:
    """Return what is personal in the raw text of each part of a document, in their order."""
    return tuple(personal_spans(part.text, people) for part in document.raw)


def _pieces(document: Document) -> Iterator[_Piece]:
    for index, block in enumerate(document.blocks):
        if isinstance(block, TextBlock):
            yield _Piece(index, -1, -1, block.text)
        else:
            for cell in block.cells:
                yield _Piece(index, cell.row, cell.column, cell.text)
