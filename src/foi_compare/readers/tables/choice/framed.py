"""Level rules as wide as a table, turned into where it begins, its heading and where it ends.

Most tables of statistics have three of them: above the heading, below it, and below the last row.
Nothing drawn parts the rows; words alone do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.readers.tables.by_rules.band import Edge
from foi_compare.readers.tables.by_rules.band_cuts import gives_count
from foi_compare.readers.tables.by_rules.bands import blocks_of, is_row, is_stack, within
from foi_compare.readers.tables.by_rules.rules import join_rules
from foi_compare.readers.tables.by_words.word_reading import grid_of_lines, holds
from foi_compare.readers.tables.choice.texts_in_frames import is_caption, is_note
from foi_compare.readers.tables.ground.columns import columns_of, lines_across
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.heading_lines import Drawn
from foi_compare.readers.tables.ground.heights import nearest
from foi_compare.readers.tables.ground.lines import Line
from foi_compare.readers.tables.ground.page import Page

_EVEN = 6.0  # points that a rule may be shorter than the table is wide
_DOUBLE = 5.0  # points between the two lines of a double rule, at most
_SNAP = 2.5  # points within which two rules are one
_FEWEST = 3  # lines that stand side by side, if they are rows of texts
_MOSTLY = 0.6  # of the lines between two rules are rows
_NEAR = 1.0  # times a line's height that a heading stands above its rule
_DEEPEST = 8  # lines of a heading, at most


class _Strip(NamedTuple):
    """What stands between two rules: its lines from top to bottom."""

    top: float
    bottom: float
    lines: tuple[Line, ...]


def read_by_frames(
    page: Page, lines: Sequence[Line], stacks: Iterable[Sequence[Edge]]
) -> list[Grid]:
    """Return the grids of the tables whose heading, rows and end level rules show.

    `stacks` are the edges of each table that is drawn on the page. Where edges part the rows below
    a heading, other readings know more.
    """
    found = []
    for stack in stacks:
        left, right = min(edge.left for edge in stack), max(edge.right for edge in stack)
        inside = within(lines, left, right)
        strips = _strips(stack, inside, right - left)
        for first, rest in _tables_among(strips, right - left):
            whole = [*_heading_above(first, inside), first, *rest]
            heading, body = whole[0], whole[1:]
            ends = [heading.bottom, *(strip.bottom for strip in body)]
            parted = any(
                ends[0] < edge.at < ends[-1] and nearest(ends, edge.at) > _DOUBLE for edge in stack
            )
            grid = None if parted else _grid(page, heading, body)
            if grid is not None:
                found.append(grid)
    return found


def _strips(stack: Sequence[Edge], lines: Sequence[Line], width: float) -> list[_Strip]:
    """Return what stands between the rules that are as wide as the table; some are double."""
    whole = [
        edge.at
        for edge in stack
        if len(edge.stretches) == 1 and not edge.shaded and edge.right - edge.left >= width - _EVEN
    ]
    found: list[_Strip] = []
    for top, bottom in pairwise(whole):
        held = tuple(line for line in lines if top < (line.top + line.bottom) / 2 <= bottom)
        if held:
            close = bool(found) and top - found[-1].bottom <= _DOUBLE
            found.append(_Strip(found[-1].bottom if close else top, bottom, held))
    return found


def _tables_among(strips: Sequence[_Strip], width: float) -> list[tuple[_Strip, list[_Strip]]]:
    """Return the heading and what stands below it of each table, several rows of it in one strip.

    A row may be ruled off by itself: a sum.
    """
    found: list[tuple[_Strip, list[_Strip]]] = []
    index = 0
    while index + 1 < len(strips):
        heading, body = strips[index], strips[index + 1]
        index += 1
        if not (_is_heading(heading) and _holds_rows(body) and heading.bottom == body.top):
            continue
        rows = [body]
        index += 1
        while index < len(strips) and strips[index].top == rows[-1].bottom:
            further = strips[index]
            row = is_row(further.lines, width) and any(map(gives_count, further.lines))
            if not row and not (_holds_rows(further) and not _is_heading(further)):
                break
            rows.append(further)
            index += 1
        found.append((heading, rows))
    return found


def _is_heading(strip: _Strip) -> bool:
    """Tell whether the lines may be a heading: few, close together, and texts side by side."""
    lines = strip.lines
    if len(lines) > _DEEPEST or len(blocks_of(lines)) < 2 or is_stack(lines):
        return False
    return all(
        lower.top - upper.bottom < upper.bottom - upper.top for upper, lower in pairwise(lines)
    )


def _heading_above(strip: _Strip, lines: Iterable[Line]) -> list[_Strip]:
    """Return the line that heads columns right above the first rule, where that closes a sum."""
    if not any(map(gives_count, strip.lines)):
        return []
    return [
        _Strip(line.top - 1, strip.top, (line,))
        for line in lines
        if strip.top - _NEAR * (line.bottom - line.top) <= line.bottom <= strip.top + _SNAP
        and len(line.pieces) > 1
    ][-1:]


def _holds_rows(strip: _Strip) -> bool:
    """Tell whether the lines are several rows: values below one another, or texts side by side."""
    if is_stack(strip.lines):
        return True
    beside = sum(len(line.pieces) > 1 for line in strip.lines)
    return beside >= max(_FEWEST, _MOSTLY * len(strip.lines))


def _grid(page: Page, heading: _Strip, rows: Sequence[_Strip]) -> Grid | None:
    """Return the grid of a table, or None where its lines show no columns."""
    heading = heading._replace(lines=_without_caption(heading.lines))
    body = [line for strip in rows for line in strip.lines]
    values = min((piece[0].x0 for line in body for piece in line.pieces[1:]), default=0.0)
    while len(body[-1].pieces) == 1 and body[-1].x1 > values and is_note(body[-1].text):
        body.pop()  # it reaches from the labels over values
    across = lines_across(body)
    columns = columns_of([*heading.lines, *(line for line in body if line not in across)])
    if len(columns) < 2:
        return None
    grid = grid_of_lines(heading.lines, body, columns, drawn=_drawn(page, heading))
    return grid if holds(grid) else None


def _without_caption(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a heading below the text that names the whole table."""
    first = next(i for i, line in enumerate(lines) if len(line.pieces) > 1)
    named = is_caption(" ".join(line.text for line in lines[:first]))
    return lines[first:] if named else lines


def _drawn(page: Page, heading: _Strip) -> list[Drawn]:
    """Return the rules inside a heading, each below one text.

    Rules that touch are one below one text, and as many as there are below several.
    """
    inside = [r for r in page.horizontal if heading.top + _SNAP < r.at < heading.bottom - _SNAP]
    found: list[Drawn] = []
    for rule in join_rules(inside):
        top = max(
            (
                r.at
                for r in found
                if r.left < rule.end and rule.start < r.right and r.at < rule.at - _SNAP
            ),
            default=heading.top,
        )
        above = [ln for ln in heading.lines if top < (ln.top + ln.bottom) / 2 < rule.at]
        texts = blocks_of(within(above, rule.start, rule.end))
        ends = {r.end for r in inside if abs(r.at - rule.at) <= _SNAP}
        cuts = [
            next((end for end in sorted(ends) if left[1] <= end <= right[0] + _SNAP), None)
            for left, right in pairwise(texts)
        ]
        if None in cuts:
            continue
        places = [rule.start, *(cut for cut in cuts if cut is not None), rule.end]
        found.extend(Drawn(rule.at, left, right) for left, right in pairwise(places))
    return found
