"""The lines of one column, fitted to the rows of values beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from foi_compare.readers.tables.ground.stacks import Entry

Alignment = Literal["top", "middle", "bottom"]
ALIGNMENTS: tuple[Alignment, ...] = ("top", "middle", "bottom")
Run = tuple[int, int]

# The costs say how much one sign counts against another; 1 is a sign that is seen now and then
# in sound tables, 3 one that is next to never seen.
_APART = 3.0  # lines of one text that stand further apart than the lines of other texts
_TIGHT = 2.0  # rows that stand as close as lines, where most rows do not
_HAD_ROOM = 1.5  # a line broken before a word that would still have fitted
_PLENTY = 3.0  # the more so, the more room was left: for a whole line of it
_WEIGHT = 2.0  # plain and bold letters in one text
_NEW_ITEM = 0.7  # a line within a text that begins as the others begin
_CONTINUES = 2.0  # a text that begins as the rest of one does
_OPEN = 1.0  # a text that ends as no text ends
_ALONE = 2.0  # a text beside no values
_ALONE_BOLD = 0.5  # the same, where it is bold and the others are not
_BLANK = 3.0  # values beside no text
_PASSED_OVER = 3.0  # and a text that stands level with them left to others
_HEADING = 1.2  # a line of the heading below the headings of the values
_IN_HEADING = 5.0  # a text of a row beside the headings of the values
_OFF = 3.0  # times the height of a line: a text that stands off its values
_BROKEN = 2.5  # a text at the edge of the page that stands otherwise beside its values
_NEAR = 0.3  # times the pitch of lines: how far off it may stand
_WIDER = 1.06  # times the pitch of lines: rows or paragraphs, no lines of one text
_FULL = 0.96  # of the widest line: less is room that was left
_LONGEST = 30  # lines
_ROUNDING = 1e-6  # sums of costs in another order differ by less

_REST = re.compile(r"[a-z)\]},;&/–—-]")
_UNFINISHED = re.compile(
    r".*(?:[,/(–—-]|\b(?:of|the|and|or|to|is|not|in|for|with|but|has|by|a|an|no|that|on|be))",
    re.DOTALL | re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[A-Za-z]+\s)?(?:OC)?\d{1,3}[A-Za-z]?(?:[ .:)–-]|$)|[•·▪-]\s")


class Fit(NamedTuple):
    """Which lines stand beside which values, and what speaks against it.

    `runs` gives for each row of values its first line and the one after its last, or None.
    """

    cost: float
    runs: tuple[Run | None, ...]


# The runs of a way, last one first: each with those before it.
_Path = tuple[()] | tuple[Run | None, "_Path"]
_State = tuple[float, _Path]
_Step = tuple[float, list[tuple[Run, float, float]]]


class Heading(NamedTuple):
    """The middles of the first and last line of the headings of the values."""

    first: float
    last: float


class Column(NamedTuple):
    """The lines of a column, with what speaks against joining or parting each from the next.

    `level` tells that each line stands beside values of its own, so that nothing is to be weighed.
    """

    lines: Sequence[Entry]
    joined: Sequence[float]
    parted: Sequence[float]
    alone: Sequence[float]
    pitch: float
    blank: float
    level: bool = False


def level_column(
    lines: Sequence[Entry], anchors: Sequence[float], *, pitch: float, valued: bool
) -> Column | None:
    """Return the column if each of its lines stands level with the values of one row, else None.

    Then to leave a line to no row costs more than any signs between lines could: there is one way.
    """
    near = _NEAR * pitch
    if valued or len(lines) != len(anchors):
        return None
    if any(abs(line.middle - anchor) > near for line, anchor in zip(lines, anchors, strict=True)):
        return None
    if any(lower - upper <= 2 * near for upper, lower in pairwise(anchors)):
        return None
    return Column(lines, (), (), (), pitch, _BLANK, level=True)


def column_of(
    lines: Sequence[Entry], rows: int, *, pitch: float, edge: float, valued: bool
) -> Column:
    """Weigh the signs between the lines of a column.

    `rows` is how many rows of values there are, `pitch` how far apart the lines of one text are,
    `edge` where the texts of the next columns begin. In a column of values (`valued`) no row needs
    a text.
    """
    left = min(line.x0 for line in lines)
    room = max(max(line.x1 for line in lines) - left, (edge - left) / 2)
    wide = [_is_wide(upper, lower, pitch) for upper, lower in pairwise(lines)]
    padded = sum(wide) >= max(2, (rows - 1) * 0.6)
    items = sum(_ITEM.match(line.text) is not None for line in lines) * 2 > rows
    joined, parted = [], []
    for (upper, lower), apart in zip(pairwise(lines), wide, strict=True):
        joined.append(_against_joining(upper, lower, room, items=items) + _APART * apart)
        parted.append(_against_parting(upper, lower) + (_TIGHT if padded and not apart else 0))
    plain = sum(line.bold for line in lines) * 2 < len(lines)
    alone = [_ALONE_BOLD if plain and line.bold else _ALONE for line in lines]
    return Column(lines, joined, parted, alone, pitch, 0.0 if valued else _BLANK)


def _is_wide(upper: Entry, lower: Entry, pitch: float) -> bool:
    return lower.middle - upper.middle > pitch * _WIDER + 0.3


def _against_joining(upper: Entry, lower: Entry, room: float, *, items: bool) -> float:
    cost = 0.0
    small = lower.text[:1].islower()
    if upper.bold != lower.bold:
        cost += _WEIGHT
    space = upper.height * 0.25
    word = lower.words[0]
    left = room * _FULL - (upper.x1 - upper.x0 + space + word.x1 - word.x0)
    if left > 0:
        cost += (_HAD_ROOM + _PLENTY * left / room) * (0.5 if small else 1)
    if items and _ITEM.match(lower.text):
        cost += _NEW_ITEM
    return cost


def _against_parting(upper: Entry, lower: Entry) -> float:
    cost = 0.0
    if _REST.match(lower.text):
        cost += _CONTINUES
    if _UNFINISHED.fullmatch(upper.text) or upper.text.count("(") > upper.text.count(")"):
        cost += _OPEN
    return cost


def fits(
    column: Column,
    anchors: Sequence[float],
    heading: Heading | None,
    *,
    how: Alignment,
    within: float,
) -> list[Fit]:
    """Return the best ways to share the lines out among rows of values, at most two.

    `anchors` are the middles of the values; `how` says where these stand in their rows. Lines
    that are given to no row are of the heading, or texts without values. The second way is told
    where no more than `within` speaks against it beyond what speaks against the best.
    """
    if column.level:
        return [Fit(0.0, tuple((index, index + 1) for index in range(len(anchors))))]
    search = _Search(column, anchors, how, heading)
    allowance = within
    while True:
        # What a way costs at least is known, and in a sound table the best costs no more than
        # that. Whatever is dearer halfway, which on a long page is nearly everything, is left.
        dearest = search.least + allowance
        found = search.best(dearest)
        if found and found[0].cost + within <= dearest:
            return [fit for fit in found if fit.cost <= found[0].cost + within]
        needed = found[0].cost - search.least + within if found else 1.0
        allowance = max(needed, allowance * 4)


class _Search:
    """The ways to share out the lines of one column, row by row of the values."""

    def __init__(
        self, column: Column, anchors: Sequence[float], how: Alignment, heading: Heading | None
    ) -> None:
        self._column = column
        self._how = how
        self._heading = heading
        self._left: dict[tuple[int, int], float] = {}
        self._alone: dict[int, list[float]] = {}
        middles = [line.middle for line in column.lines]
        self._steps = [self._step(middles, anchors, index) for index in range(len(anchors))]
        to_come = [0.0]  # what the rows from each one on cost at least
        for blank, runs in reversed(self._steps):
            cheapest = min([blank, *[misfit + inside for _, misfit, inside in runs]])
            to_come.append(to_come[-1] + cheapest)
        self._to_come = to_come[-2::-1]
        self.least = to_come[-1]

    def _step(self, middles: Sequence[float], anchors: Sequence[float], index: int) -> _Step:
        """Return what it costs to leave a row without text, and the runs that it may have."""
        column = self._column
        runs = list(_runs(column, middles, anchors, index, self._how))
        if (index == 0 and self._heading is None) or index == len(anchors) - 1:
            runs.extend(_broken(column, middles, anchors, index, runs))
        blank = column.blank
        if blank:
            below = bisect_left(middles, anchors[index])
            near = middles[max(below - 1, 0) : below + 1]
            if any(abs(middle - anchors[index]) <= _NEAR * column.pitch for middle in near):
                blank += _PASSED_OVER
        joined = column.joined
        return blank, [(run, misfit, sum(joined[run[0] : run[1] - 1])) for run, misfit in runs]

    def best(self, dearest: float) -> list[Fit]:
        """Return the two best ways of those that cost no more than `dearest`, the best first."""
        states: dict[int, list[_State]] = {0: [(0.0, ())]}
        for (blank, runs), to_come in zip(self._steps, self._to_come, strict=True):
            limit = dearest - to_come + _ROUNDING
            following: dict[int, list[_State]] = {}
            for end in sorted(states):
                kept = states[end]
                least = kept[0][0]
                if least + blank <= limit:
                    _follow(following, end, kept, (None, blank), limit)
                for run, misfit, inside in runs:
                    if run[0] >= end and least + misfit + inside <= limit:
                        step = misfit + self._between(end, run[0]) + inside
                        _follow(following, run[1], kept, (run, step), limit)
            states = {end: sorted(kept, key=_cost)[:2] for end, kept in following.items()}
        total = len(self._column.lines)
        found = [
            (cost + self._between(end, total), path)
            for end, kept in sorted(states.items())
            for cost, path in kept
        ]
        found.sort(key=_cost)
        return [Fit(cost, _in_order(path)) for cost, path in found[:2]]

    def _between(self, begin: int, end: int) -> float:
        """Return what speaks against leaving the lines from `begin` up to `end` to no row."""
        known = self._left.get((begin, end))
        if known is None:
            known = self._left[begin, end] = self._weigh_between(begin, end)
        return known

    def _weigh_between(self, begin: int, end: int) -> float:
        column = self._column
        last = len(column.lines)
        if begin == 0 and self._heading is not None:
            return _top(column, end, self._heading, self._how)[0]
        if begin == end:
            return column.parted[begin - 1] if 0 < begin < last else 0.0
        costs = self._alone.get(begin)
        if costs is None:
            costs = self._alone[begin] = _alone(column, begin, last)
        cost = costs[end - begin - 1]
        cost += column.parted[begin - 1] if begin else 0.0
        return cost + (column.parted[end - 1] if end < last else 0.0)


def _follow(
    following: dict[int, list[_State]],
    end: int,
    kept: Sequence[_State],
    step: tuple[Run | None, float],
    limit: float,
) -> None:
    """Add to what ends at `end` the ways that go on with a step, unless they cost too much."""
    run, more = step
    further: list[_State] = [(cost + more, (run, path)) for cost, path in kept]
    further = [state for state in further if state[0] <= limit]
    if further:
        following.setdefault(end, []).extend(further)


def _in_order(path: _Path) -> tuple[Run | None, ...]:
    runs: list[Run | None] = []
    while path:
        run, path = path
        runs.append(run)
    return tuple(reversed(runs))


def _cost(state: _State) -> float:
    return state[0]


def _runs(
    column: Column,
    middles: Sequence[float],
    anchors: Sequence[float],
    index: int,
    how: Alignment,
) -> Iterator[tuple[Run, float]]:
    """Yield the runs of lines that stand beside a row of values, with how far they are off."""
    here = anchors[index]
    above = anchors[index - 1] if index else -1e9
    below = anchors[index + 1] if index + 1 < len(anchors) else 1e9
    near = _NEAR * column.pitch
    lines = column.lines
    low = bisect_right(middles, above + near)
    high = bisect_left(middles, below - near)
    for begin in range(low, bisect_right(middles, here + near)):
        for end in range(begin + 1, min(high, begin + _LONGEST) + 1):
            off = _off(middles[begin], middles[end - 1], here, how)
            if off <= near:
                yield (begin, end), _OFF * off / lines[begin].height
            elif how == "top" or _off_below(middles[begin], middles[end - 1], here, how) > near:
                break


def _broken(
    column: Column,
    middles: Sequence[float],
    anchors: Sequence[float],
    index: int,
    sound: Sequence[tuple[Run, float]],
) -> Iterator[tuple[Run, float]]:
    """Yield the runs of lines around the first or last values that stand otherwise than usual.

    The page may break a row, and then shows the one half of its text here.
    """
    here = anchors[index]
    above = anchors[index - 1] if index else -1e9
    below = anchors[index + 1] if index + 1 < len(anchors) else 1e9
    near = _NEAR * column.pitch
    low = bisect_right(middles, above + near)
    high = bisect_left(middles, below - near)
    known = {run for run, _ in sound}
    for begin in range(low, bisect_right(middles, here + near)):
        first = max(begin + 1, bisect_left(middles, here - near) + 1)
        for end in range(first, min(high, begin + _LONGEST) + 1):
            if (begin, end) not in known:
                yield (begin, end), _BROKEN


def _off(first: float, last: float, here: float, how: Alignment) -> float:
    if how == "top":
        return abs(first - here)
    if how == "bottom":
        return abs(last - here)
    return abs((first + last) / 2 - here)


def _off_below(first: float, last: float, here: float, how: Alignment) -> float:
    return (last if how == "bottom" else (first + last) / 2) - here


def alone(column: Column, begin: int, end: int) -> list[Run]:
    """Return the lines from `begin` up to `end`, which are beside no values, text by text."""
    found: list[Run] = []
    for index in range(begin, end):
        joined = index > begin and column.joined[index - 1] <= (
            column.parted[index - 1] + column.alone[index]
        )
        found.append((found.pop()[0] if joined else index, index + 1))
    return found


def _alone(column: Column, begin: int, end: int) -> list[float]:
    """Return what the lines from `begin` cost as texts beside no values, up to each one further."""
    costs = [column.alone[begin]]
    for index in range(begin, end - 1):
        step = min(column.joined[index], column.parted[index] + column.alone[index + 1])
        costs.append(costs[-1] + step)
    return costs


def heading_lines(column: Column, end: int, heading: Heading | None, how: Alignment) -> int:
    """Return how many of the lines above the first row, `end` in number, are of the heading."""
    return 0 if heading is None else _top(column, end, heading, how)[1]


def _top(column: Column, end: int, heading: Heading, how: Alignment) -> tuple[float, int]:
    """Return what speaks against the lines above the first row, and how many are the heading's.

    Below the heading there may be texts without values.
    """
    lines = column.lines
    near = _NEAR * column.pitch
    beside = bisect_right(lines, heading.last + near, key=attrgetter("middle"))
    if end < beside:
        return _IN_HEADING * (beside - end), end
    found: list[tuple[float, int]] = []
    for count in range(beside, end + 1):
        cost = _HEADING * (count - beside)
        if count and how == "middle":
            off = (lines[0].middle + lines[count - 1].middle - heading.first - heading.last) / 2
            cost = 0.0 if abs(off) <= near else cost
        if count > beside and lines[count - 1].bold and not all(line.bold for line in lines):
            cost = 0.0
        cost += sum(column.joined[max(beside - 1, 0) : max(count - 1, 0)])
        if count < end:
            cost += _alone(column, count, end)[-1]
            cost += column.parted[end - 1] if end < len(lines) else 0.0
        found.append((cost, count))
    return min(found)
