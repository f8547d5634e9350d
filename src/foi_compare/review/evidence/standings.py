"""Numbers and what was set aside, found by where they stand in one part of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote

from foi_compare.addresses import Addresses, addresses_of
from foi_compare.model import (
    Address,
    Block,
    Document,
    Observation,
    Place,
    SetAside,
    Spot,
    Table,
    TextBlock,
    read_anchor,
    write_anchor,
)
from foi_compare.review.evidence.views import Standing

CellAt = tuple[int, int, int]  # block, row and column from 0; the last two -1 in a text

_ELSEWHERE = TextBlock(text="", place=Place(part=""))


class _Aside(NamedTuple):
    rule: str
    reason: str


_NOT_ASIDE = _Aside("", "")


class _Laid(NamedTuple):
    """Which block a table is, and its rows and columns by their numbers as they are told."""

    block: int
    rows: dict[int, int]
    columns: dict[int, int]


def alone(document: Document, part: str) -> Document:
    """Return a document with what stands in one part; blocks of others are there and empty.

    The addresses of a part depend on nothing else, and of sixty pages one is seen at a time.
    """
    return replace(
        document,
        blocks=tuple(_in_part(block, part) for block in document.blocks),
        raw=tuple(raw for raw in document.raw if raw.part == part),
    )


def _in_part(block: Block, part: str) -> Block:
    if isinstance(block, TextBlock):
        return block if block.place.part == part else _ELSEWHERE
    cells = tuple(cell for cell in block.cells if cell.place.part == part)
    return replace(block, cells=cells) if cells or block.place.part == part else _ELSEWHERE


class Standings:
    """What became of each numeral and blank of some part of a document.

    `by_cell` are the numbers of each cell or text, `labels` what those of a block are labelled.
    """

    def __init__(
        self,
        document: Document,
        observations: Iterable[Observation],
        set_aside: Iterable[SetAside],
        addresses: Addresses | None = None,
    ) -> None:
        """Take a document, or a part `alone`, and what was made of it."""
        own = [one for one in observations if one.file == document.name]
        self._asides: dict[Address, _Aside] = {}
        marks = tuple(f"{quote(raw.part, safe=' ')}#" for raw in document.raw)
        for item in set_aside:
            if item.file == document.name and any(mark in item.anchor for mark in marks):
                told = _Aside(item.rule, item.reason)
                self._asides |= dict.fromkeys(read_anchor(item.anchor), told)
        self._ids: dict[Address, list[str]] = defaultdict(list)
        for one in own:
            if not one.counted:
                for address in one.addresses:
                    self._ids[address].append(one.observation_id)
        self._numerals: dict[CellAt, list[tuple[Spot, Address]]] = defaultdict(list)
        for spot, address in (addresses or addresses_of((document,))).numerals.items():
            if spot.file == document.name:
                self._numerals[spot.block, spot.row, spot.column].append((spot, address))
        for found in self._numerals.values():
            found.sort()
        self.by_cell = self._placed(document, own)
        self.labels = _labels(own, self.by_cell)

    def _placed(
        self, document: Document, own: Iterable[Observation]
    ) -> Mapping[CellAt, tuple[str, ...]]:
        """Return the numbers of each cell or text."""
        found: dict[CellAt, dict[str, None]] = defaultdict(dict)
        for at, numerals in self._numerals.items():
            for _, address in numerals:
                found[at].update(dict.fromkeys(self._ids.get(address, ())))
        placed = {name for names in found.values() for name in names}
        tables = _tables_by_place(document)
        for one in own:
            if one.observation_id not in placed:
                for at in _by_place(one, tables):
                    found[at][one.observation_id] = None
        return {at: tuple(names) for at, names in found.items() if names}

    def numerals_at(self, at: CellAt) -> list[tuple[Spot, Standing]]:
        """Return the numerals of a cell or text in order, each with what became of it."""
        return [
            (spot, self._standing((a,), tuple(self._ids.get(a, ())))) for spot, a in self._at(at)
        ]

    def of_cell(self, at: CellAt) -> Standing:
        """Return what became of all numerals of a cell, as one."""
        return self._standing(self.addresses_at(at), self.by_cell.get(at, ()))

    def addresses_at(self, at: CellAt) -> tuple[Address, ...]:
        """Return the addresses of the numerals of a cell or text."""
        return tuple(address for _, address in self._at(at))

    def _at(self, at: CellAt) -> Iterable[tuple[Spot, Address]]:
        return self._numerals.get(at, ())

    def _standing(self, addresses: Iterable[Address], ids: tuple[str, ...]) -> Standing:
        asides = (self._asides[one] for one in addresses if one in self._asides)
        rule, reason = _NOT_ASIDE if ids else next(asides, _NOT_ASIDE)
        return Standing(ids, rule, reason, write_anchor(addresses))


def _tables_by_place(document: Document) -> Mapping[tuple[str, int], _Laid]:
    """Return where the rows and columns of each table stand, by its part and number."""
    tables: dict[tuple[str, int], _Laid] = {}
    for index, block in enumerate(document.blocks):
        for cell in block.cells if isinstance(block, Table) else ():
            key = (cell.place.part, cell.place.table)
            if key not in tables or tables[key].block != index:
                tables[key] = _Laid(index, {}, {})
            tables[key].rows[cell.place.row] = cell.row
            tables[key].columns[cell.place.column] = cell.column
    return tables


def _by_place(one: Observation, tables: Mapping[tuple[str, int], _Laid]) -> Iterable[CellAt]:
    """Yield the cells of a number that has no numeral of its own: a blank, or a count of rows.

    A list goes on from page to page, so that a count has rows where it does not stand itself.
    """
    column = one.place.column
    if one.counted and one.rows:
        numbered = [found for (_, number), found in tables.items() if number == one.place.table]
        for row in _rows(one.rows):
            for table in numbered:
                if row - 1 in table.rows.values():
                    yield (table.block, row - 1, table.columns.get(column, 0))
    elif one.place.row and (one.place.part, one.place.table) in tables:
        table = tables[one.place.part, one.place.table]
        if one.place.row in table.rows:
            yield (table.block, table.rows[one.place.row], table.columns.get(column, column - 1))


def _rows(text: str) -> Iterable[int]:
    """Yield the rows that a text such as `2, 22-23` names."""
    for piece in text.split(","):
        first, _, last = piece.strip().partition("-")
        if first.isdecimal():
            yield from range(int(first), int(last or first) + 1)


def _labels(
    own: Iterable[Observation], by_cell: Mapping[CellAt, tuple[str, ...]]
) -> Mapping[int, frozenset[str]]:
    """Return the labels of the numbers of each block."""
    label_of = {one.observation_id: one.label for one in own}
    found: dict[int, set[str]] = defaultdict(set)
    for (block, _, _), names in by_cell.items():
        found[block].update(label_of[name] for name in names)
    return {block: frozenset(filter(None, labels)) for block, labels in found.items()}
