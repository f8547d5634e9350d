"""A multinomial logistic model over features that are there or not, learnt with numpy alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from foi_compare.interpret.dispositions.weighing import EVERY
from foi_compare.model.wording_lists import Weights

STEPS = 200
Matrix = Any  # numpy's arrays; the stubs know no shapes


@dataclass(frozen=True, slots=True)
class Example:
    """The features of something, what it may be, and what it is (one of these, or several).

    `counts` is how much it counts for among the others.
    """

    features: frozenset[str]
    is_: frozenset[str]
    can_be: frozenset[str]
    counts: float = 1.0


def learn(
    examples: Sequence[Example],
    towards: Sequence[str],
    *,
    pull: float,
    often: int = 3,
    small: float = 0.0,
    most: int = 0,
) -> Weights:
    """Return the weights with the least loss.

    Args:
        examples: to learn from; one that can be nothing of what it is teaches nothing.
        towards: what each may be.
        pull: how strongly weights are kept low (half the square of each, over all examples).
        often: in how many examples a feature must be met.
        small: weights below it are left out.
        most: so many features are kept, those that weigh most, and learnt again; 0 for all.

    """
    told = [one for one in examples if one.is_ & one.can_be]
    met = Counter(feature for one in told for feature in one.features)
    features = sorted(feature for feature, count in met.items() if count >= often)
    found = _descend(told, features, towards, pull)
    if most and len(features) > most:
        size = np.abs(found[1:]).max(axis=1)
        kept = np.argsort(-size, kind="stable")[:most]
        features = sorted(features[index] for index in kept)
        found = _descend(told, features, towards, pull)
    found = np.where(np.abs(found) < small, 0, np.round(found, 2))
    rows = zip([EVERY, *features], found.tolist(), strict=True)
    return Weights(tuple(towards), {feature: row for feature, row in rows if any(row)})


def _descend(
    examples: Sequence[Example], features: Sequence[str], towards: Sequence[str], pull: float
) -> Matrix:
    """Return the weights, a row for each feature behind that of `EVERY`, by Adam."""
    rows = Sparse([one.features for one in examples], features)
    can_be = _told(examples, [one.can_be for one in examples], towards)
    wanted = _told(examples, [one.is_ & one.can_be for one in examples], towards)
    counts = np.array([[one.counts] for one in examples])
    weights = np.zeros((len(features) + 1, len(towards)))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        shares = _shares(np.where(can_be, rows.times(weights), -np.inf))
        aimed = shares * wanted
        aimed /= aimed.sum(axis=1, keepdims=True) + 1e-12
        slope = rows.turned_times((shares - aimed) * counts) + pull * weights
        slope /= len(examples)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        pace = 0.1 * (1 - step / STEPS) + 0.002
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-6)
    return weights


def _told(
    examples: Sequence[Example], what: Sequence[Collection[str]], towards: Sequence[str]
) -> Matrix:
    found = np.zeros((len(examples), len(towards)), dtype=bool)
    for index, one in enumerate(what):
        found[index] = [name in one for name in towards]
    return found


def _shares(sums: Matrix) -> Matrix:
    shares = np.exp(sums - sums.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


class Sparse:
    """Rows of features that are there or not, and the same turned; the first is in every row."""

    def __init__(self, rows: Sequence[Collection[str]], features: Sequence[str]) -> None:
        at = {feature: index for index, feature in enumerate(features, start=1)}
        places = [sorted({0, *(at[one] for one in row if one in at)}) for row in rows]
        lengths = np.array([len(row) for row in places])
        self._columns = np.concatenate([np.array(row) for row in places])
        self._row_starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        by_column = np.argsort(self._columns, kind="stable")
        self._rows = np.repeat(np.arange(len(rows)), lengths)[by_column]
        counts = np.bincount(self._columns, minlength=len(features) + 1)
        self._column_starts = np.concatenate([[0], np.cumsum(counts)[:-1]])

    def times(self, weights: Matrix) -> Matrix:
        """Return the sum of the weights of each row."""
        return np.add.reduceat(weights[self._columns], self._row_starts, axis=0)

    def turned_times(self, of_rows: Matrix) -> Matrix:
        """Return the sum of what is given for the rows that each feature is in."""
        return np.add.reduceat(of_rows[self._rows], self._column_starts, axis=0)
