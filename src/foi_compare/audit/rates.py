"""How often a claim was wrong, with the interval that a sample of its size allows."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

_CONFIDENCE = 0.95
_HALVINGS = 60  # of the interval from 0 to 1: below the precision of a float


class Rate(NamedTuple):
    """`wrong` of `keyed`, and the limits between which the rate lies with 95 % confidence."""

    wrong: int
    keyed: int
    lower: float
    upper: float


def rate(wrong: int, keyed: int) -> Rate:
    """Return a rate with its exact interval.

    The interval is that of Clopper and Pearson (*Biometrika* 26, 1934, 404-413), which holds for
    any size of sample, also where nothing was wrong.

    Raises:
        ValueError: more are wrong than were keyed.

    """
    if not 0 <= wrong <= keyed:
        raise ValueError(f"{wrong} of {keyed} cannot be wrong")
    tail = (1 - _CONFIDENCE) / 2
    lower = 0.0 if wrong == 0 else _where(lambda p: 1 - _at_most(wrong - 1, keyed, p) > tail)
    upper = 1.0 if wrong == keyed else _where(lambda p: _at_most(wrong, keyed, p) < tail)
    return Rate(wrong, keyed, lower, upper)


def _where(holds: Callable[[float], bool]) -> float:
    """Return where a condition that holds from some share on begins to hold."""
    below, above = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (below + above) / 2
        if holds(middle):
            above = middle
        else:
            below = middle
    return (below + above) / 2


def _at_most(count: int, size: int, share: float) -> float:
    """Return the chance of at most `count` in `size` draws, each with the chance `share`."""
    if share <= 0:
        return 1.0
    if share >= 1:
        return 1.0 if count >= size else 0.0
    logs = (
        math.lgamma(size + 1)
        - math.lgamma(k + 1)
        - math.lgamma(size - k + 1)
        + k * math.log(share)
        + (size - k) * math.log1p(-share)
        for k in range(count + 1)
    )
    return math.fsum(map(math.exp, logs))
