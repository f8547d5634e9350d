"""What a letter says, sentence by sentence, to the questions that it says it to.

Numbers, the place below a question, the order, and words that only one question has each speak for
a question; learnt weights say how much. So each sentence has a share for every question.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from foi_compare.interpret.dispositions.sentence_features import tokens
from foi_compare.interpret.language.topics import Topics, stems
from foi_compare.interpret.passage_roles.lattice import likeliest, shares

_MOST = 3


class Line(NamedTuple):
    """A sentence or a question of a letter, in reading order.

    `asks` is the place of the question that it asks, -1 for none; `named` are the places of those
    whose numbers it opens with or speaks to; `says` whether it answers, `heads` whether it is a
    heading; `opens` whether a segment begins with it.
    """

    text: str
    role: str
    opens: bool
    asks: int = -1
    named: frozenset[int] = frozenset()
    says: bool = False
    heads: bool = False


class Tied(NamedTuple):
    """The question that each answering line is said to; the number of questions for all of them.

    `shares` is how sure that is.
    """

    questions: tuple[int, ...]
    shares: tuple[float, ...]


class _Seen(NamedTuple):
    """What stands around an answering line: what is asked right above it, and what heads it."""

    line: Line
    above: int
    heading: str
    first: bool
    asked: frozenset[int]


class Ties:
    """Ties the lines of one letter to its questions."""

    def __init__(self, lines: Sequence[Line], questions: Sequence[str]) -> None:
        """Take the lines in order, and the words of the questions."""
        self._count = len(questions)
        self._lines = lines
        self._topics = Topics(questions)
        self._stems = [stems(one) for one in questions]
        self._others = _of_others(self._stems)
        self._words = cache(stems)
        self._opened = cache(self._topics.opened_with)
        self._seen = list(self._around())
        below = {one.above for one in self._seen if one.first and one.above >= 0}
        self._turns = 2 * len(below) > self._count
        self._numbered = any(one.line.named for one in self._seen)

    def _around(self) -> Iterator[_Seen]:
        above, heading, first = -1, "", True
        asked: set[int] = set()
        for line in self._lines:
            if line.asks >= 0:
                above, heading, first = line.asks, "", True
                asked.add(line.asks)
            elif line.heads:
                heading, first = line.text, True
            elif line.says:
                yield _Seen(line, above, heading, first, frozenset(asked))
                first = False

    @property
    def answering(self) -> int:
        """How many lines answer."""
        return len(self._seen)

    def features(self, at: int, to: int) -> list[str]:
        """Return what speaks for or against a question, or all of them, at an answering line."""
        if to == self._count:
            return list(self._for_all(self._seen[at]))
        return list(self._for_one(self._seen[at], to))

    def _for_all(self, one: _Seen) -> Iterator[str]:
        words = tokens(one.line.text)
        yield "each all"
        yield from (f"all {word}" for word in sorted(set(words)))
        yield from (f"all opens {' '.join(words[:most])}" for most in (1, 2))
        yield f"all of {min(self._count, 4)}"
        yield f"all {one.line.role}"
        yield f"all named {min(len(one.line.named), 2)}"
        yield f"all turns {self._turns} above {one.above >= 0} first {one.first}"
        yield f"all asked yet {bool(one.asked)}"

    def _for_one(self, one: _Seen, to: int) -> Iterator[str]:
        line = one.line
        yield "each one"
        if line.named:
            yield f"own number {to in line.named}"
        elif self._numbered:
            yield "no number where others have"
        if one.above == to:
            yield f"right above {one.first} turns {self._turns}"
        elif self._turns:
            yield f"asked elsewhere {to in one.asked} turns"
        if to not in one.asked:
            yield "not asked yet"
        yield from self._about(line.text, to, "words")
        about = self._opened(line.text)
        if about is not None:
            yield f"opens about {'it' if about == to else 'another'} {line.opens}"
        if one.heading:
            yield from self._about(one.heading, to, "heading")
            named = self._topics.named_by(one.heading)
            if named is not None:
                yield f"heading names {'it' if named == to else 'another'}"

    def _about(self, text: str, to: int, what: str) -> Iterator[str]:
        """Yield how many words a text has of a question, and of others alone."""
        own, others = self._words(text), self._others[to]
        shared = own & self._stems[to]
        alone = shared - others
        of_others = (own & others) - self._stems[to]
        yield f"{what} alone {min(len(alone), _MOST)} others {min(len(of_others), 2)}"
        yield f"{what} shared {min(len(shared), _MOST)}"

    def turn(self, at: int, before: int, to: int) -> list[str]:
        """Return what speaks for going from one question on to another at an answering line."""
        one = self._seen[at]
        kind = self._step(before, to)
        opened = "segment" if one.line.opens else "sentence"
        fresh = "first " if one.first else ""
        named = "named " if one.line.named else ""
        return [
            f"{kind} {opened}",
            f"{kind} {fresh}{named}turns {self._turns}",
            f"{kind} {one.line.role}",
        ]

    def _step(self, before: int, to: int) -> str:
        every = to == self._count
        if before < 0:
            return "begins with all" if every else f"begins with {min(to, 1)}"
        if before == to:
            return "stays with all" if every else "stays"
        if every or before == self._count:
            return "to all" if every else "from all"
        return "next" if to == before + 1 else "on" if to > before else "back"

    def tie(self, weights: Mapping[str, Sequence[float]]) -> Tied:
        """Return the questions that the answering lines are likeliest said to, all together."""
        states = range(self._count + 1)
        known: dict[tuple[str, ...], float] = {}

        def weigh(features: Sequence[str]) -> float:
            key = tuple(features)
            if key not in known:
                known[key] = math.fsum(weights[one][0] for one in key if one in weights)
            return known[key]

        said = [[weigh(self.features(at, to)) for to in states] for at in range(self.answering)]
        if said:
            said[0] = [one + weigh(self.turn(0, -1, to)) for to, one in enumerate(said[0])]
        turns = [
            [[weigh(self.turn(at, before, to)) for to in states] for before in states]
            for at in range(1, self.answering)
        ]
        found = likeliest(said, turns)
        sure = shares(said, turns)
        return Tied(found, tuple(row[to] for row, to in zip(sure, found, strict=True)))


def _of_others(stems_of: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Return for each question the stems that the other ones have."""
    known = Counter(stem for own in stems_of for stem in own)
    return [frozenset(s for s, times in known.items() if times > (s in own)) for own in stems_of]
