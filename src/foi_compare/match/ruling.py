"""Stated facts to codes: what they rule out, what they prove, what they leave open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.model.codes import Codebook, Rule
from foi_compare.model.matching import Candidate

_MOST_RIVALS = 2


class Ruling(NamedTuple):
    """What the facts of a label say of the codes, in the order of the codebook.

    `proved` have every fact they need; `possible` lack one that is not stated; both are free of
    contradiction. `candidates` are both with their scores, which add up to 1.
    """

    proved: tuple[str, ...]
    possible: tuple[str, ...]
    candidates: tuple[Candidate, ...]


class Judge:
    """Applies the rules of a codebook to stated facts."""

    def __init__(self, codebook: Codebook) -> None:
        """Take the rules and what each code allows."""
        facts = codebook.facts
        self._rules: dict[str, tuple[Rule, ...]] = {
            code: tuple(rule for rule in facts.rules if rule.code == code)
            for code in codebook.codes
        }
        self._allows = {
            code: facts.allows.get(code, frozenset()).union(*(rule.when for rule in rules))
            for code, rules in self._rules.items()
        }
        self._many = frozenset(codebook.many)
        self._never = frozenset(facts.never)
        self._mentioned = self._never.union(*self._allows.values())
        self._explicit = frozenset(facts.explicit)
        self._opens = frozenset(facts.opens)
        self._echoes = facts.echoes
        self._polarities = facts.polarities
        self._says = _plain_words(codebook)

    def rule(self, stated: Iterable[str], topics: Iterable[str], *, cut_short: bool) -> Ruling:
        """Return what the stated facts leave; a label cut short may have lost an explicit fact."""
        facts = frozenset(stated)
        if not frozenset(topics):
            return Ruling((), (), ())
        lenient = cut_short or bool(facts & self._opens)
        open_codes = [code for code in self._rules if not self.against(code, facts)]
        proved = tuple(code for code in open_codes if self._proof(code, facts))
        possible = tuple(
            code
            for code in open_codes
            if self._is_spoken_of(code, facts)
            and any(self._may_hold(rule, facts, lenient=lenient) for rule in self._rules[code])
        )
        siblings = [code for code in possible if lenient and self._lacks_explicit(code, facts)]
        named = possible or proved or self._nearest(facts)
        if len(proved) == 1:
            named = tuple(code for code in self._rules if code in {*proved, *siblings})
        return Ruling(proved, possible, self._candidates(named, facts))

    def _is_spoken_of(self, code: str, facts: frozenset[str]) -> bool:
        """Say whether facts suggest a code; one that gathers many things needs one of its own."""
        rules = self._rules[code]
        return code not in self._many or any(facts.intersection(rule.when) for rule in rules)

    def against(self, code: str, facts: Iterable[str]) -> tuple[str, ...]:
        """Return the facts that rule a code out, sorted."""
        known = self._mentioned & frozenset(facts)
        return tuple(sorted(known - self._allows[code]))

    def echoed(self, facts: Iterable[str], title: Iterable[str]) -> bool:
        """Say whether a title states all that a label does and is no echo of another fact."""
        own = frozenset(facts) - frozenset(self._echoes)
        return bool(own) and own <= frozenset(title)

    def idle_negations(self, code: str, negated: Iterable[str]) -> tuple[str, ...]:
        """Return facts stated by a negation that no rule of the code has a use for."""
        used = frozenset(self._echoes).union(*(rule.when for rule in self._rules[code]))
        return tuple(sorted(frozenset(negated) - used))

    def elsewhere(self, code: str, facts: Iterable[str]) -> tuple[str, ...]:
        """Return the facts that prove another code, unless the code is proved or lacks little.

        A fact that holds only where it is stated may be left to the printed code.
        """
        known = frozenset(facts)
        if self._proof(code, known) or self._lacks_explicit(code, known):
            return ()
        open_codes = (other for other in self._rules if not self.against(other, known))
        proofs = filter(None, (self._proof(other, known) for other in open_codes))
        return next((proof.when for proof in proofs), ())

    def left_open(self, code: str, facts: Iterable[str], silent: Collection[str]) -> str:
        """Return a person of whom nothing is said and every rule that may hold needs something."""
        facts = frozenset(facts)
        stated = {_dimension(fact) for fact in facts}
        if self._proof(code, facts):
            return ""
        rules = self._rules[code]
        spoken = [rule for rule in rules if facts.intersection(rule.when)]
        for polarity in self._polarities:
            answers = {polarity.positive_fact, polarity.negative_fact}
            asks = [bool(answers.intersection(rule.when)) for rule in spoken or rules]
            needed = any(asks) if spoken else all(asks)
            if polarity.subject in silent and needed and _dimension(min(answers)) not in stated:
                return polarity.subject
        return ""

    def needs_explicit(self, code: str) -> bool:
        """Say whether a code needs a fact that holds only where it is stated."""
        return any(self._explicit.intersection(rule.when) for rule in self._rules[code])

    def _lacks_explicit(self, code: str, facts: frozenset[str]) -> bool:
        """Say whether a code would be proved if one explicit fact had been lost from the label."""
        return any(
            (lost := frozenset(rule.when) - facts) <= self._explicit and len(lost) < len(rule.when)
            for rule in self._rules[code]
        )

    def says(self, fact: str) -> str:
        """Return a fact in plain words."""
        return self._says.get(fact, fact)

    def why(self, code: str, facts: Mapping[str, str]) -> str:
        """Explain a proved code in one line, with the rivals that a single fact rules out."""
        proof = self._proof(code, frozenset(facts))
        used = proof.when if proof else tuple(facts)
        line = f"{' + '.join(self.says(fact) for fact in used)} → {code}"
        rivals = []
        for rival in self._rules:
            against = self.against(rival, facts)
            shared = self._allows[rival] & frozenset(used)
            if rival != code and len(against) == 1 and shared:
                rivals.append((-len(shared), f"{rival} ruled out: {self.says(against[0])}"))
        rivals.sort(key=lambda entry: entry[0])
        return "; ".join([line, *(text for _, text in rivals[:_MOST_RIVALS])])

    def _proof(self, code: str, facts: frozenset[str]) -> Rule | None:
        holding = [
            rule
            for rule in self._rules[code]
            if facts.issuperset(rule.when) and facts.isdisjoint(rule.unless)
        ]
        return max(holding, key=lambda rule: len(rule.when), default=None)

    def _may_hold(self, rule: Rule, facts: frozenset[str], *, lenient: bool) -> bool:
        stated = {_dimension(fact) for fact in facts}
        for fact in rule.when:
            if fact in facts:
                continue
            if _dimension(fact) in stated or (fact in self._explicit and not lenient):
                return False
        return True

    def _nearest(self, facts: frozenset[str]) -> tuple[str, ...]:
        """Where the facts contradict each other, return the codes that parts of them prove.

        A proof that is only a part of another's (`charged` of `charged for an alternate offence`)
        does not count.
        """
        proofs = {
            code: [frozenset(rule.when) for rule in rules if facts.issuperset(rule.when)]
            for code, rules in self._rules.items()
        }
        everything = {proof for found in proofs.values() for proof in found}
        proved = {
            code
            for code, found in proofs.items()
            if any(not any(proof < other for other in everything) for proof in found)
        }
        meant = facts - self._never
        shares = {code: len(allowed & meant) for code, allowed in self._allows.items()}
        most = max(shares.values(), default=0)
        return tuple(code for code, share in shares.items() if code in proved or share == most > 0)

    def _candidates(self, codes: Sequence[str], facts: frozenset[str]) -> tuple[Candidate, ...]:
        weights = {
            code: max(self._weight(rule, facts) for rule in self._rules[code]) for code in codes
        }
        whole = sum(weights.values())
        listed = [
            Candidate(code=code, score=round(weight / whole, 2), why=self._missing(code, facts))
            for code, weight in weights.items()
        ]
        return tuple(sorted(listed, key=lambda candidate: -candidate.score))

    @staticmethod
    def _weight(rule: Rule, facts: frozenset[str]) -> float:
        return (1 + len(facts.intersection(rule.when))) / (1 + len(rule.when))

    def _missing(self, code: str, facts: frozenset[str]) -> str:
        """Say what the label would have to state for a code."""
        against = self.against(code, facts)
        if against:
            return f"but {self.says(against[0])}"
        rule = max(self._rules[code], key=lambda entry: self._weight(entry, facts))
        missing = [self.says(fact) for fact in rule.when if fact not in facts]
        return f"if {' and '.join(missing)}" if missing else ""


def _dimension(fact: str) -> str:
    return fact.partition("=")[0]


def _plain_words(codebook: Codebook) -> Mapping[str, str]:
    facts = codebook.facts
    said = {entry.fact: entry.says for entry in facts.statements}
    for polarity in facts.polarities:
        said[polarity.positive_fact] = polarity.positive_says
        said[polarity.negative_fact] = polarity.negative_says
    for bound in facts.bound:
        said |= dict(bound.by_subject.values())
    return said
