"""A multinomial logistic model over features that are there or not, learnt with numpy alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from foi_compare.interpret.dispositions.weighing import EVERY
from foi_compare.model.wording_lists import Weights

STEPS = 200
OFTEN = 3  # in how many examples a feature must be met
STEPS_TO_CHOOSE = 80  # after which it is seen which features weigh most
_QUICK = 2.0  # how much quicker weights move of what counts a part of one
_TINY = 1e-9  # against nothing as a divisor; slopes of rare features are as small
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
    small: float = 0.0,
    most: int = 0,
    by_rarity: bool = False,
) -> Weights:
    """Return the weights with the least loss.

    Args:
        examples: to learn from; one that can be nothing of what it is teaches nothing.
        towards: what each may be.
        pull: how strongly weights are kept low (half the square of each, over all examples).
        small: weights below it are left out.
        most: so many features are kept, those that weigh most, and learnt again; 0 for all.
        by_rarity: whether a feature counts by how rare it is (the logarithm of how many examples
            there are to one that has it), and all those of an example together one.

    """
    told = [one for one in examples if one.is_ & one.can_be]
    met = Counter(feature for one in told for feature in one.features)
    features = sorted(feature for feature, count in met.items() if count >= OFTEN)
    rarities = {one: math.log(len(told) / met[one]) for one in features} if by_rarity else {}
    choose = 0 < most < len(features)
    found = _descend(told, features, towards, pull, rarities, STEPS_TO_CHOOSE if choose else STEPS)
    if choose:
        size = np.abs(found[1:]).max(axis=1)
        size *= np.array([rarities.get(one, 1.0) for one in features])
        kept = np.argsort(-size, kind="stable")[:most]
        features = sorted(features[index] for index in kept)
        found = _descend(told, features, towards, pull, rarities, STEPS)
    found = np.where(np.abs(found) < small, 0, np.round(found, 2))
    rows = dict(zip([EVERY, *features], found.tolist(), strict=True))
    kept_rows = {one: row for one, row in rows.items() if any(row) or one in rarities}
    rounded = {one: round(rarities.get(one, 0.0), 2) for one in kept_rows} if by_rarity else {}
    return Weights(tuple(towards), kept_rows, rounded)


def _descend(
    examples: Sequence[Example],
    features: Sequence[str],
    towards: Sequence[str],
    pull: float,
    rarities: Mapping[str, float],
    steps: int,
) -> Matrix:
    """Return the weights, a row for each feature behind that of `EVERY`, by Adam."""
    rows = Sparse([one.features for one in examples], features, rarities)
    quick = _QUICK if rarities else 1.0
    can_be = _told(examples, [one.can_be for one in examples], towards)
    wanted = _told(examples, [one.is_ & one.can_be for one in examples], towards)
    counts = np.array([[one.counts] for one in examples], dtype=np.float32)
    weights = np.zeros((len(features) + 1, len(towards)), dtype=np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        shares = _shares(np.where(can_be, rows.times(weights), -np.inf))
        aimed = shares * wanted
        aimed /= aimed.sum(axis=1, keepdims=True) + 1e-12
        slope = rows.turned_times((shares - aimed) * counts) + pull * weights
        slope /= len(examples)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        pace = quick * (0.1 * (1 - step / steps) + 0.002)
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + _TINY)
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
    """Rows of features that are there or not, and the same turned; the first is in every row.

    With `rarities` each counts by its own, and all of a row but the first together one.
    """

    def __init__(
        self,
        rows: Sequence[Collection[str]],
        features: Sequence[str],
        rarities: Mapping[str, float] = {},
    ) -> None:
        at = {feature: index for index, feature in enumerate(features, start=1)}
        places = [sorted({0, *(at[one] for one in row if one in at)}) for row in rows]
        lengths = np.array([len(row) for row in places])
        self._columns = np.concatenate([np.array(row) for row in places])
        self._row_starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        by_column = np.argsort(self._columns, kind="stable")
        self._rows = np.repeat(np.arange(len(rows)), lengths)[by_column]
        counts = np.bincount(self._columns, minlength=len(features) + 1)
        self._column_starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        self._values: Matrix = 1.0
        self._turned_values: Matrix = 1.0
        if rarities:
            rare = np.array([0.0, *(rarities[one] for one in features)])[self._columns]
            length = np.sqrt(np.add.reduceat(rare**2, self._row_starts))
            values = rare / np.repeat(np.where(length > 0, length, 1.0), lengths)
            values[self._row_starts] = 1.0
            values = values.astype(np.float32)
            self._values, self._turned_values = values[:, None], values[by_column][:, None]

    def times(self, weights: Matrix) -> Matrix:
        """Return the sum of the weights of each row."""
        return np.add.reduceat(weights[self._columns] * self._values, self._row_starts, axis=0)

    def turned_times(self, of_rows: Matrix) -> Matrix:
        """Return the sum of what is given for the rows that each feature is in."""
        told = of_rows[self._rows] * self._turned_values
        return np.add.reduceat(told, self._column_starts, axis=0)
