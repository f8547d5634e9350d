"""A document without its endless lines: what no person wrote, kept out of every pattern."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TypeVar

from foi_compare.model import Block, Cell, Document, SetAside, Spot, TextBlock
from foi_compare.text import find_numerals

# Both are far beyond what a letter holds: a page has some 3,000 characters, and the longest words
# are addresses of the web. What lies beyond is data that was pasted or came in by a broken file;
# patterns written for sentences would take hours over it.
LONGEST_LINE = 20_000
LONGEST_WORD = 2_000

_SHOWN = 60
_TEXT = attrgetter("text")
_Written = TypeVar("_Written", TextBlock, Cell)
_REASON = "Stands in a line without an end, which is data and no text: look at the file."


def legible(document: Document) -> tuple[Document, tuple[SetAside, ...]]:
    """Return the document without endless lines, and the numerals that stood in them.

    A line of more than 20,000 characters, or with a word of more than 2,000, ends the block or the
    cell that holds it: what stands before that line is kept, the rest is set aside as one item.
    """
    left_out: list[SetAside] = []
    blocks = tuple(
        _block(block, Spot(document.name, index, -1, -1, 0, 0), left_out)
        for index, block in enumerate(document.blocks)
    )
    return (replace(document, blocks=blocks), tuple(left_out)) if left_out else (document, ())


def _block(block: Block, where: Spot, left_out: list[SetAside]) -> Block:
    if isinstance(block, TextBlock):
        return _shortened(block, where, left_out)
    if max(map(len, map(_TEXT, block.cells)), default=0) <= LONGEST_WORD:
        return block
    cells = tuple(
        _shortened(cell, where._replace(row=cell.row, column=cell.column), left_out)
        for cell in block.cells
    )
    return block if cells == block.cells else replace(block, cells=cells)


def _shortened(what: _Written, where: Spot, left_out: list[SetAside]) -> _Written:
    text = what.text
    start = _end_of_text(text)
    if start is None:
        return what
    spots = tuple(
        where._replace(start=numeral.start, end=numeral.end)
        for numeral in find_numerals(text)
        if numeral.start >= start
    )
    left_out.append(
        SetAside(
            rule="endless line",
            reason=_REASON,
            text=f"{text[start : start + _SHOWN]} …",
            place=what.place,
            file=where.file,
            spots=spots,
        )
    )
    if isinstance(what, Cell):
        return what._replace(text=text[:start])
    return replace(what, text=text[:start])


def _end_of_text(text: str) -> int | None:
    """Return where the first endless line begins, or None."""
    if len(text) <= LONGEST_WORD:
        return None
    start = 0
    for line in text.split("\n"):
        if len(line) > LONGEST_LINE or any(len(word) > LONGEST_WORD for word in line.split()):
            return start
        start += len(line) + 1
    return None
