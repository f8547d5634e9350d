"""The lines of a page, turned into runs of lines that look like tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from foi_compare.readers.tables.ground.columns import PERIOD, is_value
from foi_compare.readers.tables.ground.lines import Line, pieces_of
from foi_compare.readers.tables.ground.page import Word

Extent = tuple[float, float]

# `Question 2` heads what follows; the columns of the table above would make it a label and a count.
_NUMBERS_A_PART = re.compile(
    r"(?:question|request|response|answer|point|part|q)\s?\d{1,2}[a-z]?\W*", re.IGNORECASE
)
_NUMBER_OF_PART = 3  # words: `Question 2 :`
_LINES_KEPT = 500  # a page is asked about its lines again and again
_BESIDE = 0.15  # times the height of a line: how far lines of one row overlap at least
_FEWEST_COLUMNS = 2
_TIGHT = 0.35  # times the height of a line: the gap between the lines of one label at most
_HEADING_GAP = 1.5  # times a line's height between a heading and the rows below it, at most
_ROW_GAP = 2.5  # times a line's height between the rows of a table without rules, at most
_LONGEST_LABEL = 30  # lines


@dataclass(frozen=True, slots=True)
class _Seen:
    """The lines of a page, each with what it holds as a row does and whether others overlap it.

    Where values stand halfway down a label of two lines, label and values are three lines that
    overlap in height.
    """

    lines: Sequence[Line]
    data: Sequence[Sequence[tuple[Word, ...]]]
    beside: Sequence[bool]
    left: Sequence[float]  # where the line begins, or the label beside it


def find_regions(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the runs of lines that look like tables: values in line below one another.

    Lines with texts in columns and no value may be a table of words, or the heading of the
    values below them; then they are taken with these.
    """
    seen = _seen(lines)
    regions: list[tuple[int, int]] = []
    index = floor = 0
    while index < len(lines):
        if not seen.data[index]:
            index += 1
            continue
        end = _grow(seen, index)
        data = [i for i in range(index, end) if seen.data[i]]
        valued = any(map(is_value, (piece for i in data for piece in seen.data[i])))
        if len(data) > 1:
            start = _header_start(seen, index, floor, data)
            if regions and start <= regions[-1][0]:
                regions.pop()
            elif regions:
                start = max(start, regions[-1][1])
            regions.append((start, end))
        floor = regions[-1][1] if valued and regions else floor
        index = end
    return [list(lines[start:end]) for start, end in regions]


def _seen(lines: Sequence[Line]) -> _Seen:
    data, beside, left = [], [], []
    for index, line in enumerate(lines):
        near = [
            other
            for other in lines[max(index - 2, 0) : index + 3]
            if other is not line and _is_beside(line, other)
        ]
        begin = min((other.x0 for other in near), default=line.x0)
        pieces = data_pieces(line)
        if begin < line.x0 and all(is_value(p) or _is_period(p) for p in line.pieces):
            pieces = line.pieces
        elif near and len(line.pieces) == 1 and _is_period(line.pieces[0]):
            # A list of records: the year stands halfway down an outcome of several lines.
            pieces = near[0].pieces
        data.append(pieces)
        beside.append(bool(near))
        left.append(min(begin, line.x0))
    return _Seen(lines, data, beside, left)


def _is_beside(one: Line, other: Line) -> bool:
    """Tell whether two lines overlap in height, and no words of theirs in width."""
    height = min(one.bottom - one.top, other.bottom - other.top)
    if min(one.bottom, other.bottom) - max(one.top, other.top) < height * _BESIDE:
        return False
    return not any(
        mine[0].x0 < piece[-1].x1 and piece[0].x0 < mine[-1].x1
        for mine in one.pieces
        for piece in other.pieces
    )


@lru_cache(maxsize=_LINES_KEPT)
def data_pieces(line: Line) -> Sequence[tuple[Word, ...]]:
    """Return what the line holds after wide gaps, if it looks like a row: values, or columns."""
    pieces = line.pieces
    values = [piece for piece in pieces[1:] if is_value(piece) or _is_period(piece)]
    if not values and len(pieces) == 2 and _is_period(pieces[0]):
        return pieces[1:]  # a list of records: the year of each, and its outcome
    if values or len(pieces) < 3:
        return values
    return pieces[1:] if len(pieces_of(line, 1.0)) > 2 else []


def _is_period(piece: Sequence[Word]) -> bool:
    return len(piece) == 1 and PERIOD.fullmatch(piece[0].text) is not None


def _overlaps(one: Extent, others: Sequence[Extent]) -> bool:
    return any(one[0] <= high + 3 and one[1] >= low - 3 for low, high in others)


def _extent(words: Sequence[Word]) -> Extent:
    return words[0].x0, words[-1].x1


def _grow(seen: _Seen, start: int) -> int:
    """Return the index after the last line of the table that begins with data at `start`."""
    lines = seen.lines
    places = [_extent(piece) for piece in seen.data[start]]
    values = _values_among(seen.data[start])
    left = seen.left[start]
    end = start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        apart = line.top - lines[index - 1].bottom > _ROW_GAP * (line.bottom - line.top)
        if apart or numbers_a_part(line):
            break
        data = [_extent(piece) for piece in seen.data[index]]
        if data:
            if not any(_overlaps(extent, places) for extent in data):
                break
            if _heads_another(seen, start, index):
                break
            places.extend(data)
            values.extend(_values_among(seen.data[index]))
            left = min(left, seen.left[index])
            end = index + 1
        elif (
            _goes_on(seen, start, end, line)
            or _names_rows_below(seen, index)
            or _breaks_figures(seen, index, values)
            or (seen.beside[index] and _begins_where_texts_do(seen, start, end, line))
        ):
            end = index + 1
        elif (
            not _may_be_label(seen, start, index, left, values or places)
            or index - end >= _LONGEST_LABEL
        ):
            break
    return _with_tail(seen, start, end, values or places)


def numbers_a_part(line: Line) -> bool:
    """Tell whether a line says nothing but which question follows: no table goes on in it."""
    short = len(line.words) <= _NUMBER_OF_PART
    return short and _NUMBERS_A_PART.fullmatch(line.text) is not None


def _values_among(pieces: Sequence[Sequence[Word]]) -> list[Extent]:
    """Return where the values among the pieces of a line stand; texts may be labels."""
    return [_extent(piece) for piece in pieces if is_value(piece) or _is_period(piece)]


def _goes_on(seen: _Seen, start: int, end: int, line: Line) -> bool:
    """Tell whether a line holds the rest of texts in columns: each begins where these begin."""
    if line.top - seen.lines[end - 1].bottom > 0.3 * (line.bottom - line.top):
        return False
    return _begins_where_texts_do(seen, start, end, line)


def _begins_where_texts_do(seen: _Seen, start: int, end: int, line: Line) -> bool:
    data = [seen.lines[index] for index in range(start, end) if seen.data[index]]
    left = min(upper.x0 for upper in data)
    starts = {piece[0].x0 for upper in data for piece in upper.pieces if piece[0].x0 > left + 12}
    return all(
        any(abs(piece[0].x0 - start) <= 2 for start in starts) and not is_value(piece)
        for piece in line.pieces
    )


def _breaks_figures(seen: _Seen, index: int, values: Sequence[Extent]) -> bool:
    """Tell whether a line holds the rest of figures that narrow columns broke: `10` over `2`."""
    line = seen.lines[index]
    close = line.top - seen.lines[index - 1].bottom <= _TIGHT * (line.bottom - line.top)
    return close and all(is_value(p) and _overlaps(_extent(p), values) for p in line.pieces)


def _names_rows_below(seen: _Seen, index: int) -> bool:
    """Tell whether a text stands between two rows of values in the very same columns: a band.

    Wherever it is set, it heads none of these columns alone, and a further table has a row of
    headings.
    """
    if index + 1 == len(seen.lines) or len(seen.lines[index].pieces) > 1:
        return False
    above, below = seen.data[index - 1], seen.data[index + 1]
    if len(above) != len(below) or len(above) < _FEWEST_COLUMNS:
        return False
    return all(
        is_value(one)
        and is_value(other)
        and not _is_period(other)
        and _overlaps(_extent(other), [_extent(one)])
        for one, other in zip(above, below, strict=True)
    )


def _may_be_label(
    seen: _Seen, start: int, index: int, left: float, places: Sequence[Extent]
) -> bool:
    """Tell whether a line without values may be a part of a label, or a label alone.

    The name of a group stands left of the labels, beside one of its rows or between two.
    """
    line = seen.lines[index]
    if any(_overlaps((word.x0, word.x1), places) for word in line.words):
        # Text where the values stand: prose, or the heading of a further table.
        return False
    if seen.beside[index]:
        return True
    if line.x0 < left - 12 and not (line.x1 <= left and _values_follow(seen, index)):
        return False
    return not _stands_apart(seen, start, index)


def _values_follow(seen: _Seen, index: int) -> bool:
    """Tell whether the next line with data has a value, and is no heading."""
    following = next((data for data in seen.data[index + 1 :] if data), ())
    return any(is_value(piece) and not _is_period(piece) for piece in following)


def _heads_another(seen: _Seen, start: int, index: int) -> bool:
    """Tell whether the line heads another table: without values, and bold or the same again.

    A heading of two lines may show its longest text beside the others or above them.
    """
    line = seen.lines[index]
    if any(is_value(piece) and not _is_period(piece) for piece in seen.data[index]):
        return False
    first = seen.lines[start]
    if line.words[0].text == first.words[0].text:
        heads, again = (
            [" ".join(word.text for word in piece) for piece in one.pieces] for one in (first, line)
        )
        fewer, more = sorted((heads, again), key=len)
        if len(fewer) > 1 and set(fewer) <= set(more):
            return True
    if not all(word.bold for word in line.words):
        return False
    before = seen.lines[start + 1 : index]
    return any(not all(word.bold for word in upper.words) for upper in before)


def _stands_apart(seen: _Seen, start: int, index: int) -> bool:
    """Tell whether a text is further from the line above it than any two lines of the table.

    Below the first rows nothing may have shown yet how far apart rows stand; the row of values
    that follows the text may show it too.
    """
    lines = seen.lines
    height = lines[index].bottom - lines[index].top
    gaps = [lower.top - upper.bottom for upper, lower in pairwise(lines[start:index])]
    gap = lines[index].top - lines[index - 1].bottom
    rows = sum(bool(data) for data in seen.data[start:index])
    if rows < 3 and max(gaps, default=0.0) <= _TIGHT * height and _values_follow(seen, index):
        return gap > _HEADING_GAP * height
    if index + 1 < len(lines) and seen.data[index + 1] and _values_follow(seen, index):
        gaps.append(lines[index + 1].top - lines[index].bottom)
    return gap > max([*gaps, 0.55 * height]) * 1.5


def _with_tail(seen: _Seen, start: int, end: int, places: Sequence[Extent]) -> int:
    """Take in the rest of the last label, where it stands close below in the same column."""
    lines = seen.lines
    left = min(seen.left[start:end])
    edge = min(low for low, _ in places)
    while end < len(lines):
        line = lines[end]
        gap = line.top - lines[end - 1].bottom
        if gap > _TIGHT * (line.bottom - line.top) or line.x1 > edge or line.x0 < left - 3:
            break
        end += 1
    return end


def _header_start(seen: _Seen, start: int, floor: int, data: Sequence[int]) -> int:
    """Return the index of the first line of the heading above the first row of data."""
    lines = seen.lines
    pieces = [piece for index in data for piece in seen.data[index]]
    places = _columns_of_values(_values_among(pieces) or [_extent(piece) for piece in pieces])
    edge = min(low for low, _ in places)
    left = min(seen.left[index] for index in data)
    right = max(line.x1 for line in lines[start : data[-1] + 1])
    while start > floor:
        line, below = lines[start - 1], lines[start]
        height = line.bottom - line.top
        if below.top - line.bottom > _HEADING_GAP * height or line.x0 < left - 40:
            break
        alone = len(line.pieces) == 1 and not (seen.beside[start - 1] and line.x1 <= right + 40)
        over = line.x1 <= right + 40 and _over_values(line, left, edge, places)
        if alone and not over and (line.x1 >= edge or not _label_of_first_row(lines, start)):
            break
        start -= 1
        right = max(right, line.x1)
    return start


def _over_values(line: Line, left: float, edge: float, places: Sequence[Extent]) -> bool:
    """Tell whether a single text stands over the values and not over the labels."""
    near = max(min(edge - 60, places[0][0] - 40), left + min(12.0, (edge - left) / 2))
    return line.x1 > edge and line.x0 > near


def _columns_of_values(extents: Sequence[Extent]) -> list[Extent]:
    """Return the extents of the columns of values, from left to right."""
    merged: list[Extent] = []
    for low, high in sorted(extents):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _label_of_first_row(lines: Sequence[Line], start: int) -> bool:
    """Tell whether the line above goes on in the line below: same start, usual pitch."""
    upper, lower = lines[start - 1], lines[start]
    return lower.top - upper.bottom <= 0.3 * (upper.bottom - upper.top) and (
        upper.words[0].bold == lower.words[0].bold
    )
