"""A page of a PDF → the picture of it, as fine as the scanner made it."""

from __future__ import annotations

import ctypes
import math
from typing import Any

from foi_compare.limits import LimitPassedError
from foi_compare.readers.pdf_decoding.pdf_paint import check_paint

Image = Any  # a PIL image, grey

_POINTS = 72.0
_USUAL, _COARSEST, _FINEST = 200.0, 100.0, 300.0  # points of the picture on an inch
_MOST_PIXELS = 40_000_000
_COVERED = 0.3  # of the page, by a picture that tells how fine the scan is


def rendered(document: Any, index: int) -> tuple[Image, float]:  # noqa: ANN401 - pdfium has no types
    """Return a page as a grey picture, and the points for a pixel of it."""
    page = document[index]
    try:
        width, height = page.get_width(), page.get_height()
        most = math.sqrt(_MOST_PIXELS / max(1.0, width * height))
        if most < _COARSEST / _POINTS:
            raise LimitPassedError(
                f"page {index + 1} is a picture of {width / _POINTS:.0f} by {height / _POINTS:.0f}"
                " inches, of which nothing can be made out at"
                f" {_MOST_PIXELS // 1_000_000} million pixels.",
                "Cut it into the pages it shows, or ask the force for the original file.",
            )
        scale = min(_fineness(page, width * height) / _POINTS, most)
        check_paint(page)
        bitmap = page.render(scale=scale, grayscale=True)
        # A copy: the memory of the bitmap goes with it.
        image = bitmap.to_pil().convert("L").copy()
        bitmap.close()
        return image, 1 / scale
    finally:
        page.close()


def _fineness(page: Any, area: float) -> float:  # noqa: ANN401 - as above
    """Return the resolution of the largest picture on a page, so that none is drawn anew."""
    import pypdfium2.raw as pdfium

    best, largest = _USUAL, area * _COVERED
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        pdfium.FPDFPageObj_GetBounds(drawn, *(ctypes.byref(side) for side in sides))
        left, bottom, right, top = (side.value for side in sides)
        pdfium.FPDFImageObj_GetImagePixelSize(drawn, ctypes.byref(wide), ctypes.byref(high))
        if (right - left) * (top - bottom) > largest and wide.value:
            largest = (right - left) * (top - bottom)
            # Of a turned picture the sides change places: the longer ones belong together.
            long = max(right - left, top - bottom)
            best = max(wide.value, high.value) / long * _POINTS
    return min(max(best, _COARSEST), _FINEST)
