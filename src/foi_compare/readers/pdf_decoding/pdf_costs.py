"""What a PDF holds that takes long to paint: patterns, meshes, and programs that make colours.

How often they paint is told by each page, when it is shown; see `pdf_paint`.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from foi_compare.model import Source
from foi_compare.readers.opening.damage import DAMAGE
from foi_compare.readers.pdf_decoding.pdf_forms import content_of, objects_named, spelt
from foi_compare.readers.pdf_decoding.pdf_patterns import PATTERN, cells_of

_Point = tuple[int, int]
_MESH = re.compile(spelt(b"ShadingType"))
_FUNCTION = re.compile(spelt(b"FunctionType"))
_PROGRAM = 4  # the type of a function that is a program
_COLOURLESS = 2  # the type of a pattern that takes the colour of what it fills


# A pattern of colours that run: of another type than 1, or of one that is told elsewhere.
_RUNNING = re.compile(spelt(b"PatternType") + rb"(?!\s*1(?![\d.])(?!\s+\d+\s+R))")
_OBJECTS = re.compile(spelt(b"ObjStm"))  # objects that are packed together
# What takes as long as to paint a page over once, as it was measured: bytes of a mesh, and
# triangles of one that each cover most of the page.
_MESH_BYTES, _TRIANGLES = 30, 5 / 3
_GRID = 64  # cells along each side of a mesh, in which its triangles are counted
# A line across a page meets as many cells, and a triangle that it meets takes a seventieth of one
# that covers all; so long as few lie over one another, it is these that take the time.
_THIN = 2 * _GRID / 70
_COUNTED = 4_000_000  # bytes of a mesh whose triangles are counted; more would take seconds
_FREE, _LATTICE = 4, 5  # the types of shading that are triangles


class Costs(NamedTuple):
    """What the dearest of its kind takes: cells of a pattern, a mesh, and bytes of a program.

    A mesh is told by how often it paints over what it fills. `colourless` tells that a pattern
    takes the colour of what it fills, and so cannot be told by its own; `fills`, that something may
    be filled with colours that run.
    """

    cells: float = 0
    colourless: bool = False
    mesh: float = 0
    program: int = 0
    fills: bool = False


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
    dear = bool(meshes or functions)
    return Costs(
        cells=max(map(cells_of, patterns), default=0),
        colourless=any(_said(one, "PaintType") == _COLOURLESS for one in patterns),
        mesh=max(map(_painted_by, meshes), default=0),
        program=max(
            (_bytes(one) for one in functions if _said(one, "FunctionType") == _PROGRAM), default=0
        ),
        fills=dear and _may_fill(source.data, password),
    )


def _may_fill(data: bytes, password: str) -> bool:
    """Return whether there is a pattern of colours that run, also among packed objects."""
    packed = objects_named(data, password, _OBJECTS).values()
    return any(map(_RUNNING.search, (data, *map(_content, packed))))


def _painted_by(stream: Any) -> float:  # noqa: ANN401 - pdfminer's objects
    """Return how often a mesh paints over what it fills.

    However a page shrinks, turns or cuts it, no point is painted by more triangles than there are
    in one cell of a grid over all of it.
    """
    data = _content(stream)
    counted = len(data) <= _COUNTED and _said(stream, "ShadingType") in {_FREE, _LATTICE}
    triangles = _triangles(stream, data) if counted else None
    if triangles is None:
        return len(data) / _MESH_BYTES
    every = len(triangles) / _TRIANGLES
    return min(every, _deepest(triangles) * (1 / _TRIANGLES + _THIN))


def _triangles(stream: Any, data: bytes) -> list[tuple[_Point, ...]] | None:  # noqa: ANN401 - the same
    """Return the corners of the triangles of a mesh, as written; None where it is damaged."""
    bits = [_said(stream, f"BitsPer{of}") or 0 for of in ("Flag", "Coordinate", "Component")]
    decode = _said(stream, "Decode")
    row = _said(stream, "VerticesPerRow") or 0
    lattice = _said(stream, "ShadingType") == _LATTICE
    told = isinstance(decode, list) and all(isinstance(one, int) and 0 <= one <= 32 for one in bits)
    if not told or not bits[1] or (lattice and not (isinstance(row, int) and row > 1)):
        return None
    flag, place, colour = (0 if lattice else bits[0]), bits[1], bits[2]
    size = flag + 2 * place + colour * (len(decode) - 4) // 2
    corners = _corners(data, -(-size // 8), flag, place)
    return _of_lattice(corners, row) if lattice else _of_flags(corners)


def _corners(data: bytes, size: int, flag: int, place: int) -> list[tuple[int, _Point]]:
    """Return each corner with the flag before it; each begins with a byte."""
    found = []
    for at in range(0, len(data) - size + 1, size):
        whole = int.from_bytes(data[at : at + size], "big")
        left = 8 * size - flag
        x = whole >> (left - place) & ((1 << place) - 1)
        y = whole >> (left - 2 * place) & ((1 << place) - 1)
        found.append((whole >> left, (x, y)))
    return found


def _of_flags(corners: list[tuple[int, _Point]]) -> list[tuple[_Point, ...]]:
    """Return triangles of three new corners each, or of one and a side of the one before."""
    found: list[tuple[_Point, ...]] = []
    at = 0
    while at < len(corners):
        flag, corner = corners[at]
        if flag & 3 and found:
            kept = found[-1][1:] if flag & 3 == 1 else found[-1][::2]
            found.append((*kept, corner))
            at += 1
        else:
            found.append(tuple(one for _, one in corners[at : at + 3]))
            at += 3
    return found


def _of_lattice(corners: list[tuple[int, _Point]], row: int) -> list[tuple[_Point, ...]]:
    points = [corner for _, corner in corners]
    found: list[tuple[_Point, ...]] = []
    for at in range(len(points) - row):
        if (at + 1) % row:
            found.append((points[at], points[at + 1], points[at + row]))
            found.append((points[at + 1], points[at + row], points[at + row + 1]))
    return found


def _deepest(triangles: list[tuple[_Point, ...]]) -> int:
    """Return how many triangles may lie over the same cell of a grid over all of them."""
    xs, ys = ([point[side] for one in triangles for point in one] for side in (0, 1))
    if not xs:
        return 0
    across, down = ((min(of), max(max(of) - min(of), 1)) for of in (xs, ys))
    begun = [[0] * (_GRID + 1) for _ in range(_GRID + 1)]
    for one in triangles:
        columns = sorted((x - across[0]) * (_GRID - 1) // across[1] for x, _ in one)
        rows = sorted((y - down[0]) * (_GRID - 1) // down[1] for _, y in one)
        for edge, sign in ((rows[0], 1), (rows[-1] + 1, -1)):
            begun[edge][columns[0]] += sign
            begun[edge][columns[-1] + 1] -= sign
    above = [0] * (_GRID + 1)
    deepest = 0
    for row in begun:
        above = [held + added for held, added in zip(above, accumulate(row), strict=True)]
        deepest = max(deepest, *above)
    return deepest


def _said(stream: Any, name: str) -> Any:  # noqa: ANN401 - pdfminer's objects
    from pdfminer.pdftypes import resolve1

    try:
        return resolve1(stream.get(name))
    except DAMAGE:
        return None


def _bytes(stream: Any) -> int:  # noqa: ANN401 - the same
    return len(_content(stream))


def _content(stream: Any) -> bytes:  # noqa: ANN401 - the same
    try:
        return content_of(stream)
    except DAMAGE:
        return b""  # pdfium paints none that it cannot read
