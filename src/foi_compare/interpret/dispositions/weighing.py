"""The features of something to what it may be, each with its share of the weight."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar, get_args

from foi_compare.model import Disposition
from foi_compare.model.wording_lists import Weights, Wordings

DISPOSITIONS: tuple[Disposition, ...] = get_args(Disposition)
EVERY = "*"  # what everything has; no word is so written
_STRONGEST = 3
Towards = TypeVar("Towards", bound=str)


class Weighed(NamedTuple):
    """What something may be, with its share of the weight and the features that speak for it."""

    disposition: Disposition
    share: float
    features: tuple[str, ...]


class Scale:
    """Weighs by the weights of features: a multinomial logistic model."""

    def __init__(self, weights: Weights) -> None:
        """Take the weights of features for each thing that may be."""
        self._at = {one: index for index, one in enumerate(weights.towards)}
        self._of = weights.of
        self._rarities = weights.rarities

    def weigh(
        self, features: Collection[str], can_be: Collection[Disposition]
    ) -> tuple[Weighed, ...]:
        """Return the dispositions that an answer can have, the weightiest first."""
        known = self._known(sorted(features))
        sums = self._sums(known, [one for one in DISPOSITIONS if one in can_be])
        shares = _shares(sums)
        ranked = sorted(sums, key=lambda one: -sums[one])
        return tuple(
            Weighed(one, shares[one], self._strongest(known, self._at[one])) for one in ranked
        )

    def shares(self, features: Iterable[str]) -> Mapping[str, float]:
        """Return the share of each thing that may be."""
        return _shares(self._sums(self._known(features), list(self._at)))

    def _known(self, features: Iterable[str]) -> list[tuple[str, Sequence[float]]]:
        of = self._of
        known = [(one, of[one]) for one in (EVERY, *features) if one in of]
        return self._to_one_length(known) if self._rarities else known

    def _to_one_length(
        self, known: Sequence[tuple[str, Sequence[float]]]
    ) -> list[tuple[str, Sequence[float]]]:
        """Return weights by how rare their features are, all together to the length of one."""
        rare = [0.0 if one == EVERY else self._rarities[one] for one, _ in known]
        length = math.hypot(*rare) or 1.0
        found: list[tuple[str, Sequence[float]]] = []
        for (one, row), own in zip(known, rare, strict=True):
            counts = 1.0 if one == EVERY else own / length
            found.append((one, [counts * weight for weight in row]))
        return found

    def _sums(
        self, known: Sequence[tuple[str, Sequence[float]]], towards: Sequence[Towards]
    ) -> dict[Towards, float]:
        columns = list(zip(*(weights for _, weights in known), strict=True))
        return {one: math.fsum(columns[self._at[one]]) for one in towards}

    def _strongest(self, known: Sequence[tuple[str, Sequence[float]]], at: int) -> tuple[str, ...]:
        speaking = [(weights[at], one) for one, weights in known if one != EVERY]
        ranked = sorted((one for one in speaking if one[0] > 0), key=lambda one: (-one[0], one[1]))
        return tuple(feature for _, feature in ranked[:_STRONGEST])


def _shares(sums: Mapping[Towards, float]) -> dict[Towards, float]:
    most = max(sums.values())
    whole = math.fsum(math.exp(weight - most) for weight in sums.values())
    return {one: math.exp(weight - most) / whole for one, weight in sums.items()}


class Scales(NamedTuple):
    """The scale of what a sentence does, and that of what an answer comes to."""

    acts: Scale
    dispositions: Scale


@lru_cache(maxsize=4)
def scales(wordings: Wordings) -> Scales:
    """Return the scales of the weights that the wordings hold."""
    return Scales(Scale(wordings.acts), Scale(wordings.dispositions))
