"""Documents to documents with the tables as a person drew them: typed, or joined to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.addresses import Addresses
from foi_compare.model import (
    Address,
    Block,
    Cell,
    Decision,
    Document,
    Place,
    SetAside,
    Table,
    TextBlock,
    read_anchor,
)
from foi_compare.rulings.figures import BETWEEN, said_by
from foi_compare.text import find_numerals

TYPED = "typed "  # how the part of a typed table begins, which no file has
_HASH_SHOWN = 12
_MARKS = frozenset({"outcomes", "across", "down"})

_Where = tuple[int, int, int, int, int]  # block, row, column, start, end


class Redrawn(NamedTuple):
    """The documents as decided.

    `typed` are the decisions by the part that their tables stand in. `replaced` are the numerals of
    the raw text in whose place a typed table stands, by file. `obeyed` are the decisions that
    changed something.
    """

    documents: tuple[Document, ...]
    typed: dict[str, Decision]
    replaced: dict[str, frozenset[Address]]
    set_aside: tuple[SetAside, ...]
    obeyed: tuple[str, ...]


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
        at = _numerals_of(document, addresses) if own else {}
        new = document
        # A join keeps the blocks where they are; a typed table moves those behind it.
        for decision in own:
            joined = _continued(new, decision, at) if decision.answer == "goes_on" else None
            if joined is not None:
                new = joined
                obeyed.append(decision.decision_id)
        cut = {block.place.page for block in document.blocks if _is_cut(block)}
        obeyed += [one.decision_id for one in own if one.answer == "grid" and _page(one) in cut]
        for decision in _typed_from_the_end(own, at):
            part = TYPED + decision.told("csv_sha256")[:_HASH_SHOWN]
            numerals = {at[address] for address in decision.anchor}
            page = new.blocks[min(block for block, *_ in numerals)].place.page
            new = _in_their_place(new, _typed_table(decision, part, page), numerals)
            typed[part] = decision
            held = replaced.get(document.name, frozenset())
            replaced[document.name] = held | frozenset(decision.anchor)
            aside.append(_in_its_place(document, decision))
            obeyed.append(decision.decision_id)
        drawn.append(new)
    return Redrawn(tuple(drawn), typed, replaced, tuple(aside), tuple(obeyed))


def grids(decisions: Iterable[Decision], sha256: str) -> tuple[Decision, ...]:
    """Return the decisions that draw the lines of a table of a file anew."""
    return tuple(
        one
        for one in decisions
        if one.kind == "table" and one.answer == "grid" and one.source_sha256 == sha256
    )


def lines_of(decision: Decision) -> tuple[int, tuple[float, ...], tuple[float, ...]]:
    """Return the page of a grid, its vertical and its horizontal lines, in points."""
    xs, ys = (tuple(map(float, decision.told(key).split())) for key in ("x", "y"))
    return _page(decision), xs, ys


def with_table(
    document: Document, decision: Decision, table: Table, addresses: Addresses
) -> Document:
    """Return a document with a table in the place of the numerals that a decision names."""
    at = _numerals_of(document, addresses)
    numerals = {at[address] for address in decision.anchor if address in at}
    return _in_their_place(document, table, numerals) if numerals else document


def marked(
    documents: Iterable[Document], decisions: Sequence[Decision], addresses: Addresses
) -> dict[tuple[str, int], frozenset[str]]:
    """Return what is decided on the blocks of documents, by file and block.

    That a table is about outcomes, and whether its labels run `down` or `across`, has to be known
    before its cells are understood.
    """
    marks: dict[tuple[str, int], frozenset[str]] = {}
    for document in documents:
        own = [d for d in decisions if d.source_sha256 == document.sha256]
        told = [(one, mark) for one in own if (mark := _mark(one))]
        at = _numerals_of(document, addresses) if told else {}
        for decision, mark in told:
            for block in _blocks(decision.anchor, at):
                where = (document.name, block)
                marks[where] = marks.get(where, frozenset()) | {mark}
    return marks


def _mark(decision: Decision) -> str:
    """Return what a decision says of its whole table; who gives a column a code says `outcomes`."""
    if decision.kind in {"column", "row"}:
        codes = {"code", "group"} & set(decision.answer.split(BETWEEN))
        return "outcomes" if codes else ""
    return decision.answer if decision.kind == "table" and decision.answer in _MARKS else ""


def _is_cut(block: Block) -> bool:
    """Return whether a table was cut along the lines that a person drew."""
    return isinstance(block, Table) and block.readings == ("drawn",)


def _page(decision: Decision) -> int:
    return int(decision.page) if decision.page.isdecimal() else 0


def _numerals_of(document: Document, addresses: Addresses) -> dict[Address, _Where]:
    """Return where each numeral of a document stands in its blocks."""
    return {
        address: (spot.block, spot.row, spot.column, spot.start, spot.end)
        for spot, address in addresses.numerals.items()
        if spot.file == document.name
    }


def _typed_from_the_end(
    decisions: Iterable[Decision], at: Mapping[Address, _Where]
) -> list[Decision]:
    """Return the typed tables that hold, those that stand last first."""
    held = [
        one
        for one in decisions
        if one.answer == "typed" and one.cells and one.anchor and all(a in at for a in one.anchor)
    ]
    return sorted(held, key=lambda one: -min(at[address][0] for address in one.anchor))


def _blocks(anchor: Iterable[Address], at: Mapping[Address, _Where]) -> list[int]:
    return sorted({at[address][0] for address in anchor if address in at})


def _continued(
    document: Document, decision: Decision, at: Mapping[Address, _Where]
) -> Document | None:
    """Return the document with one table continued by another: below it, or to its right.

    Whichever a line names first, the one that stands first in the document goes on in the other.
    """
    named = (_blocks(read_anchor(decision.told("to")), at), _blocks(decision.anchor, at))
    first, rest = sorted(named)
    if len(first) != 1 or len(rest) != 1 or first == rest:
        return None
    above, below = document.blocks[first[0]], document.blocks[rest[0]]
    if not isinstance(above, Table) or not isinstance(below, Table):
        return None
    beside = above.n_columns != below.n_columns and above.n_rows == below.n_rows
    rows, columns = (0, above.n_columns) if beside else (above.n_rows, 0)
    moved = tuple(
        cell._replace(row=cell.row + rows, column=cell.column + columns) for cell in below.cells
    )
    table = replace(
        above,
        cells=(*above.cells, *moved),
        n_rows=max(above.n_rows, below.n_rows + rows),
        n_columns=max(above.n_columns, below.n_columns + columns),
    )
    blocks = list(document.blocks)
    blocks[first[0]] = table
    blocks[rest[0]] = TextBlock(text="", place=below.place)
    return replace(document, blocks=tuple(blocks))


def _in_their_place(document: Document, table: Table, numerals: set[_Where]) -> Document:
    """Return the document with a table where the first of some numerals stood."""
    first = min(block for block, *_ in numerals)
    blocks: list[Block] = []
    for index, block in enumerate(document.blocks):
        if index == first:
            blocks.append(table)
        own = {where for where in numerals if where[0] == index}
        blocks.append(_without(block, own) if own else block)
    return replace(document, blocks=tuple(blocks))


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


def _without(block: Block, numerals: set[_Where]) -> Block:
    """Return a block without the rows, or the lines, that some numerals stand in."""
    if isinstance(block, TextBlock):
        kept, begin = [], 0
        for line in block.text.split("\n"):
            end = begin + len(line)
            if not any(begin <= start < end + 1 for _, _, _, start, _ in numerals):
                kept.append(line)
            begin = end + 1
        return replace(block, text="\n".join(kept))
    rows = {row for _, row, _, _, _ in numerals}
    left = tuple(cell for cell in block.cells if cell.row not in rows)
    if any(find_numerals(cell.text) for cell in left):
        return replace(block, cells=left)
    return replace(block, cells=())


def _in_its_place(document: Document, decision: Decision) -> SetAside:
    count = len(decision.anchor)
    return SetAside(
        rule="typed_instead",
        reason=f"a table typed off the page stands in its place: {said_by(decision)}",
        text=f"{count} numbers of {decision.subject or 'a table'}",
        place=Place(part=decision.anchor[0].part, page=_page(decision)),
        file=document.name,
        spots=(),
    )
