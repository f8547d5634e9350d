"""What stands beside a part of a letter: other answers to its question, and numerals taken already.

Each is ordered once, and a part looks up what concerns it. A letter of thousands of lines may be
one block or answer one question: time would grow with the square of it were all of it looked
through for each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from foi_compare.interpret.language.runs_of_text import Runs
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Spot
from foi_compare.text import Numeral


def within(numerals: Sequence[Numeral], start: int, end: int) -> Sequence[Numeral]:
    """Return the numerals that begin between two offsets; they stand in the order of their text."""
    first, last = (bisect_left(numerals, at, key=attrgetter("start")) for at in (start, end))
    return numerals[first:last]


def moved(numeral: Numeral, by: int) -> Numeral:
    """Return a numeral with its offsets counted from elsewhere in its text."""
    return Numeral(numeral.text, numeral.start + by, numeral.end + by)


class Answering:
    """The parts of a letter that answer, by the questions that they belong to."""

    def __init__(self, letter: Letter) -> None:
        self.known = frozenset(question.number for question in letter.questions)
        self._parts: dict[frozenset[str], list[Part]] = {}
        for part in letter.parts:
            if part.kind in ANSWERING:
                self._parts.setdefault(frozenset(part.numbers), []).append(part)
        self._answered = frozenset[str]().union(*self._parts)

    def to(self, numbers: frozenset[str]) -> Sequence[Part]:
        """Return the parts that answer these questions and no others, in order."""
        return self._parts.get(numbers, ())

    def has(self, part: Part) -> bool:
        """Return whether anything in the reply answers the question that a part asks."""
        return frozenset() in self._parts or not self._answered.isdisjoint(part.numbers)


_NONE = Runs()


class Claimed:
    """The numerals that tables and flattened lists account for, by the text that holds them."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        found: dict[tuple[str, int, int, int], list[tuple[int, int]]] = {}
        for spot in spots:
            found.setdefault(spot[:4], []).append((spot.start, spot.end))
        self._found = found
        self._taken: dict[tuple[str, int, int, int], Runs] = {}

    def overlaps(self, segment: Segment, numeral: Numeral) -> bool:
        """Return whether a numeral of the text that a segment stands in is taken."""
        return self._in(segment).overlap(numeral.start, numeral.end)

    def begin_in(self, segment: Segment) -> bool:
        """Return whether any that is taken begins in a segment."""
        return self._in(segment).begin_in(segment.start, segment.end)

    def _in(self, segment: Segment) -> Runs:
        holder = (segment.file, segment.block, segment.row, segment.column)
        runs = self._taken.get(holder)
        if runs is None:  # made when it is asked for: of thousands of cells few texts are
            found = self._found.get(holder)
            runs = self._taken[holder] = Runs(found) if found else _NONE
        return runs
