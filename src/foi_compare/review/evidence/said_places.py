"""Sentences that a reply says to where they stand in its documents, whatever breaks their lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from foi_compare.model import Box
from foi_compare.pictures import PageWord
from foi_compare.review.evidence.views import TableView, TextView

_SHORTEST = 3  # letters and digits; `No` stands everywhere
_SAME_LINE = 0.5  # of the height of a word
Stretch = tuple[int, int]
Block = TableView | TextView


class Stretches(NamedTuple):
    """Where passages stand in a part of a document: in its texts, and in the cells of its tables.

    Texts are named by their place among the blocks, cells by that, their row and their column.
    """

    texts: Mapping[int, Sequence[Stretch]]
    cells: frozenset[tuple[int, int, int]]

    @property
    def first_row(self) -> int:
        """The first row of a table that holds one; 0 where none does."""
        return min((row for _, row, _ in self.cells), default=0)


def stretches_in(blocks: Sequence[Block], passages: Iterable[str]) -> Stretches:
    """Return where passages stand in the blocks of a part."""
    names: list[tuple[int, int, int]] = []
    texts: list[str] = []
    for at, block in enumerate(blocks):
        pieces = block.cells if isinstance(block, TableView) else (block,)
        for piece in pieces:
            is_text = isinstance(piece, TextView)
            names.append((at, -1, -1) if is_text else (at, piece.row, piece.column))  # type: ignore[union-attr]
            texts.append(piece.text)
    found = _found(texts, passages)
    return Stretches(
        texts={names[at][0]: own for at, own in found.items() if names[at][1] < 0},
        cells=frozenset(names[at] for at in found if names[at][1] >= 0),
    )


def boxes_of_passages(words: Sequence[PageWord], passages: Iterable[str]) -> tuple[Box, ...]:
    """Return a box around each line of passages, where the words of a page spell them."""
    hit = _found([word.text for word in words], passages)
    lines: list[Box] = []
    for at in sorted(hit):
        box = words[at].box
        if lines and _on_one_line(lines[-1], box):
            lines[-1] = _around(lines[-1], box)
        else:
            lines.append(box)
    return tuple(lines)


def _found(texts: Sequence[str], passages: Iterable[str]) -> dict[int, list[Stretch]]:
    """Return for each text the stretches of it that passages cover; one may run over several.

    Letters and digits are looked at alone: a line that is broken, a hyphen and a curled quote
    are none of the sentence.
    """
    letters = [list(_letters(text)) for text in texts]
    starts = list(accumulate((len(own) for own in letters), initial=0))
    whole = "".join(letter for own in letters for letter, _ in own)
    found: dict[int, list[Stretch]] = {}
    for passage in dict.fromkeys(passages):
        wanted = "".join(letter for letter, _ in _letters(passage))
        start = whole.find(wanted) if len(wanted) >= _SHORTEST else -1
        if start < 0:
            continue
        end = start + len(wanted)
        at = bisect_right(starts, start) - 1
        while at < len(texts) and starts[at] < end:
            own = letters[at][max(start - starts[at], 0) : end - starts[at]]
            if own:
                found.setdefault(at, []).append((own[0][1], _end(texts[at], own[-1][1] + 1)))
            at += 1
    return {at: _joined(own) for at, own in found.items()}


def _letters(text: str) -> Iterator[tuple[str, int]]:
    return (
        (letter, at) for at, one in enumerate(text) if one.isalnum() for letter in one.casefold()
    )


def _end(text: str, at: int) -> int:
    """Return where a stretch ends, with the marks that close its sentence."""
    while at < len(text) and not text[at].isspace() and not text[at].isalnum():
        at += 1
    return at


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in their order, those that meet as one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _on_one_line(line: Box, word: Box) -> bool:
    shared = min(line.bottom, word.bottom) - max(line.top, word.top)
    height = min(line.bottom - line.top, word.bottom - word.top)
    return shared >= _SAME_LINE * height and word.x0 >= line.x0


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
    )
