"""A word by itself: as the lists hold it, whether it is of the language, a particle, a letter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from foi_compare.model.personal import NameLists

_PARTICLE_WORDS = """de da dos du la le van von der den bin bint ibn al el ap ab ferch ter ten y ní
    ni uí ó nic della di"""
PARTICLES = frozenset(_PARTICLE_WORDS.split())
DIGRAPHS = "Ch|Dd|Ff|Ll|Ph|Rh|Th"  # one letter each in Welsh: `T. Rh. Penri`
_OWNED = re.compile(r"['’`](?:s|[nriuw]|ch|th)?$")  # in Welsh as well: `Heddlu'n`
_BEFORE_CAPITAL = re.compile(rf"(?:{'|'.join(sorted(PARTICLES))}|d)[-'’](?=[^\W\d_])")
_ENDINGS = ("s", "es", "ed", "d", "ing")


@lru_cache(maxsize=2**14)
def plain(word: str) -> str:
    """Return a word as the lists hold it: in lower case, without accents and joined endings."""
    small = _OWNED.sub("", word.replace("’", "'").casefold())
    if small.isascii():
        return small
    return "".join(
        one for one in unicodedata.normalize("NFKD", small) if one.isalpha() or one in "'-"
    )


def in_language(word: str, lists: NameLists) -> bool:
    """Return whether a word in lower case is one of the language, also with an ending."""
    stems = (word, *(word.removesuffix(end) for end in _ENDINGS if word.endswith(end)))
    return any(stem in lists.english for stem in stems) or (
        word.endswith("ies") and f"{word[:-3]}y" in lists.english
    )


def is_particle(word: str) -> bool:
    """Return whether a word in lower case stands between the parts of a name: `de`, `ap`."""
    return word in PARTICLES


@lru_cache(maxsize=2**15)
def has_capital(token: str) -> bool:
    """Return whether a word begins with a capital, also behind a particle: `al-Quell`."""
    joined = _BEFORE_CAPITAL.match(token)
    return token[joined.end() if joined else 0].isupper()


def is_initial(word: str) -> bool:
    """Return whether a word is one letter, or letters with full stops."""
    return len(word) == 1 or word.endswith(".") or word[1:2] == "-"
