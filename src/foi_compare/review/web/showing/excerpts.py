"""A part of a document to the few lines that show what was answered, in what stands around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from foi_compare.review.web.showing.template_views import FlowBlock, FlowCell, FlowPiece

_ASKED = "asked"
_BLOCKS = 3
_BRIEF = 60  # letters
_ROWS_ON_TOP = 2  # the headings stand there
_ROWS_AROUND = 1
_MOST_ROWS = 10
_MOST_LETTERS = 480
_BEFORE = 120  # letters before the first that is marked


def excerpt_of(blocks: Sequence[FlowBlock]) -> tuple[FlowBlock, ...]:
    """Return what is marked of some blocks with what stands around it, else how they begin."""
    printed = [block for block in blocks if block.rows or _text(block.pieces).strip()]
    marked = [at for at, block in enumerate(printed) if _is_marked(block)][:_BLOCKS]
    shown = sorted({near for at in marked for near in _near(printed, at)})
    kept = [printed[at] for at in shown] or printed[:_BLOCKS]
    return tuple(_rows(one) if one.rows else _letters(one) for one in kept)


def _near(blocks: Sequence[FlowBlock], at: int) -> range:
    """Return a block, behind the one before it where it says little by itself: `35`."""
    brief = not blocks[at].rows and len(_text(blocks[at].pieces)) < _BRIEF
    return range(max(at - brief, 0), at + 1)


def _is_marked(block: FlowBlock) -> bool:
    return any(_ASKED in piece.style for piece in block.pieces) or any(map(_has_asked, block.rows))


def _has_asked(row: Iterable[FlowCell]) -> bool:
    return any(_ASKED in cell.style.split() for cell in row)


def _rows(block: FlowBlock) -> FlowBlock:
    """Return a table with its first rows and those around what is marked."""
    asked = [at for at, row in enumerate(block.rows) if _has_asked(row)] or [0]
    steps = range(-_ROWS_AROUND, _ROWS_AROUND + 1)
    near = {at + step for at in asked for step in steps}
    kept = sorted({*range(_ROWS_ON_TOP), *near} & set(range(len(block.rows))))[:_MOST_ROWS]
    return replace(block, rows=tuple(_with_gaps(block.rows, kept)))


def _with_gaps(
    rows: Sequence[tuple[FlowCell, ...]], kept: Collection[int]
) -> Iterable[tuple[FlowCell, ...]]:
    """Yield some rows of a table, with a row of dots where others are left out."""
    width = max((sum(cell.columns for cell in row) for row in rows), default=1)
    gap = (FlowCell(text="…", style="gap", columns=max(width, 1)),)
    before = -1
    for at in kept:
        if at > before + 1:
            yield gap
        # A cell that reaches into rows that are left out would reach into others.
        yield tuple(replace(cell, rows=1) for cell in rows[at])
        before = at
    if before + 1 < len(rows):
        yield gap


def _letters(block: FlowBlock) -> FlowBlock:
    """Return a paragraph, what is far from its marks left out."""
    text = _text(block.pieces)
    if len(text) <= _MOST_LETTERS:
        return block
    ahead, first = 0, 0
    for piece in block.pieces:
        if _ASKED in piece.style:
            first = max(ahead - _BEFORE, 0)
            break
        ahead += len(piece.text)
    return replace(block, pieces=tuple(_cut(block.pieces, first, first + _MOST_LETTERS)))


def _cut(pieces: Iterable[FlowPiece], first: int, last: int) -> Iterable[FlowPiece]:
    """Yield the letters of pieces between two places, with dots where others stand."""
    at = 0
    if first:
        yield FlowPiece(text="… ")
    for piece in pieces:
        own = piece.text[max(first - at, 0) : max(last - at, 0)]
        if own:
            yield replace(piece, text=own)
        at += len(piece.text)
    if last < at:
        yield FlowPiece(text=" …")


def _text(pieces: Iterable[FlowPiece]) -> str:
    return "".join(piece.text for piece in pieces)
