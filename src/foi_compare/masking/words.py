"""A run of words to the name it begins with: what a name looks like, and what only looks like one.

Nothing here finds a name by itself; each caller has evidence that one stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.model.personal import NameLists

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_JOINED = r"(?:['’`-][^\W\d_]+)*"
# A surname after a particle may begin small (`van der Berg`); a name never begins with one.
_PARTICLES = frozenset(
    ["de", "da", "dos", "du", "la", "le", "van", "von", "der", "den", "bin", "bint", "ibn", "al", "el", "ap", "ab", "ferch", "ter", "ten", "y"]
)
_TOKEN = re.compile(rf"(?:[{_UPPER}]\.){{1,3}}|[{_UPPER}](?![^\W\d_])|[^\W\d_]+{_JOINED}")
_CAPITAL = re.compile(rf"[{_UPPER}]")
_BETWEEN = re.compile(r"[ \t\u00a0]+")
_GOES_ON = re.compile(rf"[ \t\u00a0]+(?P<word>[^\W\d_]+{_JOINED})")
_MOST_WORDS = 5
_UNKNOWN_WORDS = 3
_AFTER_NAME = re.compile(
    r"\W*(?:\([^)]*\)|,?\s*(?:MBE|OBE|CBE|QPM|KPM|BA|BSc|MA|MSc|LLB|PhD)\b|[\d/ ]+)*\W*"
)


class Named(NamedTuple):
    """A name at the beginning of a text: its words, and where it ends."""

    words: tuple[str, ...]
    end: int


def plain(word: str) -> str:
    """Return a word as the lists hold it: in lower case, without a possessive ending."""
    return re.sub(r"['’`]s?$", "", word.replace("’", "'").casefold())


def leading_name(text: str, lists: NameLists, *, trusted: bool) -> Named | None:
    """Return the name that a text begins with, or None.

    Args:
        text: what stands where a name may stand.
        lists: the words that are names, and those that are none.
        trusted: whether the place alone says that a name stands here (a greeting); else the first
            word has to be a first name.

    """
    tokens = _tokens(text, lists)
    while tokens and _is_particle(tokens[-1].group()):
        tokens.pop()
    if not tokens or _is_particle(tokens[0].group()):
        return None
    follows = _GOES_ON.match(text, tokens[-1].end())
    words = tuple(token.group() for token in tokens)
    known = plain(words[0]) in lists.given
    if follows and not known and plain(follows["word"]) in lists.buildings | lists.roles:
        return None  # `Carleton Clinic`, `Victims Unit`
    if follows and plain(follows["word"]) in lists.buildings and _CAPITAL.match(follows["word"]):
        return None  # `James Cook University Hospital`
    return Named(words, tokens[-1].end()) if _may_be_name(words, lists, trusted) else None


def whole_name(text: str, lists: NameLists, *, trusted: bool) -> tuple[str, ...]:
    """Return the words of a name that is all a text holds, but for letters and numbers after it."""
    found = leading_name(text, lists, trusted=trusted)
    if found is None or not _AFTER_NAME.fullmatch(text, found.end):
        return ()
    return found.words


def turned(text: str, lists: NameLists) -> tuple[str, ...]:
    """Return the words of a name printed last name first (`Whitmore, Jane`), in usual order."""
    last, comma, rest = text.partition(",")
    if not comma:
        return ()
    first = leading_name(rest.strip(), lists, trusted=False)
    family = whole_name(last.strip(), lists, trusted=True) or _place_as_name(last.strip(), lists)
    if first is None or not family:
        return ()
    return (*first.words, *family)


def _place_as_name(text: str, lists: NameLists) -> tuple[str, ...]:
    word = plain(text)
    fits = word.isalpha() and word not in lists.roles and _CAPITAL.match(text)
    return (text,) if fits else ()


def _tokens(text: str, lists: NameLists) -> list[re.Match[str]]:
    """Return the words at the beginning that a name may be made of."""
    found: list[re.Match[str]] = []
    at = len(text) - len(text.lstrip())
    while len(found) < _MOST_WORDS and (token := _TOKEN.match(text, at)):
        word = token.group()
        capital = _CAPITAL.match(word) is not None
        if plain(word) in lists.roles or not (capital or (found and _is_particle(word))):
            break
        found.append(token)
        space = _BETWEEN.match(text, token.end())
        if space is None:
            break
        at = space.end()
    return found


def _is_particle(word: str) -> bool:
    return word in _PARTICLES


def is_initial(word: str) -> bool:
    """Return whether a word is one letter, or letters with full stops."""
    return len(word) == 1 or word.endswith(".")


def _may_be_name(words: Sequence[str], lists: NameLists, trusted: bool) -> bool:
    kept = [plain(word) for word in words if not is_initial(word)]
    if not kept:
        return False
    known = kept[0] in lists.given
    odd = lists.places | lists.buildings | lists.also_words
    if len(words) == 1:
        return trusted and (known or kept[0] not in odd)
    if known and not is_initial(words[0]):
        return True
    if is_initial(words[0]):
        return trusted or kept[-1] not in odd
    if len(words) > _UNKNOWN_WORDS or kept[0] in odd:
        return False
    return trusted and not any(word in lists.places | lists.buildings for word in kept[:-1])
