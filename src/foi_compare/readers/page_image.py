"""A picture of a page → the same page upright and straight, and the rules drawn on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

Image = Any  # a PIL image
Array = Any  # a numpy array

_DARK = 140  # of 255
_STEEPEST = 2.5  # degrees askew that a scanner leaves
_STEP = 0.1
_SMALL = 900  # pixels across, enough to see how lines lean
_SHORTEST = 0.03  # of the width of the page: a rule, and no stroke of a letter
_SOLID = 0.9
_APART = 4  # pixels between two strokes of the same rule


class Stroke(NamedTuple):
    """A straight line in pixels: `at` is its fixed coordinate, it runs from `start` to `end`."""

    at: float
    start: float
    end: float


class _Run(NamedTuple):
    """Dark points in the rows from `first` to `last`."""

    first: float
    last: float
    start: float
    end: float


def straightened(image: Image) -> tuple[Image, float]:
    """Return a grey page turned so that its lines lie level, and by how many degrees."""
    from PIL import Image as Pillow

    angle = _lean(image)
    if abs(angle) < _STEP / 2:
        return image, 0.0
    return image.rotate(angle, Pillow.Resampling.BICUBIC, fillcolor=255), angle


def strokes(image: Image) -> tuple[tuple[Stroke, ...], tuple[Stroke, ...]]:
    """Return the horizontal and the vertical rules of a straight page."""
    import numpy as np

    dark = np.asarray(image) < _DARK
    least = max(20, int(dark.shape[1] * _SHORTEST))
    return tuple(_level(dark, least)), tuple(_level(dark.T, least))


def _lean(image: Image) -> float:
    """Return the angle at which the rows of the page differ most: text and gaps in turn."""
    import numpy as np
    from PIL import Image as Pillow

    small = image.copy()
    small.thumbnail((_SMALL, _SMALL * 2))
    ink = Pillow.fromarray((np.asarray(small) < _DARK).astype("uint8") * 255)
    best, best_score = 0.0, -1.0
    steps = int(_STEEPEST / _STEP)
    for number in sorted(range(-steps, steps + 1), key=abs):
        turned = ink.rotate(number * _STEP, Pillow.Resampling.BILINEAR)
        rows = np.asarray(turned).sum(axis=1, dtype=float)
        score = float(((rows[1:] - rows[:-1]) ** 2).sum())
        if score > best_score * 1.001:
            best, best_score = number * _STEP, score
    return best


def _level(dark: Array, least: int) -> Iterator[Stroke]:
    """Yield the horizontal runs of dark points, those of one rule joined.

    What is thicker than a rule is a band of shading, and no edge of a cell.
    """
    import numpy as np

    if dark.shape[1] <= least:
        return
    sums = np.cumsum(np.pad(dark, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    solid = (sums[:, least:] - sums[:, :-least]) >= _SOLID * least
    runs: list[_Run] = []
    for row in np.flatnonzero(solid.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.pad(solid[row].astype(np.int8), 1)))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            at = float(row)
            _join(runs, _Run(at, at, float(start), float(end + least - 1)))
    thickest = max(_APART * 2, least / 4)
    for run in runs:
        if run.last - run.first <= thickest:
            yield Stroke((run.first + run.last) / 2, run.start, run.end)


def _join(runs: list[_Run], new: _Run) -> None:
    """Add a run to the rule that it is part of, or as a new one."""
    for index in range(len(runs) - 1, max(-1, len(runs) - 40), -1):
        known = runs[index]
        near = new.first - known.last <= _APART
        if near and new.start <= known.end + _APART and new.end >= known.start - _APART:
            start, end = min(known.start, new.start), max(known.end, new.end)
            runs[index] = _Run(known.first, new.last, start, end)
            return
    runs.append(new)
