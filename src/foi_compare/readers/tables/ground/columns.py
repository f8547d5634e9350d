"""Lines of words, turned into columns by the white space that runs down between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from foi_compare.readers.tables.ground.ages import are_ages
from foi_compare.readers.tables.ground.lines import SPACE, Line
from foi_compare.readers.tables.ground.page import Word

# What stands in a cell that holds a value: a number, or one of the marks that replies print
# instead of one (zero, suppressed, not held).
_VALUE = re.compile(
    r"[<>≤≥~£$€(+\-–—]*\s?\d[\d,.]*(?:\s\d{3})*\)?\s?[%*†¹²³⁴-⁹]*|[-–—*†.]{1,3}|\d+\s?[-–]\s?\d+"
    r"|nil|none|zero|n/?a|n/k|not (?:held|known|recorded|available)|no data|null|blank"
    r"|(?:fewer|less|lower|more|greater|under|below|over|up|at)(?: (?:than|to|least|most))? \d+"
    r"|\d+ (?:or|and) (?:fewer|less|lower|more|under|below|over|above)"
    r"|(?:between )?\d+ (?:to|and) \d+"
    r"|(?:fewer|less|lower|more|greater) than",  # its number stands in the line below
    re.IGNORECASE,
)
# A value that goes on in the line below: `Fewer than` over `5`.
_HALF = re.compile(
    r"(?:fewer|less|lower|more|greater|under|below|over|up|at)(?: (?:than|to|least|most))?"
    r"|(?:between )?\d+ (?:to|and|or)|between(?: \d+)?|not|no",
    re.IGNORECASE,
)
PERIOD = re.compile(r"(?:19|20)\d\d(?:\s?[/\-–]\s?(?:\d\d){1,2})?")
LONGEST_VALUE = 4  # words: `1 234 567 %`
_MOSTLY = 0.3  # share of the body lines that may have no wide gap at a gutter
_SIDE_BY_SIDE = 0.2  # times the height of a line: how far texts beside one another overlap
_FEWEST_ROWS = 3  # that show where values stand
_OVER = 3.0  # points that a text reaches over a column at least
_STRAY = 0.04  # share of the body lines whose words may cross a gutter: text wider than its cell


class Column(NamedTuple):
    """The room of one column, from gutter to gutter."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table from left to right."""

    items: tuple[Column, ...]
    edges: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "edges", tuple(column.right for column in self.items[:-1]))

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Column:
        return self.items[index]

    def __iter__(self) -> Iterator[Column]:
        return iter(self.items)

    def at(self, x: float) -> int:
        """Return the index of the column at x; beyond the ends, the first or last one."""
        return bisect_right(self.edges, x)


def is_value(words: Sequence[Word]) -> bool:
    """Tell whether the words are what a value cell holds."""
    if len(words) == 1:
        return _says_value(words[0].text)
    if len(words) > LONGEST_VALUE:
        return False
    return _says_value(" ".join([word.text for word in words]))


def completes(upper: Sequence[Word], lower: Sequence[Word]) -> bool:
    """Tell whether two cells, one below the other, are the halves of one value."""
    begun = _HALF.fullmatch(" ".join(word.text for word in upper)) is not None
    return begun and is_value([*upper, *lower])


@lru_cache(maxsize=2**12)
def _says_value(text: str) -> bool:
    return _VALUE.fullmatch(text) is not None


def has_values(line: Line) -> bool:
    """Tell whether the line has a value after a wide gap, as a row of a table has."""
    pieces = line.pieces
    return len(pieces) > 1 and any(is_value(piece) for piece in pieces[1:])


def body_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that look like rows of data; where none has values, the fullest ones.

    Values that all stand between two lines of their labels leave no line with both.
    """
    body = [line for line in lines if has_values(line)]
    if len(body) * 4 >= len(lines) or len(body) > 2:
        return body
    most = max((len(line.pieces) for line in lines), default=0)
    fullest = [line for line in lines if len(line.pieces) >= max(2, most * 0.6)]
    return fullest or list(lines)


def lines_across(lines: Sequence[Line]) -> list[Line]:
    """Return the texts between rows that run across columns: the names of groups.

    No value stands beside them. One that begins where the labels do, or is centred where others
    are, need not reach far.
    """
    alone = [line for line in lines if len(line.pieces) == 1 and not is_value(line.words)]
    if not alone:
        return []
    rows = [line for line in lines if has_values(line)]
    if len(rows) < _FEWEST_ROWS:
        return []
    columns = _texts_in_columns(rows)
    left = min(line.x0 for line in rows)
    alone = [line for line in alone if rows[0].top < line.top < rows[-1].top]
    over = [
        sum(line.x0 < high - _OVER and low + _OVER < line.x1 for low, high in columns)
        for line in alone
    ]
    wide = [ln for ln, n in zip(alone, over, strict=True) if n > 1 or (n and ln.x0 <= left + _OVER)]
    middles = [line.x0 + line.x1 for line in wide if line.x0 > left + _OVER]
    return [
        line
        for line, number in zip(alone, over, strict=True)
        if line in wide
        or (number and any(abs(line.x0 + line.x1 - other) <= _OVER for other in middles))
    ]


def _texts_in_columns(rows: Sequence[Line]) -> list[tuple[float, float]]:
    """Return how far values reach below one another, and texts that begin below one another."""
    values: list[tuple[float, float]] = []
    texts: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for line in rows:
        for piece in line.pieces[1:]:
            reach = (piece[0].x0, piece[-1].x1)
            if is_value(piece):
                values.append(reach)
            else:
                texts[round(piece[0].x0)].append(reach)
    for found in texts.values():
        if len(found) >= _FEWEST_ROWS and len(found) >= _MOSTLY * len(rows):
            values.extend(found)
    columns: list[tuple[float, float]] = []
    for low, high in sorted(values):
        if columns and low <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(high, columns[-1][1]))
        else:
            columns.append((low, high))
    return columns


def columns_of(lines: Sequence[Line]) -> Columns:
    """Return the columns of a table whose lines are given, from left to right."""
    body = body_lines(lines)
    if not body:
        return Columns(())
    left = min(line.x0 for line in lines)
    right = max(line.x1 for line in lines)
    # Lines of labels between the rows of data tell where the label column ends; a heading above
    # them may span columns.
    first = lines.index(body[1] if _is_headed(body) else body[0])
    gutters = _below_heading(_gutters(lines[first:], left, right), lines[:first])
    edges = [left - 1, *((low + high) / 2 for low, high in gutters), right + 1]
    columns = [Column(a, b) for a, b in pairwise(edges)]
    columns = _merge_false(columns, lines[first:])
    return Columns(tuple(_merge_complements(columns, lines)))


def _gutters(body: Sequence[Line], left: float, right: float) -> list[tuple[float, float]]:
    """Return the stretches of x, in points, that words leave free on nearly every body line."""
    width = int(right - left) + 2
    hard, soft = [0] * (width + 1), [0] * (width + 1)
    for line in body:
        end = line.words[0].x0
        cuts = line.cuts
        for _, x0, top, x1, bottom, _, start, _, _, _ in line.words:
            if 0 < x0 - end <= SPACE * (bottom - top) and start not in cuts:
                soft[int(end - left)] += 1
                soft[int(x0 - left) + 1] -= 1
            hard[int(x0 + 0.5 - left)] += 1
            hard[int((x1 - 0.5 if x1 - x0 > 1 else x0 + 0.5) - left) + 1] -= 1
            if x1 > end:  # noqa: PLR1730 - asked of every word: a call takes three times as long
                end = x1
    stray, spaces = int(len(body) * _STRAY), len(body) * _MOSTLY
    found: list[tuple[float, float]] = []
    covered = spaced = 0
    stretch: list[int] = []
    for place in range(width):
        covered += hard[place]
        spaced += soft[place]
        if covered <= stray and spaced <= spaces:
            stretch.append(covered)
            continue
        if len(stretch) >= 2 and place > len(stretch):
            low, high = _clearest(stretch)
            begin = left + place - len(stretch)
            found.append((begin + low, begin + high))
        stretch = []
    return found


def _is_headed(body: Sequence[Line]) -> bool:
    """Tell whether the first line with values is a heading of years or ages over counts."""
    if len(body) < 3:
        return False
    first, second = (body[index].pieces[1:] for index in (0, 1))
    values = [piece for piece in first if is_value(piece)]
    ages = are_ages([" ".join(word.text for word in piece) for piece in values])
    return (ages or all(map(_is_period, values))) and any(
        is_value(piece) and not _is_period(piece) for piece in second
    )


def _between(gutter: tuple[float, float], end: float, begin: float) -> tuple[float, float]:
    """Return the part of a gutter between two headings; its side where they stand beside it.

    A label that is cut off at the edge of its cell may reach over the next heading.
    """
    low, high = max(gutter[0], end), min(gutter[1], begin)
    if high > low:
        return low, high
    return (gutter[0], gutter[0]) if begin <= gutter[0] else (gutter[1], gutter[1])


def _is_period(piece: Sequence[Word]) -> bool:
    return len(piece) == 1 and PERIOD.fullmatch(piece[0].text) is not None


def _below_heading(
    gutters: Sequence[tuple[float, float]], heading: Sequence[Line]
) -> list[tuple[float, float]]:
    """Return the part of each gutter that parts the headings as well.

    Where a line of the heading has a text for each column, the next text begins behind the edge.
    Headings may be set flush left over values that are set flush right, as spreadsheets do.
    """
    usual = [_beside_heading(gutter, heading) for gutter in gutters]
    for line in reversed(heading if gutters else ()):
        ends = [(left[-1].x1, right[0].x0) for left, right in pairwise(line.pieces)]
        if len(ends) == len(gutters) - 1 and line.x0 > gutters[0][0]:
            ends.insert(0, gutters[0])  # the labels have no heading
        inside = len(gutters) - len(ends)  # spaces below one another in the labels
        if not ends or inside < 0 or (inside and gutters[inside - 1][1] >= ends[0][1]):
            continue
        found = [
            part if end <= sum(part) / 2 <= begin else _between(gutter, end, begin)
            for part, gutter, (end, begin) in zip(
                usual[inside:], gutters[inside:], ends, strict=True
            )
        ]
        middles = [(piece[0].x0 + piece[-1].x1) / 2 for piece in line.pieces][-len(found) :]
        if all(sum(part) / 2 < middle for part, middle in zip(found, middles, strict=True)) and all(
            middle < sum(part) / 2 for middle, part in zip(middles, found[1:], strict=False)
        ):
            return [*usual[:inside], *found]
    return usual


def _beside_heading(gutter: tuple[float, float], heading: Sequence[Line]) -> tuple[float, float]:
    """Return the widest part of a gutter that no word of the heading stands in, if there is one."""
    low, high = gutter
    words = sorted(
        (word.x0, word.x1)
        for line in heading
        for word in line.words
        if word.x0 < high and word.x1 > low
    )
    free, begin = [], low
    for x0, x1 in [*words, (high, high)]:
        if x0 - begin > 1:
            free.append((begin, x0))
        begin = max(begin, x1)
    return max(free, key=lambda part: part[1] - part[0], default=gutter)


def _merge_false(columns: list[Column], lines: Sequence[Line]) -> list[Column]:
    """Join columns to their left neighbour in which hardly a text begins, or none ends in that.

    Where few labels are long, the space before their last word may look like a gutter; so may
    that between the words of a heading over narrow values.
    """
    room = Columns(tuple(columns))
    begun, entered = [0] * len(room), [0] * len(room)
    for line in lines:
        for piece in line.pieces:
            at = room.at((piece[0].x0 + piece[0].x1) / 2)
            begun[at] += 1
            last = room.at((piece[-1].x0 + piece[-1].x1) / 2)
            for column in range(at + 1, last + 1):
                entered[column] += 1
    kept: list[Column] = []
    for index, here in enumerate(columns):
        # As many go on into this one as there are in the one before: none ends there.
        through = index > 0 and 0 < begun[index - 1] == entered[index] - entered[index - 1]
        if kept and (through or (entered[index] and begun[index] <= entered[index])):
            kept[-1] = Column(kept[-1].left, here.right)
        else:
            kept.append(here)
    return kept


def _clearest(stretch: Sequence[int]) -> tuple[int, int]:
    """Return the longest part of a gutter that the fewest words run over, as two offsets."""
    least = min(stretch)
    best, begin = (0, 0), None
    for index, covered in enumerate([*stretch, least + 1]):
        if covered == least and begin is None:
            begin = index
        elif covered != least and begin is not None:
            if index - begin > best[1] - best[0]:
                best = (begin, index)
            begin = None
    return best


def columns_filled(columns: Columns, line: Line) -> set[int]:
    """Return the columns in which a line has a word."""
    edges = columns.edges
    return {bisect_right(edges, (word.x0 + word.x1) / 2) for word in line.words}


def _merge_complements(columns: list[Column], lines: Sequence[Line]) -> list[Column]:
    """Join neighbours that are never both filled: a heading set otherwise than its values.

    Lines that overlap in height fill their columns at once: values stand halfway down a label.
    """
    room = Columns(tuple(columns))
    if any(len(columns_filled(room, line)) == len(columns) for line in lines):
        return columns
    filled = [columns_filled(room, line) for line in lines]
    for index, (upper, lower) in enumerate(pairwise(lines)):
        if upper.bottom - lower.top > _SIDE_BY_SIDE * (lower.bottom - lower.top):
            filled[index] = filled[index] | filled[index + 1]
    index = 0
    while index + 1 < len(columns):
        both = any(index in f and index + 1 in f for f in filled)
        if both or not any(index in f or index + 1 in f for f in filled):
            index += 1
            continue
        columns[index : index + 2] = [Column(columns[index].left, columns[index + 1].right)]
        filled = [{c - (c > index) for c in f} for f in filled]
    return columns
