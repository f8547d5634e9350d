"""A page whose text runs in two columns, cut into the parts that are read one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from foi_compare.model import Box
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.lines import Line, lines_of
from foi_compare.readers.tables.ground.page import Page, Rule, Word

_MIDDLE = (0.35, 0.65)  # of the width of the text: where the second column begins
_EDGE = 2.0  # points that the lines of a column begin apart
_FEWEST = 3  # lines of a text
_WORDS = 4  # in a line of a text
_FULL = 0.75  # of its column: what a line of a text fills, but for its last one
_LEADING = 0.6  # times the height of a line: more white than that parts two texts
_LEVEL = 0.3  # times the height of a line: texts that begin in one row


def parts_of(page: Page, lines: Sequence[Line]) -> tuple[Page, ...]:
    """Return the page, or what stands above, in and below its two columns, in reading order.

    `lines` are those of the upright words of the page.

    Both columns hold running text whose lines break at their edges, and the texts of the one begin
    where those of the other go on. Two texts that begin level, time after time, are rows of a
    table; so is what a rule or a line of values joins.
    """
    edge = _second_edge(lines)
    if edge is None:
        return (page,)
    run = _longest_run(lines, edge, page.horizontal)
    left = _Column(w for line in run for w in line.words if w.x0 < edge)
    right = _Column(w for line in run for w in line.words if w.x0 >= edge)
    if not (left.is_text() and right.is_text()) or _begin_level(left, right):
        return (page,)
    top, bottom = min(line.top for line in run), max(line.bottom for line in run)
    boxes = (
        Box(0, 0, page.width, top),
        Box(0, top, edge, bottom),
        Box(edge, top, page.width, bottom),
        Box(0, bottom, page.width, page.height),
    )
    parts = (_part(page, box) for box in boxes)
    return tuple(part for part in parts if part.words)


def _second_edge(lines: Sequence[Line]) -> float | None:
    """Return where most texts begin that stand right of something else on their line."""
    if not lines:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    edges = [
        piece[0].x0
        for line in lines
        for piece in line.pieces[1:]
        if len(piece) >= _WORDS and low <= piece[0].x0 <= high
    ]
    if len(edges) < _FEWEST:
        return None
    edge = max(edges, key=lambda one: (sum(abs(one - other) <= _EDGE for other in edges), -one))
    near = [other for other in edges if abs(other - edge) <= _EDGE]
    return min(near) - _EDGE if len(near) >= _FEWEST else None


def _longest_run(lines: Sequence[Line], edge: float, rules: Iterable[Rule]) -> list[Line]:
    """Return the most lines below one another that nothing joins across the edge."""
    joints = sorted(
        rule.at for rule in rules if rule.start < edge - _EDGE < edge + _EDGE < rule.end
    )
    runs: list[list[Line]] = [[]]
    for line in lines:
        above = runs[-1][-1].bottom if runs[-1] else line.top
        if any(above <= at <= line.bottom for at in joints) or _joins(line, edge):
            runs.append([])
        if not _joins(line, edge):
            runs[-1].append(line)
    return max(runs, key=len)


def _joins(line: Line, edge: float) -> bool:
    """Tell whether a line crosses the edge, or holds nothing but values right of it."""
    if any(word.x0 < edge < word.x1 for word in line.words):
        return True
    before = [word for word in line.words if word.x0 < edge]
    after = [word for word in line.words if word.x0 >= edge]
    if not before or not after:
        return False
    height = line.bottom - line.top
    close = after[0].x0 - max(word.x1 for word in before) < height * _LEADING
    return close or all(is_value((word,)) for word in after)


class _Column:
    """The lines of one column from top to bottom, and which of them it breaks at its edge."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.lines = lines_of(words)
        left = min((line.x0 for line in self.lines), default=0.0)
        right = max((line.x1 for line in self.lines), default=0.0)
        self._full = [
            len(line.pieces) == 1
            and len(line.words) >= _WORDS
            and line.x0 - left <= _EDGE
            and line.x1 >= left + _FULL * (right - left)
            for line in self.lines
        ]
        self._close = [
            lower.top - upper.bottom <= _LEADING * (upper.bottom - upper.top)
            for upper, lower in pairwise(self.lines)
        ]

    def is_text(self) -> bool:
        """Tell whether several lines fill the column and go on in the line below."""
        on = sum(full and close for full, close in zip(self._full, self._close, strict=False))
        return sum(self._full) >= _FEWEST and on >= _FEWEST - 1

    def beginnings(self) -> list[Line]:
        """Return the lines that begin a text: below white, or below a line that was not filled."""
        begin = (not (full and close) for full, close in zip(self._full, self._close, strict=False))
        return [
            *self.lines[:1],
            *(line for line, begins in zip(self.lines[1:], begin, strict=True) if begins),
        ]


def _begin_level(left: _Column, right: _Column) -> bool:
    """Tell whether most texts of the column with fewer begin where one of the other does.

    Those at the top of both say nothing.
    """
    few, many = sorted((left.beginnings(), right.beginnings()), key=len)
    level = [
        any(abs(one.top - other.top) <= _LEVEL * (one.bottom - one.top) for other in many)
        for one in few[1:]
    ]
    return sum(level) * 2 > len(level)


def _part(page: Page, box: Box) -> Page:
    """Return what stands in one part of a page, all in its place."""
    return replace(
        page,
        words=tuple(word for word in page.words if _holds(box, _middle(word))),
        horizontal=tuple(
            rule for rule in page.horizontal if _holds(box, ((rule.start + rule.end) / 2, rule.at))
        ),
        vertical=tuple(
            rule for rule in page.vertical if _holds(box, (rule.at, (rule.start + rule.end) / 2))
        ),
        fills=tuple(fill for fill in page.fills if _holds(box, _centre(fill.box))),
    )


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box.x0 <= point[0] < box.x1 and box.top <= point[1] < box.bottom


def _middle(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, word.middle


def _centre(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
