"""How often a PDF draws the cell of a pattern, and how deep its masks lie, before a page is shown.

pdfium repeats the cell of a tiling pattern in C until the page is full, and makes a picture of the
whole page for each mask inside a mask: a few hundred bytes may ask for more than any time and
memory.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from foi_compare.errors import TooLargeError
from foi_compare.limits import MASKS, PATTERN_CELLS
from foi_compare.model import Source
from foi_compare.readers.opening.damage import DAMAGE
from foi_compare.readers.pdf_decoding.pdf_forms import objects_named, spelt

PATTERN = re.compile(spelt(b"PatternType"))  # a stream of that name is one of tiles
_MASK = re.compile(spelt(b"SMask"))
_FORM = re.compile(spelt(b"Form"))
_PAGE = 595 * 842  # points: a larger page is shown smaller
_COPIED = 40  # square points of a cell that take as long to copy as one more cell


def check_patterns(source: Source, password: str) -> None:
    """Check what the patterns and masks of a PDF draw.

    Raises:
        TooLargeError: it is more than `PATTERN_CELLS`, or masks lie deeper than `MASKS`.

    """
    patterns = objects_named(source.data, password, PATTERN).values()
    if any(cells_of(one) > PATTERN_CELLS for one in patterns):
        what = f"a pattern of the PDF draws its cell more than {PATTERN_CELLS:,} times"
        raise _too_much(source.name, f"{what} to fill a page.")
    if _MASK.search(source.data) and _deepest(objects_named(source.data, password, _FORM)) > MASKS:
        raise _too_much(source.name, f"the PDF has more than {MASKS} masks inside each other.")


def _too_much(name: str, problem: str) -> TooLargeError:
    step = (
        "Send the pages with tables in a new PDF, or ask the force for the figures in another file."
    )
    return TooLargeError(name, problem, step)


def cells_of(pattern: Any) -> float:  # noqa: ANN401 - pdfminer's objects
    """Return how often the cell of a pattern is drawn to fill a page; a large one counts more."""
    from pdfminer.pdftypes import resolve1

    try:
        wide, high = (abs(float(resolve1(pattern.get(name)))) for name in ("XStep", "YStep"))
        left, bottom, right, top = map(float, resolve1(pattern.get("BBox")))
        a, b, c, d, *_ = map(float, resolve1(pattern.get("Matrix")) or (1, 0, 0, 1, 0, 0))
        larger = abs(a * d - b * c)
        step = wide * high * larger
        cell = min(_PAGE, abs((right - left) * (top - bottom)) * larger)
        return (1 + cell / _COPIED) * _PAGE / step if step else 0
    except DAMAGE:
        return 0  # pdfium draws none that it cannot read


def _deepest(forms: Mapping[int, Any]) -> int:
    """Return how many masks of the forms lie inside each other; one inside itself has no end."""
    inside = {number: _masks(form) for number, form in forms.items()}

    @cache
    def depth(number: int, levels: int) -> int:
        if not levels:
            return 0
        return max((1 + depth(one, levels - 1) for one in inside.get(number, ())), default=0)

    return max((depth(number, MASKS + 1) for number in inside), default=0)


def _masks(form: Any) -> frozenset[int]:  # noqa: ANN401 - the same
    """Return the numbers of the forms by which a form masks what it draws."""
    from pdfminer.pdftypes import PDFObjRef, resolve1

    try:
        states = resolve1((resolve1(form.get("Resources")) or {}).get("ExtGState")) or {}
        masks = [resolve1((resolve1(state) or {}).get("SMask")) for state in states.values()]
        drawn = [mask.get("G") for mask in masks if isinstance(mask, dict)]
        return frozenset(one.objid for one in drawn if isinstance(one, PDFObjRef))
    except DAMAGE:
        return frozenset()
