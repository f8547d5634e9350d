"""A picture of a page to the same with boxes, lines of tables and painted-over places on it."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from foi_compare.model import Box

Image = Any  # a PIL image, in colour

# What a box marks: the number asked about, another number, what is in doubt, what was set aside,
# and two readings of one table.
Ink = Literal["asked", "number", "doubt", "aside", "first", "second"]
_Colour = tuple[int, int, int]

# Told apart in print without colour, too: by their width, and by lines that are broken.
_COLOURS: Mapping[Ink, _Colour] = {
    "asked": (200, 16, 46),
    "number": (0, 94, 165),
    "doubt": (181, 89, 0),
    "aside": (110, 110, 110),
    "first": (0, 94, 165),
    "second": (181, 89, 0),
}
_WIDE: frozenset[Ink] = frozenset({"asked", "first"})
_BROKEN: frozenset[Ink] = frozenset({"doubt", "second"})
_PAINT = (64, 64, 64)
_POINTS_WIDE, _POINTS_THIN = 1.6, 0.8
_OUTSIDE, _INSIDE = 1.5, -0.8  # points between a place and the box around it, wide or thin
_DASH = 4.0  # points
_COLOURS_KEPT, _OCTREE = 128, 2  # the second is Pillow's number of the quickest way to choose them
_NEARLY_WHITE, _WHITE = 250, 255  # the table rounds colours
_MARGIN = 12.0  # points around what is cut out
_GREYS, _BITS_OF_A_GREY = 4, 2  # letters are as easily read as with sixteen, in half the space
_MOST_LIGHT = 255


class Mark(NamedTuple):
    """A box on a page, in points, and what it marks."""

    box: Box
    ink: Ink = "asked"


class Grid(NamedTuple):
    """The lines of a table: `xs` from the left and `ys` from the top of the page, in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    ink: Ink = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is done to the picture of a page, in this order; all of it is in points.

    `painted` are places of which nothing may be seen. `cut` is what is left of the page, with a
    `margin`; None for the whole of it.
    """

    painted: tuple[Box, ...] = ()
    grids: tuple[Grid, ...] = ()
    marks: tuple[Mark, ...] = ()
    cut: Box | None = None
    margin: float = _MARGIN


def drawn_on(png: bytes, scale: float, drawing: Drawing) -> bytes:
    """Return a picture of a whole page, as the bytes of a PNG, with a drawing on it."""
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(png)) as image:
        return as_png(drawn_over(image.convert("RGB"), scale, drawing))


def as_png(image: Image) -> bytes:
    """Return a picture as the bytes of a PNG.

    With a table of colours it is made in half the time and takes a quarter of the space; pages of
    text, and scans of them, look the same.
    """
    found = io.BytesIO()
    table = image.quantize(_COLOURS_KEPT, method=_OCTREE)
    table.putpalette([_WHITE if part >= _NEARLY_WHITE else part for part in table.getpalette()])
    table.save(found, "PNG", compress_level=4)
    return found.getvalue()


def as_small_png(image: Image) -> bytes:
    """Return a picture as the bytes of a small PNG, in a few greys."""
    from PIL import Image as Pillow

    steps = _GREYS - 1
    grey = image.convert("L").point([round(v * steps / _MOST_LIGHT) for v in range(256)])
    table = Pillow.frombytes("P", grey.size, grey.tobytes())
    table.putpalette([part for n in range(_GREYS) for part in [n * _MOST_LIGHT // steps] * 3])
    found = io.BytesIO()
    table.save(found, "PNG", bits=_BITS_OF_A_GREY, compress_level=6)
    return found.getvalue()


def cut_out(box: Box, width: float, height: float, margin: float) -> Box:
    """Return what is shown of a page, in points, where a box of it is cut out with a margin."""
    box = _sorted(box)
    return Box(
        max(0.0, box.x0 - margin),
        max(0.0, box.top - margin),
        min(width, box.x1 + margin),
        min(height, box.bottom + margin),
    )


def drawn_over(image: Image, scale: float, drawing: Drawing) -> Image:
    """Return a picture of a whole page in colour with a drawing on it.

    Args:
        image: the page; it is drawn on.
        scale: pixels for a point.
        drawing: what is painted over, drawn and cut.

    """
    from PIL import ImageDraw

    pen = _Pen(ImageDraw.Draw(image), scale)
    for box in drawing.painted:
        pen.paint(box)
    for grid in drawing.grids:
        pen.grid(grid)
    for mark in drawing.marks:
        pen.mark(mark)
    if drawing.cut is None:
        return image
    size = (image.width / scale, image.height / scale)
    return image.crop(_pixels(cut_out(drawing.cut, *size, drawing.margin), scale, image.size))


class _Pen:
    """Draws in points on a picture."""

    def __init__(self, draw: Any, scale: float) -> None:  # noqa: ANN401 - Pillow's own
        self._draw = draw
        self._scale = scale

    def paint(self, box: Box) -> None:
        """Cover a place, with the edges of its letters."""
        x0, top, x1, bottom = (side * self._scale for side in _sorted(box))
        self._draw.rectangle((x0 - 1, top - 1, x1 + 1, bottom + 1), fill=_PAINT)

    def grid(self, grid: Grid) -> None:
        """Draw the lines of a table from its first to its last."""
        if not (grid.xs and grid.ys):
            return
        left, right, top, bottom = min(grid.xs), max(grid.xs), min(grid.ys), max(grid.ys)
        for x in grid.xs:
            self._line((x, top), (x, bottom), grid.ink, _POINTS_THIN)
        for y in grid.ys:
            self._line((left, y), (right, y), grid.ink, _POINTS_THIN)

    def mark(self, mark: Mark) -> None:
        """Draw a box around a place."""
        apart = _OUTSIDE if mark.ink in _WIDE else _INSIDE  # thin boxes of neighbours meet nowhere
        x0, top, x1, bottom = _sorted(mark.box)
        x0, top, x1, bottom = x0 - apart, top - apart, x1 + apart, bottom + apart
        width = _POINTS_WIDE if mark.ink in _WIDE else _POINTS_THIN
        for start, end in (
            ((x0, top), (x1, top)),
            ((x0, bottom), (x1, bottom)),
            ((x0, top), (x0, bottom)),
            ((x1, top), (x1, bottom)),
        ):
            self._line(start, end, mark.ink, width)

    def _line(
        self, start: tuple[float, float], end: tuple[float, float], ink: Ink, width: float
    ) -> None:
        pieces = _dashes(start, end) if ink in _BROKEN else [(start, end)]
        thick = max(1, round(width * self._scale))
        for (x0, y0), (x1, y1) in pieces:
            at = tuple(side * self._scale for side in (x0, y0, x1, y1))
            self._draw.line(at, fill=_COLOURS[ink], width=thick)


def _dashes(
    start: tuple[float, float], end: tuple[float, float]
) -> Sequence[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the pieces of a broken line, which is level or upright."""
    length = math.dist(start, end)
    count = max(1, math.ceil(length / _DASH))
    (x0, y0), (x1, y1) = start, end

    def at(step: int) -> tuple[float, float]:
        return x0 + (x1 - x0) * step / count, y0 + (y1 - y0) * step / count

    return [(at(step), at(step + 1)) for step in range(0, count, 2)]


def _sorted(box: Box) -> Box:
    """Return a box with its sides in order: the union of odd cells may have them turned about."""
    return Box(
        min(box.x0, box.x1), min(box.top, box.bottom), max(box.x0, box.x1), max(box.top, box.bottom)
    )


def _pixels(box: Box, scale: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return what is cut out of a picture: never nothing, and never more than there is."""
    box = _sorted(box)
    width, height = size
    left = min(max(0, math.floor(box.x0 * scale)), width - 1)
    top = min(max(0, math.floor(box.top * scale)), height - 1)
    right = max(left + 1, min(width, math.ceil(box.x1 * scale)))
    bottom = max(top + 1, min(height, math.ceil(box.bottom * scale)))
    return left, top, right, bottom
