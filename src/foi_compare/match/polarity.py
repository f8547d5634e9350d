"""Who is said to be or do what, or not: negations resolved, words bound to their subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    for segment in _segments(tokens, free, frozenset(subjects), _predicates(polarities)):
        for polarity in polarities:
            yield from _answers(tokens, free, segment, polarity)
        for at in segment.positions:
            entry = words.get(tokens[at].term)
            if entry and free[at]:
                subject = segment.subject if segment.subject in entry.by_subject else ""
                if subject in entry.by_subject:
                    yield Said(entry.by_subject[subject][0], (at,))


def _predicates(polarities: Sequence[Polarity]) -> Mapping[str, str]:
    return {
        term: polarity.subject
        for polarity in polarities
        for term in (*polarity.positive, *polarity.negative)
    }


def _segments(
    tokens: Sequence[Token],
    free: Sequence[bool],
    subjects: frozenset[str],
    predicates: Mapping[str, str],
) -> Iterator[Segment]:
    """Cut the label before each subject, with the negations and adjectives that lead to it."""
    starts: list[tuple[int, str]] = [(0, "")]
    for at, token in enumerate(tokens):
        if free[at] and token.term in subjects:
            start = at
            while start > starts[-1][0] and _leads_to(
                tokens, free, start - 1, token.term, predicates
            ):
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
    predicates: Mapping[str, str],
) -> bool:
    """Say whether a word before a subject belongs to it: `no`, `unidentified`, `death of`."""
    token = tokens[at]
    if not free[at] or token.kind == "break":
        return False
    return token.kind == "negator" or predicates.get(token.term, subject) == subject


def _answers(
    tokens: Sequence[Token], free: Sequence[bool], segment: Segment, polarity: Polarity
) -> Iterator[Said]:
    own = segment.subject == polarity.subject
    taken: list[int] = []
    signs: list[int] = []
    inherited = 1
    for clause in _clauses(tokens, segment.positions):
        positions = [at for at in clause if free[at]]
        sign, used = _sign(tokens, free, positions, polarity, own=own)
        if sign and all(_is_positive(tokens[at], polarity) for at in used):
            sign *= inherited
        if sign:
            signs.append(sign)
            taken += used
            negated = any(tokens[at].kind == "negator" for at in used)
            inherited = -1 if negated and sign < 0 else 1
        if any(tokens[at].term == ";" for at in clause):
            inherited = 1
    if not signs and own and polarity.bare:
        bare = _bare_negation(tokens, free, segment, polarity)
        if bare:
            yield Said(polarity.negative_fact, bare)
        return
    if own:
        taken += [at for at in segment.positions if tokens[at].term == polarity.subject]
    if 1 in signs:
        yield Said(polarity.positive_fact, tuple(sorted(taken)))
    if -1 in signs:
        yield Said(polarity.negative_fact, tuple(sorted(taken)))


def _is_positive(token: Token, polarity: Polarity) -> bool:
    return token.term in polarity.positive


def _clauses(tokens: Sequence[Token], positions: Sequence[int]) -> Iterator[list[int]]:
    """Part a segment at its breaks; a break closes the clause before it."""
    clause: list[int] = []
    for at in positions:
        clause.append(at)
        if tokens[at].kind == "break":
            yield clause
            clause = []
    if clause:
        yield clause


def _sign(
    tokens: Sequence[Token],
    free: Sequence[bool],
    positions: Sequence[int],
    polarity: Polarity,
    *,
    own: bool,
) -> tuple[int, list[int]]:
    """Multiply the signs of a clause: `has not withdrawn support` is two negations."""
    counted = polarity.positive + polarity.negative if own else polarity.alone
    used = [
        at
        for at in positions
        if tokens[at].term in counted or (own and tokens[at].term in polarity.alone)
    ]
    if not used:
        return 0, []
    # A negation right before words that already have a meaning (`not charged`) is theirs.
    negators = [
        at
        for at in positions
        if tokens[at].kind == "negator" and (at + 1 == len(free) or free[at + 1])
    ]
    negative = sum(tokens[at].term in polarity.negative for at in used) + len(negators)
    return (-1 if negative % 2 else 1), sorted(used + negators)


def _bare_negation(
    tokens: Sequence[Token], free: Sequence[bool], segment: Segment, polarity: Polarity
) -> tuple[int, ...]:
    """Return the positions of `no suspect`, where nothing more is said of the suspect."""
    for before, at in zip(segment.positions, segment.positions[1:], strict=False):
        pair = {tokens[before].term, tokens[at].term}
        negated = any(tokens[place].kind == "negator" for place in (before, at))
        if negated and polarity.subject in pair and free[before] and free[at]:
            return (before, at)
    return ()
