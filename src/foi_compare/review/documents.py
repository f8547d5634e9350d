"""A document with what was made of it to what a person is shown: pages, or running parts.

A page is put together when it is asked for: of a list of sixty pages nobody sees more at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from foi_compare.addresses import Addresses, addresses_of
from foi_compare.model import (
    Box,
    Cell,
    Decision,
    Document,
    Observation,
    SetAside,
    Table,
    TextBlock,
    write_anchor,
)
from foi_compare.review.lines import Lattice, lattice_of
from foi_compare.review.standings import Standings
from foi_compare.review.views import (
    CellRole,
    CellView,
    FlowView,
    NumeralView,
    PageView,
    Standing,
    TableView,
    TextView,
    Whereabouts,
)
from foi_compare.rulings import redraw
from foi_compare.text import fold_space

MOST_ROWS = 200  # of a table without pages at once; a screen shows thirty
_PAGED = frozenset({"pdf", "scan", "image"})
_MAY_BE = re.compile(r"`[^`]*` may be (.*) on this scan")
_QUOTED = re.compile(r"`([^`]*)`")


def document_view(
    document: Document,
    observations: Iterable[Observation],
    set_aside: Iterable[SetAside],
    *,
    decisions: Sequence[Decision] = (),
    addresses: Addresses | None = None,
) -> DocumentView:
    """Return a document to be shown.

    Args:
        document: as it was read.
        observations: those of the dataset; of other files, they are passed by.
        set_aside: what was set aside, likewise.
        decisions: those that stand; a table that one typed is shown beside what is printed.
        addresses: of the document, where they are known: a long list takes a quarter second.

    """
    where = addresses or addresses_of((document,))
    return DocumentView(document, where, tuple(observations), tuple(set_aside), tuple(decisions))


class DocumentView:
    """A document to be paged through."""

    def __init__(
        self,
        document: Document,
        addresses: Addresses,
        observations: tuple[Observation, ...],
        set_aside: tuple[SetAside, ...],
        decisions: tuple[Decision, ...],
    ) -> None:
        """Take what `document_view` gathers."""
        self._document = document
        self._standings = Standings(document, addresses, observations, set_aside)
        self._typed = _typed_tables(document, addresses, observations, decisions)

    @property
    def name(self) -> str:
        """The name of the document in the inbox."""
        return self._document.name

    @property
    def sha256(self) -> str:
        """The hash of its file."""
        return self._document.sha256

    @property
    def format(self) -> str:
        """What kind of file it is."""
        return self._document.format

    @property
    def is_paged(self) -> bool:
        """Whether it has pages that are shown as pictures."""
        return self._document.format in _PAGED

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Its parts in order: `page 1`, `sheet Outcomes`, `body`."""
        of_raw = (part for part, _ in self._document.raw)
        return tuple(dict.fromkeys((*of_raw, *self._blocks_by_part)))

    @cached_property
    def _blocks_by_part(self) -> Mapping[str, list[int]]:
        """Which blocks reach into each part."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for index, block in enumerate(self._document.blocks):
            cells = block.cells if isinstance(block, Table) else ()
            for part in dict.fromkeys(cell.place.part for cell in cells) or [block.place.part]:
                if part:
                    found[part][index] = None
        return {part: list(blocks) for part, blocks in found.items()}

    def page(self, number: int, *, width: float = 0.0, height: float = 0.0) -> PageView:
        """Return one page; its size in points where it is known, as a picture of it says."""
        part = f"page {number}"
        blocks = self._blocks(part, None)
        return PageView(part=part, page=number, blocks=blocks, width=width, height=height)

    def flow(self, part: str, *, first_row: int = 1, most_rows: int = MOST_ROWS) -> FlowView:
        """Return one part of a document without pages.

        Args:
            part: one of `parts`.
            first_row: of a longer table, the first row to be shown.
            most_rows: how many of it.

        """
        return FlowView(part=part, blocks=self._blocks(part, (first_row, most_rows)))

    def whereabouts(self, observation_id: str) -> Whereabouts | None:
        """Return where a number stands; None where the document has no trace of it."""
        for (index, row, column), names in self._standings.by_cell.items():
            if observation_id in names:
                block = self._document.blocks[index]
                cell = self._cell(block, row, column)
                place = cell.place if cell else block.place
                return Whereabouts(place.part, place.page, index, row + 1, column + 1, place.box)
        return None

    def _cell(self, block: Table | TextBlock, row: int, column: int) -> Cell | None:
        cells = block.cells if isinstance(block, Table) else ()
        return next((one for one in cells if (one.row, one.column) == (row, column)), None)

    def _blocks(
        self, part: str, window: tuple[int, int] | None
    ) -> tuple[TableView | TextView, ...]:
        found: list[TableView | TextView] = []
        for index in self._blocks_by_part.get(part, ()):
            found += self._typed.get((part, index), ())
            block = self._document.blocks[index]
            if isinstance(block, TextBlock):
                if block.text:
                    found.append(self._text(index, block))
            else:
                found.append(self._table(index, block, part, window))
        return tuple(found)

    def _text(self, index: int, block: TextBlock) -> TextView:
        numerals = self._standings.numerals_at((index, -1, -1))
        return TextView(
            text=block.text,
            kind=block.kind,
            part=block.place.part,
            page=block.place.page,
            numerals=tuple(
                NumeralView(block.text[spot.start : spot.end], spot.start, spot.end, standing)
                for spot, standing in numerals
            ),
            box=block.place.box,
            level=block.level,
            marker=block.marker,
            bold=block.bold,
            doubt=block.doubt,
        )

    def _table(
        self, index: int, block: Table, part: str, window: tuple[int, int] | None
    ) -> TableView:
        cells = [cell for cell in block.cells if cell.place.part == part]
        lattice = lattice_of(cells)
        first = min((cell.row for cell in cells), default=0) + 1
        last = max((cell.row + cell.row_span for cell in cells), default=0)
        if window is not None:
            first = max(first, min(window[0], last))
            last = min(last, first + window[1] - 1)
        rows = (first, last)
        shown = [cell for cell in cells if first <= cell.row + 1 <= last]
        roles = _Roles(index, block, self._standings)
        views = [self._cell_view(index, cell, roles) for cell in shown]
        views += self._blanks(index, block, part, rows, lattice)
        addresses = [
            a for c in cells for a in self._standings.addresses_at((index, c.row, c.column))
        ]
        return TableView(
            number=cells[0].place.table if cells else block.place.table,
            part=part,
            page=cells[0].place.page if cells else block.place.page,
            caption=block.caption,
            rows=rows,
            n_rows=block.n_rows,
            n_columns=block.n_columns,
            cells=tuple(sorted(views, key=lambda one: (one.row, one.column))),
            box=_around(lattice),
            xs=lattice.xs if lattice else (),
            ys=lattice.ys if lattice else (),
            anchor=write_anchor(addresses),
            readings=block.readings,
        )

    def _cell_view(self, index: int, cell: Cell, roles: _Roles) -> CellView:
        standing = self._standings.of_cell((index, cell.row, cell.column))
        return CellView(
            row=cell.row + 1,
            column=cell.column + 1,
            text=cell.text,
            role=roles.of(cell, standing),
            row_span=cell.row_span,
            column_span=cell.column_span,
            box=cell.place.box,
            standing=standing,
            doubt=cell.doubt,
            other_texts=other_texts(cell.doubt),
            hidden=cell.hidden,
        )

    def _blanks(
        self, index: int, block: Table, part: str, rows: tuple[int, int], lattice: Lattice | None
    ) -> Iterable[CellView]:
        """Yield the numbers that stand where nothing is printed."""
        printed = {(cell.row, cell.column) for cell in block.cells}
        parts = {cell.row: cell.place.part for cell in block.cells}
        for (at, row, column), names in self._standings.by_cell.items():
            here = rows[0] <= row + 1 <= rows[1] and parts.get(row, part) == part
            if at == index and here and (row, column) not in printed:
                yield CellView(
                    row=row + 1,
                    column=column + 1,
                    text="",
                    role="blank",
                    box=lattice.box(row, column) if lattice else None,
                    standing=Standing(names),
                )


class _Roles:
    """What the cells of a table are to its numbers."""

    def __init__(self, index: int, block: Table, standings: Standings) -> None:
        self._valued: dict[int, int] = {}  # the first column with a number in each row
        for at, row, column in standings.by_cell:
            if at == index:
                self._valued[row] = min(column, self._valued.get(row, column))
        self._first = min(self._valued, default=block.n_rows)
        self._labels = {fold_space(label) for label in standings.labels.get(index, ())}

    def of(self, cell: Cell, standing: Standing) -> CellRole:
        if standing.observation_ids:
            return "value"
        if fold_space(cell.text) in self._labels:
            return "label"
        if cell.header or (self._valued and cell.row < self._first):
            return "heading"
        if cell.row in self._valued and cell.column < self._valued[cell.row] and not standing.rule:
            return "label"
        return "aside" if standing.rule else "text"


def other_texts(doubt: str) -> tuple[str, ...]:
    """Return what another look at a picture saw, as far as a doubt quotes it."""
    found = _MAY_BE.search(doubt)
    return tuple(_QUOTED.findall(found[1])) if found else ()


def _around(lattice: Lattice | None) -> Box | None:
    if lattice is None or not (lattice.xs and lattice.ys):
        return None
    return Box(lattice.xs[0], lattice.ys[0], lattice.xs[-1], lattice.ys[-1])


def _typed_tables(
    document: Document,
    addresses: Addresses,
    observations: tuple[Observation, ...],
    decisions: Sequence[Decision],
) -> Mapping[tuple[str, int], list[TableView]]:
    """Return the tables that a person typed, by the part and the block before which they stand."""
    own = [one for one in decisions if one.source_sha256 == document.sha256]
    drawn = redraw((document,), own, addresses)
    if not drawn.typed:
        return {}
    found: dict[tuple[str, int], list[TableView]] = defaultdict(list)
    standings = Standings(drawn.documents[0], drawn.addresses, observations, ())
    for index, block in enumerate(drawn.documents[0].blocks):
        decision = drawn.typed.get(block.place.part)
        if decision is None or not isinstance(block, Table):
            continue
        roles = _Roles(index, block, standings)
        anchor = set(decision.anchor)
        at = min(s.block for s, a in addresses.numerals.items() if a in anchor)
        cells = [(cell, standings.of_cell((index, cell.row, cell.column))) for cell in block.cells]
        found[decision.anchor[0].part, at].append(
            TableView(
                number=block.place.table,
                part=decision.anchor[0].part,
                page=block.place.page,
                caption=block.caption,
                rows=(1, block.n_rows),
                n_rows=block.n_rows,
                n_columns=block.n_columns,
                cells=tuple(
                    CellView(
                        row=cell.row + 1,
                        column=cell.column + 1,
                        text=cell.text,
                        role=roles.of(cell, standing),
                        standing=standing,
                    )
                    for cell, standing in cells
                ),
                anchor=write_anchor(decision.anchor),
                typed=True,
            )
        )
    return found
