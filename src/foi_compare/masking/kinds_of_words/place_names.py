"""Text to the runs of words in it that look like names of persons and are those of places."""

from __future__ import annotations

import re

from foi_compare.masking.kinds_of_words.name_words import is_given, plain
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_RUN = r"[^\W\d_a-zà-ÿ][\w'’-]+(?:[ ](?:[a-z]{1,3}[ ])?[^\W\d_a-zà-ÿ][\w'’-]+){0,3}"
_AT = re.compile(r"\b(?:at|near|around|outside|via)\s$")
_IN = re.compile(r"\bin\s$")
_OWNED = re.compile(r"['’]s?\b")
_BEHIND = re.compile(rf"(?:,|,? and|,? or)[ ](?P<rest>{_RUN}(?:(?:,|,? and|,? or)[ ]{_RUN})*)")
_BEFORE = re.compile(rf"(?P<rest>{_RUN}(?:,[ ]{_RUN})*)(?:,|,? and|,? or)[ ]$")
_APART = re.compile(r",? and |,? or |, ")
_LONG = 80
_FEW = 2


def stands_for_place(words: Words, text: str, start: int, end: int, lists: NameLists) -> bool:
    """Return whether what stands around a run of words makes it the name of a place.

    It stands behind `at`, in a list of places (`Perry Barr, Oldbury and Coventry`), or is the ward
    of a hospital that stands before; where its first word is not certain to be a first name, also
    behind `in` and in an address (`Clemonds Hey, Oakmere Road`).
    """
    before, behind = text[max(0, start - _LONG) : start], text[end : end + _LONG]
    sure = is_given(words[0], lists) and not _is_word_too(words[0], lists)
    located = _AT.search(before) or (not sure and _IN.search(before))
    if located and not _OWNED.match(behind):
        return True
    if plain(words[-1]) in lists.buildings and _is_beside_building(before, lists):
        return True
    return _is_listed(before, behind, lists) or (not sure and _is_of_address(behind, lists))


def _is_word_too(word: str, lists: NameLists) -> bool:
    return plain(word) in lists.also_words or plain(word) in lists.places


def _is_beside_building(before: str, lists: NameLists) -> bool:
    """Return whether what is built stands before: `St Peter's Hospital, Clara Holt Ward`."""
    back = _BEFORE.search(before)
    return back is not None and plain(back["rest"].split()[-1]) in lists.buildings


def _is_listed(before: str, behind: str, lists: NameLists) -> bool:
    ahead, back = _BEHIND.match(behind), _BEFORE.search(before)
    following = _APART.split(ahead["rest"]) if ahead else []
    others = [*following, *(_APART.split(back["rest"]) if back else ())]
    return len(others) >= _FEW and any(one.casefold() in lists.places for one in others)


def _is_of_address(behind: str, lists: NameLists) -> bool:
    """Return whether a road follows: a run of words of which the last is one of what is built."""
    ahead = _BEHIND.match(behind)
    road = _APART.split(ahead["rest"])[0].split() if ahead else []
    return len(road) > 1 and plain(road[-1]) in lists.buildings
