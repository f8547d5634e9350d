"""Any text to the names in it that the lists alone tell: a first name and a last name after it.

How much a last name has to prove depends on the first: behind `Hodan` anything stands that is no
word, behind `Rose` only what is known as a last name and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Literal

from foi_compare.masking.kinds_of_words.name_words import (
    in_language,
    is_given,
    is_initial,
    is_particle,
    leading_name,
    plain,
)
from foi_compare.masking.kinds_of_words.place_names import stands_for_place
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]
Kind = Literal["last name", "no word", "also a word", "none"]

# A word with a capital, or one letter, that another follows.
_WORD = re.compile(
    r"(?<![\w'’&-])[^\W\d_a-zà-ÿ](?=[\w.'’-]*[\"”]?[ \u00a0\t]*[\"“]?[^\W\d_])[^\W\d_]*"
)
_BUILT = re.compile(r"(?:mc|mac|o['’]|fitz|nic|ni)[a-z]{3,}", re.IGNORECASE)
_HALLOWED = re.compile(
    r"\b(?:St|Saint|King|Queen|Prince|Princess|Our Lady|Operation|Op|HMP|HMS|MV)\.?\s$"
    r"|\b(?:[Ss]tation|[Aa]rea|[Ww]ard|[Dd]istrict|[Tt]own|[Bb]eat|[Ss]ector|[Ll]ocation|[Pp]lace)\s?:\s$"
    r"|\b(?:Ffordd|Heol|Stryd|Lôn|Plas|Rhodfa|Maes|Parc)\s(?:[A-Z]\w+\s)?$"
)
_COUNTED = re.compile(
    r"\b(?:annex|appendix|table|section|question|part|division|class|category|group|schedule|option"
    r"|block|wing|level|item|figure|column|tab|unit|ward|form|route|zone|plan|grade|type)\s$",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"['’]s\s+[A-Z]|\s*(?:&|\band\b)\s*(?:Sons?|Co|Partners|Daughters?)\b"
    r"|\s+(?:Ltd|Limited|LLP|plc|PLC|Inc|Group|Foundation|Trust|Protocol|Award|Report|Review|Inquiry"
    r"|Enquiry|Consulting|Solicitors|Associates|Act|Law|Bill|Scheme|Fund|Prize|Memorial|Cup)\b"
)
# What a person does or where one works: behind a first name and a last that are both also words.
_PERSON_BEHIND = re.compile(
    r"(?:,)?\s+(?:who|from (?:the |our )?[A-Z]|(?:in|of|at) (?:the|our|my)\s+[A-Z]"
    r"|(?:LL\.?B|BA|BSc|MA|MSc|MBE|OBE|QPM)\b)"
)
_POSTCODE = re.compile(r"\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_SHORTEST = 4  # of the list of English words
_INSIDE = re.compile(r"[a-z,]\s$")
_GOES_ON = re.compile(r"\s+[A-Z]")
_MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec"
_MONTHS = frozenset(_MONTH_NAMES.split())
_ARTICLES = frozenset({"A", "I", "Y"})  # the last is Welsh
_SMALL = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_SENTENCE = 5
_PAIR = 2


def in_lists(lines: Sequence[str], texts: Iterable[str], lists: NameLists) -> Iterator[Words]:
    """Yield the names in the lines and other texts of a document that the lists tell.

    What is a line by itself ends there: the paragraph `Jane W / Riverside Watch` has no longer one.
    """
    whole = frozenset(lines)
    found: dict[Words, None] = {}
    places: set[Words] = set()
    for line in whole:
        if _is_name(line, lists):
            yield tuple(line.split())
    for text in texts:
        sentence = len(_SMALL.findall(text)) >= _SENTENCE
        for word in _WORD.finditer(text):
            before = text[max(0, word.start() - 20) : word.start()]
            if not _HALLOWED.search(before) and not _COUNTED.search(before):
                inside = sentence and _INSIDE.search(before) is not None
                for words, end in _at(text, word.start(), lists, sentence=sentence, inside=inside):
                    if stands_for_place(words, text, word.start(), end, lists):
                        places.add(words)
                    elif not runs_over(words, whole):
                        found[words] = None
    yield from (words for words in found if words not in places)


def runs_over(words: Words, lines: Container[str]) -> bool:
    """Return whether a run of words begins with what is a line by itself."""
    return any(" ".join(words[:end]) in lines for end in range(_PAIR, len(words)))


def _is_name(line: str, lists: NameLists) -> bool:
    """Return whether a line is a first name and an initial, and nothing else."""
    words = line.split()
    return len(words) == _PAIR and is_initial(words[1]) and _sure_given(words[0], lists)


def _at(
    text: str, start: int, lists: NameLists, *, sentence: bool, inside: bool
) -> Iterator[tuple[Words, int]]:
    """Yield the name that begins at a word with a capital, if one does, and where it ends."""
    rest = text[start:]
    found = leading_name(rest, lists, trusted=True)
    if found is None or len(found.words) < _PAIR or is_initial(found.words[-1]):
        return
    words, behind = found.words, rest[found.end :]
    first, last = plain(words[0]), _kind(words, lists)
    if last == "none" or " ".join(map(plain, words[:_PAIR])) in lists.eponyms:
        return
    if _FIRM.match(behind) or _POSTCODE.match(behind) or _is_heading(words, lists):
        return
    dotted = inside and words[0].endswith(".") and last == "also a word"  # `and K. Singleton`
    if dotted or _proves(words[0], first, last, behind, lists, sentence=sentence):
        yield words, start + found.end


def _sure_given(word: str, lists: NameLists) -> bool:
    return is_given(word, lists) and not _is_odd(plain(word), lists)


def _is_heading(words: Words, lists: NameLists) -> bool:
    """Return whether a word of a run makes it none of persons: months, and what is built."""
    return any(plain(word) in lists.buildings or word in _MONTHS for word in words[1:-1]) or (
        words[-1] in _MONTHS
    )


def _proves(
    word: str, first: str, last: Kind, behind: str, lists: NameLists, *, sentence: bool
) -> bool:
    """Return whether what follows a first word makes a name of both."""
    if is_initial(word):
        return last == "last name" and (word.endswith(".") or word not in _ARTICLES)
    if not is_given(word, lists):
        return (
            not _is_word(first, lists) and last == "last name" and sentence and not word.isupper()
        )
    if first in lists.also_words or first in lists.places:
        return last == "last name" or (
            last == "also a word" and _PERSON_BEHIND.match(behind) is not None
        )
    return True


def stands_for_person(words: Words, behind: str, lists: NameLists) -> bool:
    """Return whether a run of words is a name where its place says that a person is spoken of.

    The first word is a first name, one letter, or none of the language and no place; the last may
    then be anything that is a last name. `behind` is the text after the run.
    """
    if len(words) < _PAIR or _FIRM.match(behind) or _POSTCODE.match(behind):
        return False
    first, last = plain(words[0]), plain(words[-1])
    if _is_dated(words, behind):
        return False
    if any(plain(word) in lists.buildings for word in words[1:-1]):
        return False
    if " ".join(map(plain, words[:_PAIR])) in lists.eponyms:
        return False
    known = is_given(words[0], lists) or (is_initial(words[0]) and words[0] not in _ARTICLES)
    if is_initial(words[-1]):
        return is_given(words[0], lists)
    kind = _kind(words, lists)
    if kind == "none":
        lone = _GOES_ON.match(behind) is None
        return known and lone and last in _ALSO_LAST_NAMES
    return known or not _is_word(first, lists)


def _is_word(word: str, lists: NameLists) -> bool:
    parts = (word, *word.split("-"))
    return len(word) < _SHORTEST or any(
        _is_odd(part, lists) or in_language(part, lists) for part in parts
    )


def _is_odd(word: str, lists: NameLists) -> bool:
    return (
        word in lists.also_words
        or word in lists.places
        or word in lists.roles
        or word in lists.buildings
    )


def _is_dated(words: Words, behind: str) -> bool:
    """Return whether a run of words holds a month: `T. May, 13/11/24` holds none."""
    named = words[-1] == "May" and is_initial(words[0]) and not re.match(r",?\s*\d{4}", behind)
    return any(word in _MONTHS for word in (words[:-1] if named else words))


def _kind(words: Words, lists: NameLists) -> Kind:
    """Return what the lists say of the last word of a run; behind `de la` stands only a name."""
    led = is_particle(words[-2]) and (is_given(words[0], lists) or is_initial(words[0]))
    return "last name" if led else last_name(words[-1], lists)


def last_name(word: str, lists: NameLists) -> Kind:
    """Return what the lists say of a word that stands where a last name would."""
    small = plain(word)
    if "-" in small:
        kinds = {last_name(part, lists) for part in small.split("-") if part}
        return next(kind for kind in _SUREST if kind in kinds)
    if small in lists.roles or small in lists.buildings or small in _OF_PLACES:
        return "none"
    listed = small in lists.surnames
    if in_language(small, lists) or small in lists.places or small in lists.also_words:
        return "also a word" if listed else "none"
    return "last name" if listed or _BUILT.fullmatch(small) else "no word"


_SUREST: tuple[Kind, ...] = ("last name", "no word", "also a word", "none")
_PLACE_AND_LAST_NAME = """bridge church cross field fields green hall heath hill house lane moor
    park row ward wards way wood wall point"""
_ALSO_LAST_NAMES = frozenset(_PLACE_AND_LAST_NAME.split())
_PLACE_WORDS = """close court cottage farm rise grove mews hill green row walk view gate wing wynd
    brae bay cross corner heath mount point end quay wharf dock docks yard wood field fields bridge
    dene dell loan gait wall cove beach sands moor"""
_OF_PLACES = frozenset(_PLACE_WORDS.split())
