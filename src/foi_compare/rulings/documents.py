"""Documents to documents with the tables as a person drew them: typed, or joined to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    SetAside,
    Spot,
    Table,
    TextBlock,
    read_anchor,
)
from foi_compare.rulings.figures import said_by
from foi_compare.text import find_numerals

TYPED = "typed "  # how the part of a typed table begins, which no file has
_HASH_SHOWN = 12

T = TypeVar("T")

_Where = tuple[int, int, int, int, int]  # block, row, column, start, end
_Moved = Callable[[Spot], Spot | None]  # where a numeral or a cell stands now; None: no more


class Redrawn(NamedTuple):
    """The documents as decided.

    `addresses` are those that everything had before, and those of the cells that were typed.
    `typed` are the decisions by the part that their tables stand in. `replaced` are the numerals of
    the raw text in whose place a typed table stands, by file. `obeyed` are the decisions that
    changed something.
    """

    documents: tuple[Document, ...]
    addresses: Addresses
    typed: dict[str, Decision]
    replaced: dict[str, frozenset[Address]]
    set_aside: tuple[SetAside, ...]
    obeyed: tuple[str, ...]


class _Drawn(NamedTuple):
    """A document as drawn so far, and where everything stands in it."""

    document: Document
    addresses: Addresses

    def numerals(self) -> dict[Address, _Where]:
        """Return where each numeral stands."""
        return {
            address: (spot.block, spot.row, spot.column, spot.start, spot.end)
            for spot, address in self.addresses.numerals.items()
            if spot.file == self.document.name
        }


def redraw(
    documents: tuple[Document, ...], decisions: Sequence[Decision], addresses: Addresses
) -> Redrawn:
    """Return the documents with typed tables in their place, and tables joined that go on.

    A decision holds while every numeral that it names is read from the file.
    """
    typed: dict[str, Decision] = {}
    replaced: dict[str, frozenset[Address]] = {}
    aside: list[SetAside] = []
    obeyed: list[str] = []
    drawn: list[Document] = []
    for document in documents:
        own = [d for d in decisions if d.kind == "table" and d.source_sha256 == document.sha256]
        now = _Drawn(document, addresses)
        # Tables are joined first: what a person typed off the page needs no rest of a table.
        for decision in sorted(own, key=lambda one: one.answer != "goes_on"):
            before = now.numerals()
            new = _continued(now, decision, before) or _with_typed(now, decision, before)
            if new is None:
                continue
            now = new
            obeyed.append(decision.decision_id)
            if decision.answer == "typed":
                # A row, or a line, gives way whole, with numerals that the line did not name.
                gone = before.keys() - now.numerals().keys()
                typed[_part_of(decision)] = decision
                replaced[document.name] = replaced.get(document.name, frozenset()) | gone
                aside.append(_in_its_place(document, decision, len(gone)))
        drawn.append(now.document)
        addresses = now.addresses
    return Redrawn(tuple(drawn), addresses, typed, replaced, tuple(aside), tuple(obeyed))


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
    return Addresses(numerals, cells(addresses.texts), cells(addresses.parts))


def _blocks(anchor: Iterable[Address], at: Mapping[Address, _Where]) -> list[int]:
    return sorted({at[address][0] for address in anchor if address in at})


def _continued(now: _Drawn, decision: Decision, at: Mapping[Address, _Where]) -> _Drawn | None:
    """Return the document with one table continued by another: below it, or to its right."""
    if decision.answer != "goes_on":
        return None
    to = read_anchor(decision.told("to"))
    if not all(address in at for address in (*decision.anchor, *to)):
        return None
    first, rest = _blocks(to, at), _blocks(decision.anchor, at)
    if len(first) != 1 or len(rest) != 1 or first == rest:
        return None
    above, below = now.document.blocks[first[0]], now.document.blocks[rest[0]]
    if not isinstance(above, Table) or not isinstance(below, Table):
        return None
    beside = above.n_columns != below.n_columns and above.n_rows == below.n_rows
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
    return _Drawn(document, _moved(now.addresses, document.name, moved))


def _part_of(decision: Decision) -> str:
    """Return the part that a typed table stands in."""
    return TYPED + decision.told("csv_sha256")[:_HASH_SHOWN]


def _with_typed(now: _Drawn, decision: Decision, at: Mapping[Address, _Where]) -> _Drawn | None:
    """Return the document with a typed table where the first of some numerals stood.

    None where a numeral is not read from the file, or the typed table stands in it already.
    """
    part = _part_of(decision)
    if decision.answer != "typed" or not (decision.cells and decision.anchor):
        return None
    if not all(address in at for address in decision.anchor) or _has_part(now.document, part):
        return None
    first, *_ = _blocks(decision.anchor, at)
    named = {at[address] for address in decision.anchor}
    blocks: list[Block] = []
    left: dict[int, Callable[[Spot], Spot | None]] = {}
    for index, block in enumerate(now.document.blocks):
        if index == first:
            blocks.append(_typed_table(decision, part, block.place.page))
        own = {where for where in named if where[0] == index}
        rest, left[index] = _without(block, own) if own else (block, _stays)
        blocks.append(rest)

    def moved(spot: Spot) -> Spot | None:
        there = left[spot.block](spot)
        behind = spot.block >= first
        return there._replace(block=spot.block + behind) if there is not None else None

    document = replace(now.document, blocks=tuple(blocks))
    kept = _moved(now.addresses, document.name, moved)
    return _Drawn(document, _with_cells(kept, document, first))


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


def _without(block: Block, numerals: set[_Where]) -> tuple[Block, _Moved]:
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


def _in_its_place(document: Document, decision: Decision, count: int) -> SetAside:
    return SetAside(
        rule="typed_instead",
        reason=f"a table typed off the page stands in its place: {said_by(decision)}",
        text=f"{count} numbers of {decision.subject or 'a table'}",
        place=Place(part=decision.anchor[0].part, page=_page(decision)),
        file=document.name,
        spots=(),
    )


def _page(decision: Decision) -> int:
    return int(decision.page) if decision.page.isdecimal() else 0
