"""The rows or columns that printed totals are held against, added up once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from foi_compare.checks.amounts import Amount, total
from foi_compare.model import Observation
from foi_compare.text import repeats_row_above

_PLACES = 4  # that a finding names


class About(NamedTuple):
    """What a finding says of the numbers that it is about."""

    question: str
    files: tuple[str, ...]
    places: tuple[str, ...]

    def behind(self, first: Observation) -> About:
        """Return the same with a number before all others."""
        files = dict.fromkeys((first.file, *self.files))
        places = dict.fromkeys((_where(first), *self.places))
        return About(first.question, tuple(files), tuple(places)[:_PLACES])


def about_of(numbers: Sequence[Observation]) -> About:
    """Return what a finding says of some numbers."""
    places = dict.fromkeys(_where(one) for one in numbers)
    return About(
        numbers[0].question if numbers else "",
        tuple(dict.fromkeys(one.file for one in numbers)),
        tuple(places)[:_PLACES],
    )


class Way(NamedTuple):
    """Some rows or columns of a total, and what they add up to."""

    numbers: int
    reached: Amount
    about: About


class Parts:
    """The `rows` or `columns` that totals are held against, added up once for all of them."""

    def __init__(self, numbers: Sequence[Observation], kind: str) -> None:
        self.numbers = numbers
        self.kind = kind

    @cached_property
    def sum(self) -> Amount:
        """What all of them add up to."""
        return total(one.value for one in self.numbers)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The ways to add them up, the likeliest first."""
        rows = self.kind == "rows"
        own = [o for o in self.numbers if not rows or not repeats_row_above(o.label)]
        # A printed group may stand beside the codes it is made of.
        codes = [o for o in own if o.role == "code"]
        sets = (own, codes, self.numbers, _without_their_parts(own) if rows else self.numbers)
        return tuple(
            Way(len(chosen), total(o.value for o in chosen), about_of(chosen)) for chosen in sets
        )


def _without_their_parts(rows: Sequence[Observation]) -> list[Observation]:
    """Return the rows without those that add up to the row right above them, its parts."""
    ordered = sorted(rows, key=lambda one: one.place.row)
    kept: list[Observation] = []
    at = 0
    while at < len(ordered):
        kept.append(ordered[at])
        goal, reached, end = ordered[at].value.amount, 0.0, at + 1
        while goal is not None and end < len(ordered) and reached <= goal:
            reached += ordered[end].value.amount or 0
            end += 1
            if reached == goal and end > at + 2:
                at = end - 1
                break
        at += 1
    return kept


def _where(observation: Observation) -> str:
    place = observation.place
    table = f", table {place.table}" if place.table else ""
    return f"{place.part}{table}"
