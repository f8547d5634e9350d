"""A figure with the place it stands at, and the same as a person decided on it."""

from __future__ import annotations

from typing import NamedTuple

from foi_compare.model import Address, Decision, Figure, Match


class Sited(NamedTuple):
    """A figure with its verdict, its identifier, and where its numerals stand."""

    figure: Figure
    match: Match
    observation_id: str
    addresses: tuple[Address, ...]
    sha256: str


class Ruled(NamedTuple):
    """A figure as decided: `decisions` are the lines it obeys, `left_out` says why it is none."""

    figure: Figure
    match: Match
    decisions: tuple[Decision, ...] = ()
    left_out: str = ""
