"""One table of a document drawn anew: continued by another, or with a typed one in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from foi_compare.addresses import Addresses, CellAt, addresses_of
from foi_compare.model import (
    Address,
    Block,
    Cell,
    Decision,
    Document,
    Place,
    RawPart,
    Spot,
    Table,
    TextBlock,
    read_anchor,
)
from foi_compare.text import find_numerals

TYPED = "typed "  # how the part of a typed table begins, which no file has
_HASH_SHOWN = 12

T = TypeVar("T")

Where = tuple[int, int, int, int, int]  # block, row, column, start, end
_Moved = Callable[[Spot], Spot | None]  # where a numeral or a cell stands now; None: no more


class Drawn(NamedTuple):
    """A document as drawn so far, and where everything stands in it."""

    document: Document
    addresses: Addresses

    def numerals(self) -> dict[Address, Where]:
        """Return where each numeral stands."""
        return numerals_of(self.document, self.addresses)


def numerals_of(document: Document, addresses: Addresses) -> dict[Address, Where]:
    """Return where each numeral of a document stands in its blocks."""
    return {
        address: (spot.block, spot.row, spot.column, spot.start, spot.end)
        for spot, address in addresses.numerals.items()
        if spot.file == document.name
    }


def _moved(addresses: Addresses, file: str, moved: _Moved) -> Addresses:
    """Return addresses after everything in a file has moved."""

    def cells(of: Mapping[CellAt, T]) -> dict[CellAt, T]:
        found = {}
        for (name, block, row, column), value in of.items():
            spot = Spot(name, block, row, column, 0, 0)
            there = moved(spot) if name == file else spot
            if there is not None:
                found[there[:4]] = value
        return found

    numerals = {}
    for spot, address in addresses.numerals.items():
        there = moved(spot) if spot.file == file else spot
        if there is not None:
            numerals[there] = address
    lines = {}
    for line, spot in addresses.lines.items():
        there = moved(spot) if spot.file == file else spot
        if there is not None:
            lines[line] = there
    return Addresses(numerals, cells(addresses.texts), cells(addresses.parts), lines)


def blocks_of(anchor: Iterable[Address], at: Mapping[Address, Where]) -> list[int]:
    """Return the blocks that some numerals stand in, in order."""
    return sorted({at[address][0] for address in anchor if address in at})


def continued(now: Drawn, decision: Decision, at: Mapping[Address, Where]) -> Drawn | None:
    """Return the document with one table continued by another: below it, or to its right.

    Whichever a line names first, the one that stands first in the document goes on in the other.
    None where the numerals are not those of two tables.
    """
    if decision.answer != "goes_on":
        return None
    to = read_anchor(decision.told("to"))
    if not all(address in at for address in (*decision.anchor, *to)):
        return None
    first, rest = sorted((blocks_of(to, at), blocks_of(decision.anchor, at)))
    if len(first) != 1 or len(rest) != 1 or first == rest:
        return None
    above, below = now.document.blocks[first[0]], now.document.blocks[rest[0]]
    if not isinstance(above, Table) or not isinstance(below, Table):
        return None
    beside = above.n_rows == below.n_rows and (
        above.n_columns != below.n_columns or (_has_labels(above) and not _has_labels(below))
    )
    rows, columns = (0, above.n_columns) if beside else (above.n_rows, 0)
    cells = tuple(
        cell._replace(row=cell.row + rows, column=cell.column + columns) for cell in below.cells
    )
    table = replace(
        above,
        cells=(*above.cells, *cells),
        n_rows=max(above.n_rows, below.n_rows + rows),
        n_columns=max(above.n_columns, below.n_columns + columns),
    )
    blocks = list(now.document.blocks)
    blocks[first[0]] = table
    blocks[rest[0]] = TextBlock(text="", place=below.place)

    def moved(spot: Spot) -> Spot:
        if spot.block != rest[0]:
            return spot
        return spot._replace(block=first[0], row=spot.row + rows, column=spot.column + columns)

    document = replace(now.document, blocks=tuple(blocks))
    return Drawn(document, _moved(now.addresses, document.name, moved))


def _has_labels(table: Table) -> bool:
    """Return whether words stand in the first column of a table."""
    return any(cell.column == 0 and re.search(r"[^\W\d_]", cell.text) for cell in table.cells)


def part_of(decision: Decision) -> str:
    """Return the part that a typed table stands in."""
    return TYPED + decision.told("csv_sha256")[:_HASH_SHOWN]


def with_typed(now: Drawn, decision: Decision, at: Mapping[Address, Where]) -> Drawn | None:
    """Return the document with a typed table where the first of some numerals stood.

    None where a numeral is not read from the file, or the typed table stands in it already.
    """
    part = part_of(decision)
    if decision.answer != "typed" or not (decision.cells and decision.anchor):
        return None
    if not all(address in at for address in decision.anchor) or _has_part(now.document, part):
        return None
    named = {at[address] for address in decision.anchor}
    first = min(block for block, *_ in named)
    page = now.document.blocks[first].place.page
    new = in_their_place(now, _typed_table(decision, part, page), named)
    return Drawn(new.document, _with_cells(new.addresses, new.document, first))


def in_their_place(now: Drawn, table: Table, numerals: set[Where]) -> Drawn:
    """Return the document with a table where the first of some numerals stood."""
    first = min(block for block, *_ in numerals)
    blocks: list[Block] = []
    left: dict[int, _Moved] = {}
    for index, block in enumerate(now.document.blocks):
        if index == first:
            blocks.append(table)
        own = {where for where in numerals if where[0] == index}
        rest, left[index] = _without(block, own) if own else (block, _stays)
        blocks.append(rest)

    def moved(spot: Spot) -> Spot | None:
        there = left[spot.block](spot)
        behind = spot.block >= first
        return there._replace(block=spot.block + behind) if there is not None else None

    document = replace(now.document, blocks=tuple(blocks))
    return Drawn(document, _moved(now.addresses, document.name, moved))


def in_its_rows(
    document: Document, table: Table, numerals: Mapping[Where, bool]
) -> Document | None:
    """Return the document with the rows that a table has on one page drawn anew.

    What goes on over pages stays one table: its heading may stand on the first of them alone.

    Args:
        document: as it was read.
        table: the rows of that page as they were drawn.
        numerals: where each numeral of the document stands, and whether it is to give way.

    Returns:
        The document; None where what gives way is not all that one table has on the page, or the
        table has rows nowhere else, or another number of columns.

    """
    blocks = {block for (block, *_), gives_way in numerals.items() if gives_way}
    index = blocks.pop() if len(blocks) == 1 else -1
    block = document.blocks[index] if index >= 0 else None
    if not isinstance(block, Table) or block.n_columns != table.n_columns:
        return None
    here = {cell.row for cell in block.cells if cell.place.part == table.place.part}
    others = [cell for cell in block.cells if cell.place.part != table.place.part]
    if not here or not others or any(_reaches_into(cell, min(here), max(here)) for cell in others):
        return None
    if not all(numerals[at] for at in numerals if at[0] == index and at[1] in here):
        return None
    drawn = _with_rows(block, table, min(here), max(here), others)
    return replace(
        document, blocks=(*document.blocks[:index], drawn, *document.blocks[index + 1 :])
    )


def _reaches_into(cell: Cell, first: int, last: int) -> bool:
    return cell.row <= last and cell.row + cell.row_span > first


def _with_rows(block: Table, table: Table, first: int, last: int, others: Iterable[Cell]) -> Table:
    """Return a table with other rows between a first and a last one; `others` are left."""
    shift = table.n_rows - (last - first + 1)
    number = block.place.table
    cells = [_lower(cell, shift) if cell.row > last else cell for cell in others]
    for cell in table.cells:
        placed = cell._replace(place=cell.place._replace(table=number))
        cells.append(_lower(placed, first))
    return replace(
        block,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        n_rows=block.n_rows + shift,
        readings=(*block.readings, *table.readings),
    )


def _lower(cell: Cell, rows: int) -> Cell:
    place = cell.place._replace(row=cell.place.row + rows)
    return cell._replace(row=cell.row + rows, place=place)


def _has_part(document: Document, part: str) -> bool:
    return any(block.place.part == part for block in document.blocks)


def _stays(spot: Spot) -> Spot:
    return spot


def _with_cells(addresses: Addresses, document: Document, index: int) -> Addresses:
    """Return addresses with those of a typed table, whose cells are its raw text."""
    table = document.blocks[index]
    part = table.place.part
    texts = [cell.text for cell in table.cells] if isinstance(table, Table) else []
    alone = replace(document, blocks=(table,), raw=(RawPart(part, "\n".join(texts)),))
    typed = _moved(addresses_of((alone,)), document.name, lambda spot: spot._replace(block=index))
    return Addresses(
        {**addresses.numerals, **typed.numerals},
        {**addresses.texts, **typed.texts},
        {**addresses.parts, **typed.parts},
        addresses.lines,
    )


def _typed_table(decision: Decision, part: str, page: int) -> Table:
    cells = tuple(
        Cell(
            row=row,
            column=column,
            text=text,
            place=Place(part=part, page=page, table=1, row=row + 1, column=column + 1),
        )
        for row, texts in enumerate(decision.cells)
        for column, text in enumerate(texts)
        if text.strip()
    )
    return Table(
        cells=cells,
        n_rows=len(decision.cells),
        n_columns=max(map(len, decision.cells)),
        place=Place(part=part, page=page, table=1),
        caption=decision.subject if not find_numerals(decision.subject) else "",
    )


def _without(block: Block, numerals: set[Where]) -> tuple[Block, _Moved]:
    """Return a block without the rows, or the lines, that some numerals stand in."""
    if isinstance(block, TextBlock):
        return _without_lines(block, {start for _, _, _, start, _ in numerals})
    rows = {row for _, row, _, _, _ in numerals}
    left = tuple(cell for cell in block.cells if cell.row not in rows)
    if not any(find_numerals(cell.text) for cell in left):
        left = ()
    there = {(cell.row, cell.column) for cell in left}
    return replace(
        block, cells=left
    ), lambda spot: spot if (spot.row, spot.column) in there else None


def _without_lines(block: TextBlock, starts: set[int]) -> tuple[TextBlock, _Moved]:
    kept: list[str] = []
    shifts: list[tuple[int, int, int | None]] = []  # from, to, by how much it moves up
    begin = gone = 0
    for line in block.text.split("\n"):
        end = begin + len(line)
        if any(begin <= start <= end for start in starts):
            gone += len(line) + 1
            shifts.append((begin, end, None))
        else:
            kept.append(line)
            shifts.append((begin, end, gone))
        begin = end + 1

    def moved(spot: Spot) -> Spot | None:
        by = next(shift for low, high, shift in shifts if low <= spot.start <= high)
        if by is None:
            return None
        return spot._replace(start=spot.start - by, end=spot.end - by)

    return replace(block, text="\n".join(kept)), moved
