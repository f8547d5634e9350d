"""The sentences of an answer to what each of them does, by learnt weights of their words.

Wording files know what was foreseen. Weights learnt from some thousand answers by many hands know
the rest: that `Not one of us keeps a register of that sort` says that nothing is held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from foi_compare.interpret.dispositions.sentence_features import (
    form_of,
    phrases_of,
    place_of,
    tokens,
)
from foi_compare.interpret.dispositions.weighing import Scale

# What a sentence may do, as the learner's letters stand for it.
ACTS: Mapping[str, str] = {
    "G": "gives",
    "N": "counts none",
    "H": "holds nothing",
    "R": "refuses",
    "r": "reasons",
    "D": "neither confirms nor denies",
    "L": "denies other information",
    "A": "attaches",
    "Q": "asks back",
    "P": "is pending",
    "W": "tells of earlier",
    "E": "points elsewhere",
    "V": "reviews",
    "X": "says nothing",
}
# How sure it has to be, for each step.
_STEPS = (0.25, 0.5, 0.75, 0.9)
_LIKELY = 0.5
# What together decides: part given and part kept back, and the like.
_DECIDING = (
    "gives",
    "counts none",
    "holds nothing",
    "refuses",
    "neither confirms nor denies",
    "denies other information",
    "attaches",
    "asks back",
    "is pending",
    "tells of earlier",
)


# What most sentences do that stand around those that decide.
SILENT = frozenset({"says nothing", "reasons"})


class Heard(NamedTuple):
    """What one sentence does: the share of each act, and the likeliest."""

    shares: Mapping[str, float]

    @property
    def act(self) -> str:
        """The likeliest act."""
        return max(self.shares, key=lambda one: self.shares[one])


def features_of(texts: Sequence[str], question: str) -> Iterator[frozenset[str]]:
    """Yield the features of each sentence of an answer, in order."""
    for index, text in enumerate(texts):
        words = tokens(text)
        form = {*form_of(text, words, question), *place_of(index, len(texts))}
        yield phrases_of(words) | form


def hear(texts: Sequence[str], question: str, scale: Scale) -> tuple[Heard, ...]:
    """Return what each sentence of an answer to a question does."""
    return tuple(Heard(scale.shares(one)) for one in features_of(texts, question))


def together(heard: Sequence[Heard], given: str) -> Iterator[str]:
    """Yield what sentences do together, as features of their answer.

    `given` says what numbers the answer gives.
    """
    if not heard:
        return
    most = {act: max(one.shares.get(act, 0.0) for one in heard) for act in ACTS.values()}
    for act, share in most.items():
        yield from (f"{act}: {step:.0%}" for step in _STEPS if share > step)
    likely = [act for act in _DECIDING if most[act] > _LIKELY]
    yield from (f"{a} and {b}" for a, b in combinations(likely, 2))
    yield f"does no more than: {', '.join(likely)}"
    yield f"does no more than: {', '.join(likely)}, {given} given"
    yield from (f"likely {act}, {given} given" for act in likely)
    telling = [one.act for one in heard if one.act not in SILENT]
    if telling:
        yield f"tells first: {telling[0]}"
        yield f"tells last: {telling[-1]}"
        yield f"tells first and last: {telling[0]}, {telling[-1]}"
    yield from {f"likeliest: {one.act}" for one in heard}
    yield f"begins: {heard[0].act}"
    yield f"ends: {heard[-1].act}"
