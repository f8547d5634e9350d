"""Numerals of running text to what is set aside, each with the rule that explains it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from foi_compare.interpret.meanings.aside import REASONS, Aside, rule_of
from foi_compare.interpret.running_text.prose_figures import Where
from foi_compare.model import SetAside
from foi_compare.text import Numeral, fold_space

_LONGEST_NAME = 80
_BESIDE = 24  # characters that are quoted before and behind
# The rest of the word in which a quotation begins or ends, with the words in capitals beside it.
_NAMES_BEFORE = re.compile(r"(?:[A-Z][\w'’.-]*[^\S\n]+){0,5}\S*\Z")
_NAMES_BEHIND = re.compile(r"\S*(?:[^\S\n]+[A-Z][\w'’.-]*){0,5}")


class NumeralsAside:
    """What is set aside of running text, in the order in which it was found."""

    def __init__(self) -> None:
        self.found: list[SetAside] = []

    def by_rule(
        self,
        where: Where,
        numerals: Iterable[Numeral],
        asides: Sequence[Aside],
        *,
        fallback: str = "",
    ) -> list[Numeral]:
        """Set aside what rules explain; return what none does."""
        rules: dict[str, list[Numeral]] = {}
        left: list[Numeral] = []
        for numeral in numerals:
            rule = rule_of(numeral, asides) or fallback
            if rule:
                rules.setdefault(rule, []).append(numeral)
            else:
                left.append(numeral)
        for rule, explained in rules.items():
            self.add(where, explained, rule)
        return left

    def add(self, where: Where, numerals: Sequence[Numeral], rule: str) -> None:
        """Set aside numerals of one text by one rule."""
        if not numerals:
            return
        first, last = numerals[0], numerals[-1]
        self.found.append(
            SetAside(
                rule=rule.replace(" ", "_"),
                reason=REASONS.get(rule, "Stands outside the answer."),
                text=_around(where.text, first.start, last.end),
                place=where.place,
                file=where.part.segment.file,
                spots=tuple(where.spot(n.start, n.end) for n in numerals),
            )
        )


def _around(text: str, start: int, end: int) -> str:
    """Return the numerals with a few words beside them, for a person to recognise.

    A name is not cut, since what is left of it would be masked no more.
    """
    first = max(0, start - _BESIDE)
    last = min(len(text), end + _BESIDE)
    before, behind = (
        _NAMES_BEFORE.search(text, max(0, first - _LONGEST_NAME), first),
        _NAMES_BEHIND.match(text, last),
    )
    first = before.start() if before else first
    last = behind.end() if behind else last
    return fold_space(text[first:last])
