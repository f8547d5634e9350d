"""Lines of a table, turned into what stands below one another in each of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.readers.tables.ground.columns import Columns, is_value
from foi_compare.readers.tables.ground.lines import Line, spaced
from foi_compare.readers.tables.ground.page import Word

_LEVEL = 0.35  # times the height of a line: middles that are closer stand level


class Entry(NamedTuple):
    """What one line holds in one column; `middle` is that of its tallest word.

    `value` says whether it is what a value cell holds: it is asked for time and again.
    """

    words: tuple[Word, ...]
    top: float
    bottom: float
    middle: float
    value: bool

    @property
    def height(self) -> float:
        """How high the line is, in points."""
        return self.bottom - self.top

    @property
    def x0(self) -> float:
        """Where the text begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the text ends."""
        return self.words[-1].x1

    @property
    def text(self) -> str:
        """What the line says."""
        return spaced(self.words)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)


Stack = list[Entry]


def stacks_of(lines: Sequence[Line], columns: Columns) -> list[Stack]:
    """Return the entries of each column from top to bottom."""
    stacks: list[Stack] = [[] for _ in range(len(columns))]
    for line in lines:
        for column, words in words_by_column(line, columns).items():
            stacks[column].append(_entry(words))
    for stack in stacks:
        stack.sort(key=_middle)
    return stacks


def _entry(words: Sequence[Word]) -> Entry:
    if len(words) == 1:
        word = words[0]
        return Entry((word,), word.top, word.bottom, word.middle, is_value(words))
    tallest = max(words, key=_height)
    return Entry(
        tuple(words),
        min([word.top for word in words]),
        max([word.bottom for word in words]),
        tallest.middle,
        is_value(words),
    )


def _middle(entry: Entry) -> float:
    return entry.middle


def _height(word: Word) -> float:
    return word.bottom - word.top


def words_by_column(line: Line, columns: Columns) -> dict[int, list[Word]]:
    """Return the words of a line by column.

    A text that runs over the edge of its column, drawn in one go, stays in the column that it
    began in.
    """
    found: dict[int, list[Word]] = {}
    for piece in line.pieces:
        first, last = reach(piece, columns)
        if first == last:
            found.setdefault(first, []).extend(piece)
            continue
        previous: Word | None = None
        at = 0
        for word in piece:
            column = columns.at((word.x0 + word.x1) / 2)
            glued = previous is not None and previous.run == word.run
            if not (glued and _overflows(previous, word, columns[at].right)):
                at = column
            found.setdefault(at, []).append(word)
            previous = word
    return found


def reach(words: Sequence[Word], columns: Columns) -> tuple[int, int]:
    """Return the first and last column that the words stand in."""
    first = columns.at((words[0].x0 + min(words[0].x1, words[0].x0 + 8)) / 2)
    last = columns.at(max(words[-1].x1 - 2, words[-1].x0))
    return first, max(first, last)


def _overflows(previous: Word | None, word: Word, edge: float) -> bool:
    """Tell whether the text before the word has already run over the edge of its column."""
    return previous is not None and previous.x1 > edge + 1 and word.x0 > edge


def level(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return the entries in groups that stand level, from top to bottom."""
    groups: list[list[Entry]] = []
    for entry in sorted(entries, key=_middle):
        if groups and entry.middle - groups[-1][0].middle <= _LEVEL * entry.height:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups
