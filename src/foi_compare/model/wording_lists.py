"""The wordings that replies use, as data: word lists and patterns that a person can extend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What learnt features speak for: `of` each its weights, in the order of `towards`.

    Where `rarities` are given, what has a feature has it by how rare that is, and all its features
    together to the length of one: a long text says no more than a short one. Else each counts one.
    Two are equal where they are the same object: thousands of numbers are no key.
    """

    towards: tuple[str, ...] = ()
    of: Mapping[str, Sequence[float]] = field(default_factory=dict)
    rarities: Mapping[str, float] = field(default_factory=dict)


NO_WEIGHTS = Weights()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """What the wording files of the package hold.

    `words` are named lists (`hold`: hold, holds, held); `patterns` are named groups of patterns in
    which `<hold>` stands for such a list, `...` for a few words, `(a|b)` for a choice and `[a]`
    for what may be missing. `acts` are the weights of the features of a sentence for what it does,
    `dispositions` those of the features of an answer for what it comes to, `account` those of a
    text around a table for whether it changes what the numbers count, `account_in_tables` those of
    a text inside one, `roles` those of a clause of a letter for the role that it has, `ties` those
    of a sentence for the question that it answers. `places` are the words of names of places, in
    lower case, `buildings` those that make a place of the words before them (`hospital`). The words
    are tuples of pairs so that the whole can be a key.
    """

    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    patterns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    acts: Weights = NO_WEIGHTS
    dispositions: Weights = NO_WEIGHTS
    account: Weights = NO_WEIGHTS
    account_in_tables: Weights = NO_WEIGHTS
    roles: Weights = NO_WEIGHTS
    ties: Weights = NO_WEIGHTS
    places: frozenset[str] = frozenset()
    buildings: frozenset[str] = frozenset()
