"""The lines above a table's data, turned into heading rows whose texts span their columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from foi_compare.readers.tables.ground.columns import Columns
from foi_compare.readers.tables.ground.lines import Line, lines_of
from foi_compare.readers.tables.ground.page import Word

Reach = tuple[int, int]
Placed = list[tuple[tuple[Word, ...], Reach]]

_LEADING = 0.6  # times a line's height: the gap that lines of one heading keep at most
_CLOSE = 0.3  # times a line's height: the gap between lines of one cell at most
_OVERLAP = 0.2  # times a line's height: texts of one row overlap so far at least
_FLUSH = 1.5  # points between the edges of lines of one cell
_OVER = 0.25  # share of a heading that may stand over the data of the next column
_CENTRED = 8.0  # points that a text may stand off the middle of the columns it spans


class Drawn(NamedTuple):
    """A rule below a text of a heading, as wide as the columns that this spans."""

    at: float
    left: float
    right: float


@dataclass(slots=True)
class _Block:
    """The texts of a heading that stand close below one another over the same columns."""

    pieces: list[tuple[Word, ...]]
    reach: Reach
    top: float
    bottom: float


def heading_rows(
    heading: Sequence[Line], body: Iterable[Word], columns: Columns, drawn: Sequence[Drawn] = ()
) -> list[Placed]:
    """Return the rows of a heading, each as texts with the first and last column they stand over.

    Lines of one column that stand close are one text. Texts that overlap in height are one row,
    for those of fewer lines may stand halfway down; a text over several columns parts rows. What
    stands on one of the rules `drawn` spans the columns below it.
    """
    rooms = _rooms(body, columns)
    ruled = _ruled(heading, rooms, drawn)
    taken = {word.start for block in ruled for piece in block.pieces for word in piece}
    rest = lines_of(w for line in heading for w in line.words if w.start not in taken)
    lines = _spread([_placed(line, columns, rooms) for line in (rest if taken else heading)], rooms)
    return [
        [(piece, block.reach) for block in row for piece in block.pieces]
        for row in _in_rows([*ruled, *_blocks(lines)])
    ]


def _ruled(
    heading: Sequence[Line], rooms: Sequence[tuple[float, float]], drawn: Iterable[Drawn]
) -> list[_Block]:
    """Return the texts that stand on rules over columns, the lines of each as one."""
    found: list[_Block] = []
    words = [word for line in heading for word in line.words]
    for rule in sorted(drawn):
        under = [i for i, room in enumerate(rooms) if rule.left < sum(room) / 2 < rule.right]
        text = [
            word
            for word in words
            if word.middle < rule.at
            and rule.left - _FLUSH <= word.x0
            and word.x1 <= rule.right + _FLUSH
        ]
        if under and text:
            top, bottom = min(w.top for w in text), max(w.bottom for w in text)
            pieces = [line.words for line in lines_of(text)]
            found.append(_Block(pieces, (under[0], under[-1]), top, bottom))
            taken = {word.start for word in text}
            words = [word for word in words if word.start not in taken]
    return found


def _blocks(lines: Sequence[Placed]) -> list[_Block]:
    """Return the texts of a heading, those of one column that stand close as one."""
    blocks: list[_Block] = []
    for placed in lines:
        for piece, reach in placed:
            top, bottom = min(w.top for w in piece), max(w.bottom for w in piece)
            upper = next((b for b in reversed(blocks) if b.reach == reach), None)
            if upper is not None and top - upper.bottom <= _LEADING * (bottom - top):
                upper.pieces.append(piece)
                upper.bottom = bottom
            else:
                blocks.append(_Block([piece], reach, top, bottom))
    return blocks


def _in_rows(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Return the texts row by row.

    The label over the first column may stand beside several rows; it goes with the last of them,
    and where it stands halfway between two with the lower one.
    """
    spanning = [block for block in blocks if block.reach[0] != block.reach[1]]
    inner = [block for block in blocks if block not in spanning and block.reach[0]]
    first = [block for block in blocks if not (block in spanning or block.reach[0])]
    rows = [*_levels(spanning), *_levels([b for b in inner if not _beside(b, spanning)])]
    rows.sort(key=_row_top)
    for block in (*[b for b in inner if _beside(b, spanning)], *first):
        near = [row for row in rows if _beside(block, row)]
        lower = [row for row in rows if block.top < _row_top(row)]
        if near:
            near[-1].append(block)
        elif lower and len(lower) < len(rows):
            lower[0].append(block)
        else:
            rows.append([block])
            rows.sort(key=_row_top)
    return rows


def _row_top(row: Sequence[_Block]) -> float:
    return min(block.top for block in row)


def _levels(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """Return the texts in groups that overlap in height."""
    rows: list[list[_Block]] = []
    for block in sorted(blocks, key=attrgetter("top")):
        if rows and _beside(block, rows[-1]):
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows


def _beside(block: _Block, row: Sequence[_Block]) -> bool:
    """Tell whether a text overlaps others in height."""
    return any(
        min(block.bottom, other.bottom) - max(block.top, other.top)
        > _OVERLAP * min(block.bottom - block.top, other.bottom - other.top)
        for other in row
    )


def _rooms(body: Iterable[Word], columns: Columns) -> list[tuple[float, float]]:
    """Return for each column how far the words of its data reach."""
    lefts, rights = [1e9] * len(columns), [-1e9] * len(columns)
    edges = columns.edges
    for word in body:
        _, x0, _, x1, _, _, _, _, _, _ = word
        at = bisect_right(edges, (x0 + x1) / 2)
        if x0 < lefts[at]:  # noqa: PLR1730 - asked of every word, as below
            lefts[at] = x0
        if x1 > rights[at]:  # noqa: PLR1730 - a call takes three times as long
            rights[at] = x1
    return [
        (left, right) if left < right else (column.left, column.right)
        for left, right, column in zip(lefts, rights, columns, strict=True)
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
    over = max(2.0, _OVER * (piece[-1].x1 - piece[0].x0))
    return piece[0].x0 >= low - over and piece[-1].x1 <= high + over


def _parted(
    piece: tuple[Word, ...], columns: Columns, rooms: Sequence[tuple[float, float]]
) -> Placed:
    """Return a text with the columns it reaches over; headings set closely are parted by words.

    What reaches out of a column into the labels before it, with a word that no heading of the
    labels would have there, does not stand over the labels.
    """
    first = columns.at((piece[0].x0 + min(piece[0].x1, piece[0].x0 + 8)) / 2)
    last = max(first, columns.at(max(piece[-1].x1 - 2, piece[-1].x0)))
    groups: dict[int, list[Word]] = {}
    for word in piece:
        groups.setdefault(columns.at((word.x0 + word.x1) / 2), []).append(word)
    begin = first
    if begin == 0 < last and not _heads_labels(groups.get(0, piece[:1]), rooms[0]):
        begin = 1
        groups[1] = groups.pop(0, []) + groups.get(1, [])
    apart = len(groups) == last - begin + 1 and all(
        _flush(words, rooms[column]) for column, words in groups.items() if column
    )
    if first == last or not apart:
        return [(piece, (first, last))]
    return [(tuple(words), (column, column)) for column, words in sorted(groups.items())]


def _heads_labels(words: Sequence[Word], room: tuple[float, float]) -> bool:
    """Tell whether words stand where a heading of the labels does: flush left or in the middle."""
    left, right = words[0].x0, words[-1].x1
    return min(abs(left - room[0]), abs(left + right - room[0] - room[1]) / 2) <= _CENTRED


def _flush(words: Sequence[Word], room: tuple[float, float]) -> bool:
    left, right = words[0].x0, words[-1].x1
    return (
        min(abs(left - room[0]), abs(right - room[1]), abs(left + right - room[0] - room[1]) / 2)
        <= _CENTRED
    )


def _spread(lines: list[Placed], rooms: Sequence[tuple[float, float]]) -> list[Placed]:
    """Let texts span columns where each stands over the middle of its share of those below it."""
    found: list[Placed] = []
    below: dict[int, tuple[Word, ...]] = {}
    for placed in reversed(lines):
        if len(below.keys() - {0}) == len(rooms) - 1:
            shared = _over(placed, below, rooms)
            # A text that is wide enough shows where those beside it end as well.
            if shared is not None and all(
                reach == wide
                for (_, reach), (piece, wide) in zip(shared, placed, strict=True)
                if wide[0] != wide[1] and _covers(piece, below[wide[0]], below[wide[1]])
            ):
                placed = shared  # noqa: PLW2901 - the better reading
        found.append(placed)
        below.update({first: piece for piece, (first, last) in placed if first == last})
    return found[::-1]


def _over(
    placed: Placed, below: Mapping[int, tuple[Word, ...]], rooms: Sequence[tuple[float, float]]
) -> Placed | None:
    """Return texts over equal shares of the columns of values, if that is where they stand.

    `below` holds for each column the next text of the heading below. A text that may be the line
    above it in one cell spans only where what stands below repeats for each share.
    """
    pieces = [piece for piece, _ in placed]
    label = [piece for piece in pieces if piece[0].x0 < rooms[0][1]]
    heads = pieces[len(label) :]
    count = len(rooms) - 1
    if len(label) > 1 or not heads or len(heads) >= count or count % len(heads):
        return None
    share = count // len(heads)
    texts = [" ".join(word.text for word in below[column]) for column in range(1, count + 1)]
    repeats = len(heads) > 1 and texts == texts[:share] * len(heads)
    found: Placed = [(piece, (0, 0)) for piece in label]
    for index, piece in enumerate(heads):
        first = 1 + index * share
        last = first + share - 1
        left, right = below[first][0].x0, below[last][-1].x1
        if not (
            _stands_over(piece, left, right)
            or _stands_over(piece, rooms[first][0], rooms[last][1])
            or (repeats and left <= (piece[0].x0 + piece[-1].x1) / 2 <= right)
        ):
            return None
        found.append((piece, (first, last)))
    within = any(_goes_on(piece, below[first]) for piece, (first, _) in placed if first)
    return found if repeats or not within else None


def _covers(piece: Sequence[Word], first: Sequence[Word], last: Sequence[Word]) -> bool:
    """Tell whether a text reaches from the middle of one heading below to that of another."""
    left, right = (sum((text[0].x0, text[-1].x1)) / 2 for text in (first, last))
    return piece[0].x0 <= left and right <= piece[-1].x1


def _goes_on(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Tell whether two texts may be lines of one cell: close, and flush or centred alike."""
    height = lower[0].bottom - lower[0].top
    if lower[0].top - upper[0].bottom > _CLOSE * height:
        return False
    left, right = upper[0].x0 - lower[0].x0, upper[-1].x1 - lower[-1].x1
    return min(abs(left), abs(right), abs(left + right) / 2) <= _FLUSH


def _stands_over(piece: Sequence[Word], left: float, right: float) -> bool:
    """Tell whether a text is centred over a stretch or begins where it begins."""
    off = abs((piece[0].x0 + piece[-1].x1) - (left + right)) / 2
    return off <= _CENTRED or abs(piece[0].x0 - left) <= _CENTRED
