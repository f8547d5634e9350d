"""The lines of a drawn row to its texts, each with how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foi_compare.readers.tables.by_rules.band import Band
from foi_compare.readers.tables.ground.columns import PERIOD, is_value
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Word

_SPACE = 0.3  # times the height of a word: a space, at most
_WIDER = 1.3  # times a space: what parts two headings at least

Extent = tuple[float, float]


def holds_values(band: Band) -> bool:
    """Tell whether a text beside the first is a value as a whole, and no year.

    The last line of a heading may read like one: `Rape of a female aged / 16 and over`. What says
    in words that there is none, among other texts, is a heading as these are: `Not recorded`.
    """
    texts = [" ".join(word.text for word in words) for _, words in texts_of(band.lines, ())[1:]]
    values = [is_value(words) for _, words in texts_of(band.lines, ())[1:]]
    return any(
        value and PERIOD.fullmatch(text) is None and (all(values) or not _is_worded(text))
        for text, value in zip(texts, values, strict=True)
    )


def _is_worded(text: str) -> bool:
    return any(letter.isalpha() for letter in text) and not any(map(str.isdigit, text))


def texts_of(lines: Sequence[Line], columns: Sequence[Extent]) -> list[tuple[Extent, list[Word]]]:
    """Return the texts of a row of the heading, each with how far it reaches.

    Texts side by side may stand closer than words do elsewhere: a line is parted between two
    columns where the gap is clearly wider than its others.
    """
    pieces = [part for line in lines for piece in line.pieces for part in _parts(piece, columns)]
    merged: list[tuple[Extent, list[Word]]] = []
    for piece in sorted(pieces, key=_left):
        low, high = piece[0].x0, max(word.x1 for word in piece)
        if merged and low <= merged[-1][0][1]:
            (begin, end), words = merged[-1]
            merged[-1] = (begin, max(end, high)), [*words, *piece]
        else:
            merged.append(((low, high), list(piece)))
    return merged


def _left(piece: Sequence[Word]) -> float:
    return piece[0].x0


def _parts(piece: tuple[Word, ...], columns: Sequence[Extent]) -> list[tuple[Word, ...]]:
    """Return a text parted between columns, where it is wider there than a space elsewhere."""
    gaps = [(right.x0 - left.x1, index + 1) for index, (left, right) in enumerate(pairwise(piece))]
    between = {
        index
        for _, index in gaps
        if any(
            piece[index - 1].x0 <= one[1] and piece[index].x1 >= other[0]
            for one, other in pairwise(columns)
        )
    }
    space = min((gap for gap, _ in gaps), default=0.0)
    space = min(space, _SPACE * (piece[0].bottom - piece[0].top))
    cuts = [index for gap, index in gaps if index in between and gap > space * _WIDER + 1]
    places = [0, *cuts, len(piece)]
    return [piece[low:high] for low, high in pairwise(places)]
