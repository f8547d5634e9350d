"""Lines of a table, turned into rows: which lines of a long label belong to which values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.readers.tables.columns import PERIOD, Columns, is_value
from foi_compare.readers.tables.lines import Line
from foi_compare.readers.tables.page import Word

_TIGHTER = 0.93  # times the pitch between rows: lines closer than this are one row's
_PADDED = 1.15  # times the height of a line: rows that are further apart than this are padded
_FULL = 0.95  # of the width of the widest label: less is room that was left
_MOSTLY = 0.7  # of the lines that fill a column hold a value, if it is one of values
_CLEARLY = 1.08  # times the next smaller distance: the break between two rows


class Rows(NamedTuple):
    """Lines by row. `sure` is false where only the first line of each label could be placed."""

    groups: list[list[Line]]
    sure: bool


def rows_of(lines: Sequence[Line], columns: Columns) -> Rows:
    """Group the body lines of a table (no header lines among them) into rows.

    A line with values is an anchor: each row has one at least. The other lines hold the rest of
    longer texts and belong to an anchor near them: to the nearer one where rows
    stand apart, else above, below or around as it fits the first and last row and the way the
    labels begin.
    """
    anchors = _anchors(lines, columns)
    if all(anchors) or not any(anchors):
        return Rows([[line] for line in lines], sure=True)
    apart = _split_by_pitch(lines, anchors)
    if apart is not None:
        return Rows(apart, sure=True)
    return _split_by_alignment(lines, anchors, _labels(lines, columns))


def _anchors(lines: Sequence[Line], columns: Columns) -> list[bool]:
    """Tell for each line whether it fills a column of values; of texts, one besides the first.

    Columns of values are those where most lines hold a value, a year or the number of a record.
    """
    filled, valued = [0] * len(columns), [0] * len(columns)
    reached: list[set[int]] = []
    for line in lines:
        found = _texts(line, columns)
        reached.append(set(found))
        for column, words in found.items():
            filled[column] += 1
            valued[column] += is_value(words) or PERIOD.fullmatch(words[0].text) is not None
    values = {c for c in range(len(columns)) if valued[c] > 1 and valued[c] >= filled[c] * _MOSTLY}
    values = values or set(range(1, len(columns)))
    return [bool(columns_reached & values) for columns_reached in reached]


def _texts(line: Line, columns: Columns) -> dict[int, list[Word]]:
    """Return the words of a line by column."""
    found: dict[int, list[Word]] = {}
    for word in line.words:
        found.setdefault(columns.at((word.x0 + word.x1) / 2), []).append(word)
    return found


def _middles(lines: Sequence[Line]) -> list[float]:
    return [(line.top + line.bottom) / 2 for line in lines]


def _split_by_pitch(lines: Sequence[Line], anchors: Sequence[bool]) -> list[list[Line]] | None:
    """Group lines by their distances: rows stand further apart than the lines of one label.

    Between two anchors there is one break at least; None where the distances do not show it.
    """
    middles = _middles(lines)
    pitches = [b - a for a, b in pairwise(middles)]
    between = [p for p, a, b in zip(pitches, anchors, anchors[1:], strict=False) if a and b]
    height = min(line.bottom - line.top for line in lines)
    usual = min(between, default=0.0)
    limit = usual * _TIGHTER if usual > height * _PADDED else None
    places = [index for index, anchor in enumerate(anchors) if anchor]
    breaks: set[int] = set()
    for upper, lower in pairwise(places):
        found = _breaks(pitches[upper:lower], limit)
        if not found:
            return None
        breaks.update(upper + index for index in found)
    limit = limit or _limit_outside(pitches, breaks, places)
    if limit is not None:
        outside = [*range(places[0]), *range(places[-1], len(pitches))]
        breaks.update(index for index in outside if pitches[index] >= limit)
    groups: list[list[Line]] = [[lines[0]]]
    for index, line in enumerate(lines[1:]):
        if index in breaks:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _limit_outside(
    pitches: Sequence[float], breaks: set[int], places: Sequence[int]
) -> float | None:
    """Return the distance from which lines outside of the anchors part, as those between them do.

    None where the distances inside a row and between two rows are not clearly different.
    """
    inner = [pitches[i] for i in range(places[0], places[-1]) if i not in breaks]
    apart = min((pitches[i] for i in breaks), default=0.0) * _TIGHTER
    return apart if inner and apart > max(inner) else None


def _breaks(pitches: Sequence[float], limit: float | None) -> list[int]:
    """Return the places between two anchors where a row ends; none where it cannot be told."""
    if len(pitches) == 1:
        return [0]
    if limit is not None:
        wide = [index for index, pitch in enumerate(pitches) if pitch >= limit]
        if wide:
            return wide
    ordered = sorted(pitches)
    if ordered[-1] > ordered[-2] * _CLEARLY:
        return [list(pitches).index(ordered[-1])]
    return []


def _labels(lines: Sequence[Line], columns: Columns) -> list[list[Word]]:
    """Return the words of each line in the first column."""
    return [
        [word for word in line.words if columns.at((word.x0 + word.x1) / 2) == 0] for line in lines
    ]


def _split_by_alignment(
    lines: Sequence[Line], anchors: Sequence[bool], labels: Sequence[Sequence[Word]]
) -> Rows:
    """Group lines that are all equally far apart.

    A label is broken where its column is full: where the next word had room enough, a new label
    begins, the name of a group of rows perhaps.
    """
    room = max((words[-1].x1 - words[0].x0 for words in labels if words), default=0.0)
    room = max(room, _free_room(lines, labels) / 2)
    groups: list[list[Line]] = []
    begin = 0
    sure = True
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not _had_room(labels[end - 1], labels[end], room):
            continue
        part = _by_alignment(lines[begin:end], anchors[begin:end])
        groups.extend(part.groups)
        sure = sure and part.sure
        begin = end
    return Rows(groups, sure=sure)


def _free_room(lines: Sequence[Line], labels: Sequence[Sequence[Word]]) -> float:
    """Return how far it is from the labels to the nearest value: their column is half as wide."""
    left = min((words[0].x0 for words in labels if words), default=0.0)
    values = [
        word.x0
        for line, words in zip(lines, labels, strict=True)
        for word in line.words[len(words) :]
    ]
    return min(values, default=left) - left


def _had_room(upper: Sequence[Word], lower: Sequence[Word], room: float) -> bool:
    """Tell whether the first word of the lower label would have fitted on the upper line."""
    if not upper or not lower or lower[0].text[:1].islower():
        return False
    space = (upper[0].bottom - upper[0].top) * 0.3
    need = upper[-1].x1 - upper[0].x0 + space + lower[0].x1 - lower[0].x0
    return need < room * _FULL


def _by_alignment(lines: Sequence[Line], anchors: Sequence[bool]) -> Rows:
    """Group lines by where in its row the value stands: at the top, bottom or middle."""
    if sum(anchors) < 2:
        return Rows([list(lines)], sure=True)
    options = []
    for name in ("top", "bottom", "middle"):
        groups = _grouped(lines, anchors, name)
        if groups is not None:
            options.append((_oddness(groups), groups))
    if not options:
        return Rows([[line] for line in lines], sure=False)
    options.sort(key=lambda option: option[0])
    sure = len(options) == 1 or options[0][0] < options[1][0]
    return Rows(options[0][1], sure=sure)


def _grouped(lines: Sequence[Line], anchors: Sequence[bool], how: str) -> list[list[Line]] | None:
    """Return the lines grouped as if values stood at the top, bottom or middle of their rows."""
    places = [index for index, anchor in enumerate(anchors) if anchor]
    if (how == "top" and places[0] > 0) or (how == "bottom" and places[-1] < len(lines) - 1):
        return None
    ends: list[int] = []
    begin = 0
    for here, following in zip(places, [*places[1:], len(lines)], strict=True):
        if how == "top":
            end = following
        elif how == "bottom":
            end = here + 1
        else:
            end = here + 1 + (here - begin)
            if following == len(lines):
                end = len(lines) if end == len(lines) else -1
            if not here < end <= following:
                return None
        ends.append(end)
        begin = end
    groups, begin = [], 0
    for end in ends:
        groups.append(list(lines[begin:end]))
        begin = end
    return groups


def _oddness(groups: Sequence[Sequence[Line]]) -> float:
    """Count labels that begin as a continuation does, with a small letter or a closing mark."""
    odd = 0.0
    for group in groups:
        first = group[0].text[:1]
        odd += first.islower() or first in ")–-,;&"
        for line in group[1:]:
            # A capital inside a label is common, a full stop before it is not.
            odd += 0.25 * line.text[:1].isupper()
    return odd
