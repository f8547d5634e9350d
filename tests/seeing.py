"""Lines as the engine would see them, built of blocks of ink for letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from foi_compare.readers.scans.ocr import Area, Mark
from foi_compare.readers.scans.seen_words import SeenLine

SIZE = 40.0  # of the letters, in pixels
BASE = 36.0  # of the line, from the top of its picture
_LOW = frozenset("acegmnopqrsuvwxyz")
_NARROW = {"1": 10, "l": 4, "i": 4, ",": 4, ".": 4, "I": 4, "t": 8}


def line_of(
    text: str, *, gaps: Mapping[int, int] = MappingProxyType({}), raised: Sequence[int] = ()
) -> SeenLine:
    """Return a line whose letters are blocks of ink, 4 pixels apart; a space is 14 wide.

    `gaps` gives other gaps, by the number of letters (spaces left out) before them; the letters at
    `raised` are small and high.
    """
    ink = np.zeros((60, 40 * len(text) + 40), dtype=bool)
    marks: list[Mark] = []
    at, count = 5, 0
    for letter in text:
        if letter == " ":
            marks.append(Mark(" ", at + 3.0, 0.9))
            at += 10
            continue
        at += gaps.get(count, 4) - 4
        width = _NARROW.get(letter, 20)
        if count in raised:
            ink[4:20, at : at + width] = True
        else:
            ink[_top(letter) : 36 + (7 if letter in "gjpqy" else 0), at : at + width] = True
        marks.append(Mark(letter, at + width / 2, 0.99))
        at += width + 4
        count += 1
    return SeenLine(tuple(marks), ink, 100.0, 200.0)


def _top(letter: str) -> int:
    return {"-": 22, "–": 22, ".": 32, ",": 32}.get(letter, 15 if letter in _LOW else 7)


class FakeEyes:
    """Sees all ink as one line, and reads what the given function makes of a cut."""

    def __init__(self, reading: Callable[[Any], tuple[str, float]]) -> None:
        self._reading = reading

    def lines(self, image: Any) -> tuple[Area, ...]:  # noqa: ANN401 - a PIL image
        """Return the box around what is dark."""
        box = image.point(lambda shade: 255 * (shade < 128)).getbbox()
        return (Area(*map(float, box)),) if box else ()

    def marks(self, image: Any) -> tuple[Mark, ...]:  # noqa: ANN401 - a PIL image
        """Return the characters that the function reads, evenly placed."""
        text, sure = self._reading(image)
        step = image.width / max(1, len(text))
        return tuple(Mark(mark, (i + 0.5) * step, sure) for i, mark in enumerate(text))
