"""Bands that nothing drawn parts, cut where one table ends and the next one begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import TYPE_CHECKING

from foi_compare.readers.tables.ground.columns import PERIOD, is_value

if TYPE_CHECKING:
    from foi_compare.readers.tables.by_rules.band import Band
    from foi_compare.readers.tables.ground.lines import Line

_FLUSH = 2.5  # points that a text may stand off the left side of its table
_SPARE = 3.0  # points that a text alone may have more room than a row, or a line of one


def tables_among(run: Sequence[Band]) -> list[list[Band]]:
    """Return the bands of each table in a run of them."""
    parts = _cut_at_titles(run)
    parts = [part for one in parts for part in _cut_at_heads(one)]
    parts = [part for one in parts for part in _cut_at_texts(one)]
    return [part for one in parts for part in _cut_at_repeated_heads(one)]


def _cut_at_titles(run: Sequence[Band]) -> list[list[Band]]:
    """Cut where a text stands alone between two shaded rows, in more room than a row has."""
    spare = [band.bottom - band.top - _height(band) for band in run]
    usual = sorted(spare)[len(spare) // 2]
    parts: list[list[Band]] = [[]]
    for band, room in zip(run, spare, strict=True):
        alone = all(len(line.pieces) == 1 for line in band.lines)
        if alone and room > usual + _SPARE:
            parts.append([])
        else:
            parts[-1].append(band)
    return [part for part in parts if part]


def _cut_at_heads(run: Sequence[Band]) -> list[list[Band]]:
    """Cut where a title and the heading of a further table stand between two rows of data.

    What is drawn is the same above and below; the title is no part of either table.
    """
    left = min(line.x0 for band in run for line in band.lines)
    counts = [any(map(gives_count, band.lines)) for band in run]
    parts: list[list[Band]] = [[]]
    for index, band in enumerate(run):
        title = next((i for i, line in enumerate(band.lines) if len(line.pieces) > 1), 0)
        flush = band.lines[0].x0 <= left + _FLUSH
        # A row of texts, as a list of records has them, stands among others of its kind.
        among_data = 0 < index < len(run) - 1 and counts[index - 1] and counts[index + 1]
        if title and flush and among_data and not counts[index]:
            lines = band.lines[title:]
            parts.append([band._replace(top=lines[0].top - 1, lines=lines)])
        else:
            parts[-1].append(band)
    return parts


def _cut_at_texts(run: Sequence[Band]) -> list[list[Band]]:
    """Cut where a text stands apart below a row of data, and the heading of a table follows.

    Nothing is drawn between the two; but no row has its lines so far apart.
    """
    left = min(line.x0 for band in run for line in band.lines)
    counts = [any(map(gives_count, band.lines)) for band in run]
    widest = [max(_gaps(band), default=None) for band in run]
    first, second = _two_most(gap for gap in widest if gap is not None)
    parts: list[list[Band]] = [[]]
    for index, band in enumerate(run):
        parts[-1].append(band)
        if index + 2 >= len(run) or counts[index + 1] or not counts[index]:
            continue
        usual = second if widest[index] == first else first  # among the others
        text = next((i for i, gap in enumerate(_gaps(band), 1) if gap > usual + _SPARE), 0)
        above, below = band.lines[:text], band.lines[text:]
        alone = all(len(line.pieces) == 1 and line.x0 <= left + _FLUSH for line in below)
        if text and alone and any(map(gives_count, above)):
            parts[-1][-1] = band._replace(bottom=above[-1].bottom + 1, lines=above, below=())
            parts.append([])
    return parts


def _cut_at_repeated_heads(run: Sequence[Band]) -> list[list[Band]]:
    """Cut where the heading stands again, at the text over it if one stands there alone."""
    heads = ["\n".join(line.text for line in band.lines) for band in run]
    alone = [len(band.lines) == len(band.lines[0].pieces) == 1 for band in run]
    first = next((i for i, one in enumerate(alone) if not one), len(run))
    counts = any(map(gives_count, run[first].lines)) if first < len(run) else True
    again = () if counts else [i for i in range(first + 1, len(run)) if heads[i] == heads[first]]
    places = [0, *(i - (i - 1 > first and alone[i - 1]) for i in again), len(run)]
    return [list(run[begin:end]) for begin, end in pairwise(places)]


def _two_most(gaps: Iterable[float]) -> tuple[float, float]:
    """Return the two widest gaps; 0 where there is none."""
    most = nlargest(2, gaps)
    return (most[0] if most else 0.0, most[1] if len(most) > 1 else 0.0)


def _gaps(band: Band) -> list[float]:
    """Return how far apart the lines of a band stand."""
    return [lower.top - upper.bottom for upper, lower in pairwise(band.lines)]


def gives_count(line: Line) -> bool:
    """Tell whether a line holds a value that is no year, as those of a heading are."""
    return any(
        is_value(piece) and PERIOD.fullmatch(" ".join(word.text for word in piece)) is None
        for piece in line.pieces[1:]
    )


def _height(band: Band) -> float:
    return max(line.bottom for line in band.lines) - min(line.top for line in band.lines)
