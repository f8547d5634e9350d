"""A logistic model of something that is so or not, learnt with numpy alone.

It does what `logistic.py` does for two things that may be, in a tenth of the time: its examples are
every word with a capital of thousands of letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from foi_compare.masking.where_names_stand.chances import EVERY

Vector = Any  # numpy's arrays; the stubs know no shapes
_STEPS, _REMEMBERED, _HALVINGS, _CLOSE = 90, 8, 25, 1e-5


class Told(NamedTuple):
    """The features of something, whether it is so, and how much it counts among the others."""

    features: Sequence[str]
    so: bool
    counts: float = 1.0


def learn(
    examples: Iterable[Told], *, pull: float, often: int = 3, most: int = 0
) -> Mapping[str, float]:
    """Return the weights with the least loss.

    Args:
        examples: to learn from.
        pull: how strongly weights are kept low (half the square of each, over all examples).
        often: in how many examples a feature must be met.
        most: so many features are kept, those that weigh most, and learnt again; 0 for all.

    """
    told = list(examples)
    met = Counter(feature for one in told for feature in set(one.features))
    features = sorted(feature for feature, count in met.items() if count >= often)
    weights = _descend(told, features, pull)
    if most and len(features) > most:
        kept = np.argsort(-np.abs(weights[1:]), kind="stable")[:most]
        features = sorted(features[index] for index in kept)
        weights = _descend(told, features, pull)
    return dict(zip([EVERY, *features], weights.tolist(), strict=True))


def _descend(told: Sequence[Told], features: Sequence[str], pull: float) -> Vector:
    """Return the weights, that of `EVERY` first, by the method of Broyden and others."""
    loss = _Loss(told, features, pull)
    weights = np.zeros(len(features) + 1)
    value, slope = loss.at(weights)
    steps: list[tuple[Vector, Vector]] = []
    for _ in range(_STEPS):
        way = -_turned(slope, steps)
        pace, down = 1.0, float(slope @ way)
        for _ in range(_HALVINGS):
            further, steeper = loss.at(weights + pace * way)
            if further <= value + 1e-4 * pace * down:
                break
            pace /= 2
        steps = [*steps[1 - _REMEMBERED :], (pace * way, steeper - slope)]
        done = value - further < _CLOSE * abs(value)
        weights, value, slope = weights + pace * way, further, steeper
        if done:
            break
    return weights


def _turned(slope: Vector, steps: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Return a slope turned by what the last steps showed of the curve."""
    turned, shares = slope.copy(), []
    for moved, changed in reversed(steps):
        share = (moved @ turned) / (moved @ changed)
        turned -= share * changed
        shares.append(share)
    if steps:
        moved, changed = steps[-1]
        turned *= (moved @ changed) / (changed @ changed)
    for (moved, changed), share in zip(steps, reversed(shares), strict=True):
        turned += moved * (share - (changed @ turned) / (moved @ changed))
    return turned


class _Loss:
    """The loss of some examples, as a function of the weights."""

    def __init__(self, told: Sequence[Told], features: Sequence[str], pull: float) -> None:
        at = {feature: index for index, feature in enumerate(features, start=1)}
        rows = [
            np.unique([0, *(at[one] for one in told_one.features if one in at)])
            for told_one in told
        ]
        lengths = np.array([len(row) for row in rows])
        self._columns = np.concatenate(rows)
        self._starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        self._rows = np.repeat(np.arange(len(rows)), lengths)
        self._so = np.array([1.0 if one.so else -1.0 for one in told])
        self._counts = np.array([one.counts for one in told])
        self._size, self._pull = len(features) + 1, pull

    def at(self, weights: Vector) -> tuple[float, Vector]:
        """Return the loss of some weights, and its slope there."""
        margins = self._so * np.add.reduceat(weights[self._columns], self._starts)
        losses = np.logaddexp(0.0, -margins) * self._counts
        pushes = -self._so * self._counts / (1.0 + np.exp(np.minimum(margins, 500.0)))
        slope = np.bincount(self._columns, pushes[self._rows], self._size)
        kept = self._pull * weights
        kept[0] = 0.0
        return float(losses.sum() + weights @ kept / 2), slope + kept
