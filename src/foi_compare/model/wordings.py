"""The wordings that replies use, as data: word lists and patterns that a person can extend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """What the wording files of the package hold.

    `words` are named lists (`hold`: hold, holds, held); `patterns` are named groups of patterns in
    which `<hold>` stands for such a list, `...` for a few words, `(a|b)` for a choice and `[a]`
    for what may be missing. `weights` are those of the features of an answer, for each disposition
    that one speaks for or against. All are tuples of pairs so that the whole can be a key.
    """

    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    patterns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    weights: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
