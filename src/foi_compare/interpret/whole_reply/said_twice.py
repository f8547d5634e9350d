"""Figures of sentences that a letter in two languages gives twice: the Welsh ones to the English.

The same number of the same outcome under the same question is one number; where the two texts do
not agree, both are asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.interpret.language.welsh import is_welsh
from foi_compare.model import Doubt, Figure, LabelMatcher, SetAside

RULE = "said_twice"
_REASON = "said again in Welsh: the English text gives the same number"
_DIFFER = Doubt("the Welsh and the English text give different numbers: which one holds?", "number")


class SaidOnce(NamedTuple):
    """The figures without those said again in Welsh, and these as set aside."""

    figures: tuple[Figure, ...]
    set_aside: tuple[SetAside, ...]


def count_once(figures: Sequence[Figure], matcher: LabelMatcher) -> SaidOnce:
    """Return the figures, each number that is given in both languages once."""
    welsh = [one for one in figures if one.origin == "sentence" and is_welsh(one.evidence)]
    if not welsh:
        return SaidOnce(tuple(figures), ())
    named = {id(one): _key(one, matcher) for one in figures if one.origin == "sentence"}
    english: dict[tuple[str, ...], list[Figure]] = {}
    for one in figures:
        if id(one) in named and not is_welsh(one.evidence):
            english.setdefault(named[id(one)], []).append(one)
    again: set[int] = set()
    differing: set[int] = set()
    for one in welsh:
        others = english.get(named[id(one)], [])
        if any(_amount(other) == _amount(one) for other in others):
            again.add(id(one))
        elif others:
            differing.update({id(one), *map(id, others)})
    return SaidOnce(
        tuple(
            replace(one, doubts=(*one.doubts, _DIFFER)) if id(one) in differing else one
            for one in figures
            if id(one) not in again
        ),
        tuple(_aside(one) for one in figures if id(one) in again),
    )


def _key(figure: Figure, matcher: LabelMatcher) -> tuple[str, ...]:
    """Return what two figures must share to be one number: question, outcome, measure."""
    return figure.question, matcher.match(figure.label).code, figure.value.measure


def _amount(figure: Figure) -> tuple[float, float | None]:
    return figure.value.lower, figure.value.upper


def _aside(figure: Figure) -> SetAside:
    return SetAside(
        rule=RULE,
        reason=_REASON,
        text=figure.evidence,
        place=figure.place,
        file=figure.file,
        spots=figure.spots,
    )
