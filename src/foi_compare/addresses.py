"""A document to the addresses of its numerals: which numeral of the raw text each of them is."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from foi_compare.model import Address, Document, Spot, TextBlock
from foi_compare.text import find_numerals, fold_marks, fold_space, numeral_texts

# Aligning takes time that grows with the square of what is out of order; beyond this many numerals
# the same numerals are paired in the order in which they stand.
_MOST_ALIGNED = 3_000


class _Printed(NamedTuple):
    """A numeral of the blocks, with its place in them."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the numerals and the cells of some documents stand in their raw text.

    An address depends on the raw text alone: tables that are found or numbered otherwise change
    none, as long as the numerals are read in the order in which they are printed.
    """

    numerals: Mapping[Spot, Address]
    texts: Mapping[tuple[str, int, int, int], int]
    parts: Mapping[tuple[str, int, int, int], str]
    lines: Mapping[tuple[str, str, str], Spot] = field(default_factory=dict)

    def of(self, spots: Iterable[Spot]) -> tuple[Address, ...]:
        """Return the addresses of numerals; those that the raw text lacks have none."""
        return tuple(dict.fromkeys(a for spot in spots if (a := self.numerals.get(spot))))

    def of_blank(self, label: Spot, heading: Spot | None = None) -> tuple[Address, ...]:
        """Return the address of a cell without a numeral, from those that name it."""
        at = self.texts.get(_cell_of(label), 0)
        across = self.texts.get(_cell_of(heading), 0) if heading is not None else 0
        return (Address(self.parts.get(_cell_of(label), ""), at + 1, across + 1),)

    def of_words(
        self, spots: Iterable[Spot], file: str, part: str, line: str
    ) -> tuple[Address, ...]:
        """Return the address of a number said without a numeral: that of its word or its line."""
        said = next(iter(spots), None) or self.lines.get((file, part, fold_space(line)))
        if said is None or _cell_of(said) not in self.texts:
            return ()
        at = self.texts[_cell_of(said)] + max(said.start, 0)
        return (Address(self.parts[_cell_of(said)], at + 1, 1),)


NOWHERE = Addresses({}, {}, {})


def _cell_of(spot: Spot) -> tuple[str, int, int, int]:
    return (spot.file, spot.block, spot.row, spot.column)


def addresses_of(documents: Iterable[Document]) -> Addresses:
    """Return the addresses of everything in the documents."""
    numerals: dict[Spot, Address] = {}
    texts: dict[tuple[str, int, int, int], int] = {}
    parts: dict[tuple[str, int, int, int], str] = {}
    lines: dict[tuple[str, str, str], Spot] = {}
    for document in documents:
        raw: dict[str, str] = defaultdict(str)
        for part, text in document.raw:
            raw[part] += text + "\n"
        printed: dict[str, list[_Printed]] = defaultdict(list)
        cells: dict[str, list[tuple[tuple[str, int, int, int], str]]] = defaultdict(list)
        for spot, text, part in _pieces(document):
            parts[_cell_of(spot)] = part
            cells[part].append((_cell_of(spot), text))
            if spot.row < 0:
                lines.setdefault((document.name, part, fold_space(text)), spot)
            printed[part].extend(
                _Printed(_key(numeral), spot._replace(start=start, end=end))
                for numeral, start, end in find_numerals(text)
            )
        # A table that a person typed stands in no file: it is its own raw text.
        for part in cells.keys() - raw.keys():
            raw[part] = "\n".join(text for _, text in cells[part])
        for part, own in printed.items():
            wanted = list(map(_key, numeral_texts(raw[part])))
            for at, one in _aligned(own, wanted):
                numerals[one.spot] = Address(part, at + 1)
        for part, named in cells.items():
            texts.update(_offsets(named, raw[part]))
    return Addresses(numerals, texts, parts, lines)


def _pieces(document: Document) -> Iterable[tuple[Spot, str, str]]:
    """Yield each text block and each cell with its place, as the ledger goes through them."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, TextBlock):
            yield Spot(document.name, index, -1, -1, 0, 0), block.text, block.place.part
            continue
        for cell in block.cells:
            where = Spot(document.name, index, cell.row, cell.column, 0, 0)
            yield where, cell.text, cell.place.part


def _key(text: str) -> str:
    return fold_marks(text).casefold()


def _aligned(printed: Sequence[_Printed], raw: Sequence[str]) -> Iterable[tuple[int, _Printed]]:
    """Yield for each numeral of the blocks which of the raw text it is.

    Most parts print theirs in the order of the raw text. Else what stands in order is paired first,
    and what is left with the same numerals that are left, in the order in which they stand.
    """
    texts = [one.text for one in printed]
    if texts == list(raw):
        yield from enumerate(printed)
        return
    paired: set[int] = set()
    taken: set[int] = set()
    if len(texts) <= _MOST_ALIGNED:
        for match in SequenceMatcher(None, texts, list(raw), autojunk=False).get_matching_blocks():
            for step in range(match.size):
                paired.add(match.a + step)
                taken.add(match.b + step)
                yield match.b + step, printed[match.a + step]
    left: dict[str, deque[int]] = defaultdict(deque)
    for at, text in enumerate(raw):
        if at not in taken:
            left[text].append(at)
    for index, one in enumerate(printed):
        if index not in paired and left[one.text]:
            yield left[one.text].popleft(), one


def _offsets(
    cells: Sequence[tuple[tuple[str, int, int, int], str]], raw: str
) -> Iterable[tuple[tuple[str, int, int, int], int]]:
    """Yield where each cell with words stands in the raw text, as an offset.

    The n-th cell with a text is its n-th occurrence.
    """
    flat = fold_space(raw)
    after: dict[str, int] = {}
    for where, text in cells:
        wanted = fold_space(text)
        if not wanted:
            continue
        found = flat.find(wanted, after.get(wanted, 0))
        if found >= 0:
            after[wanted] = found + len(wanted)
            yield where, found
