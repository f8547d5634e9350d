"""The features of units in a row to the labels that are likeliest together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.interpret.dispositions.weighing import EVERY
from foi_compare.interpret.passage_roles.lattice import likeliest, shares
from foi_compare.model.wording_lists import Weights

OPENED = ("segment", "sentence", "clause")


def turn(label: str, opened: str) -> str:
    """Return the name of the weights of what may follow a label where a unit is so opened."""
    return f"{opened} behind: {label}"


class Labelled(NamedTuple):
    """The likeliest labels of a row, and for each unit the share of each label."""

    labels: tuple[str, ...]
    shares: tuple[Mapping[str, float], ...]


class Chain:
    """Tells the labels of units in a row by learnt weights."""

    def __init__(self, weights: Weights) -> None:
        """Take the weights of features, and those of labels behind each other."""
        self._labels = weights.towards
        self._of = weights.of
        none = [0.0] * len(self._labels)
        self._turns = {
            opened: [list(self._of.get(turn(one, opened), none)) for one in self._labels]
            for opened in OPENED
        }

    def tell(self, features: Sequence[Iterable[str]], opened: Sequence[str]) -> Labelled:
        """Return the labels of units in a row, with the shares of all.

        `opened` says of each unit whether a segment, a sentence or a clause begins with it.
        """
        said = [self._said(own) for own in features]
        turns = [self._turns[one] for one in opened[1:]]
        return Labelled(
            tuple(self._labels[at] for at in likeliest(said, turns)),
            tuple(dict(zip(self._labels, row, strict=True)) for row in shares(said, turns)),
        )

    def _said(self, features: Iterable[str]) -> list[float]:
        """Return the weight of each label by the features of a unit alone."""
        rows = [self._of[one] for one in (EVERY, *sorted(features)) if one in self._of]
        if not rows:
            return [0.0] * len(self._labels)
        return [math.fsum(column) for column in zip(*rows, strict=True)]
