"""A run of words to the name it begins with: what a name looks like, and what only looks like one.

Nothing here finds a name by itself; each caller has evidence that one stands there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from foi_compare.model.personal import NameLists

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĻŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_JOINED = r"(?:['’`-][^\W\d_]+)*"
# A surname after a particle may begin small (`van der Berg`); a name never begins with one.
_PARTICLE_WORDS = """de da dos du la le van von der den bin bint ibn al el ap ab ferch ter ten y ní
    ni uí ó nic della di"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
DIGRAPHS = "Ch|Dd|Ff|Ll|Ph|Rh|Th"  # one letter each in Welsh: `T. Rh. Penri`
_INITIALS = (
    rf"(?:(?:[{_UPPER}]|{DIGRAPHS})\.){{1,3}}|[{_UPPER}](?:-[{_UPPER}])?(?![^\W\d_]|['’-][^\W\d_])"
    r"|St\.(?=\s)"
)
_ONLY_INITIALS = re.compile(rf"(?:[{_UPPER}]\.?\s?){{1,3}}")
_TOKEN = re.compile(rf"{_INITIALS}|[^\W\d_]+{_JOINED}")
_CAPITAL = re.compile(rf"[{_UPPER}]")
_POSSESSIVE = re.compile(r"['’`][sS]$")
_BETWEEN = re.compile(r"[ \t\u00a0]+[\"“]?|[\"”][ \t\u00a0]+")
_GOES_ON = re.compile(rf"[ \t\u00a0]+(?P<word>[^\W\d_]+{_JOINED})")
_CAPITAL_NEXT = re.compile(rf"[ \t\u00a0]+[{_UPPER}]")
_MOST_WORDS = 5
_UNKNOWN_WORDS = 3
_PAIR = 2
_AFTER_NAME = re.compile(
    r"\W*(?:\([^)]*\)|,?\s*(?:MBE|OBE|CBE|QPM|KPM|BA|BSc|MA|MSc|LLB|PhD)\b|[\d/ ]+)*\W*"
)


class Named(NamedTuple):
    """A name at the beginning of a text: its words, and where it ends."""

    words: tuple[str, ...]
    end: int


@lru_cache(maxsize=2**14)
def plain(word: str) -> str:
    """Return a word as the lists hold it: in lower case, without accents and possessive ending."""
    small = re.sub(r"['’`]s?$", "", word.replace("’", "'").casefold())
    if small.isascii():
        return small
    return "".join(
        one for one in unicodedata.normalize("NFKD", small) if one.isalpha() or one in "'-"
    )


def leading_name(text: str, lists: NameLists, *, trusted: bool) -> Named | None:
    """Return the name that a text begins with, or None.

    Args:
        text: what stands where a name may stand.
        lists: the words that are names, and those that are none.
        trusted: whether the place alone says that a name stands here (a greeting); else the first
            word has to be a first name.

    """
    tokens = _tokens(text, lists, trusted=trusted)
    while tokens and is_particle(tokens[-1].group()):
        tokens.pop()
    while len(tokens) > 1 and len(tokens[-1].group()) == 1 and text[tokens[-1].end() :][:1] == ":":
        tokens.pop()  # the `E:` of an address below
    if not tokens:
        return None
    follows = _GOES_ON.match(text, tokens[-1].end())
    words = tuple(token.group() for token in tokens)
    owned = _POSSESSIVE.search(words[-1])
    if owned:  # `Ballentine's inquiry`
        words = (*words[:-1], words[-1][: owned.start()])
        return _named(words, tokens[-1].start() + owned.start(), lists, trusted=trusted)
    if follows and _CAPITAL.match(follows["word"]):
        # `Victims Unit`, and for all its first name `James Cook University Hospital`
        none = lists.buildings if is_given(words[0], lists) else lists.buildings | lists.roles
        if plain(follows["word"]) in none:
            return None
    return _named(words, tokens[-1].end(), lists, trusted=trusted)


def _named(words: tuple[str, ...], end: int, lists: NameLists, *, trusted: bool) -> Named | None:
    return Named(words, end) if _may_be_name(words, lists, trusted=trusted) else None


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
    family = whole_name(last.strip(), lists, trusted=True) or _place_as_name(last.strip(), lists)
    first = leading_name(rest.strip(), lists, trusted=len(family) == 1)
    initials = _ONLY_INITIALS.fullmatch(rest.strip())
    if initials and family:
        return (*initials.group().split(), *family)
    if first is None or not family:
        return ()
    return (*first.words, *family)


def _place_as_name(text: str, lists: NameLists) -> tuple[str, ...]:
    word = plain(text)
    fits = word.isalpha() and word not in lists.roles and _CAPITAL.match(text)
    return (text,) if fits else ()


def leading_words(text: str, lists: NameLists) -> tuple[tuple[str, ...], int]:
    """Return the words with a capital that a text begins with, and where they end.

    None of them is the word of a role; what they are is for the caller to say.
    """
    tokens = _tokens(text, lists, trusted=True)
    while tokens and plain(tokens[-1].group()) in lists.buildings and len(tokens) > 1:
        tokens.pop()
    if not tokens or not any(_CAPITAL.match(token.group()) for token in tokens):
        return (), 0
    words = tuple(_POSSESSIVE.sub("", token.group()) for token in tokens)
    return words, tokens[-1].end()


def _tokens(text: str, lists: NameLists, *, trusted: bool) -> list[re.Match[str]]:
    """Return the words at the beginning that a name may be made of."""
    found: list[re.Match[str]] = []
    at = len(text) - len(text.lstrip(' \t\n\u00a0"“'))
    while len(found) < _MOST_WORDS and (token := _TOKEN.match(text, at)):
        word = token.group()
        capital = _CAPITAL.match(word) is not None
        particle = (found or trusted) and is_particle(word)
        if word == "St." and not found:  # `St. Helens`
            break
        if not particle and (
            not capital or (plain(word) in lists.roles and not _leads_on(text, token))
        ):
            break
        found.append(token)
        if _POSSESSIVE.search(word):
            break
        space = _BETWEEN.match(text, token.end())
        if space is None:
            break
        at = space.end()
    return found


def _leads_on(text: str, token: re.Match[str]) -> bool:
    """Return whether one letter stands before further words with a capital: `A N Quellhorst`."""
    return len(token.group()) == 1 and _CAPITAL_NEXT.match(text, token.end()) is not None


def is_given(word: str, lists: NameLists) -> bool:
    """Return whether a word is a first name, or two of which the first is (`Mei-Ling`)."""
    return plain(word) in lists.given or plain(word).partition("-")[0] in lists.given


def in_language(word: str, lists: NameLists) -> bool:
    """Return whether a word in lower case is one of the language, also with an ending."""
    stems = (word, *(word.removesuffix(end) for end in _ENDINGS if word.endswith(end)))
    return any(stem in lists.english for stem in stems) or (
        word.endswith("ies") and f"{word[:-3]}y" in lists.english
    )


_ENDINGS = ("s", "es", "ed", "d", "ing")


def of_language(words: Sequence[str], lists: NameLists) -> bool:
    """Return whether all words of a run are of the language: `Human Resources`."""
    given = is_given(words[0], lists) or is_initial(words[0])
    return not given and all(in_language(plain(word), lists) for word in words)


def is_particle(word: str) -> bool:
    """Return whether a word stands between the parts of a name: `de`, `ap`."""
    return word in _PARTICLES


def is_initial(word: str) -> bool:
    """Return whether a word is one letter, or letters with full stops."""
    return len(word) == 1 or word.endswith(".") or word[1:2] == "-"


@lru_cache(maxsize=2)
def _odd_words(lists: NameLists) -> frozenset[str]:
    return lists.places | lists.buildings | lists.also_words


def _may_be_name(words: Sequence[str], lists: NameLists, *, trusted: bool) -> bool:
    kept = [plain(word) for word in words if not is_initial(word) and not is_particle(word)]
    if not kept:
        return False
    known = is_given(kept[0], lists)
    odd = _odd_words(lists)
    if len(words) == 1:
        return trusted and (known or kept[0] not in odd)
    if known and not is_initial(words[0]):
        return True
    if is_initial(words[0]):
        return trusted or (words[0].endswith(".") and kept[-1] not in odd)
    return trusted and _may_be_unlisted(words, kept, lists)


def _may_be_unlisted(words: Sequence[str], kept: Sequence[str], lists: NameLists) -> bool:
    """Return whether words of which the first is in no list of names may be one all the same."""
    odd = _odd_words(lists)
    if is_initial(words[-1]) and len(words) == _PAIR:
        return kept[0] not in lists.buildings | lists.places  # `Field G`
    if len(words) > _UNKNOWN_WORDS:
        return False
    if kept[0] in odd:  # `Tulip Siddiq`
        sure = kept[-1] in lists.surnames and kept[-1] not in lists.english
        return sure and kept[0] in lists.also_words and kept[-1] not in odd
    # `Carleton Clinic`
    return kept[-1] not in lists.buildings and not any(word in lists.places for word in kept[:-1])
