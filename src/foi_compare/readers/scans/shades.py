"""A straight page → the rectangles of light shading on it, behind its letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from foi_compare.readers.scans.ocr import Area
from foi_compare.readers.scans.page_image import closed

Image = Any  # a PIL image, grey
Array = Any  # a numpy array

_SMALLER = 3
_FIELD = 0.018  # of the width of the page: broader than a stroke of its largest letters
_PALEST = 6  # of 255, between shading and paper
_DARKEST = 128  # of 255: on a darker ground letters are light, and these break its ground up
_PAPER = 90  # percent of a page that are no lighter than its paper, at least
_NARROWEST, _LOWEST = 0.05, 0.01  # of the width of the page: a shaded cell, and no smudge
_EVEN = 4  # of 255: two shadings that differ by less are one
_STRAIGHT = 2  # points of the smaller picture that the sides of a rectangle may be off by
_SOLID = 0.9


class Shade(NamedTuple):
    """A shaded rectangle in pixels, and how light it is, from 0 to 255."""

    area: Area
    level: int


class _Row(NamedTuple):
    """The part of one row of points that is shaded."""

    at: int
    start: int
    end: int
    level: float


def shades_of(image: Image) -> tuple[Shade, ...]:
    """Return what is shaded: each rectangle with straight sides and one shade of grey.

    They are looked for on a page that is made smaller: the grain of a scanner is gone from it.
    """
    import cv2
    import numpy as np

    ground = _ground(image)
    paper = int(np.percentile(ground, _PAPER))
    mask = (ground <= paper - _PALEST) & (ground >= _DARKEST)
    width = ground.shape[1]
    count, labels, measures, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    found: list[Shade] = []
    for label in range(1, count):
        left, top, wide, high, _ = measures[label].tolist()
        at_edge = left == 0 or left + wide == width  # a shadow of the scanner
        if at_edge or wide < _NARROWEST * width or high < _LOWEST * width:
            continue
        part = labels[top : top + high, left : left + wide] == label
        rows = _rows(part, ground[top : top + high, left : left + wide])
        found.extend(
            Shade(
                Area(*(_SMALLER * side for side in (left + x0, top + y0, left + x1, top + y1))),
                level,
            )
            for x0, y0, x1, y1, level in _rectangles(rows)
            if x1 - x0 >= _NARROWEST * width and y1 - y0 >= _LOWEST * width
        )
    return tuple(found)


def _ground(image: Image) -> Array:
    """Return a smaller picture of the page without its letters: paper, and what is shaded."""
    import numpy as np

    small = np.asarray(image.reduce(_SMALLER))
    return closed(small, max(2, round(small.shape[1] * _FIELD / 2)) * 2 + 1)


def _rows(part: Array, ground: Array) -> Iterator[_Row]:
    """Yield the rows of a shaded part that are shaded from end to end."""
    import numpy as np

    for at, row in enumerate(part):
        places = np.flatnonzero(row)
        if len(places) and len(places) >= _SOLID * (places[-1] + 1 - places[0]):
            level = float(np.median(ground[at][places]))
            yield _Row(at, int(places[0]), int(places[-1]) + 1, level)


def _rectangles(rows: Iterator[_Row]) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield left, top, right, bottom and level of the rows that make a rectangle of one shade."""
    run: list[_Row] = []
    for row in rows:
        if run and not _goes_on(run, row):
            yield _rectangle(run)
            run = []
        run.append(row)
    if run:
        yield _rectangle(run)


def _goes_on(run: list[_Row], row: _Row) -> bool:
    middle = run[len(run) // 2]
    return (
        row.at == run[-1].at + 1
        and abs(row.start - middle.start) <= _STRAIGHT
        and abs(row.end - middle.end) <= _STRAIGHT
        and abs(row.level - middle.level) <= _EVEN
    )


def _rectangle(run: list[_Row]) -> tuple[int, int, int, int, int]:
    middle = run[len(run) // 2]
    return middle.start, run[0].at, middle.end, run[-1].at + 1, round(middle.level)
