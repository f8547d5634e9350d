"""Letters that stand together but come out parted, turned into words again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foi_compare.readers.tables.ground.lines import laid_level
from foi_compare.readers.tables.ground.page import Word

GLUE = "\u200b"  # stands in the raw text for a space that the page does not show
_TOUCHING = 0.25  # points between two letters of one word that are drawn one by one
_FEWEST = 8  # neighbours that touch
_MANY = 0.3  # share of the neighbours on a page that touch, where letters are drawn one by one


def glued(words: Sequence[Word], raw: str) -> tuple[list[Word], str]:
    """Return the words and the raw text of a page without the spaces that nobody sees.

    Some programs draw the text of a page letter by letter, and pdfium then takes the ends of
    drawing operations for spaces; text that is turned it parts by itself. Only a page on which
    neighbours often touch is mended, so that two cells set wall to wall stay two.
    """
    if not words:
        return [], raw
    pairs = _meeting(words, raw)
    if not any(pairs):
        return list(words), raw
    letters = list(raw)
    found = [words[0]]
    for word, touches in zip(words[1:], pairs, strict=True):
        before = found[-1]
        if not touches:
            found.append(word)
            continue
        end = before.start + before.length
        letters[end : word.start] = [GLUE] * (word.start - end)
        found[-1] = before._replace(
            text=before.text + word.text,
            x0=min(before.x0, word.x0),
            x1=max(before.x1, word.x1),
            top=min(before.top, word.top),
            bottom=max(before.bottom, word.bottom),
            length=word.start + word.length - before.start,
        )
    return found, "".join(letters)


def _meeting(words: Sequence[Word], raw: str) -> list[bool]:
    """Return for each two neighbours whether they are parts of one word.

    Text that is level and text that is turned are drawn in different ways: each is judged alone.
    """
    # By position: a page drawn letter by letter has thousands of them, and names take longer.
    level = [
        -_TOUCHING <= other[1] - one[3] <= _TOUCHING and _touch(one, other, raw)
        for one, other in pairwise(words)
    ]
    beside = [one[8] == other[8] != 0 for one, other in pairwise(words)]
    n_turned = sum(beside)
    if not _are_many(level, len(level) - n_turned):
        level = [False] * len(level)
    if not n_turned:
        return level
    turned = [
        both and _touch(laid_level(one), laid_level(other), raw)
        for both, (one, other) in zip(beside, pairwise(words), strict=True)
    ]
    if not _are_many(turned, n_turned):
        return level
    return list(map(any, zip(level, turned, strict=True)))


def _are_many(touching: Sequence[bool], neighbours: int) -> bool:
    return sum(touching) >= max(_FEWEST, neighbours * _MANY)


def _touch(one: Word, other: Word, raw: str) -> bool:
    """Tell whether two level words meet in one line, with nothing but spaces between them."""
    return (
        not (one.turn or other.turn)
        and abs(other.x0 - one.x1) <= _TOUCHING
        and abs(other.top - one.top) <= _TOUCHING
        and raw[one.start + one.length : other.start].strip(" \r\n") == ""
        and one.length > 0
    )
