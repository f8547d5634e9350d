"""The drawing operations of a PDF page, turned into rules, fills and picture boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from foi_compare.limits import check_page
from foi_compare.model import Box
from foi_compare.readers.tables.ground.page import MIN_LENGTH, Fill, Rule

_THIN = 3.5  # points: the thickest border that Word and Excel offer is 3 to 6, commonly under 2.5
_STRAIGHT = 0.6  # points that the ends of a level line may differ by
_MAX_SEGMENTS = 20_000  # a path of more is a map or a chart
_MAX_DEPTH = 6  # forms inside forms
_NEARLY_WHITE = 250


class Matrix(NamedTuple):
    """An affine map as PDF writes it: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Map one point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Map a rectangle to the rectangle around its corners."""
        a, b, c, d, e, f = self
        if b or c:
            corners = [self.point(x, y) for x in (x0, x1) for y in (y0, y1)]
            xs, ys = zip(*corners, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
        left, right, top, bottom = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        if left > right:
            left, right = right, left
        return (left, bottom, right, top) if top > bottom else (left, top, right, bottom)

    def after(self, inner: Matrix) -> Matrix:
        """Return the map that applies `inner` first and this one to its result."""
        a, b = self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b
        c, d = self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d
        e, f = self.point(inner.e, inner.f)
        return Matrix(a, b, c, d, e, f)


@dataclass(slots=True)
class Marks:
    """What is drawn on a page apart from text."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)

    def add_line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Keep a line that is level or upright; anything slanted is a drawing."""
        if abs(y1 - y0) <= _STRAIGHT and abs(x1 - x0) > _STRAIGHT:
            self.horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _STRAIGHT and abs(y1 - y0) > _STRAIGHT:
            self.vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def add_thin(self, box: Box) -> bool:
        """Keep a box that is as thin as a rule as one; tell whether it was."""
        width, height = box.x1 - box.x0, box.bottom - box.top
        if min(width, height) > _THIN:
            return False
        if width <= _THIN and height <= _THIN:  # a corner square or a dot of a dotted border
            self.horizontal.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
            self.vertical.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))
        elif width >= height:
            self.horizontal.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
        else:
            self.vertical.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))
        return True

    def add_box(self, box: Box, *, stroked: bool, colour: tuple[int, int, int] | None) -> None:
        """Keep a rectangle: its edges if they are drawn, its area if it is filled."""
        if self.add_thin(box):
            return
        if stroked:
            self.add_line(box.x0, box.top, box.x1, box.top)
            self.add_line(box.x0, box.bottom, box.x1, box.bottom)
            self.add_line(box.x0, box.top, box.x0, box.bottom)
            self.add_line(box.x1, box.top, box.x1, box.bottom)
        if colour is not None and min(colour) < _NEARLY_WHITE:
            self.fills.append(Fill(box, colour))


class PathReader:
    """Walks the objects of one page; `to_page` maps user space to the page as it is read."""

    def __init__(self, pdfium: Any, to_page: Matrix) -> None:  # noqa: ANN401 - a ctypes module has no type
        self._pdfium = pdfium
        self._to_page = to_page
        self.marks = Marks()
        self._objects = 0
        # Asked for each of the thousands of objects of a page: plain integers, no wrapped pointers.
        self._at = plain_call(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_int)
        self._kind = plain_call(pdfium.FPDFPageObj_GetType, ctypes.c_int)
        self._types = (
            pdfium.FPDF_PAGEOBJ_PATH,
            pdfium.FPDF_PAGEOBJ_IMAGE,
            pdfium.FPDF_PAGEOBJ_FORM,
        )
        sides = (ctypes.c_float * 4)()
        self._sides = memoryview(sides).cast("B").cast("f").tolist
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._drawn = plain_call(
            pdfium.FPDFPath_GetDrawMode, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p
        )
        self._modes = (ctypes.addressof(self._fill), ctypes.addressof(self._stroke))
        self._segments = plain_call(pdfium.FPDFPath_CountSegments, ctypes.c_int)
        self._edges = plain_call(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 4)
        size = ctypes.sizeof(ctypes.c_float)
        self._addresses = tuple(ctypes.addressof(sides) + size * i for i in range(4))
        self._rgba = tuple(ctypes.c_uint() for _ in range(4))

    def read(self, page: Any) -> Marks:  # noqa: ANN401 - a pdfium handle
        """Return everything drawn on the page."""
        at, kind_of, types = self._at, self._kind, self._types
        handle = ctypes.cast(page, ctypes.c_void_p).value
        for index in range(self._counted(self._pdfium.FPDFPage_CountObjects(page))):
            address = at(handle, index)
            if address and (kind := kind_of(address)) in types:
                self._object(address, kind, self._to_page, 0)
        return self.marks

    def _object(self, address: int, kind: int, matrix: Matrix, depth: int) -> None:
        path, image, form = self._types
        if kind == path:
            self._path(address, matrix)
        elif kind == image:
            if self._edges(address, *self._addresses):
                self.marks.images.append(self._bounds(matrix))
        elif kind == form and depth < _MAX_DEPTH:
            item = self._handle(address)
            inner = matrix.after(self._matrix(item))
            for index in range(self._counted(self._pdfium.FPDFFormObj_CountObjects(item))):
                part = self._pdfium.FPDFFormObj_GetObject(item, index)
                own = ctypes.cast(part, ctypes.c_void_p).value
                if own:
                    self._object(own, self._kind(own), inner, depth + 1)

    def _counted(self, objects: int) -> int:
        """Count objects of the page, those inside forms wherever a form is drawn."""
        self._objects += max(0, objects)
        check_page(drawn=self._objects)
        return objects

    def _handle(self, address: int) -> Any:  # noqa: ANN401 - a pdfium handle
        return ctypes.cast(address, self._pdfium.FPDF_PAGEOBJECT)

    def _bounds(self, matrix: Matrix) -> Box:
        return Box(*matrix.box(*self._sides()))

    def _matrix(self, item: Any) -> Matrix:  # noqa: ANN401 - a pdfium handle
        found = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
            return Matrix()
        return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)

    def _path(self, address: int, matrix: Matrix) -> None:
        if not self._drawn(address, *self._modes):
            return
        filled, stroked = bool(self._fill.value), bool(self._stroke.value)
        if not (filled or stroked):
            return
        segments = self._segments(address)
        if segments > _MAX_SEGMENTS or not self._edges(address, *self._addresses):
            return
        box = self._bounds(matrix)
        if segments <= 5 and self.marks.add_thin(box):
            return
        item = self._handle(address)
        colour = self._colour(item) if filled else None
        if filled and not stroked and colour is None:
            return
        for points in self._subpaths(item, segments, matrix.after(self._matrix(item))):
            self._subpath(points, stroked=stroked, colour=colour)

    def _colour(self, item: Any) -> tuple[int, int, int] | None:  # noqa: ANN401 - a pdfium handle
        if not self._pdfium.FPDFPageObj_GetFillColor(item, *self._rgba):
            return (0, 0, 0)
        red, green, blue, alpha = (part.value for part in self._rgba)
        return (red, green, blue) if alpha else None

    def _subpaths(
        self,
        item: Any,  # noqa: ANN401 - a pdfium handle
        segments: int,
        matrix: Matrix,
    ) -> Iterator[list[tuple[float, float]]]:
        """Yield the corner points of each straight part of the path."""
        pdfium = self._pdfium
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for index in range(segments):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind != pdfium.FPDF_SEGMENT_LINETO and len(points) > 1:
                yield points
            if kind != pdfium.FPDF_SEGMENT_LINETO:
                points = []
            points.append(matrix.point(x.value, y.value))
            closes = pdfium.FPDFPathSegment_GetClose(segment) and len(points) > 1
            if closes and points[-1] != points[0]:
                points.append(points[0])
        if len(points) > 1:
            yield points

    def _subpath(
        self,
        points: list[tuple[float, float]],
        *,
        stroked: bool,
        colour: tuple[int, int, int] | None,
    ) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        if len(points) in (4, 5) and _is_rectangle(points, box):
            self.marks.add_box(box, stroked=stroked, colour=colour)
        elif stroked:
            for (x0, y0), (x1, y1) in pairwise(points):
                if max(abs(x1 - x0), abs(y1 - y0)) >= MIN_LENGTH:
                    self.marks.add_line(x0, y0, x1, y1)
        elif colour is not None:
            self.marks.add_thin(box)


def _is_rectangle(points: list[tuple[float, float]], box: Box) -> bool:
    """Tell whether every point is a corner of the box (a clipped border is nearly one)."""
    return all(
        min(abs(x - box.x0), abs(x - box.x1)) <= 1
        and min(abs(y - box.top), abs(y - box.bottom)) <= 1
        for x, y in points
    )


def plain_call(function: Any, result: Any, *further: Any) -> Any:  # noqa: ANN401 - ctypes
    """Return a pdfium function that takes a handle first, with results as plain numbers."""
    return _called(ctypes.cast(function, ctypes.c_void_p).value or 0, result, further)


@cache
def _called(address: int, result: Any, further: tuple[Any, ...]) -> Any:  # noqa: ANN401 - ctypes
    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, *further)(address)
