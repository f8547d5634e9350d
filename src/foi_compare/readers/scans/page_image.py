"""A picture of a page → the same page straight, the rules drawn on it, and its ink without them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

Image = Any  # a PIL image
Array = Any  # a numpy array

_STEEPEST = 2.5  # degrees askew that a scanner leaves
_STEPS = (0.5, 0.1, 0.03)  # degrees, each search finer than the one before
_SMALL = 900  # pixels across, enough to see how lines lean
_CONTRAST = 0.4  # of the way from paper to the darkest ink: less is noise of the scanner
_FAINTEST = 25  # of 255, between a rule or a letter and the paper beside it
_DARK_GROUND = 128  # of 255: shading on which letters are light
_FIELD = 0.016  # of the width of the page: broader than a stroke of its largest letters
_SHORTEST = 0.03  # of the width of the page: a rule, and no stroke of a letter
_SOLID = 0.9
_EVEN, _PALE_PART = 0.65, 12  # of its usual darkness a rule has in its palest part, in percent
_THICKEST = 0.005  # of the width of the page: a broader bar is a band of shading, and no rule
_SPECK = 2  # points that hang together: dust
_APART = 4  # pixels between two strokes of the same rule


class Stroke(NamedTuple):
    """A straight line in pixels: `at` is its fixed coordinate, it runs from `start` to `end`."""

    at: float
    start: float
    end: float
    thick: float = 1.0


class Strokes(NamedTuple):
    """The rules of a page."""

    level: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]


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
    if abs(angle) < _STEPS[-1] / 2:
        return image, 0.0
    return image.rotate(angle, Pillow.Resampling.BICUBIC, fillcolor=_paper(image)), angle


def strokes(image: Image) -> Strokes:
    """Return the horizontal and the vertical rules of a straight page.

    A rule is darker than what lies on either side of it, be that paper or shading.
    """
    import numpy as np

    grey = np.asarray(image)
    on_side = np.ascontiguousarray(grey.T)  # so that its rows, too, lie together in memory
    thickest = max(3, round(min(grey.shape) * _THICKEST))
    least = max(20, int(grey.shape[1] * _SHORTEST))
    level, upright = (tuple(_rules(side, thickest, least)) for side in (grey, on_side))
    return Strokes(_held(level, upright, least * 2), _held(upright, level, least * 2))


def _held(rules: Sequence[Stroke], across: Sequence[Stroke], least: int) -> tuple[Stroke, ...]:
    """Return the rules that are long, or meet a rule across: the bars of a bold word do neither."""
    return tuple(
        rule
        for rule in rules
        if rule.end - rule.start >= least
        or any(
            other.start - _APART <= rule.at <= other.end + _APART
            and rule.start - _APART <= other.at <= rule.end + _APART
            for other in across
        )
    )


def ink_of(image: Image, rules: Strokes) -> Array:
    """Return where a straight page is printed on, its rules left out: letters, and what is drawn.

    What counts is how far a point stands off the shade about it, be that paper or light shading.
    """
    import numpy as np

    grey = np.asarray(image)
    field = max(4, round(grey.shape[1] * _FIELD / 2)) * 2 + 1
    off = closed(grey, field) - grey
    ink = _without_specks(
        off > max(_FAINTEST, _CONTRAST * float(np.percentile(off[::2, ::2], 99.5)))
    )
    for stroke in rules.level:
        _erase(ink, stroke)
    for stroke in rules.upright:
        _erase(ink.T, stroke)
    return ink


def light_ink_of(image: Image) -> Array | None:
    """Return where the cut of a line shows light letters; None where its letters are dark."""
    import numpy as np

    grey = np.asarray(image).astype(np.int16)
    ground = int(np.median(grey))
    if ground >= _DARK_GROUND:
        return None
    off = grey - ground
    return _without_specks(off > max(_FAINTEST, _CONTRAST * float(np.percentile(off, 99))))


def _without_specks(ink: Array) -> Array:
    """Return the ink without points that have fewer than two others beside them."""
    import numpy as np

    wide = np.pad(ink.astype(np.uint8), 1)
    rows = wide[:-2] + wide[1:-1] + wide[2:]
    around = rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]
    return ink & (around > _SPECK)


def _erase(ink: Array, stroke: Stroke) -> None:
    half = stroke.thick / 2 + 1
    top, bottom = max(0, int(stroke.at - half)), int(stroke.at + half) + 1
    ink[top:bottom, max(0, int(stroke.start) - 2) : int(stroke.end) + 3] = False


def closed(grey: Array, field: int) -> Array:
    """Return the page with everything dark made as light as what is beside it, where narrower."""
    lightest = _highest(_highest(grey, field).T, field).T
    return 255 - _highest(_highest(255 - lightest, field).T, field).T


def _highest(grey: Array, field: int) -> Array:
    """Return for every point the highest value of the rows about it; the field is an odd number."""
    import numpy as np

    top = field // 2
    found = np.pad(grey, ((top, field - 1 - top), (0, 0)), "edge")
    reach = 1
    while reach < field:
        step = min(reach, field - reach)
        found = np.maximum(found[:-step], found[step:])
        reach += step
    return found


def _paper(image: Image) -> int:
    """Return the shade that is commonest on the page."""
    counts: list[int] = image.histogram()
    return counts.index(max(counts))


def _lean(image: Image) -> float:
    """Return the angle at which the rows of the page differ most: text and gaps in turn."""
    import numpy as np

    small = image.copy()
    small.thumbnail((_SMALL, _SMALL * 2))
    grey = np.asarray(small).astype(np.int16)
    dark = np.abs(grey - _paper(small)) > _FAINTEST * 2
    # About the middle of the page, so that at every angle its rows lie alike between the points.
    down, across = (
        places - size // 2 for places, size in zip(np.nonzero(dark), dark.shape, strict=True)
    )

    def contrast(angle: float) -> float:
        turn = math.radians(angle)
        rows = _counted(down * math.cos(turn) - across * math.sin(turn))
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    best, reach = 0.0, _STEEPEST
    for step in _STEPS:
        count = round(reach / step)
        # The least turn first: of equals, the page stays as it is.
        angles = sorted((best + step * number for number in range(-count, count + 1)), key=abs)
        best = max(angles, key=contrast)
        reach = step
    return round(best, 3)


def _counted(heights: Array) -> Array:
    """Return how many points lie on each row; one between two rows counts for both in part.

    Only the points are turned, a twentieth of the page, and not the page.
    """
    import numpy as np

    if not heights.size:
        return np.zeros(1)
    above = np.floor(heights)
    rows = (above - above.min()).astype(np.intp)
    part = heights - above
    count = int(rows.max()) + 2
    return np.bincount(rows, 1 - part, count) + np.bincount(rows + 1, part, count)


def _ground(grey: Array, thickest: int) -> Array:
    """Return how light a page is both above and below each point, beyond a rule's thickness."""
    import numpy as np

    reach = thickest + 1
    above, below = grey.copy(), grey.copy()
    for step in range(1, reach + 1):
        np.maximum(above[step:], grey[:-step], out=above[step:])
        np.maximum(below[:-step], grey[step:], out=below[:-step])
    return np.minimum(above, below).astype(np.int16)


def _rules(grey: Array, thickest: int, least: int) -> Iterator[Stroke]:
    """Yield the horizontal rules: runs of dark points that are about as dark all along.

    A line of small bold letters is as solid, but not between them. On a dark ground no rule can
    be much darker: what counts is its share of what is light there.
    """
    import numpy as np

    ground = _ground(grey, thickest)
    depth = ground - grey
    for stroke in _level(depth > _FAINTEST, least):
        half = stroke.thick / 2 + 1
        rows = slice(max(0, int(stroke.at - half)), int(stroke.at + half) + 1)
        columns = slice(int(stroke.start), int(stroke.end) + 1)
        along = (depth[rows, columns] / np.maximum(ground[rows, columns], 1)).max(axis=0)
        if np.percentile(along, _PALE_PART) >= _EVEN * np.median(along):
            yield stroke


def _level(dark: Array, least: int) -> Iterator[Stroke]:
    """Yield the horizontal runs of dark points, those of one rule joined."""
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
    for run in runs:
        yield Stroke((run.first + run.last) / 2, run.start, run.end, run.last - run.first + 1)


def _join(runs: list[_Run], new: _Run) -> None:
    """Add a run to the rule that it is part of, or as a new one; it may join two to one."""
    for index in range(len(runs) - 1, max(-1, len(runs) - 40), -1):
        known = runs[index]
        near = new.first - known.last <= _APART
        if near and new.start <= known.end + _APART and new.end >= known.start - _APART:
            start, end = min(known.start, new.start), max(known.end, new.end)
            new = _Run(min(known.first, new.first), max(known.last, new.last), start, end)
            del runs[index]
    runs.append(new)
