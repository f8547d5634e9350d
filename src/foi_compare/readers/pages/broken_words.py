"""Words that a narrow column breaks without a hyphen, put together again."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.lines import Line, lines_of
from foi_compare.shipped.english import english_words

# A word at the end of a line and what the next lines begin with; a line may be one piece of it.
_CHAIN = re.compile(r"(?<![^\W_])[A-Za-z]+(?:\n[A-Za-z]+)+(?![^\W_])")
_MARK = re.compile(r"(?<=\w)\n(?=[,;:.)](?:\s|$))")  # a mark that a full line has no room for
# The dictionary has words of four letters and more; these are the shorter ones of labels.
_SHORT_WORDS = (
    "a i am an as at be by do go he if in is it me my no of on or so to up us we act add age ago "
    "aid aim air all and any are art ask bad bag ban bar bed big bit box boy bus but buy can car "
    "cut day did die due end far few fit fix for gap get got gun had has her hid him his hit how "
    "hub ice ill its job key kid law lay led leg let lie lot low man map may men met mid mix nil "
    "non nor not now off old one our out own pay pen per put raw red row run sat saw say see set "
    "she sex sit six sum tax ten the tic too top try two use van via war was way web who why win "
    "won yes yet you"
)
_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"  # as years stand beside them
_SHORT = frozenset(f"{_SHORT_WORDS} {_MONTHS}".split())
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("es", ""),
    ("s", ""),
    ("ly", ""),
    ("er", ""),
)


def mended(text: str, full: Collection[str] = ()) -> str:
    r"""Return the text of a cell, lines parted by `\n`, with its broken words whole.

    A word counts as broken where the pieces together stand in the dictionary (WordNet 3.0) and at
    least one of them does not: `prosecuti / on`, but not `under / age`. `full` are words that
    fill a line of their own, so that no further letter had room: they go on where that makes a
    word, though they may be words themselves (`posses / sion`).
    """
    if "\n" not in text:
        return text
    return _CHAIN.sub(lambda chain: _joined(chain.group().split("\n"), full), _MARK.sub("", text))


def completes_word(upper: str, lower: str) -> bool:
    """Tell whether a lower text begins with the rest of the word that an upper one ends with."""
    lines = mended(upper).count("\n") + lower.count("\n") + 1
    return mended(f"{upper}\n{lower}").count("\n") < lines


def _joined(pieces: list[str], full: Collection[str]) -> str:
    found = []
    while pieces:
        counts = range(len(pieces), 1, -1)
        whole = (n for n in counts if _is_broken(tuple(pieces[:n]), full=pieces[0] in full))
        count = next(whole, 1)
        found.append("".join(pieces[:count]))
        del pieces[:count]
    return "\n".join(found)


@lru_cache(maxsize=2**12)
def _is_broken(pieces: tuple[str, ...], *, full: bool) -> bool:
    whole = "".join(pieces)
    alike = whole.isupper() or all(piece.islower() for piece in pieces[1:])
    return alike and _is_word(whole) and (full or not all(map(_is_word, pieces)))


def _is_word(text: str) -> bool:
    word = text.lower()
    if word in _SHORT or word in english_words():
        return True
    return any(
        word.endswith(ending) and word.removesuffix(ending) + base in english_words()
        for ending, base in _ENDINGS
    )


def full_lines(cell: GridCell, grid: Grid) -> frozenset[str]:
    """Return the words of a cell that stand alone in a line with no room for a further letter.

    Rules show how wide the cell is: its text keeps as far from the right one as from the left.
    Without them the words that are broken for sure in other cells of the column do.
    """
    lines = lines_of(word for word in cell.words if not word.turn)
    ends = [end for end in _ends(lines) if end.alone]
    if not ends:
        return frozenset()
    if grid.reading == "rules":
        edge = cell.box.x1 - (min(line.x0 for line in lines) - cell.box.x0)
        return frozenset(end.pieces[0] for end in ends if end.needs > edge)
    doubtful = [end for end in ends if _is_broken(end.pieces, full=True)]
    broken = [
        end.needs
        for other in (grid.cells if doubtful else ())
        if other.column == cell.column and other.column_span == 1
        for end in _ends(lines_of(word for word in other.words if not word.turn))
        if _is_broken(end.pieces, full=False)
    ]
    return frozenset(end.pieces[0] for end in doubtful if broken and end.needs >= min(broken))


class _End(NamedTuple):
    """The end of a line and the beginning of the next one.

    `needs` is where the first word would end with one more letter of the second, `alone` whether
    it is all that the line holds.
    """

    pieces: tuple[str, str]
    needs: float
    alone: bool


def _ends(lines: Sequence[Line]) -> list[_End]:
    found = []
    for upper, lower in pairwise(lines):
        word, following = upper.words[-1], lower.words[0]
        letter = (following.x1 - following.x0) / len(following.text)
        pieces = word.text, following.text
        found.append(_End(pieces, word.x1 + letter, len(upper.words) == 1))
    return found
