"""Letters that stand together but come out parted, turned into words again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foi_compare.readers.tables.page import Word

GLUE = "\u200b"  # stands in the raw text for a space that the page does not show
_TOUCHING = 0.25  # points between two letters of one word that are drawn one by one
_MANY = 0.3  # share of the neighbours on a page that touch, where letters are drawn one by one


def glued(words: Sequence[Word], raw: str) -> tuple[list[Word], str]:
    """Return the words and the raw text of a page without the spaces that nobody sees.

    Some programs draw the text of a page letter by letter, and pdfium then takes the ends of
    drawing operations for spaces. Only a page on which neighbours often touch is mended, so that
    two cells set wall to wall stay two.
    """
    if not words:
        return [], raw
    # By position: a page drawn letter by letter has thousands of them, and names take longer.
    pairs = [
        -_TOUCHING <= other[1] - one[3] <= _TOUCHING and _touch(one, other, raw)
        for one, other in pairwise(words)
    ]
    if sum(pairs) < 8 or sum(pairs) < len(pairs) * _MANY:
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
            x1=word.x1,
            top=min(before.top, word.top),
            bottom=max(before.bottom, word.bottom),
            length=word.start + word.length - before.start,
        )
    return found, "".join(letters)


def _touch(one: Word, other: Word, raw: str) -> bool:
    """Tell whether two words that meet stand level, with nothing but spaces between them."""
    return (
        not one.turn
        and not other.turn
        and abs(other.top - one.top) <= _TOUCHING
        and raw[one.start + one.length : other.start].strip(" \r\n") == ""
        and one.length > 0
    )
