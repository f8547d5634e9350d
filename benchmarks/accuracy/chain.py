"""A chain of labels over features that are there or not (a conditional random field), by numpy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from accuracy.logistic import Sparse
from foi_compare.interpret.dispositions.weighing import EVERY
from foi_compare.interpret.passage_roles.chain import OPENED, turn
from foi_compare.model.wording_lists import Weights

Matrix = Any  # numpy's arrays; the stubs know no shapes
STEPS = 60
COLUMNS = 48
_NEVER = -60.0
_TINY = 1e-30


class Row(NamedTuple):
    """The units of one letter: the features of each, how each opens, and what each may be.

    `counts` is how much the letter counts for among the others.
    """

    features: tuple[frozenset[str], ...]
    opened: tuple[str, ...]
    labels: tuple[frozenset[str], ...]
    counts: float = 1.0


def learn_chain(
    rows: Sequence[Row],
    labels: Sequence[str],
    *,
    pull: float,
    often: int = 3,
    small: float = 0.0,
) -> Weights:
    """Return the weights under which the labels of the rows are likeliest.

    `pull`, `often` and `small` are those of `logistic.learn`; the weight of a label behind another
    stands under the name that `turn` gives it.
    """
    met = Counter(one for row in rows for own in row.features for one in own)
    features = sorted(one for one, count in met.items() if count >= often)
    found, turns = _Chain(rows, labels, features).descend(pull, STEPS)
    named = dict(zip([EVERY, *features], found, strict=True))
    for kind, table in zip(OPENED, turns, strict=True):
        named |= {turn(label, kind): table[at] for at, label in enumerate(labels)}
    told = {one: np.where(np.abs(row) < small, 0, np.round(row, 2)) for one, row in named.items()}
    return Weights(tuple(labels), {one: row.tolist() for one, row in told.items() if row.any()})


class _Chain:
    """The rows as matrices, and the descent to the weights.

    The rows stand in a few columns of about the same length, one behind another: a column is one
    row to the passes, in which nothing is learnt of what begins behind the end of another.
    """

    def __init__(self, rows: Sequence[Row], labels: Sequence[str], features: Sequence[str]) -> None:
        columns = _packed(rows)
        self._labels = len(labels)
        self._longest = max(sum(len(row.labels) for row in column) for column in columns)
        self._features = len(features)
        self._sparse = Sparse(
            [own for column in columns for row in column for own in row.features], features
        )
        shape = (self._longest, len(columns))
        self._there = np.zeros(shape, dtype=bool)
        self._kind = np.full(shape, len(OPENED))
        self._barred = np.zeros((*shape, len(labels)), dtype=np.float32)
        self._counts = np.zeros(shape, dtype=np.float32)
        for at, column in enumerate(columns):
            place = 0
            for row in column:
                end = place + len(row.labels)
                self._there[place:end, at] = True
                self._counts[place:end, at] = row.counts
                self._kind[place:end, at] = [OPENED.index(one) for one in row.opened]
                self._kind[place, at] = len(OPENED)  # behind another letter
                self._barred[place:end, at] = [
                    [0.0 if one in may else _NEVER for one in labels] for may in row.labels
                ]
                place = end
        flat = np.argwhere(self._there.T)
        self._flat = (flat[:, 1], flat[:, 0])

    def descend(self, pull: float, steps: int) -> tuple[Matrix, Matrix]:
        """Return the weights of features and those of labels behind each other, by Adam."""
        weights = [
            np.zeros((self._features + 1, self._labels), dtype=np.float32),
            np.zeros((len(OPENED), self._labels, self._labels), dtype=np.float32),
        ]
        mean = [np.zeros_like(one) for one in weights]
        spread = [np.zeros_like(one) for one in weights]
        count = self._there.sum()
        for step in range(1, steps + 1):
            slopes = self._slopes(*weights)
            pace = 0.12 * (1 - step / steps) + 0.002
            for at, (one, slope) in enumerate(zip(weights, slopes, strict=True)):
                steep = (slope + pull * one) / count
                mean[at] = 0.9 * mean[at] + 0.1 * steep
                spread[at] = 0.99 * spread[at] + 0.01 * steep**2
                ahead = mean[at] / (1 - 0.9**step)
                weights[at] = one - pace * ahead / (np.sqrt(spread[at] / (1 - 0.99**step)) + 1e-6)
        return weights[0], weights[1]

    def _slopes(self, weights: Matrix, turns: Matrix) -> tuple[Matrix, Matrix]:
        said = np.zeros((*self._there.shape, self._labels), dtype=np.float32)
        said[self._flat] = self._sparse.times(weights)
        free, aimed = self._expected(said, turns), self._expected(said + self._barred, turns)
        off = (free[0] - aimed[0]) * self._counts[..., None]
        return self._sparse.turned_times(off[self._flat]), free[1] - aimed[1]

    def _expected(self, said: Matrix, turns: Matrix) -> tuple[Matrix, Matrix]:
        """Return the share of each label of each unit, and how often each follows each."""
        count = self._labels
        ways = np.concatenate([turns, np.zeros((1, count, count), dtype=np.float32)])
        powers = np.exp(ways)[self._kind]  # place, column, before, behind
        most = said.max(axis=2, keepdims=True)
        spoken = np.exp(said - most)
        forward, backward = np.zeros_like(said), np.ones_like(said)
        forward[0] = spoken[0] / spoken[0].sum(axis=1, keepdims=True)
        for at in range(1, self._longest):
            reached = np.matmul(forward[at - 1][:, None, :], powers[at])[:, 0] * spoken[at]
            forward[at] = reached / (reached.sum(axis=1, keepdims=True) + _TINY)
        for at in range(self._longest - 2, -1, -1):
            ahead = spoken[at + 1] * backward[at + 1]
            reached = np.matmul(powers[at + 1], ahead[:, :, None])[:, :, 0]
            backward[at] = reached / (reached.sum(axis=1, keepdims=True) + _TINY)
        shares = forward * backward
        shares /= shares.sum(axis=2, keepdims=True) + _TINY
        pairs = forward[:-1, :, :, None] * powers[1:] * (spoken[1:] * backward[1:])[:, :, None, :]
        pairs /= pairs.sum(axis=(2, 3), keepdims=True) + _TINY
        pairs *= (self._there * self._counts)[1:, :, None, None]
        steep = np.stack([pairs[self._kind[1:] == kind].sum(axis=0) for kind in range(len(OPENED))])
        return shares * self._there[..., None], steep


def _packed(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows in columns of about the same length."""
    columns: list[list[Row]] = [[] for _ in range(COLUMNS)]
    lengths = [0] * COLUMNS
    for row in sorted(rows, key=lambda one: -len(one.labels)):
        at = lengths.index(min(lengths))
        columns[at].append(row)
        lengths[at] += len(row.labels)
    return [column for column in columns if column]
