"""The numbered lines below a table that are its notes, since the table itself sends to them.

`see note 2` and `12 [1]` in a cell say what the list right below counts up: it answers no question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import TABLE_NOTE, Segment
from foi_compare.interpret.meanings.cited_notes import notes_cited
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE
from foi_compare.model import Table


def with_table_notes(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with the notes below each table told apart from answers.

    A list is one of notes where it counts up from 1 right below a table, none of its lines asks,
    and a cell has the number of one of them.
    """
    told = list(segments)
    for place, one in enumerate(segments):
        if one.table is None:
            continue
        notes = list(_counting_up(segments, place + 1))
        asked = any(words.asks(segments[at]) for at in notes)
        if not asked and not _cited(one.table).isdisjoint(range(1, len(notes) + 1)):
            for at in notes:
                told[at] = told[at]._replace(kind=TABLE_NOTE, marker=None)
    return told


def _counting_up(segments: Sequence[Segment], start: int) -> Iterator[int]:
    """Yield the places of the lines numbered 1, 2, 3 from a place on; nothing parts them."""
    number = count(1)
    for place in range(start, len(segments)):
        one = segments[place]
        if one.kind in FURNITURE:
            continue
        marker = one.marker
        if marker is None or marker.kind != "bare" or marker.numbers != (str(next(number)),):
            return
        yield place


def _cited(table: Table) -> frozenset[int]:
    texts = {cell.text for cell in table.cells}
    return frozenset(number for text in texts for number in notes_cited(text))
