"""Level rules and shading, turned into bands: rows whose tops and bottoms are drawn."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from foi_compare.readers.tables.by_rules.band import Band, Edge, Stretch
from foi_compare.readers.tables.by_rules.band_cuts import gives_count, tables_among
from foi_compare.readers.tables.by_rules.rules import MAX_RULES, join_rules
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.heights import Heights, nearest
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Fill, Page
from foi_compare.readers.tables.ground.regions import numbers_a_part

_SNAP = 2.5  # points within which two edges are one
_WIDE = 100.0  # points that an edge must run to part the rows of a table
_GAP = 20.0  # points that an edge may be interrupted by, between the borders of two cells
_NEAR = 40.0  # points below the last edge of a table where shorter ones may go on
_LOWEST = 6.0  # points; a fill that is lower is a border or an underline
_HIGHEST = 0.4  # share of the page: a fill that is higher is no row
_EVEN = 6.0  # points that the ends of two edges of one table may be off
_TIGHT = 0.8  # times a line's height that the lines of one row stand apart at most
_LEADING = 0.35  # times a line's height that the lines of an open row stand apart at most
_PADDED = 1.5  # times a line's height between an edge and the text of an open row, at most
_PROSE = 0.75  # of a band's width: two lines of one text that wide are no row
_FEWEST = 3  # bands that are a table wherever they stand
_MARGIN = 0.14  # share of the page at its top and bottom where running text stands


def bands_of(page: Page, lines: Sequence[Line]) -> list[list[Band]]:
    """Return the stacks of bands on a page, each the rows of one table from top to bottom.

    Rows that one rule or shading holds together, several in one band, are no bands; nor is prose
    between two rules.
    """
    tops = Heights(lines, _top)
    highest = max((line.bottom - line.top for line in lines), default=0.0)
    edges = [edge for edge in _edges(page) if not _underlines(edge, tops, highest)]
    runs = [run for stack in _stacks(edges) for run in _runs(stack, lines, tops)]
    return [run for run in runs if len(run) >= _FEWEST or _is_short_table(run, page, tops)]


def _underlines(edge: Edge, tops: Heights[Line], highest: float) -> bool:
    """Tell whether the edge is the line under some words: it begins and ends where these do.

    No line of the page is higher than `highest`.
    """
    for line in tops.above(edge.at - _SNAP - highest - 1, edge.at):
        if edge.at <= line.bottom + _SNAP:
            held = [w for w in line.words if edge.left - 2 <= w.x0 and w.x1 <= edge.right + 2]
            if held and held[0].x0 - edge.left <= 2 and edge.right - held[-1].x1 <= 2:
                return True
    return False


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2


def _is_short_table(run: Sequence[Band], page: Page, tops: Heights[Line]) -> bool:
    """Tell whether one or two bands are a table: with values, or cut off by the end of the page."""
    if any(len(blocks_of(band.lines)) < 2 for band in run):
        return False
    above = tops.between(_MARGIN * page.height, run[0].top - _SNAP)
    below = tops.between(run[-1].bottom, (1 - _MARGIN) * page.height)
    values, bold = [any(map(_has_value, b.lines)) for b in run], [_is_bold(b) for b in run]
    if not below or (not above and page.number > 1 and _ends(run[-1], tops)):
        return True
    heads = (bold[0] and not bold[-1]) or (values[-1] and not values[0])
    return len(run) > 1 and heads


def _ends(band: Band, tops: Heights[Line]) -> bool:
    """Tell whether nothing follows closely on a row of data, as rows follow on a heading."""
    height = band.lines[-1].bottom - band.lines[-1].top
    near = tops.between(band.bottom, band.bottom + height / 2)
    return not near and any(c.isdigit() for line in band.lines for c in line.text)


def _is_bold(band: Band) -> bool:
    return all(word.bold for line in band.lines for word in line.words)


def _has_value(line: Line) -> bool:
    return any(is_value(piece) for piece in line.pieces[1:])


def _edges(page: Page) -> list[Edge]:
    """Return the level edges of a page from top to bottom, each without a wide gap."""
    edges = [Edge(r.at, ((r.start, r.end),)) for r in join_rules(page.horizontal)]
    edges.extend(_stripes(page.fills, page.height * _HIGHEST))
    joined: list[Edge] = []
    for edge in sorted(edges):
        near = next(
            (
                index
                for index in _last_at(joined, edge.at)
                if max(edge.left, joined[index].left) - min(edge.right, joined[index].right) <= _GAP
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


def _runs(stack: Sequence[Edge], lines: Sequence[Line], tops: Heights[Line]) -> list[list[Band]]:
    """Return the runs of bands of a stack, cut where a band holds something else than a row."""
    left, right = min(edge.left for edge in stack), max(edge.right for edge in stack)
    inside = _within(lines, left, right)
    middles = Heights(inside, _middle)
    runs: list[list[Band]] = []
    current: list[Band] = []
    for upper, lower in pairwise(stack):
        held = middles.upto(upper.at, lower.at)
        if not held:
            if current:
                current[-1] = current[-1]._replace(below=lower.stretches)
            continue
        if _is_row(held, right - left):
            top = upper.at
            if current and _is_titled(held, tops.upto(upper.at, held[0].top + _SNAP), left):
                runs.append(current)
                current, top = [], held[0].top - 1
            current.append(Band(top, lower.at, tuple(held), lower.stretches))
            continue
        runs.append(current)
        current = []
    runs.append(current)
    cut = [part for run in runs if run for part in tables_among(run)]
    return [_opened(run, stack, inside, right - left) for run in cut]


def _is_titled(row: Sequence[Line], lines: Iterable[Line], left: float) -> bool:
    """Tell whether a row is a heading below a title that begins left of all that is drawn."""
    above = [ln for ln in lines if ln.bottom <= row[0].top + _SNAP]
    return any(ln.x0 < left - _SNAP for ln in above) and not any(map(gives_count, row))


def _within(lines: Iterable[Line], left: float, right: float) -> list[Line]:
    """Return the lines with the words alone that stand between the ends of the edges."""
    found = []
    for line in lines:
        words = tuple(w for w in line.words if left - 2 <= (w.x0 + w.x1) / 2 <= right + 2)
        if len(words) == len(line.words):
            found.append(line)
        elif words:
            top, bottom = min(w.top for w in words), max(w.bottom for w in words)
            found.append(Line(words, top, bottom))
    return found


def _is_row(lines: Sequence[Line], width: float) -> bool:
    """Tell whether the lines are those of one row: close together, no prose, no stack of rows."""
    if any(not _is_close(upper, lower) for upper, lower in pairwise(lines)):
        return False
    wide = sum(len(line.pieces) == 1 and line.x1 - line.x0 >= width * _PROSE for line in lines)
    prose = wide > 1 and len(blocks_of(lines)) == 1
    return not prose and not _is_stack(lines)


def _is_close(upper: Line, lower: Line) -> bool:
    return lower.top - upper.bottom <= _TIGHT * min(
        upper.bottom - upper.top, lower.bottom - lower.top
    )


def _is_stack(lines: Sequence[Line]) -> bool:
    """Tell whether two lines hold values one below the other, each beside a text."""
    seen: list[Stretch] = []
    for line in lines:
        values = [piece for piece in line.pieces[1:] if is_value(piece)]
        extents = [(piece[0].x0, piece[-1].x1) for piece in values]
        if len(extents) > 1 or (extents and len(line.pieces) == len(extents) + 1):
            if any(low <= x1 and high >= x0 for x0, x1 in extents for low, high in seen):
                return True
            seen.extend(extents)
    return False


def _goes_on(line: Line) -> bool:
    return not numbers_a_part(line)


def _opened(
    run: list[Band], stack: Sequence[Edge], lines: Sequence[Line], width: float
) -> list[Band]:
    """Return the run with the rows at its ends that no edge closes: a heading, a last row."""
    top, bottom = run[0].top, run[-1].bottom
    left = min(line.x0 for band in run for line in band.lines) - 1
    if len(run) == 1:  # a heading alone may stand in the middle of its column
        left = min(edge.left for edge in stack) - 2
    right = max(edge.right for edge in stack)
    inside = [line for line in lines if left <= line.x0 and line.x1 <= right]
    gap = _leading(run)
    above = _chain([ln for ln in reversed(inside) if ln.bottom <= top + _SNAP], top, gap)
    under = takewhile(_goes_on, (ln for ln in inside if ln.top >= bottom - _SNAP))
    below = _chain(list(under), bottom, gap)
    if _may_open(above, width) or (above and _is_partial(top, stack, width)):
        run = [*_parted(above[::-1], top, stack), *run]
        run = [*_heading_over(run[0], inside), *run]
    if _may_open(below, width) and (len(run) > 1 or not _is_followed(below[-1], inside)):
        run = [*run, Band(bottom, below[-1].bottom + 1, tuple(below))]
    return run


def _heading_over(first: Band, lines: Sequence[Line]) -> list[Band]:
    """Return the heading that stands over an open row of data, its texts over those of the row."""
    if not any(map(gives_count, first.lines)):
        return []
    near = [line for line in lines if line.bottom <= first.top + _SNAP]
    if not near or any(map(gives_count, near[-1:])):
        return []
    head = near[-1]
    row = blocks_of(first.lines)
    over = [any(_meet(text, block) for block in row[1:]) for text in blocks_of([head])[1:]]
    close = first.top - head.bottom <= _PADDED * (head.bottom - head.top)
    if not close or not over or not all(over):
        return []
    return [Band(head.top - 1, first.top, (head,))]


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_followed(last: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line stands close below, as rows do below a heading that alone is shaded."""
    room = last.bottom + 2 * (last.bottom - last.top)
    return any(last.bottom < line.top < room for line in lines)


def _is_partial(at: float, stack: Sequence[Edge], width: float) -> bool:
    """Tell whether the edge at this height is short: then a text stands above it that it spans."""
    edges = [edge for edge in stack if edge.at == at]
    return any(edge.right - edge.left < width - _EVEN for edge in edges)


def _parted(lines: Sequence[Line], bottom: float, stack: Sequence[Edge]) -> list[Band]:
    """Return the lines of an open heading by the edges that part some of its columns."""
    top = lines[0].top - 1
    inner = [edge for edge in stack if top < edge.at < bottom - _SNAP]
    places = [top, *(edge.at for edge in inner), bottom]
    last = min(stack, key=lambda edge: abs(edge.at - bottom))
    stretches = [edge.stretches for edge in (*inner, last)]
    found = []
    for (high, low), below in zip(pairwise(places), stretches, strict=True):
        held = tuple(line for line in lines if high < (line.top + line.bottom) / 2 <= low)
        if held:
            found.append(Band(high, low, held, below))
    return found


def _leading(run: Sequence[Band]) -> float | None:
    """Return the widest gap between two lines of one row; None where each row is a line."""
    pairs = [pair for band in run for pair in pairwise(band.lines)]
    return max((lower.top - upper.bottom for upper, lower in pairs), default=None)


def _chain(lines: Sequence[Line], edge: float, gap: float | None) -> list[Line]:
    """Return the lines that stand close to the edge and to one another, the nearest first.

    `gap` is what lines of one row stand apart, if any row shows it.
    """
    chain: list[Line] = []
    for line in lines:
        height = line.bottom - line.top
        if not chain:
            if min(abs(line.top - edge), abs(line.bottom - edge)) > _PADDED * height:
                break
        else:
            upper, lower = sorted((chain[-1], line), key=_top)
            apart = lower.top - upper.bottom
            if apart > (_LEADING * height if gap is None else gap + 1):
                if _has_value(line) and apart < 2 * height:
                    return []  # one row of several that nothing parts
                break
        chain.append(line)
    return chain


def _top(line: Line) -> float:
    return line.top


def _may_open(lines: Sequence[Line], width: float) -> bool:
    """Tell whether lines beyond the last edge look like a row: texts side by side, no prose."""
    return len(blocks_of(lines)) > 1 and _is_row(sorted(lines, key=_top), width)


def blocks_of(lines: Sequence[Line]) -> list[Stretch]:
    """Return how far the texts of a row reach, those one below the other made one."""
    merged: list[Stretch] = []
    pieces = [piece for line in lines for piece in line.pieces]
    for low, high in sorted((piece[0].x0, max(w.x1 for w in piece)) for piece in pieces):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
