"""Rows of text, set as a page of words and rules: tables to find without any PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from foi_compare.readers.tables.ground.page import Page, Rule, Word

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
            words.extend(words_at(text, x + 3, tops[-1] + 2, len(words)))
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


def words_of(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    align: str = "top",
    pad: float = 0.0,
    spans: Sequence[tuple[int, int, int]] = (),
) -> list[Word]:
    """Set rows without rules; each cell stands at the top, in the middle or at the bottom.

    `spans` are cells over several rows, as their column, first and last row; the text is that of
    the first.
    """
    edges = list(accumulate(widths, initial=LEFT))
    heights = [max(text.count("\n") + 1 for text in row) * PITCH + 2 * pad for row in rows]
    tops = list(accumulate(heights, initial=TOP))
    words: list[Word] = []
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            last = next((e for c, b, e in spans if c == column and b == index), index)
            room = tops[last + 1] - tops[index] - 2 * pad - (text.count("\n") + 1) * PITCH
            down = {"top": 0.0, "middle": room / 2, "bottom": room}[align]
            words.extend(words_at(text, edges[column], tops[index] + pad + down, len(words)))
    return words


def words_at(text: str, left: float, top: float, run: int) -> list[Word]:
    """Set a text whose lines begin at the given place; each word is told by its start."""
    found = []
    for number, line in enumerate(text.split("\n")):
        x = left
        for part in line.split():
            right = x + LETTER * len(part)
            y = top + number * PITCH
            start = 10_000 * (run + 1) + 100 * len(found)
            found.append(
                Word(part, x, y, right, y + HEIGHT, run=run, start=start, length=len(part))
            )
            x = right + LETTER * 0.6
    return found
