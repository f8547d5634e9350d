"""Ink of a page that no line took up → where it looks like a figure or a mark that was missed.

What is no figure by its shape may still hide one: a stamp across a table. Where it lies is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from foi_compare.readers.scans.ocr import Area
from foi_compare.readers.scans.seen_words import SeenLine, SeenWord, measured

Ink = Any  # a numpy array of booleans

_TALLEST, _SHORTEST = 1.1, 0.4  # of the usual size of the letters
_WIDEST = 4.0
_DASH = (0.2, 1.2)  # how wide a dash is, of that size; it is flat
_FLAT = 0.5  # times its width
_STAR = (0.2, 0.45)  # how wide and high a star is, of that size
_NEAR = 0.45  # of that size, between two figures of one number
_ROOM = 0.3  # of that size, around what is read
_MOST = 60  # a page with more is a picture, or dirty
_TILE = 1.5  # of that size: large ink is looked at in pieces of this
_PIECE = (0.12, 0.4)  # how thick and how long ink is, of that size, that may be a part of a figure
_THIN = 0.2  # of that size: as thick as a rule is
_WORD = 1.12  # of the size of its letters: the height of a word's box


def stray_areas(ink: Ink, known: Sequence[Area], lines: Sequence[SeenLine]) -> list[Area]:
    """Return where on a page there is ink like a number outside of what is known.

    The search for lines may pass over a lone figure; nothing printed is to be lost.
    """
    sizes = [line.size for line in measured(lines) if line.size]
    if not sizes:
        return []
    size = median(sizes)
    left = ink.copy()
    for area in known:
        left[
            max(0, int(area.top)) : int(area.bottom) + 1, max(0, int(area.x0)) : int(area.x1) + 1
        ] = False
    parts = [part for part in _parts(left) if _may_be_a_figure(part, size)]
    found = _joined(sorted(parts), size)
    if len(found) > _MOST:
        return []
    room = _ROOM * size
    return [
        Area(max(0.0, a.x0 - room), max(0.0, a.top - room), a.x1 + room, a.bottom + room)
        if a.height >= _SHORTEST * size
        else Area(
            max(0.0, a.x0 - room), max(0.0, a.top - size / 2), a.x1 + room, a.bottom + size / 2
        )
        for a in found
    ]


def unread_areas(ink: Ink, words: Sequence[SeenWord]) -> list[Area]:
    """Return where on a page there is ink that no word accounts for, as thick as that of a figure.

    Dust is smaller, and what is left of a rule thinner.
    """
    upright = [word for word in words if not word.turn]
    if not upright:
        return []
    size = median(word.bottom - word.top for word in upright) / _WORD
    left = ink.copy()
    for word in words:
        top, bottom = max(0, int(word.top)), int(word.bottom) + 1
        left[top:bottom, max(0, int(word.x0) - 1) : int(word.x1) + 2] = False
    tile = max(2, round(_TILE * size))
    whole = _parts(left)
    large = [part for part in whole if max(part.width, part.height) > tile]
    left[::tile] = False
    left[:, ::tile] = False
    pieces = [part for part in _parts(left) if any(_within(part, other) for other in large)]
    thick, long = (share * size for share in _PIECE)
    return [
        part
        for part in (*(one for one in whole if one not in large), *pieces)
        if min(part.width, part.height) >= thick
        and max(part.width, part.height) >= long
        and not _is_rule(part, size)
    ]


def _is_rule(part: Area, size: float) -> bool:
    """Tell whether ink is a short rule, or a piece of one: longer than a figure, and thin."""
    thin, long = sorted((part.width, part.height))
    return long > _TALLEST * size and thin < _THIN * size


def _within(part: Area, other: Area) -> bool:
    return (
        other.x0 <= part.x0
        and part.x1 <= other.x1
        and other.top <= part.top
        and part.bottom <= other.bottom
    )


def _parts(ink: Ink) -> list[Area]:
    """Return the boxes around ink that hangs together."""
    import cv2
    import numpy as np

    _, _, measures, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    return [
        Area(float(x), float(y), float(x + wide), float(y + high))
        for x, y, wide, high, _ in measures[1:].tolist()
    ]


def _may_be_a_figure(part: Area, size: float) -> bool:
    if _SHORTEST * size <= part.height <= _TALLEST * size:
        return part.width <= _WIDEST * size
    least, most = _STAR
    if all(least * size <= side <= most * size for side in (part.width, part.height)):
        return True
    narrow, wide = _DASH
    return narrow * size <= part.width <= wide * size and part.height <= _FLAT * part.width


def _joined(parts: Sequence[Area], size: float) -> list[Area]:
    """Return the parts with those that stand close beside one another made one."""
    found: list[Area] = []
    for part in parts:
        for index, known in enumerate(found):
            level = min(known.bottom, part.bottom) - max(known.top, part.top)
            if part.x0 - known.x1 <= _NEAR * size and level > 0:
                found[index] = Area(
                    min(known.x0, part.x0),
                    min(known.top, part.top),
                    max(known.x1, part.x1),
                    max(known.bottom, part.bottom),
                )
                break
        else:
            found.append(part)
    return found
