"""The words of a page that hold a number, looked at again by themselves: what the looks agree on.

Confidence alone accepts no digit, and no line is ever turned by itself. The first look reads a
word within its line; the second reads it alone, cut out close and at another scale. Where they
differ, or one of them is faint, a third one decides, but only for the first: what two later looks
see and the first does not is told, and not taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from foi_compare.readers.scans.ocr import Eyes, sureness, text_of
from foi_compare.readers.scans.seen_words import CODE_LETTER, SeenWord
from foi_compare.readers.tables.ground.lines import SUPERSCRIPTS

Image = Any  # a PIL image, grey

_LEAST_SURE = 0.6  # of a number, over a look
_ENOUGH = 2  # looks that agree and are sure
_LIKE_FIGURES = frozenset("OoQDIl|iSsBZzqbG")
_SIGNS = frozenset("<>*%-/. ")
_SPACE = re.compile(r" (?!(?<=\d )\d)")  # but one between digits, which makes two numbers
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_RAISED = str.maketrans(SUPERSCRIPTS, "0123456789")
_DASHES = str.maketrans("‐‑‒–—−", "------")


class Look(NamedTuple):
    """How a word is shown: its scale, and the room around it, in sizes of a letter."""

    scale: float
    room: float


LOOKS = (Look(0.7, 0.3), Look(1.0, 0.8))


def looked_twice(
    words: Sequence[SeenWord], picture: Callable[[SeenWord, Look], Image], eyes: Eyes
) -> Iterator[SeenWord]:
    """Yield the words, with a doubt on each number that no second look confirms."""
    for word in words:
        if not is_figure(word.text):
            yield word
            continue
        looks = []
        for look in LOOKS:
            marks = eyes.marks(picture(word, look))
            looks.append((text_of(marks), sureness(marks)))
            if not doubt_of(word, looks):
                break
        yield word._replace(doubt=doubt_of(word, looks))


def is_figure(text: str) -> bool:
    """Tell whether a word holds a digit, or is made of letters that look like digits alone."""
    return any(map(str.isdigit, text)) or (len(text) < 5 and set(text) <= _LIKE_FIGURES)


def doubt_of(word: SeenWord, looks: Sequence[tuple[str, float]]) -> str:
    """Return what the further looks, text and confidence, say against a word, as a sentence."""
    if figures(looks[-1][0]) != figures(word.text):
        others = [seen for seen, _ in looks if figures(seen) != figures(word.text)]
        named = [f"`{other}`" if other else "no number at all" for other in dict.fromkeys(others)]
        return f"`{word.text}` may be {' or '.join(named)} on this scan"
    if _THOUSANDS.fullmatch(word.text.strip(".,;:*")):
        # The tail of a comma is soon lost.
        return f"`{word.text}` may be `{word.text.replace('.', ',')}` on this scan"
    agreeing = [word.sure, *(sure for seen, sure in looks if figures(seen) == figures(word.text))]
    faint = sum(sure >= _LEAST_SURE for sure in agreeing) < _ENOUGH
    return f"`{word.text}` is hardly legible on this scan" if faint else ""


def figures(text: str) -> str:
    """Return what decides a number: its digits, and the signs that change it.

    A small raised figure is looked at as any other is. The `O` of a code `OC1` is no figure.
    """
    text = CODE_LETTER.sub("O", text)
    text = text.translate(_RAISED).translate(_DASHES)
    marks = "".join(mark for mark in text if mark.isdigit() or mark in _SIGNS)
    plain = _SPACE.sub("", " ".join(marks.split())).strip(".")
    # A dash behind a number parts it from what follows: it is no sign of it, as one before it is.
    return plain.rstrip("-") or plain
