"""Any text to the names in it that are words besides, and are known by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from foi_compare.masking.kinds_of_words.read_lines import WORD_OR_MARK
from foi_compare.model.personal import Person, PersonalSpan

_LETTER = r"[^\W\d_]"
_MARKS = r"[\s>|*•·]*"  # between the cells of a table, and before the lines of a quoted mail
_BEFORE = re.compile(rf"(?:^|(?<=[\s\W])|(?<=\w)(?=\W))(?P<one>{WORD_OR_MARK}){_MARKS}$")
_BEHIND = re.compile(rf"(?:['’][sS]?)?{_MARKS}(?P<one>{WORD_OR_MARK})")
_LONGEST = 40
_OF_TELEPHONE = 5
_PEOPLE_AT_ONCE = 2**10


class _Known(NamedTuple):
    """What finds the names, and what has to stand around each of them."""

    names: re.Pattern[str]
    around: Mapping[str, frozenset[tuple[str, str]]]


def said_spans(text: str, people: tuple[Person, ...]) -> Iterator[PersonalSpan]:
    """Yield where a name stands between what it stands between in the documents.

    A quotation may begin or end beside it; then a word has to stand on the other side.
    """
    known = _known(people)
    if known is None:
        return
    for found in known.names.finditer(text):
        before = _BEFORE.search(text[max(0, found.start() - _LONGEST) : found.start()])
        behind = _BEHIND.match(text, found.end())
        sides = (before["one"] if before else "", behind["one"] if behind else "")
        if any(_fits(sides, around) for around in known.around[found.group()]):
            yield PersonalSpan(*found.span(), "name")


@lru_cache(maxsize=_PEOPLE_AT_ONCE)
def _known(people: tuple[Person, ...]) -> _Known | None:
    around: dict[str, set[tuple[str, str]]] = {}
    for one in people:
        for form in {one.words[0], one.words[0].upper()} if one.said else ():
            around.setdefault(form, set()).update(one.said)
    if not around:
        return None
    forms = "|".join(map(re.escape, sorted(around)))
    names = re.compile(rf"(?<!{_LETTER})(?<!{_LETTER}['’-])(?:{forms})(?!-?{_LETTER})")
    return _Known(names, {form: frozenset(sides) for form, sides in around.items()})


def _fits(sides: tuple[str, str], around: tuple[str, str]) -> bool:
    if sides == around:
        return True
    (before, behind), (ahead, after) = sides, around
    return (not before and behind == after and _tells(after)) or (
        not behind and before == ahead and _tells(ahead)
    )


def _tells(token: str) -> bool:
    """Return whether a token is a word, or the beginning of a telephone number."""
    return token.isalpha() or (token.isdigit() and len(token) >= _OF_TELEPHONE)
