"""Numbers and what was set aside, found by where they stand in a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from foi_compare.addresses import Addresses
from foi_compare.model import (
    Address,
    Document,
    Observation,
    SetAside,
    Spot,
    Table,
    read_anchor,
    write_anchor,
)
from foi_compare.review.views import Standing

CellAt = tuple[int, int, int]  # block, row and column from 0; the last two -1 in a text


class _Aside(NamedTuple):
    rule: str
    reason: str


class Standings:
    """What became of each numeral and blank of a document."""

    def __init__(
        self,
        document: Document,
        addresses: Addresses,
        observations: Iterable[Observation],
        set_aside: Iterable[SetAside],
    ) -> None:
        """Take what was made of a document; what belongs to another file is passed by."""
        self._document = document
        own = [one for one in observations if one.file == document.name]
        self._asides: dict[Address, _Aside] = {}
        for item in set_aside:
            if item.file == document.name:
                told = _Aside(item.rule, item.reason)
                self._asides |= dict.fromkeys(_read(item.anchor), told)
        self._ids: dict[Address, list[str]] = defaultdict(list)
        for one in own:
            if not one.counted:
                for address in one.addresses:
                    self._ids[address].append(one.observation_id)
        self._numerals: dict[CellAt, list[tuple[Spot, Address]]] = defaultdict(list)
        for spot, address in addresses.numerals.items():
            if spot.file == document.name:
                self._numerals[spot.block, spot.row, spot.column].append((spot, address))
        for found in self._numerals.values():
            found.sort()
        self.by_cell = self._placed(own)
        self.labels = _labels(own, self.by_cell)

    def _placed(self, own: Iterable[Observation]) -> Mapping[CellAt, tuple[str, ...]]:
        """Return the numbers of each cell or text."""
        found: dict[CellAt, dict[str, None]] = defaultdict(dict)
        for at, numerals in self._numerals.items():
            for _, address in numerals:
                found[at].update(dict.fromkeys(self._ids.get(address, ())))
        placed = {name for names in found.values() for name in names}
        blocks = _blocks_by_table(self._document)
        for one in own:
            if one.observation_id not in placed:
                for at in _by_place(one, blocks):
                    found[at][one.observation_id] = None
        return {at: tuple(names) for at, names in found.items() if names}

    def numerals_at(self, at: CellAt) -> list[tuple[Spot, Standing]]:
        """Return the numerals of a cell or text in order, each with what became of it."""
        return [
            (spot, Standing(tuple(self._ids.get(a, ())), *self._aside(a), write_anchor([a])))
            for spot, a in self._numerals.get(at, ())
        ]

    def of_cell(self, at: CellAt) -> Standing:
        """Return what became of all numerals of a cell, as one."""
        addresses = [address for _, address in self._numerals.get(at, ())]
        ids = self.by_cell.get(at, ())
        asides = [one for one in map(self._asides.get, addresses) if one is not None]
        rule, reason = asides[0] if asides and not ids else ("", "")
        return Standing(ids, rule, reason, write_anchor(addresses))

    def addresses_at(self, at: CellAt) -> tuple[Address, ...]:
        """Return the addresses of the numerals of a cell or text."""
        return tuple(address for _, address in self._numerals.get(at, ()))

    def _aside(self, address: Address) -> _Aside:
        return self._asides.get(address, _Aside("", ""))


def _read(anchor: str) -> tuple[Address, ...]:
    return read_anchor(anchor) if anchor else ()


def _blocks_by_table(document: Document) -> Mapping[tuple[str, int], int]:
    """Return which block a table is, by the number it has in each part that it reaches into."""
    found: dict[tuple[str, int], int] = {}
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            keys = {(cell.place.part, cell.place.table) for cell in block.cells}
            found |= dict.fromkeys(keys, index)
    return found


def _by_place(one: Observation, blocks: Mapping[tuple[str, int], int]) -> Iterable[CellAt]:
    """Yield the cells of a number that has no numeral of its own: a blank, or a count of rows."""
    block = blocks.get((one.place.part, one.place.table))
    if block is None or not one.place.row:
        return
    rows = _rows(one.rows) if one.counted and one.rows else (one.place.row,)
    for row in rows:
        yield (block, row - 1, max(one.place.column, 1) - 1)


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
