"""Values that stand close behind a long label, told by the column they are flush with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from foi_compare.readers.tables.ground.columns import LONGEST_VALUE, PERIOD, is_value
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Word

_FLUSH = 0.75  # points that values of one column stand off one another
_NEAR = 8  # lines within which the others of the column stand
_WITNESSES = 2  # lines in which a value of the column stands apart from its label

Edges = Mapping[int, Sequence[tuple[float, int]]]  # by whole points: a place, and its line


def with_flush_values(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines, those cut before a value that no wide gap parts from its label.

    Where a table is set as narrow as its longest label, a space is all that stands between this
    label and its value. Above and below, values begin or end at the same place, and stand apart.
    """
    begun: dict[int, list[tuple[float, int]]] = defaultdict(list)
    ended: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, line in enumerate(lines):
        for piece in line.pieces[1:]:
            if is_value(piece) or all(is_value((word,)) for word in piece):
                begun[int(piece[0].x0)].append((piece[0].x0, number))
                ended[int(piece[-1].x1)].append((piece[-1].x1, number))
    if not begun:
        return lines
    return [_cut(line, number, begun, ended) for number, line in enumerate(lines)]


def _cut(line: Line, number: int, begun: Edges, ended: Edges) -> Line:
    pieces: list[tuple[Word, ...]] = []
    for at, piece in enumerate(line.pieces):
        start = 0
        for index in range(1, len(piece)):
            word = piece[index]
            if at and _ends_heading(piece, index):
                continue
            flush = _is_flush(word.x0, number, begun) or _is_flush(word.x1, number, ended)
            if flush and _is_whole_value(piece, index):
                pieces.append(piece[start:index])
                start = index
        pieces.append(piece[start:])
    return line if len(pieces) == len(line.pieces) else line.cut(tuple(pieces))


def _ends_heading(piece: Sequence[Word], index: int) -> bool:
    """Tell whether a year has words before it that are no value: `FY 2022-23` over a column."""
    return PERIOD.fullmatch(piece[index].text) is not None and not is_value(piece[:index])


def _is_flush(place: float, number: int, edges: Edges) -> bool:
    """Tell whether values of lines nearby stand at a place."""
    near = {
        other
        for at in range(int(place) - 1, int(place) + 2)
        for x, other in edges.get(at, ())
        if abs(x - place) <= _FLUSH and 0 < abs(other - number) <= _NEAR
    }
    return len(near) >= _WITNESSES


def _is_whole_value(piece: Sequence[Word], index: int) -> bool:
    """Tell whether a word is a value by itself, and not the end of one: `fewer than 5`."""
    return is_value(piece[index : index + 1]) and not any(
        is_value(piece[begin : index + 1])
        for begin in range(max(0, index - LONGEST_VALUE + 1), index)
    )
