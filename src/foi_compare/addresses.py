"""A document to the addresses of its numerals: which numeral of the raw text each of them is."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from foi_compare.headway import moved, signed
from foi_compare.model import Address, Document, Spot, TextBlock
from foi_compare.text import find_numerals, fold_marks, fold_space, numeral_texts

# Aligning takes time that grows with the square of what is out of order; beyond this many numerals
# the same numerals are paired in the order in which they stand.
_MOST_ALIGNED = 3_000

# What is out of order is looked for in the whole text, as long as no more than so many characters
# are read in vain; then only a little further on. Else time would grow with the square of a text.
_FURTHEST = 2**29
_NEAR = 10_000

_BREAK = "\x1f"
_new = tuple.__new__

CellAt = tuple[str, int, int, int]  # file, block, row, column; the last two -1 for a text block


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
    texts: Mapping[CellAt, int]
    parts: Mapping[CellAt, str]
    lines: Mapping[tuple[str, str, str], Spot] = field(default_factory=dict)

    def of(self, spots: Iterable[Spot]) -> tuple[Address, ...]:
        """Return the addresses of numerals; those that the raw text lacks have none."""
        return tuple(dict.fromkeys(a for spot in spots if (a := self.numerals.get(spot))))

    def of_blank(
        self, label: Spot, heading: Spot | None = None, *, column: int = 0
    ) -> tuple[Address, ...]:
        """Return the address of a cell without a numeral, from those that name it.

        Where nothing heads its column, the column's own number stands for the place of a heading.
        It has none where the raw text lacks one of these: it could not be told from others.
        """
        at = self.texts.get(_cell_of(label))
        across = self.texts.get(_cell_of(heading)) if heading is not None else column
        if at is None or across is None:
            return ()
        return (Address(self.parts[_cell_of(label)], at + 1, across + 1),)

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


def _cell_of(spot: Spot) -> CellAt:
    return spot[:4]


def addresses_of(documents: Iterable[Document]) -> Addresses:
    """Return the addresses of everything in the documents."""
    numerals: dict[Spot, Address] = {}
    texts: dict[CellAt, int] = {}
    parts: dict[CellAt, str] = {}
    lines: dict[tuple[str, str, str], Spot] = {}
    for document in documents:
        moved()
        texts_of: dict[str, list[str]] = defaultdict(list)
        for part, text in document.raw:
            texts_of[part] += (text, "\n")
        raw = defaultdict(str, ((part, "".join(own)) for part, own in texts_of.items()))
        blocks: dict[str, list[list[_Piece]]] = defaultdict(list)
        cells: dict[str, list[tuple[CellAt, str]]] = defaultdict(list)
        for part, pieces in _pieces(document):
            blocks[part].append(pieces)
            places = [spot[:4] for spot, _ in pieces]
            cells[part] += zip(places, (text for _, text in pieces), strict=True)
            parts |= dict.fromkeys(places, part)
            for spot, text in pieces:
                if spot.row < 0:
                    lines.setdefault((document.name, part, fold_space(text)), spot)
        for part, own in blocks.items():
            # None runs on over the end of a line, so that each text may be looked at by itself.
            wanted = [_key(one) for text in texts_of[part] for one in numeral_texts(text)]
            for at, one in _aligned(_in_order(own, wanted), wanted):
                numerals[one.spot] = _new(Address, (part, at + 1, 0))
        for part, named in cells.items():
            texts.update(_offsets(named, raw[part]))
    return Addresses(numerals, texts, parts, lines)


_Piece = tuple[Spot, str]


def _pieces(document: Document) -> Iterable[tuple[str, list[_Piece]]]:
    """Yield each text block, and what each table has in a part, as texts with their places."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, TextBlock):
            where = Spot(document.name, index, -1, -1, 0, 0)
            yield block.place.part, [(where, block.text)]
            continue
        by_part: dict[str, list[_Piece]] = {}
        for cell in block.cells:
            where = _new(Spot, (document.name, index, cell.row, cell.column, 0, 0))
            by_part.setdefault(cell.place.part, []).append((where, cell.text))
        yield from by_part.items()


def _in_order(blocks: Sequence[Sequence[_Piece]], raw: Sequence[str]) -> list[_Printed]:
    """Return the numerals of a part in the order of its raw text: a table by rows, or by columns.

    A page may draw a table column by column. Equal numerals of it are told apart by their order
    alone, so it has to be the right one.
    """
    by_rows = [_numerals_of(pieces) for pieces in blocks]
    whole = [one for own in by_rows for one in own]
    if [one.text for one in whole] == raw:
        return whole
    text = _BREAK.join(["", *raw, ""])
    found: list[_Printed] = []
    for pieces, own in zip(blocks, by_rows, strict=True):
        by_columns = _numerals_of(sorted(pieces, key=lambda piece: piece[0].column))
        if own == by_columns or len(own) > _MOST_ALIGNED or _run_of(own) in text:
            found += own
        elif _run_of(by_columns) in text:
            found += by_columns
        else:
            found += max(own, by_columns, key=lambda order: _in_common(order, raw))
    return found


def _numerals_of(pieces: Iterable[_Piece]) -> list[_Printed]:
    # As `_Printed(…, Spot(…))`, which take twice as long for their names: there are thousands.
    return [
        _new(_Printed, (_key(numeral), _new(Spot, (*where[:4], start, end))))
        for where, text in signed(pieces)
        for numeral, start, end in find_numerals(text)
    ]


def _run_of(numerals: Sequence[_Printed]) -> str:
    return _BREAK.join(["", *(one.text for one in numerals), ""])


def _in_common(numerals: Iterable[_Printed], raw: Sequence[str]) -> int:
    """Return how many numerals stand in the order of the raw text."""
    texts = [one.text for one in numerals]
    blocks = SequenceMatcher(None, texts, list(raw), autojunk=False).get_matching_blocks()
    return max(match.size for match in blocks)


@lru_cache(maxsize=2**13)
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


def _offsets(cells: Sequence[tuple[CellAt, str]], raw: str) -> Iterable[tuple[CellAt, int]]:
    """Yield where each cell with words stands in the raw text, as an offset.

    It is the next place with its words behind those of the cell before; where the raw text has
    another order, the n-th cell with a text is its n-th occurrence.
    """
    flat = fold_space(raw)
    after: dict[str, int] = {}
    behind = searched = 0
    for where, text in cells:
        wanted = fold_space(text)
        if not wanted:
            continue
        start = max(behind, after.get(wanted, 0))
        found = flat.find(wanted, start, None if searched < _FURTHEST else start + _NEAR)
        if found < 0:
            searched += len(flat) - start
            if searched >= _FURTHEST:
                continue
            start = after.get(wanted, 0)
            found = flat.find(wanted, start)
            searched += (found if found >= 0 else len(flat)) - start
        if found >= 0:
            behind = after[wanted] = found + len(wanted)
            yield where, found
