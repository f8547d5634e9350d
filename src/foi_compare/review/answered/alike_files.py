"""A file answered before that looks like another: its decisions, moved to the same places there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from foi_compare.addresses import Addresses, addresses_of
from foi_compare.batch.reuse import Reuse
from foi_compare.batch.tasks import unpacked
from foi_compare.decisions.decision_cells import cells_of
from foi_compare.export.published_rows import page
from foi_compare.model import (
    Address,
    Dataset,
    Decision,
    Document,
    Spot,
    Table,
    read_anchor,
    write_anchor,
)
from foi_compare.pipeline import Arranged
from foi_compare.review.asked.seen import Alike, Line, Preview
from foi_compare.text import normalise

_DIGITS = re.compile(r"\d+")
_LEAST_ALIKE = 0.8  # of the labels of a table that has to print the same
_OF_ITS_OWN = frozenset({"typed", "replaces", "same_reply", "no_reply"})
_BY_NUMBER = frozenset({"disposition", "question"})
_Cell = tuple[int, int, int]  # which table, its row and its column
_Numeral = tuple[_Cell, int]  # a cell, and which numeral in it


class _Elsewhere(NamedTuple):
    """Why a decision has no place in the other file."""

    why: str


def alike_files(
    file: str,
    dataset: Dataset,
    decisions: Sequence[Decision],
    reuse: Reuse,
    arranged: Arranged,
) -> list[Alike]:
    """Return the files of the same force that look like one and have decisions of their own.

    Args:
        file: the file that is to be decided on.
        dataset: what was made of the batch.
        decisions: all that hold.
        reuse: opens the documents.
        arranged: the documents of the batch.

    """
    documents = {one.name: one for group in arranged.groups for one in group}
    forces = {name: read.reply.force_id for read in dataset.replies for name in read.reply.files}
    names = {force.force_id: force.name for force in dataset.batch.forces}
    own_force = forces.get(file, "")
    answered = _by_file(decisions, dict(dataset.batch.inputs))
    already = {(one.kind, one.anchor, normalise(one.subject)) for one in answered.get(file, ())}
    here: _Laid | None = None
    found = []
    for other, own in sorted(answered.items()):
        if other == file or other not in documents or forces.get(other) != own_force:
            continue
        here = here or _opened(reuse, documents.get(file))
        there = _opened(reuse, documents[other])
        if here is None or there is None or not here.looks_like(there):
            continue
        lines, left_out = _moved(own, there, here)
        new = [line for line in lines if _about(line) not in already]
        if new:
            found.append(
                Alike(
                    file=other,
                    force=names.get(own_force, own_force),
                    lines=tuple(new),
                    left_out=tuple(left_out),
                    preview=Preview(),
                )
            )
    return found


def _by_file(
    decisions: Iterable[Decision], inputs: Mapping[str, str]
) -> Mapping[str, Sequence[Decision]]:
    named: dict[str, list[str]] = defaultdict(list)
    for name, sha256 in inputs.items():
        named[sha256].append(name)
    found: dict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        for name in named.get(one.source_sha256, ()) if one.source_sha256 else ():
            found[name].append(one)
    return found


def _about(line: Line) -> tuple[object, ...]:
    return (line["kind"], read_anchor(line["anchor"]), normalise(line["subject"]))


def _opened(reuse: Reuse, document: object) -> _Laid | None:
    """Return a document as it is laid out; None where its content is kept nowhere."""
    filled = reuse.filled(document) if document is not None else None  # type: ignore[arg-type]
    return _Laid(unpacked(filled)) if filled is not None else None


def _moved(
    decisions: Iterable[Decision], there: _Laid, here: _Laid
) -> tuple[list[Line], list[tuple[Decision, str]]]:
    """Return the lines that say here what decisions said there, and those that cannot."""
    lines: list[Line] = []
    left_out: list[tuple[Decision, str]] = []
    for one in decisions:
        line = _line_here(one, there, here)
        if isinstance(line, _Elsewhere):
            left_out.append((one, line.why))
        else:
            lines.append(line)
    return lines, left_out


def _line_here(one: Decision, there: _Laid, here: _Laid) -> Line | _Elsewhere:
    if one.answer in _OF_ITS_OWN or one.kind == "file":
        return _Elsewhere("it is about that file alone")
    if one.scope == "file" and one.kind not in _BY_NUMBER:
        return _Elsewhere("it is about that file alone")
    if _names_period(one):
        return _Elsewhere("it names a year or a number, which this file may print otherwise")
    anchor = here.anchor_of(there.cells_of(one.anchor))
    if anchor is None:
        return _Elsewhere("what it speaks of does not stand in the same place here")
    detail = []
    for key, text in one.detail:
        moved = here.anchor_of(there.cells_of(read_anchor(text))) if key == "to" else ()
        if moved is None:
            return _Elsewhere("the other table that it names does not stand here")
        detail.append(f"{key}={write_anchor(moved) if key == 'to' else text}")
    return {
        **cells_of(one),
        "decision_id": "",
        "file": here.document.name,
        "source_sha256": here.document.sha256,
        "page": here.page_of(anchor) if anchor else "",
        "anchor": write_anchor(anchor),
        "detail": "; ".join(detail),
        "replaces": "",
        "decided_by": "",
        "decided_on": "",
        "note": one.note or f"as in {there.document.name}",
    }


def _names_period(one: Decision) -> bool:
    words = set(one.answer.split(" | "))
    return bool(words & {"period", "value"}) or bool(one.told("period"))


class _Laid:
    """A document as it is laid out: its tables, and which numeral stands in which cell."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._blocks = [at for at, one in enumerate(document.blocks) if isinstance(one, Table)]

    @cached_property
    def _addresses(self) -> Addresses:
        return addresses_of((self.document,))

    @cached_property
    def _tables(self) -> list[tuple[int, frozenset[tuple[int, str]]]]:
        """Each table by its columns and its labels, whatever numerals they hold."""
        tables = (self.document.blocks[at] for at in self._blocks)
        return [
            (
                table.n_columns,
                frozenset(
                    (cell.row, _DIGITS.sub("#", normalise(cell.text)))
                    for cell in table.cells
                    if cell.column == 0 or cell.row == 0
                ),
            )
            for table in tables
            if isinstance(table, Table)
        ]

    def looks_like(self, other: _Laid) -> bool:
        """Return whether another document has the same tables, with the same labels, in order."""
        mine, others = self._tables, other._tables
        return (
            bool(mine)
            and len(mine) == len(others)
            and all(
                width == other_width and _share(labels, other_labels) >= _LEAST_ALIKE
                for (width, labels), (other_width, other_labels) in zip(mine, others, strict=True)
            )
        )

    @cached_property
    def _numerals(self) -> Mapping[Address, _Numeral]:
        """Which numeral of which cell each address is."""
        order = {block: at for at, block in enumerate(self._blocks)}
        of_cell: dict[_Cell, list[tuple[Spot, Address]]] = defaultdict(list)
        for spot, address in self._addresses.numerals.items():
            if spot.block in order:
                of_cell[order[spot.block], spot.row, spot.column].append((spot, address))
        return {
            address: (cell, nth)
            for cell, own in of_cell.items()
            for nth, (_, address) in enumerate(sorted(own))
        }

    @cached_property
    def _addressed(self) -> Mapping[_Numeral, Address]:
        return {numeral: address for address, numeral in self._numerals.items()}

    @cached_property
    def _offsets(self) -> Mapping[tuple[str, int], _Cell]:
        """Which cell begins where in the raw text of a part."""
        order = {block: at for at, block in enumerate(self._blocks)}
        return {
            (self._addresses.parts[cell], at): (order[cell[1]], cell[2], cell[3])
            for cell, at in self._addresses.texts.items()
            if cell[1] in order
        }

    def cells_of(self, anchor: Iterable[Address]) -> list[tuple[_Numeral, _Numeral] | None]:
        """Return the numerals of an anchor by their cells; a blank has two, None is no cell."""
        return [self._cell_of(one) for one in anchor]

    def _cell_of(self, one: Address) -> tuple[_Numeral, _Numeral] | None:
        if not one.across:
            numeral = self._numerals.get(one)
            return (numeral, numeral) if numeral is not None else None
        label = self._offsets.get((one.part, one.at - 1))
        heading = self._offsets.get((one.part, one.across - 1))
        return ((label, -1), (heading, -1)) if label and heading else None

    def anchor_of(
        self, cells: Iterable[tuple[_Numeral, _Numeral] | None]
    ) -> tuple[Address, ...] | None:
        """Return the addresses of cells here; None where one holds nothing of that kind."""
        found: list[Address] = []
        for pair in cells:
            own = self._addresses_at(pair) if pair is not None else ()
            if not own:
                return None
            found += own
        return tuple(sorted(set(found)))

    def _addresses_at(self, pair: tuple[_Numeral, _Numeral]) -> tuple[Address, ...]:
        (label, nth), (heading, _) = pair
        if nth >= 0:
            address = self._addressed.get((label, nth))
            return (address,) if address is not None else ()
        return self._addresses.of_blank(self._spot(label), self._spot(heading))

    def _spot(self, cell: _Cell) -> Spot:
        table, row, column = cell
        return Spot(self.document.name, self._blocks[table], row, column, 0, 0)

    def page_of(self, anchor: Sequence[Address]) -> str:
        """Return the page on which the first numeral of an anchor stands."""
        tables = self._in_part(anchor[0].part)
        return next((page(one.place) or "" for one in tables), "")

    def _in_part(self, part: str) -> Iterator[Table]:
        for at in self._blocks:
            block = self.document.blocks[at]
            if isinstance(block, Table) and block.place.part == part:
                yield block


def _share(one: frozenset[tuple[int, str]], other: frozenset[tuple[int, str]]) -> float:
    """Return how much of what two hold they hold both."""
    return len(one & other) / max(len(one | other), 1)
