"""Words that a narrow column breaks without a hyphen, put together again."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

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
_SHORT = frozenset(_SHORT_WORDS.split())
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


def mended(text: str) -> str:
    r"""Return the text of a cell, lines parted by `\n`, with its broken words whole.

    A word counts as broken where the pieces together stand in the dictionary (WordNet 3.0) and at
    least one of them does not: `prosecuti / on`, but not `under / age`.
    """
    if "\n" not in text:
        return text
    return _CHAIN.sub(_joined, _MARK.sub("", text))


def _joined(chain: re.Match[str]) -> str:
    pieces = chain.group().split("\n")
    found = []
    while pieces:
        count = next((n for n in range(len(pieces), 1, -1) if _is_broken(tuple(pieces[:n]))), 1)
        found.append("".join(pieces[:count]))
        del pieces[:count]
    return "\n".join(found)


@lru_cache(maxsize=2**12)
def _is_broken(pieces: tuple[str, ...]) -> bool:
    whole = "".join(pieces)
    alike = whole.isupper() or all(piece.islower() for piece in pieces[1:])
    return alike and _is_word(whole) and not all(map(_is_word, pieces))


def _is_word(text: str) -> bool:
    word = text.lower()
    if word in _SHORT or word in _dictionary():
        return True
    return any(
        word.endswith(ending) and word.removesuffix(ending) + base in _dictionary()
        for ending, base in _ENDINGS
    )


@cache
def _dictionary() -> frozenset[str]:
    file = files("foi_compare.codebooks").joinpath("english-words.txt")
    return frozenset(file.read_text(encoding="utf-8").split())
