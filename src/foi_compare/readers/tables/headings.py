"""The lines above a table's data, turned into heading rows whose texts span their columns."""

from __future__ import annotations

from collections.abc import Sequence

from foi_compare.readers.tables.columns import Columns
from foi_compare.readers.tables.lines import Line
from foi_compare.readers.tables.page import Word

Reach = tuple[int, int]
Placed = list[tuple[tuple[Word, ...], Reach]]

_LEADING = 0.6  # times a line's height: the gap that lines of one heading keep at most
_CENTRED = 8.0  # points that a text may stand off the middle of the columns it spans


def heading_rows(heading: Sequence[Line], body: Sequence[Line], columns: Columns) -> list[Placed]:
    """Return the rows of a heading, each as texts with the first and last column they stand over.

    Lines that stand close, one text a column, are one row; a line with a text over several
    columns is a row of its own.
    """
    rooms = _rooms(body, columns)
    lines = [(line, _placed(line, columns, rooms)) for line in heading]
    lines = _spread(lines, columns, rooms)
    rows: list[Placed] = []
    last: Line | None = None
    for line, placed in lines:
        near = last is not None and line.top - last.bottom <= _LEADING * (line.bottom - line.top)
        if rows and near and not _spans(placed) and not _spans(rows[-1]):
            rows[-1].extend(placed)
        else:
            rows.append(list(placed))
        last = line
    return rows


def _spans(placed: Placed) -> bool:
    return any(first != last for _, (first, last) in placed)


def _rooms(body: Sequence[Line], columns: Columns) -> list[tuple[float, float]]:
    """Return for each column how far the words of its data reach."""
    rooms = [(1e9, -1e9)] * len(columns)
    for line in body:
        for word in line.words:
            at = columns.at((word.x0 + word.x1) / 2)
            rooms[at] = (min(rooms[at][0], word.x0), max(rooms[at][1], word.x1))
    return [
        room if room[0] < room[1] else (column.left, column.right)
        for room, column in zip(rooms, columns, strict=True)
    ]


def _placed(line: Line, columns: Columns, rooms: Sequence[tuple[float, float]]) -> Placed:
    """Return the texts of a line with their columns.

    A heading may be set otherwise than its values, and reach over the gutter beside them. Where
    there are as many texts as columns, and each fits between its neighbours' data, they belong to
    the columns in order.
    """
    pieces = line.pieces
    begin = 1 if len(pieces) == len(columns) - 1 and pieces[0][0].x0 > rooms[0][1] else 0
    if len(pieces) + begin == len(columns) and all(
        _fits(piece, index + begin, rooms) for index, piece in enumerate(pieces)
    ):
        return [(piece, (index + begin, index + begin)) for index, piece in enumerate(pieces)]
    found: Placed = []
    for piece in pieces:
        found.extend(_parted(piece, columns, rooms))
    return found


def _fits(piece: Sequence[Word], column: int, rooms: Sequence[tuple[float, float]]) -> bool:
    low = rooms[column - 1][1] if column else -1e9
    high = rooms[column + 1][0] if column + 1 < len(rooms) else 1e9
    return piece[0].x0 >= low - 2 and piece[-1].x1 <= high + 2


def _parted(
    piece: tuple[Word, ...], columns: Columns, rooms: Sequence[tuple[float, float]]
) -> Placed:
    """Return a text with the columns it reaches over; headings set closely are parted by words."""
    first = columns.at((piece[0].x0 + min(piece[0].x1, piece[0].x0 + 8)) / 2)
    last = max(first, columns.at(max(piece[-1].x1 - 2, piece[-1].x0)))
    groups: dict[int, list[Word]] = {}
    for word in piece:
        groups.setdefault(columns.at((word.x0 + word.x1) / 2), []).append(word)
    apart = len(groups) == last - first + 1 and all(
        _flush(words, rooms[column]) for column, words in groups.items() if column
    )
    if first == last or not apart:
        return [(piece, (first, last))]
    return [(tuple(words), (column, column)) for column, words in sorted(groups.items())]


def _flush(words: Sequence[Word], room: tuple[float, float]) -> bool:
    left, right = words[0].x0, words[-1].x1
    return (
        min(abs(left - room[0]), abs(right - room[1]), abs(left + right - room[0] - room[1]) / 2)
        <= _CENTRED
    )


def _spread(
    lines: list[tuple[Line, Placed]], columns: Columns, rooms: Sequence[tuple[float, float]]
) -> list[tuple[Line, Placed]]:
    """Let texts span columns where each stands over the middle of its share of those below it."""
    found: list[tuple[Line, Placed]] = []
    below: list[tuple[float, float]] | None = None
    for line, placed in reversed(lines):
        if below is not None and not _spans(placed):
            placed = _over(placed, below, rooms) or placed  # noqa: PLW2901 - the better reading
        found.append((line, placed))
        if below is None or all(first == last for _, (first, last) in placed):
            under = list(rooms)
            for piece, (first, last) in placed:
                if first == last:
                    under[first] = (piece[0].x0, piece[-1].x1)
            below = under if len({reach for _, reach in placed}) >= len(columns) - 1 else below
    return found[::-1]


def _over(
    placed: Placed, below: Sequence[tuple[float, float]], rooms: Sequence[tuple[float, float]]
) -> Placed | None:
    """Return texts over equal shares of the columns of values, if that is where they stand."""
    pieces = [piece for piece, _ in placed]
    label = [piece for piece in pieces if piece[0].x0 < rooms[0][1]]
    heads = pieces[len(label) :]
    count = len(rooms) - 1
    if len(label) > 1 or not heads or len(heads) >= count or count % len(heads):
        return None
    share = count // len(heads)
    found: Placed = [(piece, (0, 0)) for piece in label]
    for index, piece in enumerate(heads):
        first = 1 + index * share
        last = first + share - 1
        if not any(
            _stands_over(piece, extents[first][0], extents[last][1]) for extents in (below, rooms)
        ):
            return None
        found.append((piece, (first, last)))
    return found


def _stands_over(piece: Sequence[Word], left: float, right: float) -> bool:
    """Tell whether a text is centred over a stretch or begins where it begins."""
    off = abs((piece[0].x0 + piece[-1].x1) - (left + right)) / 2
    return off <= _CENTRED or abs(piece[0].x0 - left) <= _CENTRED
