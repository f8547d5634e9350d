"""Learn which question each sentence of a letter answers, a chain over the questions."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from foi_compare.interpret.letter_text.addressed import addressed
from foi_compare.interpret.passage_roles.lattice import shares
from foi_compare.interpret.passage_roles.learnt_questions import full_numbers
from foi_compare.interpret.passage_roles.learnt_reading import SAYING
from foi_compare.interpret.passage_roles.letter_units import Unit
from foi_compare.interpret.passage_roles.tying import Line, Ties
from foi_compare.model.wording_lists import Weights

ROUNDS = 25
PULL = 0.002
PACE = 0.15
SMALL = 0.02
_TWO = 2
_TITLE_WORDS = 8
_NEVER = -50.0


class Said(NamedTuple):
    """A clause with its role, as it is told apart and as a person told it, and its questions."""

    unit: Unit
    role: str
    told: str
    asked: list[str]


class Letter(NamedTuple):
    """The lines of a letter to be tied, and the questions that each answering one may be said to.

    `count` is the number of questions, which stands for all of them.
    """

    ties: Ties
    said_to: tuple[frozenset[int], ...]
    count: int


def tied_letter(said: Sequence[Said]) -> Letter | None:
    """Return the lines of a letter and whom they are said to; None where it asks one thing."""
    places: dict[str, int] = {}
    for one in said:
        if one.told == "begins":
            places.setdefault(one.asked[0], len(places))
    if len(places) < _TWO:
        return None
    texts = ["" for _ in places]
    for one in said:
        if one.told in {"begins", "goes_on"} and len(one.asked) == 1 and one.asked[0] in places:
            at = places[one.asked[0]]
            texts[at] = f"{texts[at]} {one.unit.text}".strip()
    lines = list(_lines(said, places))
    every = frozenset(range(len(places) + 1))
    may = tuple(
        _may_be_said_to(line, own, len(places)) or every for line, own in lines if line.says
    )
    return Letter(Ties([line for line, _ in lines], texts), may, len(places))


def _may_be_said_to(line: Line, own: frozenset[int], count: int) -> frozenset[int]:
    if len(own) == count:
        return frozenset({count}) | (own if line.named else frozenset())
    return own


def _lines(said: Sequence[Said], places: dict[str, int]) -> Iterator[tuple[Line, frozenset[int]]]:
    """Yield the lines with the questions that each is said to; clauses are joined to sentences."""
    numbers = full_numbers([one.unit.marker.numbers if one.unit.marker else () for one in said])
    known = {number.casefold(): at for number, at in places.items()}
    last: tuple[Line, frozenset[int]] | None = None
    for one, printed in zip(said, numbers, strict=True):
        own = frozenset(places[number] for number in one.asked if number in places)
        text, opens = one.unit.text, one.unit.opened == "segment"
        if one.role in SAYING and one.unit.opened == "clause" and last is not None:
            line, before = last
            if line.role == one.role and before == own:
                last = line._replace(text=line.text + text), own
                continue
        if last is not None:
            yield last
            last = None
        if one.told == "begins":
            yield Line(text, one.role, opens, asks=places[one.asked[0]]), own
        elif one.role in SAYING:
            spoken = printed or addressed(text, lambda: list(places))
            named = frozenset(known[x.casefold()] for x in spoken if x.casefold() in known)
            last = Line(text, one.role, opens, named=named, says=True), own
        elif opens and len(text.split()) <= _TITLE_WORDS and one.role != "goes_on":
            yield Line(text, one.role, opens, heads=True), own
    if last is not None:
        yield last


class _Prepared(NamedTuple):
    letter: Letter
    said: list[list[list[str]]]
    turns: list[list[list[list[str]]]]


def learn_ties(letters: Iterable[Letter | None]) -> Weights:
    """Return the weights under which the lines are likeliest said to their questions."""
    ready = [_prepared(one) for one in letters if one is not None and one.ties.answering]
    weights: defaultdict[str, float] = defaultdict(float)
    steep: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    order = random.Random(0)
    for _ in range(ROUNDS):
        order.shuffle(ready)
        for one in ready:
            for feature, slope in _slopes(one, weights).items():
                pulled = slope + PULL * weights[feature]
                steep[feature] += pulled * pulled
                weights[feature] -= PACE * pulled / math.sqrt(steep[feature])
    kept = {one: [weight] for one, weight in sorted(weights.items()) if abs(weight) > SMALL}
    return Weights(("tied",), kept)


def _prepared(letter: Letter) -> _Prepared:
    ties, states = letter.ties, range(letter.count + 1)
    said = [[ties.features(at, to) for to in states] for at in range(ties.answering)]
    said[0] = [own + ties.turn(0, -1, to) for to, own in enumerate(said[0])]
    turns = [
        [[ties.turn(at, before, to) for to in states] for before in states]
        for at in range(1, ties.answering)
    ]
    return _Prepared(letter, said, turns)


def _slopes(one: _Prepared, weights: dict[str, float]) -> dict[str, float]:
    """Return how much more often each feature is expected than what is told allows."""
    found: defaultdict[str, float] = defaultdict(float)
    said = [[sum(weights[f] for f in own) for own in row] for row in one.said]
    turns = [[[sum(weights[f] for f in own) for own in row] for row in at] for at in one.turns]
    aimed = [
        [weight if to in may else _NEVER for to, weight in enumerate(row)]
        for row, may in zip(said, one.letter.said_to, strict=True)
    ]
    for sign, weighed in ((1, said), (-1, aimed)):
        for row, own in zip(shares(weighed, turns), one.said, strict=True):
            for share, features in zip(row, own, strict=True):
                for feature in features:
                    found[feature] += sign * share
        for at, pairs in enumerate(_pairs(weighed, turns)):
            for before, row in enumerate(pairs):
                for to, share in enumerate(row):
                    for feature in one.turns[at][before][to]:
                        found[feature] += sign * share
    return found


def _pairs(
    said: Sequence[Sequence[float]], turns: Sequence[Sequence[Sequence[float]]]
) -> Iterator[list[list[float]]]:
    """Yield for each step the share of each state behind each before it.

    That is the share of a state whose weight holds what follows, behind one before that holds what
    precedes: each is a lattice of two.
    """
    count = len(said[0])
    ahead = [[0.0] * count]
    for own, turn in zip(reversed(said[1:]), reversed(turns), strict=True):
        reached = [a + b for a, b in zip(own, ahead[-1], strict=True)]
        ahead.append([_logsum([a + b for a, b in zip(row, reached, strict=True)]) for row in turn])
    ahead.reverse()
    forward = list(said[0])
    for at, turn in enumerate(turns):
        behind = [a + b for a, b in zip(said[at + 1], ahead[at + 1], strict=True)]
        sums = [
            [f + t + b for t, b in zip(row, behind, strict=True)]
            for f, row in zip(forward, turn, strict=True)
        ]
        whole = _logsum([one for row in sums for one in row])
        yield [[math.exp(one - whole) for one in row] for row in sums]
        forward = [
            _logsum([f + row[to] for f, row in zip(forward, turn, strict=True)]) + said[at + 1][to]
            for to in range(count)
        ]


def _logsum(sums: Sequence[float]) -> float:
    most = max(sums)
    return most + math.log(sum(math.exp(one - most) for one in sums))
