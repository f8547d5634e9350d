"""The evidence of an answer to the dispositions it may have, each with its share of the weight."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple, get_args

from foi_compare.model import Disposition
from foi_compare.model.wordings import Wordings

DISPOSITIONS: tuple[Disposition, ...] = get_args(Disposition)
EVERY = "each answer"  # the feature that every answer has
_STRONGEST = 3


class Weighed(NamedTuple):
    """A disposition with its share of the whole weight, and the features that speak most for it."""

    disposition: Disposition
    share: float
    features: tuple[str, ...]


class Scale:
    """Weighs answers by the weights of their features."""

    def __init__(self, weights: Mapping[str, Mapping[str, float]]) -> None:
        """Take the weights: of a feature, for each disposition that it speaks for or against."""
        self._weights = weights

    def weigh(
        self, features: Collection[str], can_be: Collection[Disposition]
    ) -> tuple[Weighed, ...]:
        """Return the dispositions that an answer can have, the weightiest first.

        The shares are those of a multinomial logistic model, over what the answer can be alone.
        """
        known = [one for one in (EVERY, *sorted(features)) if one in self._weights]
        sums = {
            one: math.fsum(self._weights[feature].get(one, 0.0) for feature in known)
            for one in DISPOSITIONS
            if one in can_be
        }
        most = max(sums.values())
        whole = math.fsum(math.exp(weight - most) for weight in sums.values())
        ranked = sorted(sums, key=lambda one: -sums[one])
        return tuple(
            Weighed(one, math.exp(sums[one] - most) / whole, self._strongest(known, one))
            for one in ranked
        )

    def _strongest(self, features: Collection[str], towards: Disposition) -> tuple[str, ...]:
        speaking = [(self._weights[one].get(towards, 0.0), one) for one in features if one != EVERY]
        ranked = sorted((one for one in speaking if one[0] > 0), key=lambda one: (-one[0], one[1]))
        return tuple(feature for _, feature in ranked[:_STRONGEST])


@lru_cache(maxsize=4)
def scale(wordings: Wordings) -> Scale:
    """Return the scale of the weights that the wordings hold."""
    return Scale({feature: dict(weights) for feature, weights in wordings.weights})
