"""Level rules and shading, turned into the edges of rows, and edges into those of one table."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from foi_compare.readers.tables.by_rules.alleys import Alley, alleys_among
from foi_compare.readers.tables.by_rules.band import Edge, Stretch
from foi_compare.readers.tables.by_rules.rules import MAX_RULES, join_rules
from foi_compare.readers.tables.ground.heights import Heights, nearest
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Fill, Page, Rule

_SNAP = 2.5  # points within which two edges are one
_WIDE = 100.0  # points that an edge must run to part the rows of a table
_GAP = 20.0  # points that an edge may be interrupted by, between the borders of two cells
_NEAR = 40.0  # points below the last edge of a table where shorter ones may go on
_LOWEST = 6.0  # points; a fill that is lower is a border or an underline
_HIGHEST = 0.4  # share of the page: a fill that is higher is no row
_EVEN = 6.0  # points that the ends of two edges of one table may be off


def stacks_of(page: Page, lines: Sequence[Line]) -> list[list[Edge]]:
    """Return the edges of each table of a page from top to bottom, without those under words."""
    tops = Heights(lines, _top)
    highest = max((line.bottom - line.top for line in lines), default=0.0)
    edges = _edges(page, lines)
    return _stacks([edge for edge in edges if not _underlines(edge, tops, highest)])


def _top(line: Line) -> float:
    return line.top


def _underlines(edge: Edge, tops: Heights[Line], highest: float) -> bool:
    """Tell whether the edge is the line under a text: it begins and ends where this does.

    No line of the page is higher than `highest`. Below texts side by side it is the end of a row.
    """
    for line in tops.above(edge.at - _SNAP - highest - 1, edge.at):
        if edge.at <= line.bottom + _SNAP:
            for piece in line.pieces:
                held = [w for w in piece if edge.left - 2 <= w.x0 and w.x1 <= edge.right + 2]
                if held and held[0].x0 - edge.left <= 2 and edge.right - held[-1].x1 <= 2:
                    return True
    return False


def _edges(page: Page, lines: Sequence[Line]) -> list[Edge]:
    """Return the level edges of a page from top to bottom, each without a wide gap.

    None goes on across the white between two tables.
    """
    edges = [Edge(r.at, ((r.start, r.end),)) for r in join_rules(page.horizontal)]
    edges.extend(_stripes(page.fills, page.height * _HIGHEST))
    alleys = alleys_among([Rule(edge.at, edge.left, edge.right) for edge in edges], lines)
    joined: list[Edge] = []
    for edge in sorted(edges):
        near = next(
            (
                index
                for index in _last_at(joined, edge.at)
                if max(edge.left, joined[index].left) - min(edge.right, joined[index].right) <= _GAP
                and not any(_parts(alley, edge, joined[index]) for alley in alleys)
            ),
            None,
        )
        if near is None:
            joined.append(edge)
        else:
            one = joined[near]
            ends = ((min(one.left, edge.left), max(one.right, edge.right)),)
            joined[near] = Edge(one.at, ends, one.shaded or edge.shaded)
    return joined if len(joined) <= MAX_RULES else []


def _parts(alley: Alley, one: Edge, other: Edge) -> bool:
    """Tell whether the white between two tables runs down between two edges."""
    beside = min(one.right, other.right) <= alley.at <= max(one.left, other.left)
    return beside and alley.top - _NEAR <= one.at <= alley.bottom + _NEAR


def _last_at(joined: Sequence[Edge], at: float) -> Iterator[int]:
    """Yield the places of the last edges, as long as they are no higher than one at `at`."""
    for index in range(len(joined) - 1, -1, -1):
        if at - joined[index].at > _SNAP:
            return
        yield index


def _stripes(fills: Iterable[Fill], highest: float) -> list[Edge]:
    """Return the tops and bottoms of shaded rows; cells are often shaded one by one."""
    found = []
    for fill in fills:
        box = fill.box
        if _LOWEST <= box.bottom - box.top <= highest:
            found.append(Edge(box.top, ((box.x0, box.x1),), shaded=True))
            found.append(Edge(box.bottom, ((box.x0, box.x1),), shaded=True))
    return found


def _stacks(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Return the edges that run equally far, one below the other, with shorter ones among them.

    Those at one height are made one.
    """
    stacks = _as_wide(edge for edge in edges if edge.right - edge.left >= _WIDE)
    inner = {id(s): _outer(s, stacks) for s in stacks}
    found = []
    for stack in stacks:
        if inner[id(stack)] is None and len(stack) > 1:
            own = [edge for s in stacks if inner[id(s)] is stack for edge in s]
            whole = {edge for s in stacks if s is stack or len(s) > 1 for edge in s}
            own.extend(edge for edge in edges if edge not in whole and edge.at <= stack[-1].at)
            found.append(_with_partial(stack, own))
    return found


def _as_wide(edges: Iterable[Edge]) -> list[list[Edge]]:
    """Put each edge to the first stack whose last one begins and ends where it does."""
    stacks: list[list[Edge]] = []
    last: dict[tuple[int, int], dict[int, Edge]] = {}  # by where the last edge of a stack lies
    for edge in edges:
        x, y = int(edge.left // _EVEN), int(edge.right // _EVEN)
        around = (last.get((x + dx, y + dy), {}) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        same = (
            number
            for stack in around
            for number, one in stack.items()
            if abs(one.left - edge.left) + abs(one.right - edge.right) <= _EVEN
        )
        number = min(same, default=len(stacks))
        if number == len(stacks):
            stacks.append([])
        else:
            one = stacks[number][-1]
            del last[int(one.left // _EVEN), int(one.right // _EVEN)][number]
        stacks[number].append(edge)
        last.setdefault((x, y), {})[number] = edge
    return stacks


def _outer(stack: Sequence[Edge], stacks: Sequence[list[Edge]]) -> list[Edge] | None:
    """Return the stack that this one is part of: it runs less far, among or close below it."""
    for other in stacks:
        if (
            len(other) > 1
            and other is not stack
            and other[0].left - _EVEN <= stack[0].left
            and stack[0].right <= other[0].right + _EVEN
            and other[0].right - other[0].left > stack[0].right - stack[0].left
            and stack[0].at - other[-1].at <= _NEAR
            and (len(stack) < 2 or stack[1].at > other[0].at)
        ):
            return other
    return None


def _added_at(added: list[tuple[float, int]], at: float) -> float:
    """Return the height of the first edge added that is one with an edge, or add this one."""
    first = bisect_left(added, (at - _SNAP, 0))
    end = bisect_left(added, (at + _SNAP, len(added)))
    near = [(number, height) for height, number in added[first:end] if abs(height - at) <= _SNAP]
    if near:
        return min(near)[1]
    insort(added, (at, len(added)))
    return at


def _with_partial(stack: Sequence[Edge], partial: Sequence[Edge]) -> list[Edge]:
    """Return the edges of a stack with those that part some of its columns only."""
    left, right = min(edge.left for edge in stack), max(edge.right for edge in stack)
    found: dict[float, list[Stretch]] = {edge.at: [(left, right)] for edge in stack}
    whole = sorted(found)
    added: list[tuple[float, int]] = []
    for edge in partial:
        if edge.left < left - _SNAP or edge.right > right + _SNAP:
            continue
        if nearest(whole, edge.at) <= _SNAP:
            continue
        at = _added_at(added, edge.at)
        stretch = (left, right) if edge.shaded else (edge.left, edge.right)
        found.setdefault(at, []).append(stretch)
    return [Edge(at, tuple(sorted(stretches))) for at, stretches in sorted(found.items())]
