"""The rows of a heading to their texts, by the columns that each stands over."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foi_compare.readers.tables.by_rules.band import Band
from foi_compare.readers.tables.by_rules.band_columns import columns_reached
from foi_compare.readers.tables.by_rules.band_texts import Extent, texts_of
from foi_compare.readers.tables.ground.columns import Column, Columns
from foi_compare.readers.tables.ground.heading_lines import Reach, heading_rows
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Word

_CENTRED = 8.0  # points that a heading may stand off the middle of the columns it spans
_FLUSH = 4.0  # points that a heading may stand off the left end of the columns it spans

Placed = dict[Reach, list[Word]]


def with_spanning_rows(
    heading: Sequence[Band], body: Sequence[Band], edges: Sequence[float]
) -> list[Band]:
    """Return the bands of a heading, parted where one holds texts over those of several columns.

    Between the two rows of it the heading of the labels may stand halfway, so that nothing else
    shows where the first one ends.
    """
    columns = Columns(tuple(Column(left, right) for left, right in pairwise(edges)))
    inside = [word for band in body for line in band.lines for word in line.words]
    found: list[Band] = []
    for band in heading:
        rows = heading_rows(band.lines, inside, columns) if len(band.lines) > 1 else []
        if len(rows) == 2:  # the label of the rows goes with the lower one
            labels = [text for text in rows[0] if text[1] == (0, 0)]
            rows = [[text for text in rows[0] if text not in labels], [*labels, *rows[1]]]
        if len(rows) != 2 or not _span_texts(rows[0], rows[1]):
            found.append(band)
            continue
        upper, lower = (lines_of(w for piece, _ in row for w in piece) for row in rows)
        edge = max(line.bottom for line in upper)
        found.append(Band(band.top, edge, tuple(upper)))
        found.append(Band(edge, band.bottom, tuple(lower), band.below))
    return found


def _span_texts(
    upper: Sequence[tuple[object, Reach]], lower: Sequence[tuple[object, Reach]]
) -> bool:
    """Tell whether each text of a row stands over several columns that have texts of their own."""
    below = {first for _, (first, last) in lower if first == last}
    return bool(upper) and all(
        first < last and below.issuperset(range(first, last + 1)) for _, (first, last) in upper
    )


def heading_texts(bands: Sequence[Band], edges: Sequence[float]) -> list[Placed]:
    """Return the words of each row of the heading by the columns that they stand over."""
    rows: list[Placed] = []
    columns = list(pairwise(edges))
    below: list[Extent | None] = [None] * (len(edges) - 1)
    for band in reversed(bands):
        blocks = texts_of(band.lines, columns)
        reaches = [columns_reached(extent, edges) for extent, _ in blocks]
        if rows:
            reaches = _spanned([extent for extent, _ in blocks], reaches, below)
        rows.append({})
        for (extent, words), reach in zip(blocks, reaches, strict=True):
            rows[-1].setdefault(reach, []).extend(words)
            if reach[0] == reach[1]:
                below[reach[0]] = below[reach[0]] or extent
    return rows[::-1]


def _spanned(
    texts: Sequence[Extent], reaches: Sequence[Reach], below: Sequence[Extent | None]
) -> list[Reach]:
    """Let each text span the columns that it is centred over, or begins with, as far as it can.

    Only columns with a heading of their own below are spanned.
    """
    found: list[tuple[int, int]] = []
    free = 0
    for index, (text, reach) in enumerate(zip(texts, reaches, strict=True)):
        end = reaches[index + 1][0] if index + 1 < len(reaches) else len(below)
        spans = [
            (a, b)
            for a in range(min(free, reach[0]), reach[0] + 1)
            for b in range(reach[1], end)
            if b > a and a >= free and _stands_over(text, below[a : b + 1])
        ]
        best = max(spans, key=lambda span: span[1] - span[0], default=reach)
        found.append(best)
        free = best[1] + 1
    return found


def _stands_over(text: Extent, below: Sequence[Extent | None]) -> bool:
    """Tell whether the text is centred over the headings below, or begins where they begin."""
    extents = [extent for extent in below if extent is not None]
    if len(extents) < len(below):
        return False
    left, right = extents[0][0], extents[-1][1]
    centred = abs(text[0] + text[1] - left - right) / 2 <= _CENTRED
    return centred or abs(text[0] - left) <= _FLUSH
