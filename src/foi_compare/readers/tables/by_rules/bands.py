"""Level rules and shading, turned into bands: rows whose tops and bottoms are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from foi_compare.readers.tables.by_rules.band import Band, Edge, Stretch
from foi_compare.readers.tables.by_rules.band_cuts import gives_count, tables_among
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.heights import Heights
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Page, Word
from foi_compare.readers.tables.ground.regions import numbers_a_part

_SNAP = 2.5  # points within which two edges are one
_EVEN = 6.0  # points that the ends of two edges of one table may be off
_TIGHT = 0.8  # times a line's height that the lines of one row stand apart at most
_LEADING = 0.35  # times a line's height that the lines of an open row stand apart at most
_PADDED = 1.5  # times a line's height between an edge and the text of an open row, at most
_PROSE = 0.75  # of a band's width: two lines of one text that wide are no row
_FEWEST = 3  # bands that are a table wherever they stand
_MARGIN = 0.14  # share of the page at its top and bottom where running text stands


def bands_of(
    page: Page, lines: Sequence[Line], stacks: Iterable[Sequence[Edge]]
) -> list[list[Band]]:
    """Return the stacks of bands on a page, each the rows of one table from top to bottom.

    Rows that one rule or shading holds together, several in one band, are no bands; nor is prose
    between two rules.
    """
    tops = Heights(lines, _top)
    runs = [run for stack in stacks for run in _runs(stack, lines, tops)]
    return [run for run in runs if len(run) >= _FEWEST or _is_short_table(run, page, tops)]


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


def _runs(stack: Sequence[Edge], lines: Sequence[Line], tops: Heights[Line]) -> list[list[Band]]:
    """Return the runs of bands of a stack, cut where a band holds something else than a row."""
    left, right = min(edge.left for edge in stack), max(edge.right for edge in stack)
    inside = within(lines, left, right)
    middles = Heights(inside, _middle)
    runs: list[list[Band]] = []
    current: list[Band] = []
    for upper, lower in pairwise(stack):
        held = middles.upto(upper.at, lower.at)
        if not held:
            if current:
                current[-1] = current[-1]._replace(below=lower.stretches)
            continue
        if is_row(held, right - left):
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


def within(lines: Iterable[Line], left: float, right: float) -> list[Line]:
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


def is_row(lines: Sequence[Line], width: float) -> bool:
    """Tell whether the lines are those of one row: close together, no prose, no stack of rows."""
    if any(not _is_close(upper, lower) for upper, lower in pairwise(lines)):
        return False
    wide = sum(len(line.pieces) == 1 and line.x1 - line.x0 >= width * _PROSE for line in lines)
    prose = wide > 1 and len(blocks_of(lines)) == 1
    return not prose and not is_stack(lines)


def _is_close(upper: Line, lower: Line) -> bool:
    return lower.top - upper.bottom <= _TIGHT * min(
        upper.bottom - upper.top, lower.bottom - lower.top
    )


def is_stack(lines: Sequence[Line]) -> bool:
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
    """Return the widest gap between two lines of one row; None where each row is a line.

    Lines of one text are meant: values may stand halfway down beside them, in a line of their own.
    """
    gaps = []
    for band in run:
        first = [line.pieces[0] for line in band.lines]
        for at, lower in enumerate(first):
            over = [
                upper for upper in first[max(at - 2, 0) : at] if _meet(_reach(upper), _reach(lower))
            ]
            if over:
                gaps.append(min(w.top for w in lower) - max(w.bottom for w in over[-1]))
    return max(gaps, default=None)


def _reach(piece: Sequence[Word]) -> Stretch:
    return piece[0].x0, max(word.x1 for word in piece)


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
    return len(blocks_of(lines)) > 1 and is_row(sorted(lines, key=_top), width)


def blocks_of(lines: Sequence[Line]) -> list[Stretch]:
    """Return how far the texts of a row reach, those one below the other made one."""
    merged: list[Stretch] = []
    pieces = [piece for line in lines for piece in line.pieces]
    for low, high in sorted(map(_reach, pieces)):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged
