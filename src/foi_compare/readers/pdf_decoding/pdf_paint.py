"""How often a page of a PDF is painted over by what takes long, before it is made a picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from foi_compare.limits import check_painted

_LEVELS = 12  # of forms inside forms: what lies deeper counts as painting all of its form
_PLAIN = 0.01  # of the time that a colour takes that is mixed with what lies beneath


class _Drawn(NamedTuple):
    """An object: itself, its bounds as left, bottom, right and top, and how long its kind takes."""

    handle: Any
    bounds: tuple[float, ...]
    weight: float


def check_paint(page: Any) -> None:  # noqa: ANN401 - pdfium has no types
    """Check how often a page is painted over.

    Raises:
        LimitPassedError: it is more than `PAINTED`.

    """
    import pypdfium2.raw as pdfium

    handles = (
        pdfium.FPDFPage_GetObject(page, index)
        for index in range(pdfium.FPDFPage_CountObjects(page))
    )
    whole = (0.0, 0.0, page.get_width(), page.get_height())
    check_painted(_painted(map(_drawn, handles), whole, _LEVELS))


def _painted(objects: Iterator[_Drawn], whole: tuple[float, ...], levels: int) -> float:
    """Return how often objects paint over all of what they lie in."""
    return sum(
        _share(one.bounds, whole) * max(one.weight, _inside(one.handle, levels)) for one in objects
    )


def _inside(handle: Any, levels: int) -> float:  # noqa: ANN401 - the same
    """Return how often a form is painted over by what it draws; 0 for what is no form."""
    import pypdfium2.raw as pdfium

    if not levels or pdfium.FPDFPageObj_GetType(handle) != pdfium.FPDF_PAGEOBJ_FORM:
        return 0
    count = pdfium.FPDFFormObj_CountObjects(handle)
    drawn = [_drawn(pdfium.FPDFFormObj_GetObject(handle, index)) for index in range(count)]
    if not drawn:
        return 0
    left, bottom, right, top = zip(*(one.bounds for one in drawn), strict=True)
    whole = (min(left), min(bottom), max(right), max(top))
    return _painted(iter(drawn), whole, levels - 1)


def _drawn(handle: Any) -> _Drawn:  # noqa: ANN401 - the same
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(handle, *(ctypes.byref(side) for side in sides))
    slow = pdfium.FPDFPageObj_GetType(
        handle
    ) == pdfium.FPDF_PAGEOBJ_SHADING or pdfium.FPDFPageObj_HasTransparency(handle)
    return _Drawn(handle, tuple(side.value for side in sides), 1 if slow else _PLAIN)


def _share(bounds: tuple[float, ...], whole: tuple[float, ...]) -> float:
    """Return how much of a rectangle another one covers."""
    wide = min(bounds[2], whole[2]) - max(bounds[0], whole[0])
    high = min(bounds[3], whole[3]) - max(bounds[1], whole[1])
    area = (whole[2] - whole[0]) * (whole[3] - whole[1])
    return max(0.0, wide) * max(0.0, high) / area if area > 0 else 0.0
