"""Whose number a sentence gives: this force's own, somebody else's, or nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from foi_compare.interpret.phrases import plain

if TYPE_CHECKING:
    from foi_compare.interpret.letter import Letter
    from foi_compare.interpret.phrases import Phrasebook
    from foi_compare.model import Force

OF_OTHERS = "the sentence may give the figure of somebody else, or of a part only"
# `Essex Police`, `Police Service of Northern Ireland`: the name of a force, whichever.
_FORCE_NAMED = re.compile(
    r"(?P<name>[A-Z][\w'-]+(?:\s+(?:and|of|&|the|[A-Z][\w'-]+))*)"
    r"\s+(?:Police(?:\s+(?:Service|Force))?|Constabulary)\b"
    r"|\bPolice\s+(?:Service\s+of\s+)?(?P<after>Scotland|Northern\s+Ireland)"
)
_JOINS = frozenset(
    {"and", "of", "the", "police", "constabulary", "service", "force", "our", "this"}
)
_FOOTNOTE = re.compile(r"\s*[(\[]?\d{1,2}[)\].:]?\s")
_GIVES_NUMBER = re.compile(r"(?:[:=–-]|\b(?:is|was|were|total))\s*\d[\d,]*\W*$")


def names_of(letter: Letter, forces: tuple[Force, ...]) -> frozenset[str]:
    """Return the words, in lower case, of all names of the force or forces that reply.

    A word of an alias that names another force as well (`Kent and Essex Police`) is not its own.
    Forces that often reply together do so here only where each has a part of the letter.
    """
    own = {letter.force_id, *(letter.joint if letter.regions else ())}
    mine = [force for force in forces if force.force_id in own]
    names = _words(force.name for force in mine)
    of_others = _words(force.name for force in forces if force.force_id not in own)
    return names | (_words(alias for force in mine for alias in force.aliases) - of_others)


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"[\w'-]+", name.lower()))


def defines(folded: str, book: Phrasebook) -> bool:
    """Return whether a sentence says what an outcome is, not how often there was one.

    `folded` is what `plain` returns: `1 Includes postal charge requisition` and `Outcome 18 means
    that no suspect was identified` count nothing. One that ends in a number may give a count.
    """
    if _GIVES_NUMBER.search(folded):
        return False
    footnote = _FOOTNOTE.match(folded)
    if footnote is not None and book.leads("defining", folded[footnote.end() :]):
        return True
    return book.has("defines", folded)


def is_of_others(sentence: str, own_names: AbstractSet[str], book: Phrasebook) -> bool:
    """Return whether a sentence gives a figure of the requester, another force or the country.

    `own_names` are what `names_of` returns; where it is empty no force is told from another.
    """
    if book.has("of_others", plain(sentence)):
        return True
    for found in _FORCE_NAMED.finditer(sentence):
        if own_names and _words([found["name"] or found["after"]]) - _JOINS - own_names:
            return True
    return False
