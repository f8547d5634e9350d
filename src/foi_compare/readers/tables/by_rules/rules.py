"""First reading: rules, turned into grids whose cells the rules close."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from operator import attrgetter
from typing import NamedTuple

from foi_compare.model import Box
from foi_compare.readers.tables.ground.grid import Grid, GridCell, drop_slivers
from foi_compare.readers.tables.ground.heights import Heights
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Page, Rule, Word

_SNAP = 2.5  # points within which two rules are one: Excel prints each border twice
_GAP = 3.5  # points that a rule may be interrupted by, at a corner or between dashes
_TOUCH = 3.5  # points that a rule may stop short of the one it meets
_COVERED = 0.6  # share of a cell's side that a rule must cover to close it
_TOP = 0.2  # share of the page at its top where a row that the page breaks goes on
_FEW = 3  # upright rules: a box, or one of two cells, is no row of a table
_OPEN_END = 5.0  # points that rules must run on past the last crossing rule to close a row by
MAX_RULES = 4_000  # a page with more, after joining, is a map or a chart
_SHORT = 4.0  # points; after joining, anything shorter closes no cell
_KERN = 0.35  # times the height: a space inside a text; a wider gap at a rule parts two cells


class Frame(NamedTuple):
    """Rules that hang together: the vertical and horizontal ones, each sorted."""

    horizontal: list[Rule]
    vertical: list[Rule]


def join_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules with those that continue or repeat one another made one."""
    clusters: list[list[Rule]] = []
    for rule in sorted(rules):
        if clusters and rule.at - clusters[-1][0].at <= _SNAP:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    joined: list[Rule] = []
    for cluster in clusters:
        cluster.sort(key=lambda rule: rule.start)
        at = cluster[0].at
        start, end, longest = cluster[0].start, cluster[0].end, 0.0
        for rule in cluster:
            if rule.start > end + _GAP:
                joined.append(Rule(at, start, end))
                start, longest = rule.start, 0.0
                end = rule.end
            if rule.end - rule.start >= longest:
                at, longest = rule.at, rule.end - rule.start
            end = max(end, rule.end)
        joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _SHORT]


def frames(page: Page) -> list[Frame]:
    """Return the groups of rules that touch one another, from top to bottom."""
    horizontal, vertical = join_rules(page.horizontal), join_rules(page.vertical)
    if len(horizontal) + len(vertical) > MAX_RULES:
        return []
    horizontal, vertical = _without_laid_over(horizontal, vertical)
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    uprights = _Beside(vertical)
    for i, (y, start, end) in enumerate(horizontal):
        own, left, right = root(i), start - _TOUCH, end + _TOUCH
        for at in uprights.of((left, right), (y, y)):
            x, top, bottom = vertical[at]
            meets = top - _TOUCH <= y <= bottom + _TOUCH and left <= x <= right
            if meets and parent[at + len(horizontal)] != own:
                parent[root(at + len(horizontal))] = own
    groups: dict[int, Frame] = {}
    for i, level in enumerate(horizontal):
        groups.setdefault(root(i), Frame([], [])).horizontal.append(level)
    for j, upright in enumerate(vertical, len(horizontal)):
        groups.setdefault(root(j), Frame([], [])).vertical.append(upright)
    found = [frame for frame in groups.values() if frame.horizontal and frame.vertical]
    return sorted(found, key=lambda frame: frame.horizontal[0].at)


def _without_laid_over(
    horizontal: list[Rule], vertical: list[Rule]
) -> tuple[list[Rule], list[Rule]]:
    """Return the rules without the boxes that lie over a table: a letterhead, a badge, a stamp.

    Rules of the table run through the sides of such a box, and none ends on them; on its own
    frame the inner rules of a table end.
    """
    dropped: set[Rule] = set()
    starts, level = Heights(vertical, attrgetter("start")), Heights(horizontal, _at)
    levels, uprights = _Beside(horizontal), _Beside(vertical)
    for upper in horizontal:
        hanging = [rule for rule in _about(starts, upper.at) if _near(rule.start, upper.at)]
        lefts = [rule for rule in hanging if _near(rule.at, upper.start)]
        rights = [rule for rule in hanging if _near(rule.at, upper.end)]
        for left, right in product(lefts, rights):
            lower = [
                rule
                for rule in _about(level, left.end)
                if _near(rule.at, left.end)
                and _near(rule.start, upper.start)
                and _near(rule.end, upper.end)
            ]
            if not lower or not _near(left.end, right.end) or left == right:
                continue
            met = [_meeting(horizontal[at], left, right) for at in levels.of_box(left, right)]
            below = uprights.of_box(upper, lower[0])
            met += [_meeting(vertical[at], upper, lower[0]) for at in below]
            if "crosses" in met and "ends" not in met:
                dropped.update((left, right, upper, *lower))
    return (
        [rule for rule in horizontal if rule not in dropped],
        [rule for rule in vertical if rule not in dropped],
    )


class _Beside:
    """Rules of one direction, to find which may meet a rule of the other, and few others.

    They are looked up by their places or by their starts, whichever leaves fewer: of tables one
    below the other all upright rules have the same places, and of tables side by side all starts.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        numbers = range(len(rules))
        self._places = Heights(numbers, lambda at: rules[at].at)
        self._starts = Heights(numbers, lambda at: rules[at].start)
        self._longest = max((rule.end - rule.start for rule in rules), default=0.0)

    def of(self, along: tuple[float, float], across: tuple[float, float]) -> list[int]:
        """Return the numbers of the rules at places `along` a rule that may reach `across` it."""
        places = along[0] - _TOUCH, along[1] + _TOUCH
        starts = across[0] - self._longest - 2 * _TOUCH, across[1] + 2 * _TOUCH
        if self._starts.count(*starts) < self._places.count(*places):
            return self._starts.upto(*starts)
        return self._places.upto(*places)

    def of_box(self, one: Rule, other: Rule) -> list[int]:
        """Return the numbers of the rules that may meet one of two sides of a box."""
        along = min(one.start, other.start), max(one.end, other.end)
        return self.of(along, (min(one.at, other.at), max(one.at, other.at)))


def _at(rule: Rule) -> float:
    return rule.at


def _about(rules: Heights[Rule], place: float) -> list[Rule]:
    """Return the rules that may be near a place, and few others."""
    return rules.upto(place - 2 * _TOUCH, place + 2 * _TOUCH)


def _meeting(rule: Rule, *sides: Rule) -> str:
    """Return `ends` where a rule ends on one of two sides, between their ends, or `crosses`."""
    found = ""
    for side in sides:
        if not side.start + _TOUCH < rule.at < side.end - _TOUCH:
            continue
        if _near(rule.start, side.at) or _near(rule.end, side.at):
            return "ends"
        if rule.start < side.at < rule.end:
            found = "crosses"
    return found


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _TOUCH


def read_by_rules(page: Page, lines: Sequence[Line]) -> list[Grid]:
    """Return the grids that rules close, with the words in their cells; `lines` are all words."""
    grids = []
    for frame in frames(page):
        # At the top of a page one text in a row of cells may be the rest of a row.
        top = frame.horizontal[0].at < page.height * _TOP and len(frame.vertical) > _FEW
        grid = grid_of(frame, lines, fewest=1 if top else 2)
        if grid is not None:
            grids.append(grid)
    return grids


def grid_of(frame: Frame, lines: Sequence[Line], *, fewest: int = 2) -> Grid | None:
    """Return the grid of one frame, or None where it closes too few cells with words in them."""
    columns = _edges(frame.vertical, [(rule.start, rule.end) for rule in frame.horizontal])
    rows = _edges(frame.horizontal, [(rule.start, rule.end) for rule in frame.vertical])
    if len(columns) < 3 or len(rows) < 2:
        return None
    upright = _Presence(frame.vertical, columns, rows)
    level = _Presence(frame.horizontal, rows, columns)
    owner, regions = _regions(len(rows) - 1, len(columns) - 1, upright, level)
    contents: list[list[Word]] = [[] for _ in regions]
    box = Box(columns[0], rows[0], columns[-1], rows[-1])
    for line in lines:
        if line.bottom < box.top or line.top > box.bottom:
            continue
        for word, row, column in _placed(line, rows, columns, upright):
            contents[owner[row][column]].append(word)
    cells = tuple(
        GridCell(
            row,
            column,
            bottom - row + 1,
            right - column + 1,
            Box(columns[column], rows[row], columns[right + 1], rows[bottom + 1]),
            tuple(words),
        )
        for (row, column, bottom, right), words in zip(regions, contents, strict=True)
    )
    whole = Grid(cells=cells, rows=tuple(rows), columns=tuple(columns), reading="rules")
    grid = drop_slivers(whole)
    if grid.n_columns < 2 or sum(1 for cell in grid.cells if cell.words) < fewest:
        return None
    return grid


def _edges(rules: Sequence[Rule], across: Sequence[tuple[float, float]]) -> list[float]:
    """Return the coordinates of the edges, with open ends closed.

    The rules across may run on past the last edge, together: then a row has no rule above it
    (a table that goes on from the page before), or a table has no rule at its sides, or a group
    label stands left of the frame between longer rules.
    """
    places: list[float] = []
    for rule in sorted(rules):
        if not places or rule.at - places[-1] > _SNAP:
            places.append(rule.at)
    starts = [start for start, _ in across if start < places[0] - _OPEN_END]
    ends = [-end for _, end in across if end > places[-1] + _OPEN_END]
    before, after = _open_end(starts, len(across)), _open_end(ends, len(across))
    places = [*([] if before is None else [before]), *places]
    if after is not None:
        places.append(-after)
    return places


def _open_end(ends: Sequence[float], count: int) -> float | None:
    """Return where rules that run on past the last crossing rule end together; None if they don't.

    One of them may run on still further, as the rule of a heading does. Where they are few among
    the `count` rules, two must end on the same spot.
    """
    outer = sorted(ends)
    if len(outer) < 2:
        return None
    near = outer[1] - outer[0] <= _OPEN_END
    if len(outer) * 2 >= count:
        return outer[0] if near else outer[1]
    return outer[0] if near else None


class _Presence:
    """Whether a rule stands at edge `i` between the crossing edges `j` and `j + 1`."""

    def __init__(self, rules: Sequence[Rule], at: Sequence[float], across: Sequence[float]) -> None:
        self._rows: list[list[bool]] = []
        ordered = sorted(rules)
        places = [rule.at for rule in ordered]
        between = list(pairwise(across))
        reach = _SNAP + 0.5
        for place in at:
            near = ordered[bisect_left(places, place - reach) : bisect_right(places, place + reach)]
            if len(near) == 1 and near[0].start <= across[0] and near[0].end >= across[-1]:
                self._rows.append([True] * len(between))
                continue
            spans = [(rule.start, rule.end) for rule in near]
            self._rows.append([_covers(spans, low, high) for low, high in between])

    def at(self, edge: int, between: int) -> bool:
        """Tell whether there is a rule."""
        return self._rows[edge][between]


def _covers(spans: Sequence[tuple[float, float]], low: float, high: float) -> bool:
    """Tell whether rules, from their starts to their ends, lie along most of a stretch."""
    covered = 0.0
    for start, end in spans:
        if start <= low and end >= high:
            return True
        covered += max(0.0, min(end, high) - max(start, low))
    return covered >= (high - low) * _COVERED


def _regions(
    n_rows: int, n_columns: int, upright: _Presence, level: _Presence
) -> tuple[list[list[int]], list[tuple[int, int, int, int]]]:
    """Return for each elementary cell the region it belongs to, and the regions' corners.

    Regions are rectangles: a cell grows to the right as long as no rule stops it, then down as
    long as the whole row below is open to it and has the same width.
    """
    owner = [[-1] * n_columns for _ in range(n_rows)]
    regions: list[tuple[int, int, int, int]] = []
    for row in range(n_rows):
        for column in range(n_columns):
            if owner[row][column] >= 0:
                continue
            right = column
            while (
                right + 1 < n_columns
                and owner[row][right + 1] < 0
                and not upright.at(right + 1, row)
            ):
                right += 1
            bottom = row
            while (
                bottom + 1 < n_rows
                and not level.at(bottom + 1, column)
                and all(
                    not level.at(bottom + 1, c) and owner[bottom + 1][c] < 0
                    for c in range(column, right + 1)
                )
                and not any(upright.at(c, bottom + 1) for c in range(column + 1, right + 1))
            ):
                bottom += 1
            for r in range(row, bottom + 1):
                for c in range(column, right + 1):
                    owner[r][c] = len(regions)
            regions.append((row, column, bottom, right))
    return owner, regions


def _placed(
    line: Line, rows: Sequence[float], columns: Sequence[float], upright: _Presence
) -> Iterable[tuple[Word, int, int]]:
    """Yield the words of a line that lie in the grid, each with its row and column.

    Text that is wider than its column runs on over the rule: a word that continues the text
    before it without a gap stays in the cell where that text began.
    """
    previous: Word | None = None
    at = (-1, -1)
    for word in line.words:
        _, x0, top, x1, bottom, _, _, _, _, _ = word
        y, x = (top + bottom) / 2, (x0 + x1) / 2
        row, column = at
        if row >= 0 and rows[row] <= y < rows[row + 1]:
            if columns[column] <= x < columns[column + 1]:
                previous = word  # as most words do: the cell of the one before
                yield word, row, column
                continue
        else:
            row = _slot(rows, y)
        column = _slot(columns, x)
        if (row, column) == at:
            pass
        elif previous is not None and at[0] >= 0 and _continues(previous, word):
            row, column = at
        elif row >= 0 and column < 0 and columns[0] <= word.x0 + 1 and word.x0 < columns[-1]:
            column = _slot(columns, word.x0 + 1)
        elif row >= 0 and column > 0:
            edge = columns[column]
            begins = _slot(columns, word.x0 + 1)
            crosses = word.x0 < edge - 2 < edge + 2 < word.x1
            if crosses and 0 <= begins < column and upright.at(column, row) and not word.turn:
                column = begins
        previous, at = word, (row, column) if column >= 0 else (-1, -1)
        if row >= 0 and column >= 0:
            yield word, row, column


def _continues(previous: Word, word: Word) -> bool:
    height = min(previous.bottom - previous.top, word.bottom - word.top)
    return (
        previous.run == word.run
        and not word.turn
        and -0.5 * height < word.x0 - previous.x1 <= _KERN * height
    )


def _slot(edges: Sequence[float], value: float) -> int:
    """Return the index of the pair of edges around the value, or -1."""
    if not edges[0] <= value <= edges[-1]:
        return -1
    return min(bisect_right(edges, value) - 1, len(edges) - 2)
