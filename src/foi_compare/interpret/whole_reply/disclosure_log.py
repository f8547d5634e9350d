"""A page of a disclosure log, with several replies on it, to one document for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.model import Block, Document, Place, TextBlock
from foi_compare.text import find_numerals, fold_space

# `Reference: F-2023-00101` on a line of its own; that of the requester (`Your ref`) opens nothing.
_OPENS = re.compile(
    r"\W*(?:foi\s+)?(?:our\s+)?(?:reference|ref|cyfeirnod)(?:\s*(?:no|number))?\.?\s*[:#]\s*"
    r"(?P<reference>[a-z]{0,5}[\w./ -]{0,12}\d[\w./-]*)\W*"
)
_PLACE = Place(part="")  # of what stands in another reply


def replies_on(document: Document, book: Phrasebook) -> tuple[Document, ...]:
    """Return a document for each reply on a page, or the document alone.

    Every part keeps the blocks of the whole at their places, those of the others without their
    text, so that the address of a numeral holds. What stands above the first reply stands above
    each, its numerals with the first alone. A part is a reply if it has a heading of its own for
    the request or the response.
    """
    starts = [index for index, _ in _openings(document)]
    if len(starts) < 2:
        return (document,)
    ends = [*starts[1:], len(document.blocks)]
    headed = [
        (start, end)
        for start, end in zip(starts, ends, strict=True)
        if any(_heads(block, book) for block in document.blocks[start:end])
    ]
    if len(headed) < len(starts):
        return (document,)
    return tuple(
        replace(document, blocks=tuple(_part(document, start, end, starts[0], first=number == 0)))
        for number, (start, end) in enumerate(headed)
    )


def _openings(document: Document) -> Iterator[tuple[int, str]]:
    """Yield (block index, reference) wherever a block opens with another reference."""
    last = ""
    for index, block in enumerate(document.blocks):
        if not isinstance(block, TextBlock) or block.kind in ("page_header", "page_footer"):
            continue
        found = _OPENS.fullmatch(plain(fold_space(block.text.split("\n", 1)[0])))
        if found is not None and found["reference"] != last:
            last = found["reference"]
            yield index, last


def _heads(block: Block, book: Phrasebook) -> bool:
    if not isinstance(block, TextBlock):
        return False
    return any(
        book.whole(group, plain(fold_space(line)))
        for line in block.text.split("\n")
        for group in ("request_heading", "response_heading")
    )


def _part(document: Document, start: int, end: int, above: int, *, first: bool) -> Iterator[Block]:
    for index, block in enumerate(document.blocks):
        if start <= index < end or (first and index < above):
            yield block
        elif index < above and isinstance(block, TextBlock):
            yield replace(block, text=_without_numerals(block.text))
        else:
            yield TextBlock(text="", kind="furniture", place=_PLACE)


def _without_numerals(text: str) -> str:
    for numeral in find_numerals(text):
        text = text[: numeral.start] + " " * len(numeral.text) + text[numeral.end :]
    return text
