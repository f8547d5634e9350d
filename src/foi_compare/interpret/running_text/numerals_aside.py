"""Numerals of running text to what is set aside, each with the rule that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.interpret.meanings.aside import REASONS, Aside, rule_of
from foi_compare.interpret.running_text.prose_figures import Where
from foi_compare.model import SetAside
from foi_compare.text import Numeral, fold_space


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
    """Return the numerals with a few words beside them, for a person to recognise."""
    first = text.rfind(" ", 0, max(0, start - 24)) + 1
    last = text.find(" ", end + 24)
    return fold_space(text[first : last if last >= 0 else len(text)])[:200]
