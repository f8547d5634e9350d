"""The likeliest states of things in a row, and how likely each is, by the weights of each step."""

from __future__ import annotations

import math
from collections.abc import Sequence

Row = Sequence[float]


def likeliest(said: Sequence[Row], turns: Sequence[Sequence[Row]]) -> tuple[int, ...]:
    """Return the states that are likeliest together; () for nothing.

    Args:
        said: for each thing the weight of each state by itself.
        turns: for each thing but the first the weight of each state behind each one before.

    """
    if not said:
        return ()
    best = list(said[0])
    came: list[list[int]] = []
    for own, turn in zip(said[1:], turns, strict=True):
        ways = [_added(best, column) for column in zip(*turn, strict=True)]
        came.append([way.index(max(way)) for way in ways])
        best = _added(list(map(max, ways)), own)
    at = best.index(max(best))
    found = [at]
    for origin in reversed(came):
        at = origin[at]
        found.append(at)
    return tuple(reversed(found))


def shares(said: Sequence[Row], turns: Sequence[Sequence[Row]]) -> list[list[float]]:
    """Return for each thing the share of each state; for the arguments see `likeliest`."""
    if not said:
        return []
    forward = [list(said[0])]
    for own, turn in zip(said[1:], turns, strict=True):
        reached = [_logsum(_added(forward[-1], column)) for column in zip(*turn, strict=True)]
        forward.append(_added(reached, own))
    backward = [[0.0] * len(said[0])]
    for own, turn in zip(reversed(said[1:]), reversed(turns), strict=True):
        ahead = _added(own, backward[-1])
        backward.append([_logsum(_added(row, ahead)) for row in turn])
    backward.reverse()
    sums = [_added(before, behind) for before, behind in zip(forward, backward, strict=True)]
    return [[math.exp(one - _logsum(row)) for one in row] for row in sums]


def _added(left: Row, right: Row) -> list[float]:
    return [a + b for a, b in zip(left, right, strict=True)]


def _logsum(sums: Row) -> float:
    most = max(sums)
    return most + math.log(sum(math.exp(one - most) for one in sums))
