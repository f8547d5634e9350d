"""The fewest phrases with which a phrasebook gives every answer that it gives with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook
from foi_compare.model.wording_lists import Wordings
from phrases.asking import Asked

Found = Mapping[Asked, frozenset[str]]


class Answers(NamedTuple):
    """The phrases found in each text: of the group, and of what takes its meaning away."""

    said: Found
    taken_back: Found


class Use(NamedTuple):
    """What a phrase of a group is good for.

    `texts` are those in which it is found, `alone` those in which no other of its group is;
    `needed` says whether the smallest set holds it.
    """

    group: str
    phrase: str
    texts: tuple[str, ...]
    alone: tuple[str, ...]
    needed: bool


def answers(wordings: Wordings, asked: Iterable[Asked]) -> Answers:
    """Return which phrases are found in the texts of which a phrasebook was asked."""
    groups = dict(wordings.patterns)
    single: dict[str, Phrasebook] = {}

    def found(group: str, one: Asked) -> frozenset[str]:
        return frozenset(
            phrase
            for phrase in groups.get(group, ())
            if _finds(single.setdefault(phrase, _alone(wordings, phrase)), one)
        )

    said, taken_back = {}, {}
    for one in asked:
        if here := found(one.group, one):
            said[one] = here
            taken_back[one] = found(f"{one.group}_unless", one)
    return Answers(said, taken_back)


def uses(wordings: Wordings, found: Answers) -> Iterator[Use]:
    """Yield the use of every phrase of every group, in the order of the files."""
    kept = _needed(found)
    texts: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    alone: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for tail, here in (("", found.said), ("_unless", found.taken_back)):
        for one, phrases in here.items():
            for phrase in phrases:
                texts[one.group + tail, phrase].append(one.text)
                if len(phrases) == 1:
                    alone[one.group + tail, phrase].append(one.text)
    for group, phrases in wordings.patterns:
        for phrase in phrases:
            key = (group, phrase)
            yield Use(group, phrase, tuple(texts[key]), tuple(alone[key]), key in kept)


def _needed(found: Answers) -> set[tuple[str, str]]:
    """Return the phrases that stay: first those that say something, then what takes it back."""
    said = [
        {(one.group, phrase) for phrase in here}
        for one, here in found.said.items()
        if not found.taken_back[one]
    ]
    kept = _smallest(said)
    taken_back = [
        {(f"{one.group}_unless", phrase) for phrase in found.taken_back[one]}
        for one, here in found.said.items()
        if found.taken_back[one] and any((one.group, phrase) in kept for phrase in here)
    ]
    return kept | _smallest(taken_back)


def _smallest(choices: list[set[tuple[str, str]]]) -> set[tuple[str, str]]:
    """Return phrases of which each choice has one: those of the most choices first."""
    open_ = dict(enumerate(choices))
    kept: set[tuple[str, str]] = set()
    while open_:
        counts: defaultdict[tuple[str, str], int] = defaultdict(int)
        for choice in open_.values():
            for phrase in choice:
                counts[phrase] += 1
        best = max(sorted(counts), key=lambda phrase: counts[phrase])
        kept.add(best)
        open_ = {n: choice for n, choice in open_.items() if best not in choice}
    return kept


def _alone(wordings: Wordings, phrase: str) -> Phrasebook:
    return Phrasebook(Wordings(words=wordings.words, patterns=(("alone", (phrase,)),)))


def _finds(book: Phrasebook, one: Asked) -> bool:
    if one.way == "whole":
        return book.whole("alone", one.text)
    if one.way == "leads":
        return book.leads("alone", one.text) > 0
    return book.has("alone", one.text)
