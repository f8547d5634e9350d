"""A person's decisions on labels: looked up first, and checked against each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from foi_compare.errors import DecisionsError
from foi_compare.match.label_reading.label_words import clean
from foi_compare.model.matching import LabelDecision, Match

_FILE = "decisions.csv"
_WORDS = ("none", "total", "subtotal")


class DecisionBook:
    """Decisions by label and force; one for a force goes before one for every force."""

    def __init__(self, decisions: Sequence[LabelDecision], codes: Collection[str]) -> None:
        """Take the decisions; a code may also be `none`, `total` or `subtotal`.

        Raises:
            DecisionsError: a decision contradicts an earlier one, or names no code of the codebook.

        """
        self._by_label: dict[tuple[str, str], LabelDecision] = {}
        for decision in decisions:
            if decision.code not in codes and decision.code not in _WORDS:
                problem = f"`{decision.code}` is no code of this codebook"
                raise DecisionsError(_FILE, decision.line, problem)
            key = (clean(decision.label), decision.force_id)
            earlier = self._by_label.setdefault(key, decision)
            if earlier.code != decision.code:
                scope = decision.force_id or "every force"
                raise DecisionsError(
                    _FILE,
                    decision.line,
                    f"`{decision.label}` is {decision.code} for {scope} here, but {earlier.code} "
                    f"on line {earlier.line}; keep one of the two lines",
                )

    def find(self, label: str, force_id: str) -> Match | None:
        """Return the verdict that a person gave for this label of this force."""
        if not self._by_label:
            return None
        text = clean(label)
        decision = self._by_label.get((text, force_id)) or self._by_label.get((text, ""))
        return _verdict(label, decision) if decision else None


def _verdict(label: str, decision: LabelDecision) -> Match:
    return replace(_of_code(label, decision), decided=decision.decision_id)


def _of_code(label: str, decision: LabelDecision) -> Match:
    by = f" by {decision.decided_by}" if decision.decided_by else ""
    line = f" (line {decision.line})" if decision.line else ""
    reason = f"decided{by}{line} → {decision.code}"
    if decision.code == "none":
        return Match(label=label, status="none", rule="decision", score=1.0, reason=reason)
    if decision.code in {"total", "subtotal"}:
        return Match(
            label=label,
            status="total",
            role="total" if decision.code == "total" else "subtotal",
            rule="decision",
            score=1.0,
            reason=reason,
        )
    return Match(
        label=label, status="matched", code=decision.code, rule="decision", score=1.0, reason=reason
    )
