"""The words of a page with their places to the boxes of single texts among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from foi_compare.model import Box

_MARKS = re.compile(r"^[\W_]+|[\W_]+$")


class PageWord(NamedTuple):
    """A word as it stands on the displayed page, with its box in points."""

    text: str
    box: Box


def boxes_of_texts(texts: Iterable[str], words: Sequence[PageWord]) -> tuple[Box, ...]:
    """Return the boxes of the words that spell one of the texts, wherever on the page.

    Case, and the marks around a word, make no difference. A text that is part of a longer run
    without white space (a name in an e-mail address) takes that whole.
    """
    plain = [_plain(word.text) for word in words]
    found: dict[int, Box] = {}
    for text in texts:
        wanted = [piece for piece in map(_plain, text.split()) if piece]
        for at in range(len(words) - len(wanted) + 1) if wanted else ():
            if plain[at : at + len(wanted)] == wanted:
                found |= {i: words[i].box for i in range(at, at + len(wanted))}
        if len(wanted) == 1:
            inside = re.compile(rf"(?<!\w){re.escape(wanted[0])}(?!\w)")
            found |= {i: words[i].box for i, one in enumerate(plain) if inside.search(one)}
    return tuple(found[at] for at in sorted(found))


def boxes_of_numerals(
    texts: Sequence[str], area: Box, words: Sequence[PageWord]
) -> tuple[Box | None, ...]:
    """Return the box of each of some numerals, which stand in an area of a page in this order.

    One that no word holds, as where a line broke it, has none.
    """
    inside = [word for word in words if _stands_in(word.box, area)]
    found: list[Box | None] = []
    at, behind = 0, 0  # the word looked at, and what of it is taken
    for text in texts:
        there = _next(text, inside, at, behind)
        if there is None:
            found.append(None)
        else:
            at, behind = there[0], there[1] + len(text)
            found.append(inside[at].box)
    return tuple(found)


def _next(text: str, words: Sequence[PageWord], at: int, behind: int) -> tuple[int, int] | None:
    """Return the next word that holds a text, and where in it; one may hold several: `2019/20`."""
    for index in range(at, len(words)):
        start = words[index].text.find(text, behind if index == at else 0)
        if start >= 0:
            return index, start
    return None


def _stands_in(box: Box, area: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return area.x0 - 1 <= x <= area.x1 + 1 and area.top - 1 <= y <= area.bottom + 1


def _plain(text: str) -> str:
    return _MARKS.sub("", text).casefold()
