"""Documents to documents with the tables as a person drew them: typed, or joined to another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.addresses import Addresses
from foi_compare.model import (
    Address,
    Block,
    CutTable,
    Decision,
    Document,
    Place,
    SetAside,
    Table,
)
from foi_compare.rulings.drawing import (
    Drawn,
    Where,
    blocks_of,
    continued,
    in_its_rows,
    in_their_place,
    numerals_of,
    part_of,
    with_typed,
)
from foi_compare.rulings.ruled_figures import BETWEEN, said_by

_DRAWN_ANEW = frozenset({"goes_on", "typed"})
_MARKS = frozenset({"outcomes", "across", "down"})
_OF_PAGE = re.compile(r"page (\d+)")


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
        now = Drawn(document, addresses)
        cut = {page for block in document.blocks for page in _pages_cut(block)}
        obeyed += [one.decision_id for one in own if one.answer == "grid" and _page(one) in cut]
        # Tables are joined first: what a person typed off the page needs no rest of a table.
        drawing = [one for one in own if one.answer in _DRAWN_ANEW]
        for decision in sorted(drawing, key=lambda one: one.answer != "goes_on"):
            before = now.numerals()
            new = continued(now, decision, before) or with_typed(now, decision, before)
            if new is None:
                continue
            now = new
            obeyed.append(decision.decision_id)
            if decision.answer == "typed":
                # A row, or a line, gives way whole, with numerals that the line did not name.
                gone = before.keys() - now.numerals().keys()
                typed[part_of(decision)] = decision
                replaced[document.name] = replaced.get(document.name, frozenset()) | gone
                aside.append(_in_its_place(document, decision, len(gone)))
        drawn.append(now.document)
        addresses = now.addresses
    return Redrawn(tuple(drawn), addresses, typed, replaced, tuple(aside), tuple(obeyed))


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
    document: Document, decision: Decision, cut: CutTable, addresses: Addresses
) -> Document:
    """Return a document with a table in the place of the numerals that a decision names.

    Where some of what was one table stands outside the lines, it gives way whole, and is text.
    """
    at = numerals_of(document, addresses)
    numerals = {at[address] for address in decision.anchor if address in at}
    if not numerals:
        return document
    if cut.above or cut.below:
        numerals |= _of_their_tables(document, at, numerals, cut.table.place.part)
    giving_way = {where: where in numerals for where in at.values()}
    drawn = in_its_rows(document, cut.table, giving_way)
    drawn = drawn or in_their_place(Drawn(document, addresses), cut.table, numerals).document
    first = min(block for block, *_ in numerals)
    before, after = drawn.blocks[:first], drawn.blocks[first + 1 :]
    return replace(drawn, blocks=(*before, *cut.above, drawn.blocks[first], *cut.below, *after))


def _of_their_tables(
    document: Document, at: Mapping[Address, Where], numerals: Collection[Where], part: str
) -> set[Where]:
    """Return all numerals that the tables in which some stand have on a page."""
    blocks = {block for block, *_ in numerals if isinstance(document.blocks[block], Table)}
    return {where for address, where in at.items() if address.part == part and where[0] in blocks}


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
        at = numerals_of(document, addresses) if told else {}
        for decision, mark in told:
            for block in blocks_of(decision.anchor, at):
                where = (document.name, block)
                marks[where] = marks.get(where, frozenset()) | {mark}
    return marks


def _mark(decision: Decision) -> str:
    """Return what a decision says of its whole table; who gives a column a code says `outcomes`."""
    if decision.kind in {"column", "row"}:
        codes = {"code", "group"} & set(decision.answer.split(BETWEEN))
        return "outcomes" if codes else ""
    return decision.answer if decision.kind == "table" and decision.answer in _MARKS else ""


def _pages_cut(block: Block) -> set[int]:
    """Return the pages of a table with rows that were cut along the lines a person drew."""
    cut = isinstance(block, Table) and "drawn" in block.readings
    return {cell.place.page for cell in block.cells} if cut and isinstance(block, Table) else set()


def _page(decision: Decision) -> int:
    """Return the page that the numerals of a decision stand on, 0 in a file without pages."""
    found = _OF_PAGE.fullmatch(decision.anchor[0].part) if decision.anchor else None
    return int(found[1]) if found else 0


def _in_its_place(document: Document, decision: Decision, count: int) -> SetAside:
    return SetAside(
        rule="typed_instead",
        reason=f"a table typed off the page stands in its place: {said_by(decision)}",
        text=f"{count} numbers of {decision.subject or 'a table'}",
        place=Place(part=decision.anchor[0].part, page=_page(decision)),
        file=document.name,
        spots=(),
    )
