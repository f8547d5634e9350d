"""The texts of a reply to what speaks against a name: the words that are known to be others.

A word is known by the lists of the package, by its form (capitals alone), and by the reply itself:
what it prints in small letters too, and what stands in a table beside numbers, is no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Literal

from foi_compare.masking.kinds_of_words.name_words import in_language, is_given, plain
from foi_compare.model.personal import NameLists

# What a word is: never of a name; of what is built, or a last name (`Hill`); of the language or
# a place; a name and that; a name; unheard of.
WordKind = Literal["other", "built", "word", "both", "given", "surname", "unknown"]
Kinds = Callable[[str], WordKind]

_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMERAL = re.compile(
    r"[<£]?\s*\d[\d,.]*%?|-|nil|(?:under|fewer than|less than) \d+", re.IGNORECASE
)
_COUNT = re.compile(r"(?P<label>[^\W\d_][^\d:@]*?)\s+(?:\d{1,3}(?:,\d{3})*|nil|(?:under|<)\s?\d+)")
_MONTHS_WORDS = """
    january february march april may june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday
    saturday sunday ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref
    tachwedd rhagfyr llun mawrth mercher iau gwener sadwrn sul
"""
_MONTHS = frozenset(_MONTHS_WORDS.split())
_LAST_NAMES_TOO_WORDS = """
    bridge church cross field ford green hall heath hill hills house lane marsh moor park place
    rhodes street wells wood
"""
_LAST_NAMES_TOO = frozenset(_LAST_NAMES_TOO_WORDS.split())
_OF_PLACES = re.compile(r"-[a-z]{1,4}-|^(?:Llan|Aber|Caer|Pont)[a-zà-ÿ]{3,}$")  # `Glan-y-Don`
_OF_FIRMS = re.compile(r"^(?!Ma?c[A-Z]|(?:De|Di|Le|La|Fitz|Van)[A-Z])[A-Z][a-z]+[A-Z]")  # `GoSafe`
_FEW = 2
# The list of English words holds none so short.
_SHORT_WORDS = """
    a i o y an am as at be by do go he hi if in is it me my no of oh ok on or so to up us we all
    and any are but can did due for had has her his how its let may new not now off old one our
    out own per say see she the too two was way who why yes yet you ein eich ni na os ar ac am
    yn yr yw i'r mae nid oes fod
"""
_SHORT = frozenset(_SHORT_WORDS.split())


def label_words(rows: Iterable[Sequence[str]], lines: Sequence[str]) -> frozenset[str]:
    """Return the words of a reply that label numbers, in tables and in lists of lines."""
    whole = tuple(rows)
    numerals = {cell for cell in {one for row in whole for one in row} if _NUMERAL.fullmatch(cell)}
    labels = {cell for row in whole if not numerals.isdisjoint(row) for cell in row} - numerals
    counts = [found["label"] for found in map(_COUNT.fullmatch, lines) if found]
    if len(counts) > _FEW:
        labels.update(counts)
    return frozenset(plain(word) for text in labels for word in _WORD.findall(text))


def kinds_of_words(labels: frozenset[str], lists: NameLists) -> Kinds:
    """Return what tells of a word with a capital whether it may be of a name."""

    @cache
    def kind(word: str) -> WordKind:
        if (
            _OF_PLACES.search(word)
            or _OF_FIRMS.search(word)
            or word.casefold() in _MONTHS
            or (word.isupper() and len(word) > 1)
        ):
            return "other"
        kinds = {_kind(part, labels, lists) for part in word.split("-") if part}
        if "other" in kinds and not (kinds & {"given", "surname"} and "-" in word):
            return "other"
        return next(one for one in _SUREST if one in kinds | {"other"})

    return kind


_SUREST: tuple[WordKind, ...] = ("given", "surname", "unknown", "both", "word", "built", "other")


def _kind(word: str, labels: frozenset[str], lists: NameLists) -> WordKind:
    small = plain(word)
    given = is_given(word, lists)
    if small in lists.buildings and small in _LAST_NAMES_TOO:
        return "built"
    if (
        small in _SHORT
        or small in lists.roles
        or small in lists.organisations
        or small in lists.buildings
        or (small in labels and not given)
    ):
        return "other"
    if small in lists.places or small in labels:
        return "word"
    elsewhere = small in lists.also_words
    # The dictionary holds Aaron and Isolde; which first names are words too a list says.
    elsewhere = elsewhere or (not given and in_language(small, lists))
    if given or small in lists.surnames:
        return "both" if elsewhere else "given" if given else "surname"
    return "word" if elsewhere else "unknown"
