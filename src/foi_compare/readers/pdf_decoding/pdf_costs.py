"""What a PDF holds that takes long to paint: patterns, meshes, and programs that make colours.

How often they paint is told by each page, when it is shown; see `pdf_paint`.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from foi_compare.model import Source
from foi_compare.readers.opening.damage import DAMAGE
from foi_compare.readers.pdf_decoding.pdf_forms import content_of, objects_named, spelt
from foi_compare.readers.pdf_decoding.pdf_patterns import PATTERN, cells_of

_MESH = re.compile(spelt(b"ShadingType"))
_FUNCTION = re.compile(spelt(b"FunctionType"))
_PROGRAM = 4  # the type of a function that is a program
_COLOURLESS = 2  # the type of a pattern that takes the colour of what it fills


class Costs(NamedTuple):
    """What the dearest of its kind takes: cells of a pattern, bytes of a mesh and of a program.

    `colourless` tells that a pattern takes the colour of what it fills, and so cannot be told by
    its own.
    """

    cells: float = 0
    colourless: bool = False
    mesh: int = 0
    program: int = 0


_COSTS: WeakKeyDictionary[Any, Costs] = WeakKeyDictionary()


def note_costs(document: Any, source: Source, password: str) -> None:  # noqa: ANN401 - pdfium's
    """Keep what a document costs to paint, for as long as it is open."""
    _COSTS[document] = costs_of(source, password)


def costs_noted(document: Any) -> Costs:  # noqa: ANN401 - the same
    """Return what a document costs to paint; nothing of one that was not opened for its pages."""
    return _COSTS.get(document, Costs())


def costs_of(source: Source, password: str) -> Costs:
    """Return what the dearest pattern, mesh and program of a PDF take."""
    patterns = objects_named(source.data, password, PATTERN).values()
    meshes = objects_named(source.data, password, _MESH).values()
    functions = objects_named(source.data, password, _FUNCTION).values()
    return Costs(
        cells=max(map(cells_of, patterns), default=0),
        colourless=any(_said(one, "PaintType") == _COLOURLESS for one in patterns),
        mesh=max(map(_bytes, meshes), default=0),
        program=max(
            (_bytes(one) for one in functions if _said(one, "FunctionType") == _PROGRAM), default=0
        ),
    )


def _said(stream: Any, name: str) -> Any:  # noqa: ANN401 - pdfminer's objects
    from pdfminer.pdftypes import resolve1

    try:
        return resolve1(stream.get(name))
    except DAMAGE:
        return None


def _bytes(stream: Any) -> int:  # noqa: ANN401 - the same
    try:
        return len(content_of(stream))
    except DAMAGE:
        return 0  # pdfium paints none that it cannot read
