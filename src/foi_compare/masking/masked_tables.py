"""The numbers of a reply to the tables on pages that they came from, and what is personal there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.masking.spans_in_documents import spans_in_blocks
from foi_compare.model import Block, Box, Cell, Document, Observation, ShownTable, Table, TextBlock
from foi_compare.model.personal import Person

_PAGES_OF_A_TABLE = 3  # that have a picture; a list of crimes has one of its first
_NEAR = 12.0  # points: more than the margin of what is cut out
_STANDS = frozenset({"accepted", "decided"})
_Pages = Mapping[int, tuple[int, ...]]


class _Piece(NamedTuple):
    """What a page holds: a cell of the table of some number, or a text (table 0)."""

    page: int
    table: int
    box: Box | None
    personal: bool


def tables_shown(
    documents: Sequence[Document],
    observations: Iterable[Observation],
    people: tuple[Person, ...],
) -> tuple[ShownTable, ...]:
    """Return the tables that numbers stand in, page by page, where pages have places.

    A table has no place where something personal on its page has none: it could not be hidden.

    Args:
        documents: those of the reply, as they were read.
        observations: its numbers.
        people: whom it names.

    """
    numbers = tuple(one for one in observations if one.place.page and one.status in _STANDS)
    return tuple(
        shown
        for document in documents
        if (pages := _pages_of(document.name, numbers))
        for shown in _tables_in(document, pages, people)
    )


def _pages_of(file: str, numbers: Sequence[Observation]) -> _Pages:
    """Return the pages of which pictures are made, by table."""
    found: dict[int, set[int]] = {}
    lists: set[int] = set()
    for one in numbers:
        if one.file == file and one.place.table and one.role == "code":
            found.setdefault(one.place.table, set()).add(one.place.page)
            if one.counted:
                lists.add(one.place.table)
    return {
        table: tuple(sorted(pages)[: 1 if table in lists else _PAGES_OF_A_TABLE])
        for table, pages in sorted(found.items())
    }


def _tables_in(
    document: Document, pages: _Pages, people: tuple[Person, ...]
) -> Iterator[ShownTable]:
    wanted = frozenset(page for own in pages.values() for page in own)
    pieces = tuple(_pieces(_on_pages(document, wanted), people))
    for table, own in pages.items():
        whole = [one.box for one in pieces if one.table == table and one.box is not None]
        for page in own if whole else ():
            here = [one for one in pieces if one.page == page]
            boxes = [one.box for one in here if one.table == table and one.box is not None]
            if not boxes or any(one.personal and one.box is None for one in here):
                continue
            # A column that is empty on this page has its place by the others.
            box = _around(boxes)._replace(x0=_around(whole).x0, x1=_around(whole).x1)
            hidden = (one.box for one in here if one.personal and one.box is not None)
            yield ShownTable(
                document.name,
                document.sha256,
                page,
                table,
                box,
                tuple(one for one in hidden if _meet(one, box)),
                first=page == own[0],
            )


def _on_pages(document: Document, pages: frozenset[int]) -> Document:
    """Return what stands on some pages of a document."""
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, TextBlock):
            if block.place.page in pages:
                blocks.append(block)
        elif cells := tuple(cell for cell in block.cells if cell.place.page in pages):
            blocks.append(replace(block, cells=cells))
    return replace(document, blocks=tuple(blocks))


def _pieces(document: Document, people: tuple[Person, ...]) -> Iterator[_Piece]:
    personal = {(one.block, one.row, one.column) for one in spans_in_blocks(document, people)}
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table):
            for cell in block.cells:
                yield _of_cell(cell, personal=(at, cell.row, cell.column) in personal)
        else:
            place = block.place
            yield _Piece(place.page, 0, place.box, (at, -1, -1) in personal)


def _of_cell(cell: Cell, *, personal: bool) -> _Piece:
    return _Piece(cell.place.page, cell.place.table, cell.place.box, personal)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(min(box.x0, box.x1) for box in boxes),
        min(min(box.top, box.bottom) for box in boxes),
        max(max(box.x0, box.x1) for box in boxes),
        max(max(box.top, box.bottom) for box in boxes),
    )


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x0 < other.x1 + _NEAR
        and other.x0 - _NEAR < one.x1
        and one.top < other.bottom + _NEAR
        and other.top - _NEAR < one.bottom
    )
