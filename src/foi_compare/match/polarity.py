"""Who is said to be or do what, or not: negations resolved, words bound to their subject."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from foi_compare.match.lexicon import Token
from foi_compare.model.codebook import Bound, Polarity


class Said(NamedTuple):
    """A fact that was said, with the positions of the words that say it."""

    fact: str
    positions: tuple[int, ...]


class Segment(NamedTuple):
    """The words that belong to one subject; the subject is empty before the first one."""

    subject: str
    positions: tuple[int, ...]


def read_subjects(
    tokens: Sequence[Token],
    free: Sequence[bool],
    polarities: Sequence[Polarity],
    bound: Sequence[Bound],
    subjects: Sequence[str],
) -> Iterator[Said]:
    """Yield what the free tokens say of the subjects.

    A conflict (one clause says yes, the other no) yields both answers, which no code allows.
    """
    words = {entry.word: entry for entry in bound}
    leading = _predicates(polarities) | {
        (word, subject) for word, entry in words.items() for subject in entry.by_subject
    }
    for segment in _segments(tokens, free, frozenset(subjects), leading):
        for polarity in polarities:
            yield from _answers(tokens, free, segment, polarity, frozenset(words))
        for at in segment.positions:
            entry = words.get(tokens[at].term)
            if entry and free[at]:
                subject = segment.subject if segment.subject in entry.by_subject else ""
                if subject in entry.by_subject:
                    yield Said(entry.by_subject[subject][0], (at,))


def _predicates(polarities: Sequence[Polarity]) -> set[tuple[str, str]]:
    return {
        (term, polarity.subject)
        for polarity in polarities
        for term in (*polarity.positive, *polarity.negative)
    }


def _segments(
    tokens: Sequence[Token],
    free: Sequence[bool],
    subjects: frozenset[str],
    leading: Collection[tuple[str, str]],
) -> Iterator[Segment]:
    """Cut the label before each subject, with the negations and adjectives that lead to it."""
    starts: list[tuple[int, str]] = [(0, "")]
    for at, token in enumerate(tokens):
        if free[at] and token.term in subjects:
            start = at
            while start > starts[-1][0] and _leads_to(tokens, free, start - 1, token.term, leading):
                start -= 1
            starts.append((start, token.term))
    ends = [start for start, _ in starts[1:]] + [len(tokens)]
    for (start, subject), end in zip(starts, ends, strict=True):
        yield Segment(subject, tuple(range(start, end)))


def _leads_to(
    tokens: Sequence[Token],
    free: Sequence[bool],
    at: int,
    subject: str,
    leading: Collection[tuple[str, str]],
) -> bool:
    """Say whether a word before a subject belongs to it: `no`, `unidentified`, `death of`."""
    token = tokens[at]
    if not free[at] or token.kind == "break":
        return False
    return token.kind == "negator" or (token.term, subject) in leading


def _answers(
    tokens: Sequence[Token],
    free: Sequence[bool],
    segment: Segment,
    polarity: Polarity,
    binding: Collection[str],
) -> Iterator[Said]:
    own = segment.subject == polarity.subject
    clauses = _Clauses(tokens, free, polarity, own=own)
    for clause in _parted(tokens, segment.positions):
        clauses.add(_until(tokens, clause, binding))
    taken = clauses.taken
    if own and not clauses.signs:
        taken = _bare_negation(tokens, free, segment, polarity) if polarity.bare else []
        if taken:
            yield Said(polarity.negative_fact, tuple(taken))
        return
    if own:
        taken += [at for at in segment.positions if tokens[at].term == polarity.subject]
    for sign, fact in ((1, polarity.positive_fact), (-1, polarity.negative_fact)):
        if sign in clauses.signs:
            yield Said(fact, tuple(sorted(taken)))


class _Clauses:
    """The answers that the clauses of one segment give, and the words they use.

    A negation carries over a break to predicates that follow without one of their own (`does not
    support or wish to proceed`), and from a clause without a predicate to the next that has one
    (`is unable, or not permitted, to give evidence`).
    """

    def __init__(
        self, tokens: Sequence[Token], free: Sequence[bool], polarity: Polarity, *, own: bool
    ) -> None:
        self._tokens = tokens
        self._free = free
        self._polarity = polarity
        self._counted = (
            {*polarity.positive, *polarity.negative, *polarity.alone} if own else {*polarity.alone}
        )
        self._inherited = False
        self._pending: list[int] = []
        self.signs: set[int] = set()
        self.taken: list[int] = []

    def add(self, clause: Sequence[int]) -> None:
        """Take the next clause of the segment, in order."""
        tokens, free = self._tokens, self._free
        used = [at for at in clause if free[at] and tokens[at].term in self._counted]
        # A negation right before words that already have a meaning (`not charged`) is theirs.
        negators = [
            at
            for at in clause
            if free[at] and tokens[at].kind == "negator" and (at + 1 == len(free) or free[at + 1])
        ]
        hard = any(tokens[at].term == ";" for at in clause)
        if not used:
            self._pending = [] if hard else [*self._pending, *negators]
            self._inherited = self._inherited and not hard
            return
        negative = len(negators) + sum(tokens[at].term in self._polarity.negative for at in used)
        is_positive = negative % 2 == 0
        if is_positive and negative == 0 and (self._inherited or self._pending):
            is_positive = False
        self.signs.add(1 if is_positive else -1)
        self.taken += [*used, *negators, *self._pending]
        self._inherited = bool(negators or self._pending) and not is_positive and not hard
        self._pending = []


def _until(tokens: Sequence[Token], clause: Sequence[int], binding: Collection[str]) -> list[int]:
    """Cut a clause at a bound word: `too ill to give evidence` says nothing about support."""
    kept: list[int] = []
    for at in clause:
        if tokens[at].term in binding:
            return kept
        kept.append(at)
    return kept


def _parted(tokens: Sequence[Token], positions: Sequence[int]) -> Iterator[list[int]]:
    """Part a segment at its breaks; a break closes the clause before it."""
    clause: list[int] = []
    for at in positions:
        clause.append(at)
        if tokens[at].kind == "break":
            yield clause
            clause = []
    if clause:
        yield clause


def _bare_negation(
    tokens: Sequence[Token], free: Sequence[bool], segment: Segment, polarity: Polarity
) -> list[int]:
    """Return the positions of `no suspect`, where nothing more is said of the suspect."""
    for before, at in zip(segment.positions, segment.positions[1:], strict=False):
        pair = {tokens[before].term, tokens[at].term}
        negated = any(tokens[place].kind == "negator" for place in (before, at))
        if negated and polarity.subject in pair and free[before] and free[at]:
            return [before, at]
    return []
