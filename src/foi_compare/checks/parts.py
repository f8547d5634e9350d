"""The rows or columns that printed totals are held against, added up once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from foi_compare.model import Observation, Place
from foi_compare.sums import BESIDE_WORDS, Amount, Bounded, Sum, add, can_meet, chance, find_beneath
from foi_compare.text import repeats_row_above

_PLACES = 4  # that a finding names
_WAYS = 4  # of adding the rows up, that which leaves some out the last


class About(NamedTuple):
    """What a finding says of the numbers that it is about."""

    question: str
    files: tuple[str, ...]
    places: tuple[str, ...]

    def behind(self, first: Observation) -> About:
        """Return the same with a number before all others."""
        files = dict.fromkeys((first.file, *self.files))
        places = dict.fromkeys((where(first.place), *self.places))
        return About(first.question, tuple(files), tuple(places)[:_PLACES])


def about_of(numbers: Sequence[Observation]) -> About:
    """Return what a finding says of some numbers."""
    places = dict.fromkeys(where(one.place) for one in numbers)
    return About(
        numbers[0].question if numbers else "",
        tuple(dict.fromkeys(one.file for one in numbers)),
        tuple(places)[:_PLACES],
    )


class Parts:
    """The `rows` or `columns` that totals are held against, added up once for all of them.

    `left_out` are rows that were left out as parts of others, under the numbers they add up to.
    """

    def __init__(
        self, numbers: Sequence[Observation], kind: str, left_out: Sequence[Sum] = ()
    ) -> None:
        self.numbers = numbers
        self.kind = kind
        self.left_out = left_out

    @cached_property
    def sum(self) -> Amount:
        """What all of them add up to."""
        return add(one.value for one in self.numbers)

    @cached_property
    def about(self) -> About:
        """What a finding says of them."""
        return about_of(self.numbers)

    def under(self, total: Bounded) -> Sum:
        """Return all of them under a printed total."""
        return Sum(total, tuple(one.value for one in self.numbers))

    def reach(self, total: Amount) -> bool:
        """Return whether they can be what a total adds, and do not seem so by accident."""
        if not can_meet(self.sum, total) or not self.left_out:
            return can_meet(self.sum, total)
        sums = ([one] for one in (self.under(total), *self.left_out))
        return chance(*sums, tried=_WAYS) <= BESIDE_WORDS

    @cached_property
    def ways(self) -> tuple[Parts, ...]:
        """The ways to add them up, the likeliest first."""
        rows = self.kind == "rows"
        own = [o for o in self.numbers if not rows or not repeats_row_above(o.label)]
        # A printed group may stand beside the codes it is made of.
        codes = [o for o in own if o.role == "code"]
        ways = [Parts(chosen, self.kind) for chosen in (own, codes, self.numbers)]
        return (*ways, _without_their_parts(own)) if rows else tuple(ways)


def _without_their_parts(rows: Sequence[Observation]) -> Parts:
    """Return the rows without those that add up to the row right above them, its parts."""
    ordered = sorted(rows, key=lambda one: one.place.row)
    kept: list[Observation] = []
    left_out: list[Sum] = []
    at = 0
    while at < len(ordered):
        kept.append(ordered[at])
        after = range(at + 1, len(ordered))
        beneath = (((ordered[row].value,), row + 1 if row > at + 1 else None) for row in after)
        found = find_beneath((ordered[at].value,), beneath)
        left_out += found.sums if found is not None else ()
        at = found.end if found is not None else at + 1
    return Parts(kept, "rows", left_out)


def where(place: Place) -> str:
    """Return the part and the table of a place, as a finding names them."""
    table = f", table {place.table}" if place.table else ""
    return f"{place.part}{table}"
