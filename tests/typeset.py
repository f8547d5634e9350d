"""Rows of text, set as a page of words and rules: tables to find without any PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from foi_compare.readers.tables.page import Page, Rule, Word

LETTER = 5.0  # points that a letter is wide
HEIGHT = 10.0  # points that a letter is high
PITCH = 12.0  # points between lines
LEFT, TOP = 60.0, 80.0


def page_of(rows: Sequence[Sequence[str]], widths: Sequence[float], *, ruled: bool = True) -> Page:
    """Set rows in columns of the given widths, lines parted by a line break in the text."""
    edges = [LEFT, *accumulate(widths, initial=LEFT)][1:]
    tops = [TOP]
    words: list[Word] = []
    for row in rows:
        height = max(text.count("\n") + 1 for text in row) * PITCH + 4
        for x, text in zip(edges, row, strict=False):
            words.extend(_words(text, x + 3, tops[-1] + 2, len(words)))
        tops.append(tops[-1] + height)
    horizontal = tuple(Rule(y, edges[0], edges[-1]) for y in tops) if ruled else ()
    vertical = tuple(Rule(x, tops[0], tops[-1]) for x in edges) if ruled else ()
    return Page(
        number=1,
        width=595,
        height=842,
        words=tuple(words),
        horizontal=horizontal,
        vertical=vertical,
    )


def _words(text: str, left: float, top: float, run: int) -> list[Word]:
    found = []
    for number, line in enumerate(text.split("\n")):
        x = left
        for part in line.split():
            right = x + LETTER * len(part)
            y = top + number * PITCH
            start = 10_000 * (run + 1) + 100 * number + len(found)
            found.append(
                Word(part, x, y, right, y + HEIGHT, run=run, start=start, length=len(part))
            )
            x = right + LETTER * 0.6
    return found
