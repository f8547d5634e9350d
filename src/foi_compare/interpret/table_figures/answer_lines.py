"""The lines of a document, run by run as they answer one question."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from foi_compare.interpret.letter_text.letter_parts import Zone
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.table_layout.flat_lines import Line, lines_of
from foi_compare.model import Document, Table, TextBlock

if TYPE_CHECKING:
    from foi_compare.interpret.letter_text.letter_parts import Part
    from foi_compare.interpret.whole_letter.letter import Letter

_NO_PART = Zone("answer", "")


def answer_runs(
    document: Document, letter: Letter, unanswering: frozenset[str]
) -> Iterator[tuple[Zone, list[Line]]]:
    """Yield the runs of lines of the text blocks of a document that belong to one question.

    A letter of plain lines may be one block: which question a line belongs to is told by the part
    of the letter it stands in, not by the block. Lines of parts whose kind is in `unanswering`, and
    those that hold nothing but the number of a question, are left out.
    """
    numbers = frozenset(question.number for question in letter.questions)
    parts = _by_holder(document, letter)

    def zoned() -> Iterator[tuple[Zone | None, Line]]:
        for index, block in enumerate(document.blocks):
            if not isinstance(block, TextBlock):
                yield None, Line("", index, 0, block.place)
                continue
            whole = letter.zones.get((document.name, index), _NO_PART)
            for line in lines_of(index, block):
                if not _is_number(line.text, numbers):
                    yield _zone(line, whole, parts.get((index, -1, -1), ()), unanswering), line

    grouped = groupby(zoned(), key=lambda item: item[0])
    runs = ((zone, [line for _, line in run]) for zone, run in grouped)
    if len(numbers) > 1:
        yield from ((zone, lines) for zone, lines in runs if zone is not None)
    else:
        yield from _with_head(runs)


def _with_head(
    runs: Iterable[tuple[Zone | None, list[Line]]],
) -> Iterator[tuple[Zone, list[Line]]]:
    """Yield runs of lines, that of the head of a letter with the answer right below it.

    A letter without a salutation is all head down to its first sentence, which may be the last row
    of a list: `no suspect identified 208`.
    """
    head: tuple[Zone, list[Line]] | None = None
    for zone, own in runs:
        lines = own
        if head is not None and zone is not None and zone.kind == _NO_PART.kind:
            lines = [*head[1], *own]
        elif head is not None:
            yield head
        head = None
        if zone is not None and zone.kind == "letterhead":
            head = zone, lines
        elif zone is not None:
            yield zone, lines
    if head is not None:
        yield head


def cell_runs(
    document: Document, letter: Letter, unanswering: frozenset[str]
) -> Iterator[tuple[Zone, tuple[int, int], list[Line]]]:
    """Yield the same of each cell, by row and column, of the tables that are read as text.

    Such a table sets the request beside the response; a list may stand in one of its cells.
    """
    parts = _by_holder(document, letter)
    for index, block in enumerate(document.blocks):
        cells = block.cells if isinstance(block, Table) else ()
        for cell in cells:
            own = parts.get((index, cell.row, cell.column))
            if own is None:
                continue
            zoned = [
                (_zone(line, _NO_PART, own, unanswering), line) for line in lines_of(index, cell)
            ]
            for zone, run in groupby(zoned, key=lambda item: item[0]):
                if zone is not None:
                    yield zone, (cell.row, cell.column), [line for _, line in run]


def _by_holder(document: Document, letter: Letter) -> dict[tuple[int, int, int], list[Part]]:
    """Return the parts of a document in order, by the block and the cell that hold them."""
    parts: dict[tuple[int, int, int], list[Part]] = {}
    for part in letter.parts:
        segment = part.segment
        if segment.file == document.name:
            parts.setdefault((segment.block, segment.row, segment.column), []).append(part)
    for found in parts.values():
        found.sort(key=_start_of)
    return parts


def _start_of(part: Part) -> int:
    return part.segment.start


def _zone(
    line: Line, whole: Zone, parts: Sequence[Part], unanswering: frozenset[str]
) -> Zone | None:
    """Return the zone of a line, None where it is no part of an answer."""
    first = line.offset + len(line.text) - len(line.text.lstrip())
    at = bisect_right(parts, first, key=_start_of) - 1
    if at < 0:
        return None if whole.kind in unanswering else whole
    part = parts[at]
    if part.kind in unanswering:
        return None
    kind = part.kind if whole.kind in unanswering else whole.kind
    return Zone(kind, part.numbers[0] if part.numbers else "")


def _is_number(text: str, numbers: frozenset[str]) -> bool:
    """Return whether a line is the number of a question with nothing behind it: `(B)`."""
    marker = read_marker(text)
    if marker is None or not marker.numbers or text[marker.end :].strip():
        return False
    return numbers.issuperset(marker.numbers)
