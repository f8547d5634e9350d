"""A claim of the sample to its document with the place marked, and nothing of how it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.audit.claims import Claim
from foi_compare.model import Address, Box, read_anchor
from foi_compare.review.evidence.shown_documents import DocumentView
from foi_compare.review.evidence.views import PageView, TableView, TextView
from foi_compare.review.web.showing import page_addresses
from foi_compare.review.web.showing.document_pane import ROWS_ABOVE, SCALE, page_number
from foi_compare.review.web.showing.template_views import BoxView, FlowBlock, FlowCell, FlowPiece
from foi_compare.text import fold_space

ROWS_AT_ONCE = 120  # of a table; a person looks at one cell and what stands around it
_ROWS_ON_TOP = 6  # shown of a long table besides: the headings stand there
_AROUND = 1.5  # points between a place and its box
_ASKED, _GAP = "asked", "gap"
_TABLE = re.compile(r"(?:^|(.*) )table (\d+)(?:,|$)")
_ROW = re.compile(r", row (\d+)")
_COLUMN = re.compile(r", column (\d+)$")


class Spot(NamedTuple):
    """Where a claim is looked up.

    `table`, `row` and `column` count from 1 and are 0 where it is not in one; a claim about a table
    has no row. `line` is the printed line of a number that has no numeral.
    """

    part: str
    table: int = 0
    row: int = 0
    column: int = 0
    anchor: frozenset[Address] = frozenset()
    box: Box | None = None
    line: str = ""

    def is_cell(self, table: int, row: int, column: int) -> bool:
        """Tell whether a cell is the one that is asked about."""
        return bool(self.row and self.column) and (table, row, column) == self[1:4]

    def is_table(self, table: int) -> bool:
        """Tell whether a whole table is asked about, and this is it."""
        return table == self.table and not self.row and not self.anchor


NOWHERE = Spot("")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafView:
    """One page as a picture, with the boxes of what is asked about on it."""

    number: int
    picture: str
    alt: str
    width: float
    height: float
    boxes: tuple[BoxView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One part of a file without pages, as it prints its blocks."""

    name: str
    blocks: tuple[FlowBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    """One file of what a claim is looked up in: pages, or parts, or why there are none."""

    file: str
    leaves: tuple[LeafView, ...] = ()
    parts: tuple[PartView, ...] = ()
    note: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether the place that is asked about is to be seen in it."""
        blocks = [block for part in self.parts for block in part.blocks]
        cells = (cell.style for block in blocks for row in block.rows for cell in row)
        pieces = (piece.style for block in blocks for piece in block.pieces)
        styles = {*(block.style for block in blocks), *cells, *pieces}
        return _ASKED in styles or any(leaf.boxes for leaf in self.leaves)


def spot_of(claim: Claim, line: str = "") -> Spot:
    """Return where a claim is looked up; `line` is printed where its number stands."""
    if claim.kind == "disposition":
        return NOWHERE
    anchor = read_anchor(claim.anchor)
    named = _TABLE.search(claim.subject)
    row, column = _ROW.search(claim.subject), _COLUMN.search(claim.subject)
    part = anchor[0].part if anchor else _part(claim, named[1] if named else "")
    return Spot(
        part=part,
        table=int(named[2]) if named else 0,
        row=int(row[1]) if row else 0,
        column=int(column[1]) if column else 0,
        anchor=frozenset(anchor),
        box=_box(claim.box),
        line=fold_space(line),
    )


def _part(claim: Claim, before: str | None) -> str:
    if claim.page.isdecimal():
        return f"page {claim.page}"
    return before or claim.page


def _box(text: str) -> Box | None:
    edges = [float(edge) for edge in text.split()]
    return Box(*edges) if len(edges) == len(Box._fields) else None


def leaves_of(
    view: DocumentView, size: tuple[float, float], spot: Spot, shown: PageView | None
) -> tuple[LeafView, ...]:
    """Return the pages of a document.

    Args:
        view: the document.
        size: width and height of the page that is looked up, in points; the others are taken to be
            as large until their pictures are there.
        spot: what is asked about.
        shown: the page on which it is; None where no place is asked about.

    """
    boxes = tuple(map(_around, boxes_on(shown, spot))) if shown is not None else ()
    return tuple(
        LeafView(
            number=number,
            picture=page_addresses.of_picture(view.name, number, SCALE),
            alt=f"Page {number} of {view.name}",
            width=round(size[0], 1),
            height=round(size[1], 1),
            boxes=boxes if shown is not None and number == shown.page else (),
        )
        for number in map(page_number, view.parts)
    )


def boxes_on(page: PageView, spot: Spot) -> tuple[Box, ...]:
    """Return where on a page stands what is asked about."""
    table = next((one for one in page.tables if one.number == spot.table), None)
    if table is not None and spot.is_table(table.number):
        found = [table.box]
    elif spot.table:
        found = [spot.box or _box_in(table, spot)]
    else:
        numerals = (one for text in page.texts for one in text.numerals)
        asked = [one.box for one in numerals if _named(one.standing.anchor) & spot.anchor]
        found = [box for box in asked if box is not None] or [spot.box]
    return tuple(box for box in found if box is not None)


def _around(box: Box) -> BoxView:
    return BoxView(
        x=round(box.x0 - _AROUND, 1),
        y=round(box.top - _AROUND, 1),
        width=round(box.x1 - box.x0 + 2 * _AROUND, 1),
        height=round(box.bottom - box.top + 2 * _AROUND, 1),
        style=_ASKED,
        label="The place that is asked about",
    )


def _box_in(table: TableView | None, spot: Spot) -> Box | None:
    """Return where a cell stands that prints nothing: between the lines around it."""
    if table is None:
        return None
    row, column = spot.row - table.rows[0], spot.column - 1
    if 0 <= row < len(table.ys) - 1 and 0 <= column < len(table.xs) - 1:
        return Box(table.xs[column], table.ys[row], table.xs[column + 1], table.ys[row + 1])
    return table.box


def parts_of(view: DocumentView, spot: Spot) -> tuple[PartView, ...]:
    """Return a document without pages: the part that is asked about, or all where none is."""
    asked = spot.part if spot.part in view.parts else next(iter(view.parts), "")
    names = view.parts if spot == NOWHERE else (asked,)
    return tuple(PartView(name=name, blocks=_blocks(view, name, spot)) for name in names if name)


def _blocks(view: DocumentView, part: str, spot: Spot) -> tuple[FlowBlock, ...]:
    first = max(spot.row - ROWS_ABOVE, 1)
    shown = view.flow(part, first_row=first, most_rows=ROWS_AT_ONCE).blocks
    on_top = view.flow(part, most_rows=_ROWS_ON_TOP).blocks if first > 1 else shown
    return tuple(
        _table(block, top if isinstance(top, TableView) else block, spot)
        if isinstance(block, TableView)
        else _text(block, spot)
        for block, top in zip(shown, on_top, strict=True)
    )


def _table(table: TableView, top: TableView, spot: Spot) -> FlowBlock:
    rows = _rows(table, spot)
    gap = (FlowCell(text="…", style=_GAP, columns=max(table.n_columns, 1)),)
    if top.rows[1] < table.rows[0]:
        between = (gap,) if top.rows[1] + 1 < table.rows[0] else ()
        rows = (*_rows(top, spot), *between, *rows)
    if table.rows[1] < table.n_rows:
        rows = (*rows, gap)
    style = _ASKED if spot.is_table(table.number) else ""
    return FlowBlock(style=style, caption=table.caption, rows=rows)


def _rows(table: TableView, spot: Spot) -> tuple[tuple[FlowCell, ...], ...]:
    """Return the rows of a table with a cell also where nothing is printed."""
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }

    def made(row: int) -> Iterator[FlowCell]:
        for column in range(1, table.n_columns + 1):
            style = _ASKED if spot.is_cell(table.number, row, column) else ""
            cell = cells.get((row, column))
            if cell is not None:
                asked = not spot.row and bool(_named(cell.standing.anchor) & spot.anchor)
                yield FlowCell(
                    text=cell.text,
                    style=_ASKED if asked else style,
                    columns=cell.column_span,
                    rows=min(cell.row_span, table.rows[1] - row + 1),
                )
            elif (row, column) not in covered:
                yield FlowCell(text="", style=style)

    return tuple(tuple(made(row)) for row in range(table.rows[0], table.rows[1] + 1))


def _text(block: TextView, spot: Spot) -> FlowBlock:
    asked = [one for one in block.numerals if _named(one.standing.anchor) & spot.anchor]
    pieces: list[FlowPiece] = []
    at = 0
    for one in sorted(asked, key=lambda one: one.start):
        pieces.append(FlowPiece(text=block.text[at : one.start]))
        pieces.append(FlowPiece(text=one.text, style=_ASKED))
        at = one.end
    pieces.append(FlowPiece(text=block.text[at:]))
    said = bool(spot.line) and not spot.table and spot.line in fold_space(block.text)
    is_heading = block.kind == "heading" or block.bold
    style = _ASKED if said and not asked else "heading" if is_heading else ""
    return FlowBlock(style=style, pieces=tuple(pieces))


def _named(anchor: str) -> frozenset[Address]:
    return frozenset(read_anchor(anchor))


def alike_in(breakdown: Iterable[str], series: str) -> Sequence[str]:
    """Return in what rows have to be alike that one number counts together."""
    named = [f"“{name}”" for name in breakdown if name]
    return ("the outcome", *dict.fromkeys(named), *(["the period"] if series else []))
