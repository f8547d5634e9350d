"""How often a page of a PDF is painted over by what takes long, before it is made a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from foi_compare.limits import PAINTED, PATTERN_CELLS, check_painted
from foi_compare.readers.pdf_decoding.pdf_costs import Costs, costs_noted

_LEVELS = 12  # of forms inside forms: what lies deeper counts as painting all of its form
_PLAIN = 0.01  # of the time that a colour takes that is mixed with what lies beneath
# What takes as long as to paint a page over once, as it was measured: cells of a pattern, bytes of
# a program that is run for every point, and of one for so many pixels of a picture.
_CELLS, _PROGRAM, _PIXELS = PATTERN_CELLS / PAINTED, 15, 100_000_000
# The colours that pdfium gives for what a pattern fills: of tiles, and of colours that run.
_TILED, _SHADED = (191, 191, 191), (255, 255, 255)


class _Drawn(NamedTuple):
    """An object: itself, its bounds as left, bottom, right and top, and how long its kind takes."""

    handle: Any
    bounds: tuple[float, ...]
    weight: float


def check_paint(page: Any) -> None:  # noqa: ANN401 - pdfium has no types
    """Check how often a page is painted over; patterns, meshes and programs count as they cost.

    Raises:
        LimitPassedError: it is more than `PAINTED`.

    """
    import pypdfium2.raw as pdfium

    handles = (
        pdfium.FPDFPage_GetObject(page, index)
        for index in range(pdfium.FPDFPage_CountObjects(page))
    )
    whole = (0.0, 0.0, page.get_width(), page.get_height())
    costs = costs_noted(page.pdf)
    drawn = (_drawn(handle, costs) for handle in handles)
    check_painted(_painted(drawn, whole, costs, _LEVELS))


def _painted(
    objects: Iterator[_Drawn], whole: tuple[float, ...], costs: Costs, levels: int
) -> float:
    """Return how often objects paint over all of what they lie in."""
    return sum(
        _share(one.bounds, whole) * max(one.weight, _inside(one.handle, costs, levels))
        for one in objects
    )


def _inside(handle: Any, costs: Costs, levels: int) -> float:  # noqa: ANN401 - the same
    """Return how often a form is painted over by what it draws; 0 for what is no form."""
    import pypdfium2.raw as pdfium

    if not levels or pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
        return 0
    count = pdfium.FPDFFormObj_CountObjects(handle)
    drawn = [_drawn(pdfium.FPDFFormObj_GetObject(handle, index), costs) for index in range(count)]
    if not drawn:
        return 0
    left, bottom, right, top = zip(*(one.bounds for one in drawn), strict=True)
    whole = (min(left), min(bottom), max(right), max(top))
    return _painted(iter(drawn), whole, costs, levels - 1)


def _drawn(handle: Any, costs: Costs) -> _Drawn:  # noqa: ANN401 - the same
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(handle, *(ctypes.byref(side) for side in sides))
    return _Drawn(handle, tuple(side.value for side in sides), _weight(handle, costs))


def _weight(handle: Any, costs: Costs) -> float:  # noqa: ANN401 - the same
    """Return how many times as long an object takes as one that is mixed with what lies beneath."""
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFPageObj_GetType(handle)
    weight = 1 if pdfium.FPDFPageObj_HasTransparency(handle) else _PLAIN
    tiled, shaded = costs.cells / _CELLS, max(costs.mesh, costs.program / _PROGRAM)
    if kind == pdfium.FPDF_PAGEOBJ_SHADING:
        return max(1, shaded)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE and costs.program:
        return max(weight, _pixels(handle) * costs.program / _PIXELS)
    filled = kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_TEXT}
    if not filled or not (tiled or (shaded and costs.fills)):
        return weight
    colours = _colours(handle)
    return max(
        weight,
        tiled if costs.colourless or _TILED in colours else 0,
        shaded if costs.fills and _SHADED in colours else 0,
    )


def _pixels(handle: Any) -> int:  # noqa: ANN401 - the same
    import pypdfium2.raw as pdfium

    wide, high = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(handle, ctypes.byref(wide), ctypes.byref(high))
    return wide.value * high.value


def _colours(handle: Any) -> set[tuple[int, ...]]:  # noqa: ANN401 - the same
    """Return the colours of what an object is filled with and of its outline."""
    import pypdfium2.raw as pdfium

    parts = [ctypes.c_uint() for _ in range(4)]
    found = set()
    for of in (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor):
        if of(handle, *map(ctypes.byref, parts)):
            found.add(tuple(part.value for part in parts[:3]))
    return found


def _share(bounds: tuple[float, ...], whole: tuple[float, ...]) -> float:
    """Return how much of a rectangle another one covers."""
    wide = min(bounds[2], whole[2]) - max(bounds[0], whole[0])
    high = min(bounds[3], whole[3]) - max(bounds[1], whole[1])
    area = (whole[2] - whole[0]) * (whole[3] - whole[1])
    return max(0.0, wide) * max(0.0, high) / area if area > 0 else 0.0
