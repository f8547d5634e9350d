"""Lines of a table, turned into its heading and its rows: which lines go with which values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter, itemgetter

from foi_compare.readers.tables.by_words.anchors import Anchored, anchored_of, with_broken_values
from foi_compare.readers.tables.by_words.fit import (
    ALIGNMENTS,
    Alignment,
    Column,
    Fit,
    Heading,
    alone,
    column_of,
    fits,
    heading_lines,
    level_column,
)
from foi_compare.readers.tables.by_words.group_spans import Extent, Span, spans_of
from foi_compare.readers.tables.ground.columns import Columns, completes
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Word
from foi_compare.readers.tables.ground.stacks import Entry, level, stacks_of

_CLEARLY = 0.7  # how much more must speak against the second best way than against the best
_SPARSE = 0.6  # of the rows have a text in a column, at most, if its texts are names of groups

Cells = dict[int, list[Word]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The heading of a table, its rows, and the texts that stand beside several of them.

    `unsure` holds the words of rows for which another way to share the lines out is as good.
    `across` are the numbers of the rows that are one text over all columns.
    """

    heading: tuple[Word, ...] = ()
    rows: tuple[Cells, ...]
    spans: tuple[Span, ...] = ()
    unsure: frozenset[int] = frozenset()
    across: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One way to share out the lines: where values stand in their rows, and what speaks against."""

    how: Alignment
    fits: Mapping[int, Fit]
    spans: tuple[Span, ...]
    cost: float
    second: tuple[tuple[float, int, Fit], ...]  # what a further way costs more, in which column


def rows_of(lines: Sequence[Line], columns: Columns, *, headed: bool, tail: bool) -> Rows:
    """Return the heading and the rows of lines that are one table.

    Each row of values has one line; the lines of texts beside them are shared out so that all
    values stand in the same way in their rows: at the top, in the middle or at the bottom.
    Without `headed` the first line is a row of data already; without `tail` what stands below the
    last row of values, and is no part of it, is left out.
    """
    anchored = anchored_of(stacks_of(lines, columns), headed=headed)
    pitch = _pitch(anchored)
    anchored = with_broken_values(anchored, pitch)
    weighed = _weighed(anchored, pitch)
    # Lines that all stand level with values stand so in whatever way these stand in their rows.
    level = all(column.level for column in weighed.values())
    ways = [
        _way(anchored, weighed, names, how, pitch)
        for names in dict.fromkeys((_names(anchored), ()))
        for how in (ALIGNMENTS[:1] if level else ALIGNMENTS)
    ]
    ways.sort(key=attrgetter("cost"))
    return _built(anchored, weighed, ways, tail=tail)


def _weighed(anchored: Anchored, pitch: float) -> dict[int, Column]:
    """Return the columns of texts with what speaks for and against the ways to share them out."""
    middles = anchored.middles
    weighed: dict[int, Column] = {}
    for index, stack in anchored.texts.items():
        valued = index in anchored.columns
        level = None
        if not anchored.heading:
            level = level_column(stack, middles, pitch=pitch, valued=valued)
        weighed[index] = level or column_of(
            stack, len(middles), pitch=pitch, edge=_edge(anchored, index), valued=valued
        )
    return weighed


def _edge(anchored: Anchored, column: int) -> float:
    """Return where what stands right of a column begins; its own end for the last one."""
    values = [e.x0 for group in anchored.groups for c, e in group if c > column]
    texts = [e.x0 for c, stack in anchored.texts.items() if c > column for e in stack]
    return min([*values, *texts], default=0.0)


def _pitch(anchored: Anchored) -> float:
    """Return how far apart the lines of one text are, middle to middle."""
    pitches = [
        lower.middle - upper.middle
        for stack in anchored.texts.values()
        for upper, lower in pairwise(stack)
        if 0.75 * upper.height < lower.middle - upper.middle < 1.7 * upper.height
    ]
    heights = [e.height for stack in anchored.texts.values() for e in stack] or [
        e.height for group in anchored.groups for _, e in group
    ]
    return min([*pitches, 1.25 * min(heights)])


def _heading(anchored: Anchored) -> Heading | None:
    middles = [entry.middle for _, entry in anchored.heading]
    return Heading(min(middles), max(middles)) if middles else None


def _names(anchored: Anchored) -> tuple[int, ...]:
    """Return the columns of texts that hold the names of groups of rows, not of each row."""
    top = max([entry.middle for _, entry in anchored.heading], default=-1e9)
    counts = {
        column: sum(entry.middle > top for entry in stack)
        for column, stack in anchored.texts.items()
        if column not in anchored.columns
    }
    rows = len(anchored.groups)
    return tuple(
        column
        for column, count in counts.items()
        if 0 < count <= rows * _SPARSE
        and any(c > column and counts[c] > max(count, rows * _SPARSE) for c in counts)
    )


def _way(
    anchored: Anchored,
    weighed: Mapping[int, Column],
    names: Sequence[int],
    how: Alignment,
    pitch: float,
) -> _Way:
    """Return the best way to share out all lines, if values stand in their rows as told."""
    heading = _heading(anchored)
    best: dict[int, Fit] = {}
    second: list[tuple[float, int, Fit]] = []
    for column, lines in weighed.items():
        if column in names:
            continue
        above = None if column in anchored.columns else heading
        found = fits(lines, anchored.middles, above, how=how, within=_CLEARLY)
        best[column] = found[0]
        second.extend((fit.cost - found[0].cost, column, fit) for fit in found[1:])
    cost = sum(fit.cost for fit in best.values())
    spans: list[Span] = []
    if names:
        extents = _extents(anchored, weighed, best)
        top = heading.last + 0.3 * pitch if heading is not None else -1e9
        for column in names:
            stack = [entry for entry in anchored.texts[column] if entry.middle > top]
            more, seen = spans_of(stack, extents, how, pitch, column)
            cost += more
            spans.extend(seen)
    return _Way(how=how, fits=best, spans=tuple(spans), cost=cost, second=tuple(second))


def _extents(
    anchored: Anchored, weighed: Mapping[int, Column], best: Mapping[int, Fit]
) -> list[Extent]:
    """Return where the texts and values of each row begin and end, without names of groups."""
    extents = []
    for index, group in enumerate(anchored.groups):
        middles = [entry.middle for _, entry in group]
        labelled = False
        for column, fit in best.items():
            run = fit.runs[index]
            if run is not None:
                labelled = labelled or column not in anchored.columns
                middles.extend(entry.middle for entry in weighed[column].lines[run[0] : run[1]])
        extents.append(Extent(min(middles), max(middles), not labelled))
    return extents


def _built(
    anchored: Anchored, weighed: Mapping[int, Column], ways: Sequence[_Way], *, tail: bool
) -> Rows:
    """Return heading and rows of the best way."""
    best = ways[0]
    heading = [entry for _, entry in anchored.heading]
    rows = [
        (middle, index, _cells(anchored, weighed, best, index))
        for index, middle in enumerate(anchored.middles)
    ]
    lone: list[tuple[int, list[Entry]]] = []
    for column in anchored.texts:
        if column in best.fits:
            above, rest = _left_over(anchored, weighed[column], best, column)
        else:
            above, rest = _without_row(anchored, best, column)
        heading.extend(above)
        lone.extend((column, text) for text in rest)
    for group in level([text[0] for _, text in lone]):
        cells: Cells = {}
        for column, text in lone:
            if any(text[0] is entry for entry in group):
                cells.setdefault(column, []).extend(w for entry in text for w in entry.words)
        rows.append((group[0].middle, -1, cells))
    rows.sort(key=itemgetter(0))
    while not tail and len(rows) > 1 and rows[-1][1] < 0 <= max(index for _, index, _ in rows):
        rows.pop()
    places = {index: place for place, (_, index, _) in enumerate(rows) if index >= 0}
    return Rows(
        heading=tuple(word for entry in heading for word in entry.words),
        rows=tuple(cells for _, _, cells in rows),
        spans=tuple(s._replace(first=places[s.first], last=places[s.last]) for s in best.spans),
        unsure=_unsure(anchored, ways),
    )


def _cells(anchored: Anchored, weighed: Mapping[int, Column], way: _Way, index: int) -> Cells:
    """Return the words of one row of values by column."""
    cells: Cells = {}
    for column, fit in way.fits.items():
        run = fit.runs[index]
        for entry in weighed[column].lines[run[0] : run[1]] if run is not None else ():
            cells.setdefault(column, []).extend(entry.words)
    for column, entry in anchored.groups[index]:
        cells.setdefault(column, []).extend(entry.words)
    return cells


def _left_over(
    anchored: Anchored, lines: Column, way: _Way, column: int
) -> tuple[list[Entry], list[list[Entry]]]:
    """Return the lines of the heading, and the texts that stand beside no values."""
    runs = [run for run in way.fits[column].runs if run is not None]
    total = len(lines.lines)
    begin = 0
    if column not in anchored.columns:
        end = runs[0][0] if runs else total
        begin = heading_lines(lines, end, _heading(anchored), way.how)
    above = list(lines.lines[:begin])
    rest: list[list[Entry]] = []
    for stop, following in (*runs, (total, total)):
        rest.extend(list(lines.lines[a:b]) for a, b in alone(lines, begin, stop))
        begin = following
    return above, rest


def _without_row(
    anchored: Anchored, way: _Way, column: int
) -> tuple[list[Entry], list[list[Entry]]]:
    """Return the lines of the heading, and the names of groups that stand beside no row."""
    used = {word for span in way.spans if span.column == column for word in span.words}
    loose = [entry for entry in anchored.texts[column] if entry.words[0] not in used]
    heading = _heading(anchored)
    top = heading.last + loose[0].height * 0.4 if heading is not None and loose else -1e9
    above = [entry for entry in loose if entry.middle <= top]
    return above, [[entry] for entry in loose if entry.middle > top]


def _unsure(anchored: Anchored, ways: Sequence[_Way]) -> frozenset[int]:
    """Return the words of rows that another way, nearly as good, gives other lines."""
    best = ways[0]
    rivals = [(column, fit) for more, column, fit in best.second if more < _CLEARLY]
    for way in ways[1:]:
        if way.cost - best.cost < _CLEARLY:
            rivals.extend((c, fit) for c, fit in way.fits.items() if c in best.fits)
    rows = {
        index
        for column, fit in rivals
        for index, (one, other) in enumerate(zip(best.fits[column].runs, fit.runs, strict=True))
        if one != other
    }
    return frozenset(
        word.start for index in rows for _, entry in anchored.groups[index] for word in entry.words
    )


def with_lines_across(found: Rows, lines: Sequence[Line]) -> Rows:
    """Return the rows with texts over all columns between them."""
    if not lines:
        return found
    tops = [min(w.middle for words in cells.values() for w in words) for cells in found.rows]
    placed = list(zip(tops, range(len(tops)), found.rows, strict=True))
    placed.extend((line.words[0].middle, -1, {0: list(line.words)}) for line in lines)
    placed.sort(key=itemgetter(0))
    places = {index: place for place, (_, index, _) in enumerate(placed)}
    return replace(
        found,
        rows=tuple(cells for _, _, cells in placed),
        spans=tuple(s._replace(first=places[s.first], last=places[s.last]) for s in found.spans),
        across=frozenset(place for place, (_, index, _) in enumerate(placed) if index < 0),
    )


def with_whole_values(found: Rows) -> Rows:
    """Return the rows with those made one whose values are halves of one: `Fewer than` over `5`."""
    rows: list[Cells] = []
    numbers: list[int] = []
    for cells in found.rows:
        values = [column for column in cells if column]
        above = rows[-1] if rows else {}
        if values and all(c in above and completes(above[c], cells[c]) for c in values):
            for column, words in cells.items():
                above[column] = [*above.get(column, ()), *words]
        else:
            rows.append(dict(cells))
        numbers.append(len(rows) - 1)
    if len(rows) == len(found.rows):
        return found
    spans = tuple(
        span._replace(first=numbers[span.first], last=numbers[span.last]) for span in found.spans
    )
    across = frozenset(numbers[index] for index in found.across)
    return replace(found, rows=tuple(rows), spans=spans, across=across)
