"""A document to the same without runs of blanks that no page has room for.

What looks for words tries each blank of a run anew, so that time would grow with the square of its
length, or its cube.
"""

from __future__ import annotations

import re
from dataclasses import replace

from foi_compare.model import Block, Document, TextBlock

_KEPT = 50  # blanks at each end of a run; a page of the smallest print is 300 wide, a gap in it 100
_RUN = re.compile(rf"(?<!\s)\s{{{2 * _KEPT + 1},}}")


def with_short_blanks(document: Document) -> Document:
    """Return a document with a hundred blanks at most in a row, the first and the last of a run."""
    blocks = tuple(map(_short, document.blocks))
    if all(new is old for new, old in zip(blocks, document.blocks, strict=True)):
        return document
    return replace(document, blocks=blocks)


def _short(block: Block) -> Block:
    if isinstance(block, TextBlock):
        return replace(block, text=_cut(block.text)) if _has_long(block.text) else block
    if not any(_has_long(cell.text) for cell in block.cells):
        return block
    return replace(block, cells=tuple(one._replace(text=_cut(one.text)) for one in block.cells))


def _has_long(text: str) -> bool:
    return len(text) > 2 * _KEPT and _RUN.search(text) is not None


def _cut(text: str) -> str:
    return _RUN.sub(lambda run: run[0][:_KEPT] + run[0][-_KEPT:], text)
