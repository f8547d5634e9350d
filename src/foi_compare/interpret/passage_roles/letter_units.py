"""The segments of a letter to units: the clauses that each may begin a question or say something.

One sentence may ask several things (`how many there were, the cost of each and who decided`), and
only its words tell where the next one begins; so every place where it may is a boundary here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker, read_marker
from foi_compare.text import fold_space

Boundary = Literal["segment", "sentence", "clause"]
# Where another thing may be asked for within a sentence. A run of blanks is tried from its first
# one alone and as a whole: else time would grow with the square of its length.
_CUT = re.compile(
    r"(?<=[,;:?])\s++(?=\S)|(?<!\s)\s++(?:[\u2013\u2014-]\s++(?=\S)"
    r"|(?=(?:and|or|plus|also|as well as|together with|along with|a|ac)\s)"
    r"|(?=\((?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s)|(?=(?:\d{1,2}|[a-h]|[ivx]{1,4})\)\s))",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)", re.IGNORECASE)
_MOST_CELLS = 12
_FEWEST_WORDS = 2  # of a clause


class Unit(NamedTuple):
    """A clause of a letter, or a whole table: the piece of its segment, and what opens it.

    `opened` says whether a segment, a sentence or a clause begins here; `marker` is that of the
    segment where the unit is its first, or of its own words within brackets; `text` are the words
    behind it, or those of the cells of a table.
    """

    segment: Segment
    opened: Boundary
    marker: Marker | None
    text: str


def units_of(segments: Sequence[Segment]) -> list[Unit]:
    """Return the units of a letter in reading order."""
    return [unit for segment in segments for unit in _of_segment(segment)]


def words_of_cells(segment: Segment) -> str:
    """Return the words of the first cells of a table; nothing for what is none."""
    if segment.table is None:
        return ""
    return " | ".join(fold_space(cell.text) for cell in segment.table.cells[:_MOST_CELLS])


def _of_segment(segment: Segment) -> Iterator[Unit]:
    if segment.table is not None:
        yield Unit(segment, "segment", None, words_of_cells(segment))
        return
    if segment.listed:
        yield Unit(segment, "segment", segment.marker, segment.body)
        return
    begun = segment.marker.end if segment.marker is not None else 0
    cuts: dict[int, Boundary] = {}
    for sentence in split_sentences(segment.text, begun):
        cuts.setdefault(sentence.start, "sentence")
        for cut in _clauses(sentence.text):
            cuts.setdefault(sentence.start + cut, "clause")
    starts = sorted(cuts)
    starts = [0, *(at for at in starts[1:])]
    for start, end in pairwise([*starts, len(segment.text)]):
        text = segment.text[start:end]
        piece = segment._replace(text=text, start=segment.start + start, end=segment.start + end)
        if start == 0:
            yield Unit(piece, "segment", segment.marker, piece.body)
        else:
            piece = piece._replace(marker=read_marker(text) if _NUMBER.match(text) else None)
            yield Unit(piece, cuts[start], piece.marker, piece.body)


def _clauses(text: str) -> list[int]:
    """Return where clauses begin within a sentence, each of a few words at least."""
    found: list[int] = []
    words = [word.start() for word in _WORD.finditer(text)]
    begun = 0  # how many words stand before the clause
    for cut in _CUT.finditer(text):
        before = bisect_left(words, cut.end())
        if before - begun < _FEWEST_WORDS:
            continue
        if len(words) - before < _FEWEST_WORDS:
            break
        found.append(cut.end())
        begun = before
    return found
