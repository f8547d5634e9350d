"""What a page shows, as plain values: words, rules, fills and pictures with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.model import Box

MIN_LENGTH = 3.0  # points; anything shorter is a dot or a tick, not part of a table's frame


class Word(NamedTuple):
    """A run of characters without white space, with its box in points from the top left corner.

    `run` tells which drawing operation put it on the page, `start` and `length` are its place in
    the raw text of the page. `turn` is 0 for upright text, else 90, 180 or 270 degrees.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    run: int = 0
    start: int = 0
    bold: bool = False
    turn: int = 0
    length: int = 0

    @property
    def middle(self) -> float:
        """The height of the middle of the word."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A straight line: `at` is its fixed coordinate, it runs from `start` to `end`."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled rectangle; `colour` as red, green, blue from 0 to 255."""

    box: Box
    colour: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in reading position: y grows downwards, text that is read stands upright."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Box, ...] = ()


def box_of(words: Sequence[Word]) -> Box:
    """Return the smallest box around all words; there must be one at least."""
    return Box(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
