"""The texts of drawn rows to the edges of their columns, by the white space that runs down them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from foi_compare.readers.tables.by_rules.band_texts import Extent, texts_of
from foi_compare.readers.tables.ground.heading_lines import Reach
from foi_compare.readers.tables.ground.lines import Line

_THIN = 2.0  # points that a gutter is wide at least


def column_edges(
    rows: Sequence[Sequence[Extent]], first: int, heading: Sequence[Line], stray: float
) -> list[float]:
    """Return the edges of the columns, in the middle of the white space that runs down the rows.

    The first rows are those of the heading. Its texts may be wider than what stands below, and
    the last of them shows columns that are empty; but they may also span columns.
    """
    body = [row for row in rows[first:] if len(row) > 1]
    if not body:  # a heading that the page cuts off, or the form for a table
        body = [row for row in rows[:first] if len(row) > 1]
    covered = _covered(body, int(len(body) * stray))
    if first:
        heads = [extent for extent, _ in texts_of(heading, covered)]
        covered = _with_heads(_merged(covered, heads, body), heads)
    alone = [row for row in rows[first:] if len(row) == 1]
    for row in [*rows[: max(first - 1, 0)][::-1], *alone]:
        for low, high in row:
            under = _under(covered, low, high)
            if len(under) == 1:
                covered[under[0]] = _around(covered[under[0]], (low, high))
    edges = [min(low for row in rows for low, _ in row) - 1]
    edges.extend(_gap(one[1], other[0], heading) for one, other in pairwise(covered))
    return [*edges, max(high for row in rows for _, high in row) + 1]


def _gap(low: float, high: float, heading: Sequence[Line]) -> float:
    """Return the middle of the widest stretch between two columns that no heading stands in."""
    found, begin = [], low
    words = sorted((w.x0, w.x1) for line in heading for w in line.words)
    for x0, x1 in [*((a, b) for a, b in words if b > low and a < high), (high, high)]:
        found.append((x0 - begin, begin + x0))
        begin = max(begin, x1)
    widest, ends = max(found)
    return ends / 2 if widest > 0 else (low + high) / 2


def _merged(
    covered: Sequence[Extent], heads: Sequence[Extent], body: Sequence[Sequence[Extent]]
) -> list[Extent]:
    """Return the columns with those made one that one text heads and that no row has both of.

    The values of a sum may be set otherwise than those above it. A text that reaches over both is
    in neither: all labels but the name of their group may be indented by as much as its first word.
    """
    found = list(covered)
    for head in heads:
        under = _under(found, *head)
        filled = [_columns_with_texts(found, row) for row in body]
        if len(under) > 1 and all(len(row & set(under)) < 2 for row in filled):
            whole = (found[under[0]][0], found[under[-1]][1])
            found[under[0] : under[-1] + 1] = [whole]
    return found


def _columns_with_texts(columns: Sequence[Extent], row: Sequence[Extent]) -> set[int]:
    reaches = (_under(columns, *text) for text in row)
    return {reach[0] for reach in reaches if len(reach) == 1}


def _with_heads(covered: Sequence[Extent], heads: Sequence[Extent]) -> list[Extent]:
    """Return the columns with the texts of the last row of the heading.

    A text may stand beside the values below it, where these are set otherwise: then it belongs to
    the column that its place among the others tells, else to the nearest that no text stands over.
    Else it shows a column that is empty below.
    """
    ordered = _in_order(covered, heads)
    if ordered:
        return ordered
    found = list(covered)
    headed = {under[0] for head in heads if len(under := _under(covered, *head)) == 1}
    headed |= {i for head in heads if len(under := _under(covered, *head)) > 1 for i in under}
    lone = []
    for head in heads:
        under = _under(covered, *head)
        if len(under) == 1:
            found[under[0]] = _around(found[under[0]], head)
        elif not under:
            lone.append(head)
    for head in lone:
        before = max((i for i, (_, b) in enumerate(covered) if b < head[0]), default=-1)
        near = [i for i in (before, before + 1) if 0 <= i < len(covered) and i not in headed]
        if not near:
            found.append(head)
            continue
        nearest = min(near, key=lambda i: max(head[0] - covered[i][1], covered[i][0] - head[1]))
        found[nearest] = _around(found[nearest], head)
        headed.add(nearest)
    return sorted(found)


def _in_order(covered: Sequence[Extent], heads: Sequence[Extent]) -> list[Extent]:
    """Return the columns with one text each, the labels perhaps without; none if that is not so.

    Each text stands between the values of the columns before and behind its own.
    """
    begin = int(len(heads) == len(covered) - 1 and heads[0][0] > covered[0][1])
    if not heads or len(heads) + begin != len(covered):
        return []
    ends = [float("-inf"), *(high for _, high in covered)][begin:]
    begins = [*(low for low, _ in covered), float("inf")][begin + 1 :]
    if not all(
        end < low and high < other
        for end, (low, high), other in zip(ends, heads, begins, strict=False)
    ):
        return []
    return [*covered[:begin], *map(_around, covered[begin:], heads)]


def _under(covered: Sequence[Extent], low: float, high: float) -> list[int]:
    return [index for index, (a, b) in enumerate(covered) if low <= b and high >= a]


def _around(one: Extent, other: Extent) -> Extent:
    return min(one[0], other[0]), max(one[1], other[1])


def _covered(rows: Sequence[Sequence[Extent]], stray: int) -> list[Extent]:
    """Return the stretches that more than `stray` rows have text in."""
    ends = sorted(
        [(low, 1) for row in rows for low, _ in row]
        + [(high + _THIN, -1) for row in rows for _, high in row]
    )
    found: list[Extent] = []
    depth, begin = 0, 0.0
    for place, step in ends:
        if depth == stray and step > 0:
            begin = place
        depth += step
        if depth == stray and step < 0 and place - _THIN > begin:
            found.append((begin, place - _THIN))
    return found


def column_at(edges: Sequence[float], x: float) -> int:
    """Return the column that a place lies in; the first or the last where it lies outside."""
    return min(max(bisect_right(edges, x) - 1, 0), len(edges) - 2)


def columns_reached(extent: Extent, edges: Sequence[float]) -> Reach:
    """Return the first and last column that a text stands in, but for a sliver of it."""
    left = column_at(edges, extent[0] + 2)
    return left, max(left, column_at(edges, extent[1] - 2))
